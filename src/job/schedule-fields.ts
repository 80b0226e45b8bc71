import type { Fields } from './field';
import { FORMATS, STREAM_TYPES } from './limits';

const SHARE = { type: 'number', min: 0, max: 1, fraction: true } as const;
const INSTANT = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})$',
} as const;
const URLS = { type: 'number', min: 1, max: 1e9 } as const;

/** The fields of `FailureCriteria`. */
export const FAILURE_CRITERIA_FIELDS = {
  failedShare: { ...SHARE, default: 0 },
  forbiddenShare: { ...SHARE, default: 0 },
  nonexistentShare: { ...SHARE, default: 0.2 },
  skippedShare: { ...SHARE, default: 1 },
  nothingSelected: { type: 'boolean', default: false },
} as const satisfies Fields;

/** The fields of `UserData`. */
export const USER_DATA_FIELDS = {
  callbackUrl: { type: 'string' },
  extend: { type: 'map', data: true },
} as const satisfies Fields;

/** The fields of a schedule, by the name of the prop. */
export const SCHEDULE_FIELDS = {
  schedule: { type: 'instance', instance: 'a ScheduleExpression', required: true, fixed: true },
  media: { type: 'instance', instance: 'a MediaSelection', required: true, fixed: true },
  taskType: {
    type: 'string',
    choices: ['Preload', 'Refresh', 'RefreshThenPreload'],
    fixed: true,
    default: 'Preload',
    job: { path: 'task.taskType', since: 1, required: true, identity: true },
  },
  formats: { type: 'strings', choices: Object.keys(FORMATS), job: { path: 'task.formats', since: 1, wire: 'Formats', identity: true } },
  definitions: { type: 'strings', pattern: '^[^\\s,]+$', job: { path: 'task.definitions', since: 1, wire: 'Definitions', identity: true } },
  streamTypes: { type: 'strings', choices: STREAM_TYPES, job: { path: 'task.streamTypes', since: 1, wire: 'StreamType', identity: true } },
  resultType: {
    type: 'string',
    choices: ['Single', 'Multiple'],
    fixed: true,
    default: 'Single',
    job: { path: 'task.resultType', since: 1, wire: 'ResultType', identity: true },
  },
  sliceFlag: { type: 'boolean', default: false, job: { path: 'task.sliceFlag', since: 1, wire: 'SliceFlag', identity: true } },
  sliceCount: { type: 'number', min: 1, max: 20, default: 5, job: { path: 'task.sliceCount', since: 1, wire: 'SliceCount', identity: true } },
  userData: { type: 'object', fields: USER_DATA_FIELDS },
  // Who receives a callback does not change what is prefetched: not part of the task's identity.
  userDataJson: { type: 'string', data: true, job: { path: 'task.userData', since: 1, wire: 'UserData' } },
  enabled: { type: 'boolean', default: true },
  notBefore: { ...INSTANT, job: { path: 'notBefore', since: 1 } },
  notAfter: { ...INSTANT, job: { path: 'notAfter', since: 1 } },
  retryUnanswered: {
    type: 'boolean',
    default: true,
    formerName: 'retryLostAnswers',
    job: { path: 'retryUnanswered', since: 3, formerly: { path: 'retryLostAnswers', since: 1 } },
  },
  failOnPartial: { type: 'boolean', default: false, job: { path: 'failOnPartial', since: 1 } },
  skipSubmittedWithinHours: {
    type: 'number',
    min: 1,
    max: 720,
    formerName: 'notAgainWithinHours',
    job: { path: 'skipSubmittedWithinHours', since: 3, formerly: { path: 'notAgainWithinHours', since: 2 } },
  },
  verification: {
    type: 'string',
    choices: ['none', 'submission', 'completion'],
    fixed: true,
    default: 'submission',
    job: { path: 'verification.level', since: 2, required: true },
  },
  verificationTimeoutSeconds: { type: 'number', min: 1, max: 86_400, default: 1_800, job: { path: 'verification.withinSeconds', since: 2 } },
  urlBudget: { ...URLS, job: { path: 'urlBudget', since: 2 } },
  withinAccountQuota: { type: 'boolean', default: false, job: { path: 'withinAccountQuota', since: 2 } },
  maxUrlsInFlight: { ...URLS, job: { path: 'maxUrlsInFlight', since: 2 } },
  failureCriteria: {
    type: 'object',
    fields: FAILURE_CRITERIA_FIELDS,
    formerName: 'failWhen',
    job: { path: 'failureCriteria', since: 3, formerly: { path: 'failWhen', since: 2 } },
  },
  prefetcher: { type: 'instance', instance: 'a MediaPrefetcher', fixed: true },
  triggerName: { type: 'string' },
  formerPath: { type: 'string', fixed: true },
  description: { type: 'string' },
  provider: { type: 'instance', instance: 'a TerraformProvider', fixed: true },
} as const satisfies Fields;
