import type { TaskTypeName } from '../../src/job/job';
import { isObject, readObject } from '../json';

/** Written before a call. */
export interface BeforeRecord {
  readonly time: string;
  readonly taskType: TaskTypeName;
  readonly mediaIds: readonly string[];
}

/** VOD's response to a call, by media asset. */
export interface AnswerRecord {
  readonly jobId?: string;
  readonly taken: readonly string[];
  readonly nonexistent: readonly string[];
  readonly forbidden: readonly string[];
}

/** Written after a call. It repeats what was written before, so that it is complete by itself. */
export interface AfterRecord extends BeforeRecord {
  readonly answer?: AnswerRecord;
  /** Why there is no answer: a kind of the handler's answers, or `not sent`. */
  readonly error?: { readonly kind: string; readonly code: string };
}

/** The outcome of one media asset of a job; without a code it was submitted. */
export interface CheckedEntry {
  readonly mediaId: string;
  readonly code?: string;
  /** The code of the URLs that were not submitted, where others of the media asset were. */
  readonly partlyCode?: string;
  readonly urls: number;
}

/** Written once every media asset of a job has an entry. */
export interface CheckedRecord {
  readonly time: string;
  readonly jobId: string;
  readonly entries: readonly CheckedEntry[];
}

/** Reads what was written before a call; undefined where it is incomplete. */
export function readBefore(text: string): BeforeRecord | undefined {
  const value = readObject(text);
  const whole = value !== undefined && areIds(value.mediaIds) && (value.taskType === 'Refresh' || value.taskType === 'Preload');
  return whole ? (value as unknown as BeforeRecord) : undefined;
}

/** Reads what was written after a call; undefined where it is incomplete. */
export function readAfter(text: string): AfterRecord | undefined {
  const record: AfterRecord | undefined = readBefore(text);
  if (record === undefined) {
    return undefined;
  }
  const { answer, error } = record;
  const whole = answer === undefined ? isObject(error) && typeof error.kind === 'string' && typeof error.code === 'string' : isAnswer(answer);
  return whole ? record : undefined;
}

/** Reads the outcomes of a job; undefined where it is incomplete. */
export function readChecked(text: string): CheckedRecord | undefined {
  const value = readObject(text);
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

function areIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
