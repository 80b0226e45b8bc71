import { Token } from 'cdktf';
import { MediaPrefetchSchedule, MediaSelection, PrefetchAccount, ScheduleExpression } from '../../../src';
import { QUIET, mediaId } from '../../fixtures';
import type { Built, RuleCases } from './case';

const schedule = (props: object): Built => ({ schedule: props });
const prefetcher = (props: object): Built => ({ prefetcher: props });
const cron = (fields: object) => schedule({ schedule: ScheduleExpression.cron({ minute: '0', hour: '4', timeZone: 'UTC', ...fields }) });

/** A schedule that extends the library's, with a prop of its own. */
class Warmer extends MediaPrefetchSchedule {}
const warmer = (props: object): Built => ({ stack: (stack) => void new Warmer(stack, 'Warmer', { ...QUIET, ...props }) });

const NAMES_ARE_KNOWN = 'the names of props are always known at synth';

/** Cases of names, presence, and values that must be known at synth. */
export const inputCases: Readonly<Record<string, RuleCases>> = {
  MP077: {
    valid: [
      schedule({ timezone: undefined }),
      prefetcher({ tags: { maxqps: 'a' } }),
      schedule({ userData: { extend: { callbackurl: 'a' } } }),
      warmer({ team: 'a' }),
    ],
    invalid: [
      [schedule({ slicecount: 5 }), 'slicecount'],
      [schedule({ 'slice_flag': true, 'not-before': '' }), 'slice_flag', 'not-before'],
      [schedule({ fromats: ['mp4'] }), 'fromats'],
      [schedule({ failWhen: { failedShare: 1 } }), 'failWhen'],
      [schedule({ failureCriteria: { failedShares: 1 } }), 'failureCriteria.failedShares'],
      [cron({ timezone: 'UTC' }), 'schedule.timezone'],
      [schedule({ media: MediaSelection.recent({ withinHours: 1, status: ['Normal'] } as never) }), 'media.recent.status'],
      [prefetcher({ timeout: 900, logs: { retention: 1 } }), 'timeout', 'logs.retention'],
      [warmer({ slicecount: 5 }), 'slicecount'],
      // A prop of the other construct would do nothing here.
      [schedule({ dryRun: true, maxQps: 5 }), 'dryRun', 'maxQps'],
      [prefetcher({ sliceFlag: true }), 'sliceFlag'],
    ],
    unknown: NAMES_ARE_KNOWN,
  },
  MP078: {
    valid: [schedule({}), prefetcher({})],
    invalid: [
      [schedule({ media: undefined }), 'media'],
      [schedule({ schedule: null, media: null }), 'schedule', 'media'],
      [schedule({ media: MediaSelection.ids(undefined as never) }), 'media.ids'],
      [schedule({ media: MediaSelection.concat(MediaSelection.ids([mediaId(1)]), undefined as never) }), 'media.concat[1]'],
      [schedule({ schedule: ScheduleExpression.rate(undefined as never) }), 'schedule.rateMinutes'],
      [prefetcher({ vpc: { vpcId: 'vpc-1', vswitchIds: ['vsw-1'] } }), 'vpc.securityGroupId'],
      [prefetcher({ ledger: {} }), 'ledger.bucketName'],
    ],
    unknown: 'the presence of a value is always known at synth',
  },
  MP079: {
    valid: [prefetcher({ allowForeignEndpoint: true, logs: { enabled: false } })],
    invalid: [
      [schedule({ taskType: '${var.unknown}', resultType: Token.asString({ resolve: () => 'Single' }) }), 'taskType', 'resultType'],
      [schedule({ formerPath: '${var.unknown}' }), 'formerPath'],
      [schedule({ media: MediaSelection.bucketObject('lists', '${var.unknown}.csv') }), 'media.bucketObject.key'],
      [schedule({ media: MediaSelection.ids([mediaId(1)]).storedIn('lists', { prefix: '${var.unknown}' }) }), 'media.storedIn.prefix'],
      [prefetcher({ logs: { enabled: '${var.unknown}' } }), 'logs.enabled'],
      [prefetcher({ vpc: '${var.unknown}' }), 'vpc'],
    ],
    unknown: 'what this rule is about is no value that may be unknown',
  },
  MP089: {
    valid: [
      prefetcher({ tags: { rate: '100%%{x', price: '$${', all: '${var.unknown}', some: '%{ if true }a%{~ else }b%{ endif }' } }),
      schedule({ userDataJson: '{"Extend":{"a":"${ %{x"}}' }),
      schedule({ userData: { extend: { a: '%{x' } } }),
      prefetcher({ description: '100 % {x}, $ {' }),
    ],
    invalid: [
      [prefetcher({ tags: { rate: '100%{x' } }), 'tags.rate'],
      [prefetcher({ description: 'a price of ${' }), 'description'],
      [schedule({ description: '%{', triggerName: 'a${var.a' }), 'description', 'triggerName'],
      [schedule({ media: MediaSelection.search({ match: "Title = '100%{'" }) }), 'media.search.match'],
      [schedule({ definitions: ['HD', '%{x}'] }), 'definitions[1]'],
    ],
    unknown: 'such text is no value that a plan could know',
  },
  MP123: {
    valid: [schedule({ colour: undefined }), warmer({ colour: 'blue', maxQps: 5 }), prefetcher({ tags: { colour: 'blue' } })],
    invalid: [
      [schedule({ colour: 'blue' }), 'colour'],
      [cron({ colour: 'blue' }), 'schedule.colour'],
      [schedule({ media: MediaSelection.search({ colour: 'blue' } as never) }), 'media.search.colour'],
      [
        prefetcher({ colour: 'blue', account: new PrefetchAccount({ dailyUrlQuota: { colour: 1 } } as never) }),
        'colour',
        'account.dailyUrlQuota.colour',
      ],
    ],
    unknown: NAMES_ARE_KNOWN,
  },
};
