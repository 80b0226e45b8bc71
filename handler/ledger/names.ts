import { createHash } from 'node:crypto';
import type { Fields } from '../../src/job/field';
import type { Job, Task } from '../../src/job/job';
import { SCHEDULE_FIELDS } from '../../src/job/schedule-fields';

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

/** Together one value of a task's identity: without the flag, the count means nothing. */
const SLICES = ['sliceFlag', 'sliceCount'];

/**
 * The folder of all runs with one task: a hash of the fields that are part of its identity.
 *
 * A field of a later version counts only where a task has another value than its default: the folders of other tasks keep their
 * names.
 */
export function taskFolder(task: Task, fields: Fields = SCHEDULE_FIELDS): string {
  const { sliceFlag, sliceCount, ...others } = task as Readonly<Record<string, unknown>>;
  const first: unknown[] = [];
  const later: [name: string, value: unknown][] = [];
  for (const { job, default: byDefault } of Object.values(fields)) {
    const name = job?.identity && job.path.slice('task.'.length);
    if (job === undefined || name === undefined || SLICES.includes(name)) {
      continue;
    }
    const value = sorted(others[name]);
    if (job.since === 1) {
      first.push(value ?? byDefault ?? null);
    } else if (value !== undefined && value !== byDefault) {
      later.push([name, value]);
    }
  }
  return hash([...first, sliceFlag === true ? (sliceCount ?? SCHEDULE_FIELDS.sliceCount.default) : 0, ...later]);
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

/** A list without order and repeats. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value)].sort() : value;
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
