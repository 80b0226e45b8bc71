import type { Cron } from './cron';
import { ticksBetween } from './ticks';

const DAY = 86_400_000;

/** 29 February can be eight years away; a date that a change of offset leaves out can take some more. */
const DAYS_AHEAD = 40 * 366;

/**
 * The next ticks of a cron after an instant, ascending, in milliseconds since 1970.
 *
 * @param after an instant in milliseconds since 1970; a tick at this very instant does not count
 * @param count how many, at most; fewer come back only where the cron has no more in the next 40 years
 * @throws RangeError if `after` is no instant, or `count` no whole number of at least 0
 * @see ticksBetween
 */
export function nextRuns(cron: Cron, after: number, count: number): number[] {
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
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const from = after + ahead * DAY;
    for (const run of ticksBetween(cron, from, from + DAY)) {
      if (run > after && runs.push(run) === count) {
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
