import type { TaskTypeName } from '../../src/job/job';
import { isMediaId } from '../../src/job/media-id';
import { isCount, isObject, readObject, textOf } from '../json';

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

/** Written after a call. It is complete without what was written before. */
export type AfterRecord =
  | { readonly time: string; readonly taskType: TaskTypeName; readonly answer: AnswerRecord }
  /** Why there is no answer: a kind of the handler's answers, or `not sent`. */
  | (BeforeRecord & { readonly error: { readonly kind: string; readonly code: string } });

/** The outcome of one media asset of a job; without a code it was submitted. */
export interface CheckedEntry {
  readonly mediaId: string;
  readonly code?: string;
  /** The code of the URLs that were not submitted, where others of the media asset were. */
  readonly partlyCode?: string;
  readonly urls: number;
}

/** Written after the check of a job. */
export interface CheckedRecord {
  readonly time: string;
  readonly jobId: string;
  /** The media assets that had an outcome by then. */
  readonly entries: readonly CheckedEntry[];
}

/** All records of a group: calls in their order, and checks. */
export interface GroupRecord {
  readonly calls: readonly AfterRecord[];
  readonly checks: readonly CheckedRecord[];
}

/** Reads what was written before a call; undefined where it is incomplete. */
export function readBefore(text: string): BeforeRecord | undefined {
  const value = readObject(text);
  return isOfCall(value) && areIds(value.mediaIds) ? (value as unknown as BeforeRecord) : undefined;
}

/** Reads what was written after a call; undefined where it is incomplete. */
export function readAfter(text: string): AfterRecord | undefined {
  const value = readObject(text);
  return isAfter(value) ? value : undefined;
}

/** Reads the outcomes of a job; undefined where it is incomplete. */
export function readChecked(text: string): CheckedRecord | undefined {
  const value = readObject(text);
  return isChecked(value) ? value : undefined;
}

/** Reads the records of a group; undefined where one of them is incomplete. */
export function readGroup(text: string): GroupRecord | undefined {
  const { calls, checks } = readObject(text) ?? {};
  return Array.isArray(calls) && calls.every(isAfter) && Array.isArray(checks) && checks.every(isChecked) ? { calls, checks } : undefined;
}

function isAfter(value: unknown): value is AfterRecord {
  if (!isOfCall(value)) {
    return false;
  }
  const { answer, error, mediaIds } = value;
  return answer === undefined
    ? areIds(mediaIds) && isObject(error) && typeof error.kind === 'string' && typeof error.code === 'string'
    : isAnswer(answer);
}

function isChecked(value: unknown): value is CheckedRecord {
  return isObject(value) && typeof value.jobId === 'string' && Array.isArray(value.entries) && value.entries.every(isEntry);
}

function isEntry(value: unknown): boolean {
  return isObject(value) && isId(value.mediaId) && isCount(value.urls) && [value.code, value.partlyCode].every(isOptionalText);
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isOfCall(value: unknown): value is Record<string, unknown> {
  return isObject(value) && (value.taskType === 'Refresh' || value.taskType === 'Preload');
}

function isAnswer(value: unknown): boolean {
  return (
    isObject(value) &&
    areIds(value.taken) &&
    areIds(value.nonexistent) &&
    areIds(value.forbidden) &&
    (value.taken.length === 0 || textOf(value.jobId) !== undefined)
  );
}

function areIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isId);
}

/** Whether a value can be sent as a media ID. */
function isId(value: unknown): boolean {
  return typeof value === 'string' && isMediaId(value);
}
