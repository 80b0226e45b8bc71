import { hasDay } from './calendar';
import type { Cron } from './cron';
import { firstInstantOf, localTime } from './time-zones';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 29 February can be eight years away; a date that a change of offset leaves out can take some more. */
const DAYS_AHEAD = 40 * 366;

/**
 * The next ticks of a cron after an instant, ascending, in milliseconds since 1970.
 *
 * A local time that a change of offset leaves out is left out; one that it repeats counts once, the first time. Function Compute documents
 * only that runs may be repeated or missed at such a change, and advises times outside of it. Offsets are known until 2037.
 *
 * @param after an instant in milliseconds since 1970; a tick at this very instant does not count
 * @param count how many, at most; fewer come back only where the cron has no more in the next 40 years
 * @throws RangeError if `after` is no instant, or `count` no whole number of at least 0
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/time-triggers
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
  const today = localTime(cron.timeZone, after);
  const firstDay = Date.UTC(today.year, today.month - 1, today.day);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    for (const run of runsOfDay(cron, firstDay + ahead * DAY)) {
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

/** @param day midnight of a local date, as if it were UTC */
function* runsOfDay(cron: Cron, day: number): Generator<number> {
  const date = new Date(day);
  if (!hasDay(cron.days, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay() || 7)) {
    return;
  }
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const instant = firstInstantOf(cron.timeZone, day + hour * HOUR + minute * MINUTE + cron.second * SECOND);
      if (instant !== undefined) {
        yield instant;
      }
    }
  }
}
