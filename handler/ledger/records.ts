import type { TaskTypeName } from '../../src/job/job';

/** Written before a call: which media it names, and for what. */
export interface BeforeRecord {
  readonly time: string;
  readonly taskType: TaskTypeName;
  readonly mediaIds: readonly string[];
}

/** What VOD said about each media of a call. */
export interface AnswerRecord {
  readonly jobId?: string;
  readonly taken: readonly string[];
  readonly nonexistent: readonly string[];
  readonly forbidden: readonly string[];
}

/** Why there is no such answer: the kinds are those of the handler's answers, and `not sent`. */
export interface ErrorRecord {
  readonly kind: string;
  readonly code: string;
}

/** Written after a call. It names the media too, so that it says all by itself. */
export interface AfterRecord {
  readonly time: string;
  readonly taskType: TaskTypeName;
  readonly mediaIds: readonly string[];
  readonly answer?: AnswerRecord;
  readonly error?: ErrorRecord;
}

/** What became of one media of a job; without a code it was submitted. */
export interface CheckedEntry {
  readonly mediaId: string;
  readonly code?: string;
  readonly urls: number;
}

/** Written once every media of a job has an entry. */
export interface CheckedRecord {
  readonly time: string;
  readonly jobId: string;
  readonly entries: readonly CheckedEntry[];
}

/** Reads what was written before a call; undefined where it is not whole. */
export function readBefore(text: string): BeforeRecord | undefined {
  const value = parse(text);
  return value !== undefined && areIds(value.mediaIds) && isTaskType(value.taskType) ? (value as unknown as BeforeRecord) : undefined;
}

/** Reads what was written after a call; undefined where it is not whole. */
export function readAfter(text: string): AfterRecord | undefined {
  const value = parse(text);
  if (value === undefined || !areIds(value.mediaIds) || !isTaskType(value.taskType)) {
    return undefined;
  }
  const { answer, error } = value;
  const whole = answer === undefined ? isObject(error) && typeof error.kind === 'string' && typeof error.code === 'string' : isAnswer(answer);
  return whole ? (value as unknown as AfterRecord) : undefined;
}

/** Reads what became of a job; undefined where it is not whole. */
export function readChecked(text: string): CheckedRecord | undefined {
  const value = parse(text);
  const whole =
    value !== undefined &&
    typeof value.jobId === 'string' &&
    Array.isArray(value.entries) &&
    value.entries.every((entry) => isObject(entry) && typeof entry.mediaId === 'string' && typeof entry.urls === 'number');
  return whole ? (value as unknown as CheckedRecord) : undefined;
}

function isAnswer(value: unknown): boolean {
  return (
    isObject(value) &&
    areIds(value.taken) &&
    areIds(value.nonexistent) &&
    areIds(value.forbidden) &&
    (value.taken.length === 0 || typeof value.jobId === 'string')
  );
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTaskType(value: unknown): value is TaskTypeName {
  return value === 'Refresh' || value === 'Preload';
}

function areIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
