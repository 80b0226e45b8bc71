import { createHash } from 'node:crypto';
import type { Job, Task } from '../../src/job/job';
import { DEFAULT_SLICE_COUNT } from '../../src/job/limits';

/** The name of the object that holds the report of a tick which is done with. */
export const REPORT_NAME = 'report.json';

/** One call of RefreshMediaPlayUrls among all that a tick made. */
export interface CallNumber {
  /** Which invocation for this tick made it, from 1. */
  readonly invocation: number;
  /** Which batch of that invocation, from 1; a batch that is halved or sent later again is another one. */
  readonly batch: number;
  /** Which attempt at that batch, from 1. */
  readonly attempt: number;
}

/** What an object of a tick's folder is, as its name tells. */
export type ObjectName =
  | { readonly kind: 'started'; readonly invocation: number }
  | ({ readonly kind: 'before' | 'after' } & CallNumber)
  | { readonly kind: 'checked'; readonly invocation: number }
  | { readonly kind: 'report' };

const STARTED = /^(\d+)\.started\.json$/;
const CALL = /^(\d+)-(\d+)-(\d+)\.(before|after)\.json$/;
const CHECKED = /^(\d+)-(\d+)\.checked\.json$/;
const TICK = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-/;

/** The folder of all runs with one task: a hash of what is asked for each media. User data is not part of it. */
export function taskFolder({ taskType, formats, definitions, streamTypes, resultType, sliceFlag, sliceCount }: Task): string {
  const sorted = (list: readonly string[] | undefined) => list && [...new Set(list)].sort();
  const slices = sliceFlag === true ? (sliceCount ?? DEFAULT_SLICE_COUNT) : 0;
  return hash([taskType, sorted(formats) ?? null, sorted(definitions) ?? null, sorted(streamTypes) ?? null, resultType ?? 'Single', slices]);
}

/** The folder of one tick of one schedule; a job that comes from no schedule is known by what it selects. */
export function tickFolder(tick: number, { schedule, selection }: Pick<Job, 'schedule' | 'selection'>): string {
  return `${new Date(tick).toISOString().replace(/[-:.]/g, '')}-${hash(schedule ?? selection)}`;
}

/** The tick of a folder, in milliseconds since 1970; undefined where it is no folder of a tick. */
export function tickOf(folder: string): number | undefined {
  const [, ...parts] = TICK.exec(folder) ?? [];
  if (parts.length === 0) {
    return undefined;
  }
  const [year, month, day, hour, minute, second, millisecond] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

/** The object that says that an invocation began. */
export function startedName(invocation: number): string {
  return `${pad(invocation, 3)}.started.json`;
}

/** The object written before, or after, a call. */
export function callName({ invocation, batch, attempt }: CallNumber, kind: 'before' | 'after'): string {
  return `${pad(invocation, 3)}-${pad(batch, 6)}-${pad(attempt, 3)}.${kind}.json`;
}

/** The object that says what became of a job's media. */
export function checkedName(invocation: number, count: number): string {
  return `${pad(invocation, 3)}-${pad(count, 6)}.checked.json`;
}

/** Reads a name; undefined for what the ledger never writes. */
export function readName(name: string): ObjectName | undefined {
  if (name === REPORT_NAME) {
    return { kind: 'report' };
  }
  const started = STARTED.exec(name);
  if (started) {
    return { kind: 'started', invocation: Number(started[1]) };
  }
  const call = CALL.exec(name);
  if (call) {
    return { kind: call[4] as 'before' | 'after', invocation: Number(call[1]), batch: Number(call[2]), attempt: Number(call[3]) };
  }
  const checked = CHECKED.exec(name);
  return checked ? { kind: 'checked', invocation: Number(checked[1]) } : undefined;
}

/** Orders calls as they were made. */
export function compareCalls(a: CallNumber, b: CallNumber): number {
  return a.invocation - b.invocation || a.batch - b.batch || a.attempt - b.attempt;
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
