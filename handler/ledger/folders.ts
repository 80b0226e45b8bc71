import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Fields } from '../../src/job/field';
import type { Job, Task } from '../../src/job/job';
import { SCHEDULE_FIELDS } from '../../src/job/schedule-fields';
import type { LedgerOwner } from './owner';

/** How the names of everything that a ledger writes begin; the number is that of the layout. A lifecycle rule names what stands before it. */
const BEGINNING = 'media-prefetch-1';

const DAY = 86_400_000;

const TICK = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-[0-9a-f]{16}$/;

/** Together one value of a task's identity: without the flag, the count means nothing. */
const SLICES = ['sliceFlag', 'sliceCount'];

/** What the ticks of a folder have in common. */
export interface Ticks {
  readonly owner: LedgerOwner;
  readonly task: Task;
}

/**
 * The folder of all ticks of one day, of one function with one task.
 *
 * It is a folder of the mount itself: none that lasts longer than a day's objects stands above it, so that a lifecycle rule never
 * removes the folder of an object that it leaves.
 */
export function dayFolder({ owner, task }: Ticks, time: number): string {
  return `${BEGINNING}-${compact(time).slice(0, 8)}-${hash(owner)}-${taskHash(task)}`;
}

/** The folders of all days from one instant to another. */
export function dayFolders(ticks: Ticks, from: number, to: number): string[] {
  const first = Math.floor(from / DAY);
  return Array.from({ length: Math.floor(to / DAY) - first + 1 }, (_, index) => dayFolder(ticks, (first + index) * DAY));
}

/** The folder of one tick of one schedule; a job that comes from no schedule is known by what it selects. */
export function tickFolder(owner: LedgerOwner, { schedule, selection, task }: Pick<Job, 'schedule' | 'selection' | 'task'>, tick: number): string {
  return join(dayFolder({ owner, task }, tick), `${compact(tick)}-${hash(schedule ?? selection)}`);
}

/** The tick of a folder in that of a day, in milliseconds since 1970; undefined for a name that the ledger never writes. */
export function tickOf(folder: string): number | undefined {
  const [, ...parts] = TICK.exec(folder) ?? [];
  if (parts.length === 0) {
    return undefined;
  }
  const [year, month, day, hour, minute, second, millisecond] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

/**
 * A hash of the fields that are part of a task's identity.
 *
 * A field of a later version counts only where a task has another value than its default: the hashes of other tasks stay.
 */
export function taskHash(task: Task, fields: Fields = SCHEDULE_FIELDS): string {
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

/** A list without order and repeats. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value)].sort() : value;
}

function compact(time: number): string {
  return new Date(time).toISOString().replace(/[-:.]/g, '');
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
