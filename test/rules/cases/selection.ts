import { TerraformStack } from 'cdktf';
import {
  type CronOptions,
  MediaPrefetchSchedule,
  type MediaPrefetchScheduleProps,
  MediaPrefetcher,
  MediaSelection,
  MediaType,
  ScheduleExpression,
  type SearchOptions,
  alicloud,
} from '../../../src';
import { QUIET, mediaId } from '../../fixtures';
import type { Built, RuleCases } from './case';

const of = (media: MediaSelection): Built => ({ schedule: { media } });
const ids = MediaSelection.ids([mediaId(1)]);
const recent = (withinHours: number) => of(MediaSelection.recent({ withinHours }));
const topPlayed = (days: number, limit: number) => of(MediaSelection.topPlayed({ days, limit }));
const search = (options: SearchOptions) => of(MediaSelection.search(options));
const lookingBack = (withinHours: number, options: CronOptions, more: Partial<MediaPrefetchScheduleProps> = {}): Built => ({
  schedule: { media: MediaSelection.recent({ withinHours }), schedule: ScheduleExpression.cron({ timeZone: 'UTC', ...options }), ...more },
});
const mostPlayedAt = (options: CronOptions): Built => ({
  schedule: { media: MediaSelection.topPlayed({ days: 1, limit: 5 }), schedule: ScheduleExpression.cron(options) },
});
const object = (bucketName: string, key: string, endpoint?: string) => of(MediaSelection.bucketObject(bucketName, key, { endpoint }));
const stored = (prefix: string, bucketName = 'lists') => of(ids.storedIn(bucketName, { prefix }));
const RAW = '${var.unknown}';
const FAR = 'http://oss-cn-beijing-internal.aliyuncs.com';

/** Lists in so many folders of a bucket, in schedules of one prefetcher. */
function folders(count: number): Built {
  return {
    stack: (stack) => {
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
      for (let folder = 0; folder < count; folder++) {
        const list = (name: string) => MediaSelection.bucketObject('lists', `folder-${folder}/${name}.csv`);
        new MediaPrefetchSchedule(stack, `Schedule${folder}`, { ...QUIET, prefetcher, media: MediaSelection.concat(list('one'), list('two')) });
      }
    },
  };
}

function foreign(media: MediaSelection): Built {
  return {
    stack: (stack) => {
      const attributes = { functionName: 'warmer', vodRegion: 'cn-shanghai', maxQps: 20, timeoutSeconds: 600 };
      const prefetcher = MediaPrefetcher.fromAttributes(stack, 'Prefetcher', attributes);
      new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher, media });
    },
  };
}

/** A schedule whose prefetcher is in a stack without a provider of a known region. */
function nowhere(media: MediaSelection): Built {
  return {
    stack: (stack) => {
      const other = new TerraformStack(stack.node.root, 'other');
      new alicloud.provider.AlicloudProvider(other, 'alicloud');
      new MediaPrefetchSchedule(other, 'Schedule', { ...QUIET, media });
    },
  };
}

const regionOf = (vodRegion: string, media: MediaSelection): Built => ({ prefetcher: { vodRegion }, schedule: { media } });
const top = MediaSelection.topPlayed({ days: 7, limit: 100 });

/** Cases of the ways to choose media that a run carries out. */
export const selectionCases: Readonly<Record<string, RuleCases>> = {
  MP032: {
    valid: [recent(1), recent(8760), topPlayed(1, 1), topPlayed(180, 1000), of(ids.limit(1)), of(ids.limit(1_000_000).limit(2))],
    invalid: [
      [recent(0), 'media.recent.withinHours'],
      [recent(8761), 'media.recent.withinHours'],
      [recent(1.5), 'media.recent.withinHours'],
      [topPlayed(0, 0), 'media.topPlayed.days', 'media.topPlayed.limit'],
      [topPlayed(181, 1001), 'media.topPlayed.days', 'media.topPlayed.limit'],
      [of(ids.limit(0)), 'media.limit.count'],
      [of(ids.limit(1_000_001)), 'media.limit.count'],
      [of(ids.limit(2).limit(0)), 'media.limit(2).count'],
      [of(MediaSelection.concat(ids, MediaSelection.recent({ withinHours: -1 }))), 'media.concat[1].recent.withinHours'],
      [of(ids.excluding(ids).excluding(MediaSelection.recent({ withinHours: 0 }))), 'media.excluding(2).recent.withinHours'],
    ],
    unknown: [
      (variable) => recent(variable.numberValue),
      (variable) => topPlayed(variable.numberValue, variable.numberValue),
      (variable) => of(ids.limit(variable.numberValue)),
    ],
  },
  MP033: {
    valid: [search({}), search({ match: "Title = 'news'" }), search({ match: 'CateId = 1', statuses: [] }), search({ statuses: ['Checking'] })],
    invalid: [
      [search({ match: '' }), 'media.search.match'],
      [search({ match: ' \n' }), 'media.search.match'],
      [search({ statuses: [] }), 'media.search.match'],
    ],
    unknown: [(variable) => search({ match: variable.stringValue }), (variable) => search({ statuses: variable.listValue })],
  },
  MP034: {
    valid: [
      search({ statuses: ['Normal', 'UploadSucc'], mediaTypes: [MediaType.AUDIO], sortBy: 'CreationTime:Asc' }),
      search({ sortBy: 'CreationTime:Desc,ModificationTime:Asc,Title:Asc' }),
      of(MediaSelection.recent({ withinHours: 1, statuses: ['Normal'], mediaTypes: ['audio', 'video'] })),
    ],
    invalid: [
      [search({ statuses: ['Normal', "a','b", ''] }), 'media.search.statuses[1]', 'media.search.statuses[2]'],
      [search({ statuses: [RAW, 'not normal'] }), 'media.search.statuses[1]'],
      [of(MediaSelection.recent({ withinHours: 1, statuses: [] })), 'media.recent.statuses'],
      [search({ mediaTypes: ['image', RAW, 'Audio'] }), 'media.search.mediaTypes[0]', 'media.search.mediaTypes[2]'],
      [search({ mediaTypes: [] }), 'media.search.mediaTypes'],
      [of(MediaSelection.recent({ withinHours: 1, mediaTypes: ['attached'] })), 'media.recent.mediaTypes[0]'],
      [search({ sortBy: 'CreationTime' }), 'media.search.sortBy'],
      [search({ sortBy: 'A:Asc,B:Asc,C:Asc,D:Asc' }), 'media.search.sortBy'],
      [search({ sortBy: '' }), 'media.search.sortBy'],
    ],
    unknown: [
      (variable) => search({ statuses: [variable.stringValue], sortBy: variable.stringValue, mediaTypes: [variable.stringValue] }),
      (variable) => search({ mediaTypes: variable.listValue }),
      (variable) => of(MediaSelection.recent({ withinHours: 1, statuses: variable.listValue })),
    ],
  },
  MP134: {
    valid: [
      { schedule: { media: MediaSelection.recent({ withinHours: 8760 }), schedule: ScheduleExpression.at('2026-12-31T16:00:00Z') } },
      lookingBack(47, { minute: '0', hour: '4' }),
      lookingBack(1, { minute: '0', hour: '*' }),
      // The longest gap, from 8 in the evening to 8 in the morning, needs so many.
      lookingBack(23, { minute: '0', hour: '8,20' }),
      lookingBack(720, { minute: '0', hour: '4', weekDay: 'MON' }),
      { ...lookingBack(24, { minute: '0', hour: '*' }, { skipSubmittedWithinHours: 24 }), prefetcher: { ledger: { bucketName: 'my-bucket' } } },
      of(MediaSelection.ids([mediaId(1)]).excluding(MediaSelection.recent({ withinHours: 720 }))),
    ],
    invalid: [
      [lookingBack(48, { minute: '0', hour: '4' }), 'media.recent.withinHours'],
      [lookingBack(24, { minute: '0', hour: '*' }), 'media.recent.withinHours'],
      [lookingBack(24, { minute: '0', hour: '8,20' }), 'media.recent.withinHours'],
      [{ schedule: { media: MediaSelection.recent({ withinHours: 2 }), schedule: ScheduleExpression.rate(60) } }, 'media.recent.withinHours'],
    ],
    unknown: [(variable) => lookingBack(variable.numberValue, { minute: '0', hour: '*' })],
  },
  MP136: {
    valid: [
      mostPlayedAt({ minute: '0', hour: '9', timeZone: 'Asia/Shanghai' }),
      mostPlayedAt({ minute: '0', hour: '1', timeZone: 'UTC' }),
      mostPlayedAt({ minute: '0', hour: '*', timeZone: 'Asia/Shanghai' }),
      { schedule: { media: MediaSelection.topPlayed({ days: 1, limit: 5 }), schedule: ScheduleExpression.rate(60) } },
      {},
    ],
    invalid: [
      [mostPlayedAt({ minute: '59', hour: '8', timeZone: 'Asia/Shanghai' }), 'media.topPlayed.days'],
      [mostPlayedAt({ minute: '30', hour: '0,20', timeZone: 'UTC' }), 'media.topPlayed.days'],
    ],
    unknown: [(variable) => mostPlayedAt({ minute: '0', hour: variable.stringValue, timeZone: 'Asia/Shanghai' })],
  },
  MP035: {
    valid: [
      object('abc', 'list.csv'),
      object(`0${'-'.repeat(61)}0`, 'a/b c/übersicht.txt'),
      object('lists', 'k'.repeat(1023)),
      stored(''),
      stored('lists/'),
      stored('p'.repeat(800)),
      of(ids.storedIn('lists')),
    ],
    invalid: [
      [object('ab', 'list.csv'), 'media.bucketObject.bucketName'],
      [object('a'.repeat(64), 'list.csv'), 'media.bucketObject.bucketName'],
      [object('-lists', 'list.csv'), 'media.bucketObject.bucketName'],
      [object('lists-', 'list.csv'), 'media.bucketObject.bucketName'],
      [object('Lists', 'list.csv'), 'media.bucketObject.bucketName'],
      [object('lists', ''), 'media.bucketObject.key'],
      [object('lists', 'folder/'), 'media.bucketObject.key'],
      [object('lists', '/list.csv'), 'media.bucketObject.key'],
      [object('lists', 'a//b.csv'), 'media.bucketObject.key'],
      [object('lists', 'a/../b.csv'), 'media.bucketObject.key'],
      [object('lists', './b.csv'), 'media.bucketObject.key'],
      [object('lists', 'a\\b.csv'), 'media.bucketObject.key'],
      [object('lists', 'a\nb.csv'), 'media.bucketObject.key'],
      [object('lists', 'trailers/*.csv'), 'media.bucketObject.key'],
      [object('lists', 'list?.csv'), 'media.bucketObject.key'],
      [object('lists', 'ü'.repeat(512)), 'media.bucketObject.key'],
      [object('lists', 'k'.repeat(1024)), 'media.bucketObject.key'],
      [stored('lists', 'Lists'), 'media.storedIn.bucketName'],
      [stored('/lists/'), 'media.storedIn.prefix'],
      [stored('lists*/'), 'media.storedIn.prefix'],
      [stored('list?'), 'media.storedIn.prefix'],
      [stored('p'.repeat(801)), 'media.storedIn.prefix'],
    ],
    unknown: [(variable) => object(variable.stringValue, 'list.csv'), (variable) => stored('lists/', variable.stringValue)],
  },
  MP060: {
    valid: [
      object('lists', 'list.csv', 'http://oss-cn-shanghai-internal.aliyuncs.com'),
      object('lists', 'list.csv', 'https://oss-ap-southeast-1.aliyuncs.com'),
      of(ids.storedIn('lists', { endpoint: 'https://oss-accelerate.aliyuncs.com' })),
    ],
    invalid: [
      [object('lists', 'list.csv', 'oss-cn-shanghai.aliyuncs.com'), 'media.bucketObject.endpoint'],
      [object('lists', 'list.csv', 'https://oss.example.com'), 'media.bucketObject.endpoint'],
      [object('lists', 'list.csv', 'https://notaliyuncs.com'), 'media.bucketObject.endpoint'],
      [object('lists', 'list.csv', 'https://oss-cn-shanghai.aliyuncs.com/'), 'media.bucketObject.endpoint'],
      [of(ids.storedIn('lists', { endpoint: '' })), 'media.storedIn.endpoint'],
    ],
    unknown: [(variable) => object('lists', 'list.csv', variable.stringValue)],
  },
  MP061: {
    valid: [
      object('lists', 'list.csv', 'http://oss-cn-shanghai-internal.aliyuncs.com'),
      object('lists', 'list.csv', 'http://oss-cn-beijing.aliyuncs.com'),
      nowhere(MediaSelection.bucketObject('lists', 'list.csv', { endpoint: FAR })),
    ],
    invalid: [
      [object('lists', 'list.csv', FAR), 'media.bucketObject.endpoint'],
      [of(ids.storedIn('lists', { endpoint: FAR })), 'media.storedIn.endpoint'],
    ],
    unknown: [(variable) => object('lists', 'list.csv', variable.stringValue)],
  },
  MP062: {
    valid: [object('lists', 'list.csv'), foreign(ids)],
    invalid: [
      [foreign(MediaSelection.bucketObject('lists', 'list.csv')), 'media.bucketObject'],
      [foreign(MediaSelection.concat(ids, ids.storedIn('lists'))), 'media.concat[1].storedIn'],
    ],
    unknown: 'who owns a prefetcher is known at synth',
  },
  MP063: {
    valid: [
      regionOf('cn-shanghai', top),
      regionOf('ap-southeast-1', ids),
      of(top),
      { prefetcher: { vodRegion: 'ap-southeast-1', statusRegion: 'cn-shanghai' }, schedule: { media: top } },
    ],
    invalid: [
      [regionOf('ap-southeast-1', top), 'media.topPlayed'],
      [regionOf('cn-beijing', ids.excluding(top)), 'media.excluding.topPlayed'],
    ],
    unknown: [(variable) => regionOf(variable.stringValue, top)],
  },
  MP064: {
    valid: [folders(5)],
    invalid: [[folders(6), 'mounts']],
    unknown: 'the number of mounts is known at synth',
  },
  MP115: {
    valid: [
      search({ match: "Title = 'Status'" }),
      search({ match: "Status = 'Normal' and CateId = 1", statuses: [] }),
      search({ match: "PreprocessStatus in ('Preprocess')" }),
    ],
    invalid: [
      [search({ match: "Status = 'Checking'" }), 'media.search.match'],
      [search({ match: "CateId = 1 and Status in ('Normal')", statuses: ['Normal'] }), 'media.search.match'],
    ],
    unknown: [(variable) => search({ match: variable.stringValue })],
  },
  MP116: {
    valid: [search({ sortBy: 'CreationTime:Desc' }), search({})],
    invalid: [[search({ sortBy: 'CreationTime:Desc,Title:Asc' }), 'media.search.sortBy']],
    unknown: [(variable) => search({ sortBy: variable.stringValue })],
  },
};
