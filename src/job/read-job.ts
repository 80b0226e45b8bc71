import { JOB_VERSION, type Job, type Selection } from './job';
import { judge, sentence } from '../rules/judge';
import { JOB_RULES } from '../rules/job-rules';
import { selectionValues } from './selection';
import { Values } from '../rules/values';

/** A job that cannot be carried out, with everything that is wrong with it. */
export class JobError extends Error {
  constructor(public readonly problems: readonly string[]) {
    super(`The job cannot be carried out:\n  ${problems.join('\n  ')}`);
    this.name = 'JobError';
  }
}

const JOB_KEYS = [
  ...['version', 'schedule', 'selection', 'task', 'notBefore', 'notAfter', 'retryUnanswered', 'failOnPartial'],
  ...['verification', 'urlBudget', 'withinAccountQuota', 'maxUrlsInFlight', 'skipSubmittedWithinHours', 'failureCriteria'],
];
const OBJECT_KEYS: Readonly<Record<string, readonly string[]>> = {
  verification: ['level', 'withinSeconds'],
  failureCriteria: ['failedShare', 'forbiddenShare', 'nonexistentShare', 'skippedShare', 'nothingSelected'],
};
const TASK_KEYS = ['taskType', 'formats', 'definitions', 'streamTypes', 'resultType', 'sliceFlag', 'sliceCount', 'userData'];

/**
 * Reads a job of any version since the first, holding it against the same rules as synth.
 *
 * @throws JobError with every broken rule at once, or with the versions where the job is newer than this code.
 */
export function readJob(value: unknown): Job {
  if (!isObject(value)) {
    throw new JobError(['A job is a JSON object with version, selection and task.']);
  }
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new JobError([`version: ${JSON.stringify(version)}. Allowed: a whole number from 1 to ${JOB_VERSION}.`]);
  }
  if (version > JOB_VERSION) {
    throw new JobError([
      `version: ${version}. This function reads jobs up to version ${JOB_VERSION}: the schedule was deployed by a newer release ` +
        'of the library than the function. Deploy the stack that holds the function with that release too.',
    ]);
  }
  const job = withoutNulls(value);
  const problems = shapeProblems(job);
  if (problems.length === 0) {
    problems.push(
      ...judge(JOB_RULES, 'schedule', jobValues(job as unknown as Job), (rule) => rule.handler && rule.severity === 'error').map(sentence),
    );
  }
  if (problems.length > 0) {
    throw new JobError(problems);
  }
  return job as unknown as Job;
}

/** A Terraform variable that is null writes a null, which means that the prop is left out. */
function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([key, each]) => [key, Array.isArray(each) ? each.map(nullsOut) : nullsOut(each)]),
  );
}

function nullsOut(value: unknown): unknown {
  return isObject(value) ? withoutNulls(value) : value;
}

/** A job's values by the prop paths of the schedule that it came from. */
export function jobValues(job: Job): Values {
  const { task, selection } = job;
  return new Values({
    ...selectionValues(selection),
    'taskType': task.taskType,
    'formats': task.formats,
    'definitions': task.definitions,
    'streamTypes': task.streamTypes,
    'resultType': task.resultType,
    'sliceFlag': task.sliceFlag,
    'sliceCount': task.sliceCount,
    'userDataJson': task.userData,
    'userData.callbackUrl': callbackUrl(task.userData),
    'notBefore': job.notBefore,
    'notAfter': job.notAfter,
    'retryUnanswered': job.retryUnanswered,
    'failOnPartial': job.failOnPartial,
    'skipSubmittedWithinHours': job.skipSubmittedWithinHours,
    'verification': job.verification?.level,
    'verificationTimeoutSeconds': job.verification?.withinSeconds,
    'urlBudget': job.urlBudget,
    'withinAccountQuota': job.withinAccountQuota,
    'maxUrlsInFlight': job.maxUrlsInFlight,
    'failureCriteria.failedShare': job.failureCriteria?.failedShare,
    'failureCriteria.forbiddenShare': job.failureCriteria?.forbiddenShare,
    'failureCriteria.nonexistentShare': job.failureCriteria?.nonexistentShare,
    'failureCriteria.skippedShare': job.failureCriteria?.skippedShare,
    'failureCriteria.nothingSelected': job.failureCriteria?.nothingSelected,
  });
}

function shapeProblems(value: Record<string, unknown>): string[] {
  const problems = unknownKeys('', value, JOB_KEYS);
  if (value.schedule !== undefined && typeof value.schedule !== 'string') {
    problems.push('schedule: no text.');
  }
  problems.push(...selectionProblems('selection', value.selection));
  if (!isObject(value.task)) {
    problems.push('task: missing. Allowed: an object with taskType.');
  } else {
    problems.push(...unknownKeys('task.', value.task, TASK_KEYS));
    if (value.task.taskType === undefined) {
      problems.push('task.taskType: missing. Allowed: Preload, Refresh or RefreshThenPreload.');
    }
  }
  for (const key of Object.keys(OBJECT_KEYS)) {
    const part = value[key];
    if (isObject(part)) {
      problems.push(...unknownKeys(`${key}.`, part, OBJECT_KEYS[key]));
    } else if (part !== undefined) {
      problems.push(`${key}: ${JSON.stringify(part)}. Allowed: an object.`);
    }
  }
  if (isObject(value.verification) && value.verification.level === undefined) {
    problems.push('verification.level: missing. Allowed: none, submission or completion.');
  }
  return problems;
}

/** The fields of each type of selection beside its type; those with a `?` may be left out. */
const SELECTION_FIELDS: Readonly<Record<Selection['type'], readonly string[]>> = {
  ids: ['ids'],
  object: ['bucket', 'key', 'path'],
  search: ['match', 'searchType?', 'sortBy?'],
  recent: ['withinHours', 'statuses?'],
  topPlayed: ['days', 'limit'],
  concat: ['selections'],
  excluding: ['selection', 'excluded'],
  limit: ['selection', 'count'],
};

function selectionProblems(path: string, value: unknown): string[] {
  const types = Object.keys(SELECTION_FIELDS);
  if (!isObject(value)) {
    return [`${path}: missing. Allowed: an object with type, such as {"type":"ids","ids":[...]}.`];
  }
  const { type } = value;
  if (typeof type !== 'string' || !types.includes(type)) {
    return [`${path}.type: ${JSON.stringify(type)}. Allowed: ${types.join(', ')}.`];
  }
  const fields = SELECTION_FIELDS[type as Selection['type']];
  const problems = unknownKeys(`${path}.`, value, ['type', ...fields.map((field) => field.replace('?', ''))]);
  for (const field of fields) {
    if (!field.endsWith('?') && value[field] === undefined) {
      problems.push(`${path}.${field}: missing.`);
    }
  }
  for (const list of ['ids', 'selections'] as const) {
    if (value[list] !== undefined && !Array.isArray(value[list])) {
      problems.push(`${path}.${list}: no list.`);
    }
  }
  for (const text of ['bucket', 'key', 'path', 'match'] as const) {
    if (value[text] !== undefined && (typeof value[text] !== 'string' || value[text] === '')) {
      problems.push(`${path}.${text}: no text.`);
    }
  }
  if (Array.isArray(value.selections)) {
    value.selections.forEach((each, index) => problems.push(...selectionProblems(`${path}.selections[${index}]`, each)));
  }
  for (const nested of ['selection', 'excluded'] as const) {
    if (fields.includes(nested)) {
      problems.push(...selectionProblems(`${path}.${nested}`, value[nested]));
    }
  }
  return problems;
}

function unknownKeys(prefix: string, value: Record<string, unknown>, known: readonly string[]): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${prefix}${key}: unknown. Allowed: ${known.join(', ')}.`);
}

function callbackUrl(userData: unknown): unknown {
  if (typeof userData !== 'string') {
    return undefined;
  }
  try {
    return JSON.parse(userData)?.MessageCallback?.CallbackURL;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
