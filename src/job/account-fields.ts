import type { Fields } from './field';
import { ACCOUNT_MAX_QPS } from './limits';
import { SCHEDULE_FIELDS } from './schedule-fields';

/** The fields of `DailyUrlQuota`. */
export const DAILY_URL_QUOTA_FIELDS = {
  preload: { type: 'number', min: 1, max: 1e9, default: 500 },
  refresh: { type: 'number', min: 1, max: 1e9, default: 2_000 },
} as const satisfies Fields;

const TIME_OF_DAY = { type: 'string', required: true, fixed: true, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' } as const;

/** The fields of `OffPeakWindow`. */
export const OFF_PEAK_FIELDS = {
  start: TIME_OF_DAY,
  end: TIME_OF_DAY,
  timeZone: { type: 'string', fixed: true, default: 'Asia/Shanghai' },
} as const satisfies Fields;

/** The fields of `PrefetchAccount`. */
export const ACCOUNT_FIELDS = {
  accountId: { type: 'string', fixed: true, pattern: '^[0-9]+$' },
  dailyUrlQuota: { type: 'object', fields: DAILY_URL_QUOTA_FIELDS },
  qpsLimit: { type: 'number', fixed: true, min: 1, max: 1_000, default: ACCOUNT_MAX_QPS },
  offPeak: { type: 'object', fields: OFF_PEAK_FIELDS },
  failOnExcess: { type: 'boolean', fixed: true, default: false },
} as const satisfies Fields;

/** The arguments of `PrefetchAccount.addOtherSchedule`. */
export const OTHER_SCHEDULE_FIELDS = {
  name: { type: 'string', required: true, fixed: true },
  schedule: SCHEDULE_FIELDS.schedule,
  urlsPerRun: { type: 'number', required: true, fixed: true, min: 1, max: 1e9 },
  requestsPerSecond: { type: 'number', fixed: true, min: 1, max: 1_000 },
  taskType: { type: 'string', choices: SCHEDULE_FIELDS.taskType.choices, fixed: true, default: SCHEDULE_FIELDS.taskType.default },
} as const satisfies Fields;
