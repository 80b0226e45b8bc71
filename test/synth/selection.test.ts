import { createHash } from 'node:crypto';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, MediaSelection, MediaType, alicloud } from '../../src';
import { QUIET, errors, mediaId, newStack, only, resources } from '../fixtures';
import { fileOf } from '../rules/cases/task';

const [A, B] = [mediaId(1), mediaId(2)];
const list = MediaSelection.ids([A, B]);
const LIST = { type: 'ids', ids: [A, B] };

function scheduleOf(media: MediaSelection, stack: TerraformStack = newStack()): MediaPrefetchSchedule {
  return new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, media, formats: ['mp4'], definitions: ['HD'] });
}

function configOf(schedule: MediaPrefetchSchedule): string {
  return only(schedule, 'alicloud_fcv3_trigger').trigger_config;
}

/** The selection in the job of a schedule. */
function selectionOf(media: MediaSelection): any {
  return JSON.parse(JSON.parse(configOf(scheduleOf(media)).replaceAll('$${', '${')).payload).selection;
}

/** What a schedule's policy allows, by resource. */
function allowedBy(schedule: MediaPrefetchSchedule): Record<string, string[]> {
  const { Statement: statements } = JSON.parse(
    only(schedule, 'alicloud_ram_policy')
      .policy_document.replace(/^\$\{jsonencode\(([^]*)\)\}$/, '$1')
      .replaceAll('" = ', '": '),
  );
  return Object.fromEntries(
    statements.map(({ Action, Resource }: any) => [Resource, Action]).filter(([resource]: [string]) => !resource.startsWith('acs:log')),
  );
}

describe('a job holds', () => {
  test.each<[string, MediaSelection, object]>([
    ['a list', list, { type: 'ids', ids: [A, B] }],
    [
      'a search with the usual status',
      MediaSelection.search({ match: 'CateId = 1' }),
      { type: 'search', match: "CateId = 1 and Status in ('Normal')" },
    ],
    [
      'a search of everything that was given',
      MediaSelection.search({ match: 'CateId = 1', statuses: ['Normal', 'Checking'], mediaTypes: [MediaType.AUDIO], sortBy: 'CreationTime:Asc' }),
      { type: 'search', match: "CateId = 1 and Status in ('Normal','Checking')", mediaTypes: ['audio'], sortBy: 'CreationTime:Asc' },
    ],
    ['a search whatever the status', MediaSelection.search({ match: 'CateId = 1', statuses: [] }), { type: 'search', match: 'CateId = 1' }],
    ['a search without a match', MediaSelection.search({}), { type: 'search', match: "Status in ('Normal')" }],
    [
      'recent media',
      MediaSelection.recent({ withinHours: 24, statuses: ['Normal'], mediaTypes: ['video'] }),
      { type: 'recent', withinHours: 24, statuses: ['Normal'], mediaTypes: ['video'] },
    ],
    ['the most played', MediaSelection.topPlayed({ days: 7, limit: 100 }), { type: 'topPlayed', days: 7, limit: 100 }],
    [
      'selections in selections',
      MediaSelection.concat(list, MediaSelection.recent({ withinHours: 1 }).limit(5)).excluding(MediaSelection.ids([B])),
      {
        type: 'excluding',
        selection: {
          type: 'concat',
          selections: [
            { type: 'ids', ids: [A, B] },
            { type: 'limit', selection: { type: 'recent', withinHours: 1 }, count: 5 },
          ],
        },
        excluded: { type: 'ids', ids: [B] },
      },
    ],
    ['nothing of an empty list of what is left out', list.excluding(MediaSelection.file(fileOf('# nothing yet\n'))), { type: 'ids', ids: [A, B] }],
    ['nothing of an empty list beside others', MediaSelection.concat(MediaSelection.ids([]), list), { type: 'concat', selections: [LIST] }],
    [
      'nothing of a selection of empty lists',
      MediaSelection.concat(list, MediaSelection.concat(MediaSelection.ids([]).limit(5), MediaSelection.concat()).excluding(list)),
      { type: 'concat', selections: [LIST] },
    ],
    ['nothing of an empty selection of what is left out', list.excluding(MediaSelection.concat(MediaSelection.ids([]))), LIST],
    [
      'a list beside which something is left out',
      MediaSelection.concat(MediaSelection.ids([]), list.excluding(MediaSelection.ids([B]))),
      { type: 'concat', selections: [{ type: 'excluding', selection: LIST, excluded: { type: 'ids', ids: [B] } }] },
    ],
  ])('%s', (_, media, expected) => {
    expect(selectionOf(media)).toEqual(expected);
  });

  test('what a file holds as data, wherever the file is', () => {
    const file = MediaSelection.file(fileOf(`${A}\n`));
    expect(selectionOf(MediaSelection.concat(list.excluding(file), file))).toEqual({
      type: 'concat',
      selections: [
        { type: 'excluding', selection: { type: 'ids', ids: [A, B] }, excluded: { type: 'ids', ids: [A] } },
        { type: 'ids', ids: [A] },
      ],
    });
    const odd = scheduleOf(MediaSelection.concat(list, MediaSelection.file(fileOf('a-${var.x}\n'))));
    expect(only(odd, 'alicloud_fcv3_trigger', false).trigger_config).toContain('a-$${var.x}');
    expect(errors(odd)[0]).toContain('MP010 media (ids.txt:1): "a-${var.x}"');
  });

  test('numbers and texts that only Terraform knows', () => {
    const stack = newStack();
    const variable = (type: string) => new TerraformVariable(stack, type.replace(/\W/g, ''), { type });
    const media = MediaSelection.concat(
      MediaSelection.search({ match: `CateId = ${variable('number').numberValue}`, statuses: variable('list(string)').listValue }),
      MediaSelection.bucketObject(variable('string').stringValue, 'list.csv'),
      MediaSelection.recent({ withinHours: new TerraformVariable(stack, 'hours', { type: 'number' }).numberValue }),
    );
    const config = configOf(scheduleOf(media, stack));
    expect(config).toContain(
      `"match" = "CateId = \${var.number} and Status in (\${join(",", [for status in coalesce(var.liststring, ["Normal"]) : "'\${status}'"])})"`,
    );
    expect(config).toContain('"bucket" = var.string');
    expect(config).toContain('"withinHours" = var.hours');
    expect(errors(stack)).toEqual([]);
  });
});

describe('a list in a bucket', () => {
  const NIGHTLY = MediaSelection.bucketObject('lists', 'team/nightly.csv');

  test('is read from a mount of its folder', () => {
    const schedule = scheduleOf(NIGHTLY);
    const {
      mount_points: [mountPoint],
    } = only(schedule, 'alicloud_fcv3_function').oss_mount_config;
    expect(mountPoint).toMatchObject({ bucket_name: 'lists', bucket_path: '/team', read_only: true });
    expect(mountPoint.endpoint).toMatch(/^http:\/\/oss-\$\{element\(.*\)\}-internal\.aliyuncs\.com$/);
    expect(selectionOf(NIGHTLY)).toEqual({ type: 'object', bucket: 'lists', key: 'team/nightly.csv' });
  });

  test('lets the role read that folder only', () => {
    expect(allowedBy(scheduleOf(NIGHTLY))).toEqual({
      '*': ['vod:DescribeVodRefreshQuota', 'vod:GetMediaRefreshJobs', 'vod:RefreshMediaPlayUrls'],
      'acs:oss:*:*:lists': ['oss:ListObjects'],
      'acs:oss:*:*:lists/team/*': ['oss:GetObject'],
    });
  });

  test('at the top of a bucket lets the role read nothing else there', () => {
    expect(allowedBy(scheduleOf(MediaSelection.bucketObject('lists', 'nightly.csv')))['acs:oss:*:*:lists/nightly.csv']).toEqual(['oss:GetObject']);
  });

  test('shares its mount with the lists in the same folder, and keeps the endpoint that was given', () => {
    const endpoint = 'https://oss-cn-beijing.aliyuncs.com';
    const [one, two] = ['a.csv', 'b.csv'].map((name) => MediaSelection.bucketObject('lists', `team/${name}`, { endpoint }));
    const { mount_points: mountPoints } = only(scheduleOf(one.excluding(two)), 'alicloud_fcv3_function').oss_mount_config;
    expect(mountPoints).toEqual([expect.objectContaining({ endpoint })]);
  });

  test('of a bucket in the stack has a folder in the function that nothing else moves', () => {
    const mountDir = (others: number) => {
      const stack = newStack();
      Array.from({ length: others }, (_, index) => new TerraformVariable(stack, `other${index}`, {}).stringValue);
      const bucket = new alicloud.ossBucketObject.OssBucketObject(stack, 'Bucket', { bucket: 'b', key: 'k', content: 'c' });
      const schedule = scheduleOf(MediaSelection.bucketObject(bucket.bucket, 'list.csv'), stack);
      return only(schedule, 'alicloud_fcv3_function').oss_mount_config.mount_points[0].mount_dir;
    };
    expect(mountDir(3)).toBe(mountDir(0));
  });
});

describe('a list that is kept in a bucket', () => {
  const LONG = Array.from({ length: 6_000 }, (_, index) => mediaId(index));
  const TEXT = LONG.map((id) => `${id}\n`).join('');
  const HASH = createHash('sha256').update(TEXT).digest('hex').slice(0, 32);

  test('is an object under a key that holds its hash, there before the trigger, and gone after it', () => {
    const schedule = scheduleOf(MediaSelection.ids(LONG).storedIn('lists'));
    const object = only(schedule, 'alicloud_oss_bucket_object');
    expect(object).toMatchObject({ bucket: 'lists', content: TEXT, lifecycle: { create_before_destroy: true } });
    expect(object.key).toMatch(new RegExp(`^media-prefetch-stack-Schedule-[0-9a-f]{8}-${HASH}\\.txt$`));
    expect(only(schedule, 'alicloud_fcv3_trigger').depends_on).toContainEqual(expect.stringMatching(/^alicloud_oss_bucket_object\./));
    expect(schedule.node.tryFindChild('List')).toBeDefined();
    expect(errors(schedule)).toEqual([]);
  });

  test('is read by its job from the mount, by a role that may read such lists only', () => {
    const media = MediaSelection.ids(LONG).storedIn('lists', { prefix: 'warm/media-' });
    const schedule = scheduleOf(media);
    const { key } = only(schedule, 'alicloud_oss_bucket_object');
    expect(key).toMatch(/^warm\/media-stack-Schedule-/);
    const [mountPoint] = only(schedule, 'alicloud_fcv3_function').oss_mount_config.mount_points;
    expect(mountPoint.bucket_path).toBe('/warm');
    expect(selectionOf(media)).toEqual({ type: 'object', bucket: 'lists', key });
    expect(allowedBy(schedule)['acs:oss:*:*:lists/warm/media-*']).toEqual(['oss:GetObject']);
  });

  test('is still held against the rules, and its media are counted', () => {
    const schedule = scheduleOf(MediaSelection.ids([...LONG, 'a,b', mediaId(0)]).storedIn('lists'));
    expect(errors(schedule)[0]).toContain('MP010 media.ids[6000]: "a,b"');
    expect(schedule.urlsPerRun).toBe(6_001);
  });

  test('is one object for each list of a schedule, and for each schedule', () => {
    const stack = newStack();
    const media = MediaSelection.concat(list, list.excluding(MediaSelection.ids([B]))).storedIn('lists');
    ['One', 'Two'].forEach((id) => new MediaPrefetchSchedule(stack, id, { ...QUIET, media }));
    const keys = resources(stack, 'alicloud_oss_bucket_object').map(({ key }) => key);
    expect([keys.length, new Set(keys).size]).toEqual([6, 6]);
    expect(only(stack, 'alicloud_fcv3_function').oss_mount_config.mount_points).toHaveLength(1);
  });

  test('may be a list that only Terraform knows', () => {
    const stack = newStack();
    const ids = new TerraformVariable(stack, 'ids', { type: 'list(string)' });
    const schedule = scheduleOf(MediaSelection.ids(ids.listValue).storedIn('lists'), stack);
    const { content, key } = only(schedule, 'alicloud_oss_bucket_object');
    const text = 'join("", [for id in var.ids : "${id}\\n"])';
    // OSS takes no object without content: an empty list is a comment.
    expect(content).toBe(`\${coalesce(${text}, "# no media\\n")}`);
    expect(key).toContain(`\${substr(sha256(${text}), 0, 32)}.txt`);
    expect(configOf(schedule)).toContain(`"key" = "media-prefetch-`);
    expect(errors(stack)).toEqual([]);
  });

  test('is none where it is known to be empty', () => {
    const schedule = scheduleOf(
      MediaSelection.concat(list, MediaSelection.ids([]).storedIn('lists')).excluding(MediaSelection.ids([]).storedIn('never')),
    );
    expect(resources(schedule, 'alicloud_oss_bucket_object')).toEqual([]);
    expect(only(schedule, 'alicloud_fcv3_function').oss_mount_config).toEqual({ mount_points: [] });
    expect(errors(schedule)).toEqual([]);
  });

  test('is the way out that the rule on long events names', () => {
    expect(errors(scheduleOf(MediaSelection.ids(LONG)))[0]).toMatch(/MP012 .*MediaSelection\.storedIn\(bucketName\)/);
  });
});

describe('the URLs of a run', () => {
  const found = MediaSelection.search({ match: 'CateId = 1' });

  test.each<[string, MediaSelection, number | undefined]>([
    ['of joined lists are those of distinct media', MediaSelection.concat(list, MediaSelection.ids([B, mediaId(3)])), 3],
    ['of a list without another', list.excluding(MediaSelection.ids([B])), 1],
    ['of a limited list', list.limit(1), 1],
    ['of a search are not known', found, undefined],
    ['of a limited search are at most', found.limit(30), 30],
    ['of a list and a limited search are at most', MediaSelection.concat(list, found.limit(30)), 32],
    ['of a list without what a search finds are at most', list.excluding(found), 2],
    ['of the most played are at most', MediaSelection.topPlayed({ days: 1, limit: 20 }), 20],
    ['of a list and a search are not known', MediaSelection.concat(list, found), undefined],
  ])('%s', (_, media, urls) => {
    expect(scheduleOf(media).urlsPerRun).toBe(urls);
  });
});

test('what schedules of one prefetcher need comes together in its policy, and no more', () => {
  const stack = newStack();
  const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
  const schedule = (id: string, media: MediaSelection) => new MediaPrefetchSchedule(stack, id, { ...QUIET, prefetcher, media });
  schedule('One', MediaSelection.topPlayed({ days: 1, limit: 1 }));
  const last = schedule('Two', list.excluding(MediaSelection.recent({ withinHours: 1 })));
  expect(allowedBy(last)['*']).toEqual([
    'vod:DescribePlayTopVideos',
    'vod:DescribeVodRefreshQuota',
    'vod:GetMediaRefreshJobs',
    'vod:RefreshMediaPlayUrls',
    'vod:SearchMedia',
  ]);
});
