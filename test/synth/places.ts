import type { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { MediaPrefetchSchedule, MediaPrefetcher, MediaSelection, PrefetchAccount, ScheduleExpression } from '../../src';
import {
  AT_FIELDS,
  BUCKET_OBJECT_ARGUMENTS,
  BUCKET_OBJECT_FIELDS,
  CRON_FIELDS,
  EXCLUDING_FIELDS,
  EXPRESSION_FIELDS,
  FILE_FIELDS,
  LIMIT_FIELDS,
  RATE_FIELDS,
  SEARCH_FIELDS,
  SELECTION,
  STORED_LIST_ARGUMENTS,
  STORED_LIST_FIELDS,
} from '../../src/api/argument-fields';
import { ACCOUNT_FIELDS, OTHER_SCHEDULE_FIELDS } from '../../src/job/account-fields';
import type { Field, Fields } from '../../src/job/field';
import { PREFETCHER_ATTRIBUTE_FIELDS, PREFETCHER_FIELDS } from '../../src/job/prefetcher-fields';
import { SCHEDULE_FIELDS } from '../../src/job/schedule-fields';
import { SELECTION_KINDS } from '../../src/job/selection-fields';
import { QUIET, mediaId } from '../fixtures';

type Given = Record<string, unknown>;

/** Where a user gives values: the props of a construct, an object in them, or the arguments of a factory. */
export interface Place {
  readonly name: string;
  readonly fields: Fields;
  /** What stands in front of a field's name in messages. */
  readonly path: string;
  /** Whether the values are the keys of an object, and not arguments by position. */
  readonly keyed: boolean;
  /** What must be given. */
  readonly required: Given;
  /** Makes the construct that reports what is wrong with the values. */
  readonly make: (stack: TerraformStack, id: string, given: Given) => IConstruct;
}

const IDS = [mediaId(1), mediaId(2)];

const { name: _, ...OTHER_SCHEDULE_OPTIONS } = OTHER_SCHEDULE_FIELDS;

const CONSTRUCTS: readonly Place[] = [
  {
    name: 'MediaPrefetchSchedule',
    fields: SCHEDULE_FIELDS,
    path: '',
    keyed: true,
    required: { schedule: QUIET.schedule, media: QUIET.media },
    make: (stack, id, given) => new MediaPrefetchSchedule(stack, id, given as never),
  },
  {
    name: 'MediaPrefetcher',
    fields: PREFETCHER_FIELDS,
    path: '',
    keyed: true,
    required: {},
    make: (stack, id, given) => new MediaPrefetcher(stack, id, given),
  },
  {
    name: 'MediaPrefetcher.fromAttributes',
    fields: PREFETCHER_ATTRIBUTE_FIELDS,
    path: '',
    keyed: true,
    required: { functionName: 'warmer', vodRegion: 'cn-shanghai', maxQps: 20, timeoutSeconds: 600 },
    make: (stack, id, given) => {
      const prefetcher = MediaPrefetcher.fromAttributes(stack, id, given as never);
      // It has no resource: its triggers show its values.
      new MediaPrefetchSchedule(prefetcher, 'Schedule', { ...QUIET, prefetcher });
      return prefetcher;
    },
  },
];

/** A place whose values are those of an account, which its prefetcher reports. */
const ACCOUNT: Place = {
  name: 'PrefetchAccount',
  fields: ACCOUNT_FIELDS,
  path: 'account.',
  keyed: true,
  required: {},
  make: (stack, id, given) => new MediaPrefetcher(stack, id, { account: new PrefetchAccount(given) }),
};

const OTHER_SCHEDULE: Place = {
  name: 'PrefetchAccount.addOtherSchedule',
  fields: OTHER_SCHEDULE_OPTIONS,
  path: 'account.otherSchedules[0].',
  keyed: true,
  required: { schedule: QUIET.schedule, urlsPerRun: 1 },
  make: (stack, id, given) => {
    const account = new PrefetchAccount();
    account.addOtherSchedule('other', given as never);
    return new MediaPrefetcher(stack, id, { account });
  },
};

/** A place whose values are the arguments of a factory of schedules. */
function expressionPlace(method: string, fields: Fields, keyed: boolean, required: Given, scheduleOf: (given: any) => ScheduleExpression): Place {
  return {
    name: `ScheduleExpression.${method}`,
    fields,
    path: 'schedule.',
    keyed,
    required,
    make: (stack, id, given) => new MediaPrefetchSchedule(stack, id, { ...QUIET, schedule: scheduleOf(given) }),
  };
}

/** A place whose values are arguments of a factory or method of selections. */
function selectionPlace(
  method: string,
  fields: Fields,
  { path, keyed, required = {}, mounted }: { readonly path: string; readonly keyed: boolean; readonly required?: Given; readonly mounted?: true },
  mediaOf: (given: any) => MediaSelection,
): Place {
  const make = (stack: TerraformStack, id: string, given: Given) => {
    // One function mounts five buckets at most.
    const prefetcher = mounted && new MediaPrefetcher(stack, `${id}Prefetcher`);
    return new MediaPrefetchSchedule(stack, id, { ...QUIET, prefetcher, media: mediaOf(given) });
  };
  return { name: `MediaSelection.${method}`, fields, path, keyed, required, make };
}

const FACTORIES: readonly Place[] = [
  expressionPlace('cron', CRON_FIELDS, true, { minute: '30', timeZone: 'UTC' }, (given) => ScheduleExpression.cron(given)),
  expressionPlace('rate', RATE_FIELDS, false, { rateMinutes: 60 }, ({ rateMinutes }) => ScheduleExpression.rate(rateMinutes)),
  expressionPlace('at', AT_FIELDS, false, { at: '2026-12-31T16:00:00Z' }, ({ at }) => ScheduleExpression.at(at)),
  expressionPlace('expression', EXPRESSION_FIELDS, false, { expression: 'CRON_TZ=UTC 0 0 4 * * *' }, ({ expression }) =>
    ScheduleExpression.expression(expression),
  ),
  selectionPlace('ids', SELECTION_KINDS.ids.fields, { path: 'media.', keyed: false, required: { ids: IDS } }, ({ ids }) => MediaSelection.ids(ids)),
  selectionPlace('file', FILE_FIELDS, { path: 'media.', keyed: false, required: { file: 'examples/nightly-warmup/media-ids.txt' } }, ({ file }) =>
    MediaSelection.file(file),
  ),
  selectionPlace(
    'bucketObject',
    BUCKET_OBJECT_ARGUMENTS,
    { path: 'media.bucketObject.', keyed: false, required: { bucketName: 'lists', key: 'warm/today.txt' }, mounted: true },
    ({ bucketName, key }) => MediaSelection.bucketObject(bucketName, key),
  ),
  selectionPlace('bucketObject', BUCKET_OBJECT_FIELDS, { path: 'media.bucketObject.', keyed: true }, (given) =>
    MediaSelection.bucketObject('lists', 'warm/today.txt', given),
  ),
  selectionPlace('search', SEARCH_FIELDS, { path: 'media.search.', keyed: true }, (given) => MediaSelection.search(given)),
  selectionPlace('recent', SELECTION_KINDS.recent.fields, { path: 'media.recent.', keyed: true, required: { withinHours: 24 } }, (given) =>
    MediaSelection.recent(given),
  ),
  selectionPlace(
    'topPlayed',
    SELECTION_KINDS.topPlayed.fields,
    { path: 'media.topPlayed.', keyed: true, required: { days: 7, limit: 100 } },
    (given) => MediaSelection.topPlayed(given),
  ),
  selectionPlace(
    'concat',
    { 'concat[1]': SELECTION },
    { path: 'media.', keyed: false, required: { 'concat[1]': MediaSelection.ids([mediaId(3)]) } },
    (given) => MediaSelection.concat(QUIET.media, given['concat[1]']),
  ),
  selectionPlace(
    'excluding',
    EXCLUDING_FIELDS,
    { path: 'media.', keyed: false, required: { excluding: MediaSelection.ids([mediaId(3)]) } },
    ({ excluding }) => QUIET.media.excluding(excluding),
  ),
  selectionPlace('limit', LIMIT_FIELDS, { path: 'media.limit.', keyed: false, required: { count: 1 } }, ({ count }) => QUIET.media.limit(count)),
  selectionPlace(
    'storedIn',
    STORED_LIST_ARGUMENTS,
    { path: 'media.storedIn.', keyed: false, required: { bucketName: 'lists' }, mounted: true },
    ({ bucketName }) => QUIET.media.storedIn(bucketName),
  ),
  selectionPlace('storedIn', STORED_LIST_FIELDS, { path: 'media.storedIn.', keyed: true }, (given) => QUIET.media.storedIn('lists', given)),
];

/** What objects in props must hold, by the name of the prop. */
const REQUIRED_BELOW: Readonly<Record<string, Given>> = {
  vpc: { vpcId: 'vpc-1', vswitchIds: ['vsw-1'], securityGroupId: 'sg-1' },
  ledger: { bucketName: 'ledger' },
  offPeak: { start: '01:00', end: '07:00' },
};

/** The objects in the fields of a place, as places of their own. */
function below(place: Place): Place[] {
  return Object.entries<Field>(place.fields).flatMap(([name, { fields }]) => {
    if (fields === undefined) {
      return [];
    }
    const nested: Place = {
      name: `${place.name}.${name}`,
      fields,
      path: `${place.path}${name}.`,
      keyed: true,
      required: REQUIRED_BELOW[name] ?? {},
      make: (stack, id, given) => place.make(stack, id, { ...place.required, [name]: given }),
    };
    return [nested, ...below(nested)];
  });
}

/** Every place in which a user gives values. */
export const PLACES: readonly Place[] = [...CONSTRUCTS, ...CONSTRUCTS.flatMap(below), ACCOUNT, ...below(ACCOUNT), OTHER_SCHEDULE, ...FACTORIES];

/** What must stand beside a field so that it is allowed at all, by place and field. */
const BESIDE: Readonly<Record<string, (stack: TerraformStack, id: string) => Given>> = {
  'MediaPrefetchSchedule.sliceCount': () => ({ formats: ['m3u8'], sliceFlag: true }),
  'MediaPrefetchSchedule.verificationTimeoutSeconds': () => ({ verification: 'completion' }),
  'MediaPrefetchSchedule.skipSubmittedWithinHours': (stack, id) => ({
    prefetcher: new MediaPrefetcher(stack, `${id}Prefetcher`, { ledger: { bucketName: 'ledger' } }),
  }),
  'MediaPrefetcher.maxRunRetries': () => ({ ledger: { bucketName: 'ledger' } }),
  'MediaPrefetcher.logs.projectName': () => ({ storeName: 'runs' }),
  'MediaPrefetcher.logs.storeName': () => ({ projectName: 'reports' }),
};

/** The values of a place that let fields be given. */
export function valuesBeside(place: Place, fields: readonly string[], stack: TerraformStack, id: string): Given {
  return { ...place.required, ...Object.assign({}, ...fields.map((field) => BESIDE[`${place.name}.${field}`]?.(stack, id))) };
}
