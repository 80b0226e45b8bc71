import type { Field, Fields } from '../job/field';
import { SELECTION_KINDS } from '../job/selection-fields';

const TEXT = { type: 'string' } as const satisfies Field;
const FIXED_TEXT = { type: 'string', required: true, fixed: true } as const satisfies Field;

/** The fields of `CronOptions`. */
export const CRON_FIELDS = { minute: TEXT, hour: TEXT, day: TEXT, month: TEXT, weekDay: TEXT, timeZone: TEXT } as const satisfies Fields;

/** The argument of `ScheduleExpression.rate`. */
export const RATE_FIELDS = { rateMinutes: { type: 'number', required: true } } as const satisfies Fields;

/** The argument of `ScheduleExpression.at`. */
export const AT_FIELDS = { at: FIXED_TEXT } as const satisfies Fields;

/** The argument of `ScheduleExpression.expression`. */
export const EXPRESSION_FIELDS = { expression: { type: 'string', required: true } } as const satisfies Fields;

/** The argument of `MediaSelection.file`. */
export const FILE_FIELDS = { file: FIXED_TEXT } as const satisfies Fields;

/** The fields of `BucketObjectOptions`. */
export const BUCKET_OBJECT_FIELDS = { endpoint: TEXT } as const satisfies Fields;

/** The arguments of `MediaSelection.bucketObject`, its options apart. */
export const BUCKET_OBJECT_ARGUMENTS = { bucketName: { type: 'string', required: true }, key: FIXED_TEXT } as const satisfies Fields;

/** The fields of `StoredListOptions`. */
export const STORED_LIST_FIELDS = { prefix: { type: 'string', fixed: true, default: 'media-prefetch-' }, endpoint: TEXT } as const satisfies Fields;

/** The argument of `MediaSelection.storedIn`, its options apart. */
export const STORED_LIST_ARGUMENTS = { bucketName: { type: 'string', required: true } } as const satisfies Fields;

/** The fields of `SearchOptions`. */
export const SEARCH_FIELDS = {
  ...SELECTION_KINDS.search.fields,
  match: TEXT,
  statuses: { type: 'strings', default: ['Normal'] },
} as const satisfies Fields;

/** The argument of `MediaSelection.limit`. */
export const LIMIT_FIELDS = { count: SELECTION_KINDS.limit.fields.count } as const satisfies Fields;

/** Another selection. */
export const SELECTION = { type: 'instance', instance: 'a MediaSelection', required: true, fixed: true } as const satisfies Field;

/** The argument of `MediaSelection.excluding`. */
export const EXCLUDING_FIELDS = { excluding: SELECTION } as const satisfies Fields;
