import type { Cron } from './cron';
import { ticksBetween } from './ticks';
import type { Timed } from './timeline';

const DAY = 86_400_000;

/** 29 February can be eight years away; a date that a change of offset leaves out can take some more. */
const DAYS_AHEAD = 40 * 366;

/**
 * The next ticks of a cron after an instant, those in its window where it has one; ascending, in milliseconds since 1970.
 *
 * @param after an instant in milliseconds since 1970; a tick at this very instant does not count
 * @param count how many, at most; fewer come back only where the cron has no more in the next 40 years
 * @throws RangeError if `after` is no instant, or `count` no whole number of at least 0
 * @see ticksBetween
 */
export function nextRuns(
  cron: Cron,
  after: number,
  count: number,
  { from = -Infinity, before = Infinity }: Pick<Timed, 'from' | 'before'> = {},
): number[] {
  if (!Number.isFinite(after) || Number.isNaN(new Date(after).getTime())) {
    throw new RangeError(`no instant: ${after}`);
  }
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`not a number of runs: ${count}`);
  }
  const runs: number[] = [];
  if (cron.days.empty || count === 0) {
    return runs;
  }
  const start = Math.max(after, from - 1);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const day = start + ahead * DAY;
    for (const run of ticksBetween(cron, day, day + DAY)) {
      if (run >= before) {
        return runs;
      }
      if (run > start && runs.push(run) === count) {
        return runs;
      }
    }
  }
  return runs;
}

/** The first tick of a cron from an instant on, and whether it is before another: whether the window between them holds a tick. */
export function firstRunFrom(cron: Cron, from: number, before: number): { readonly run?: number; readonly isWithin: boolean } {
  const [run] = nextRuns(cron, from - 1, 1);
  return { run, isWithin: run !== undefined && run < before };
}

/** The last tick of a cron before an instant, and from another on; undefined where there is none. */
export function lastRunBefore(cron: Cron, before: number, from = -Infinity): number | undefined {
  if (cron.days.empty) {
    return undefined;
  }
  for (let end = before, days = 0; end > from && days < DAYS_AHEAD; end -= DAY, days++) {
    const last = ticksBetween(cron, Math.max(end - DAY, from), end).at(-1);
    if (last !== undefined) {
      return last;
    }
  }
  return undefined;
}
