import { isEveryDay, smallestGapDays } from './calendar';
import type { Schedule } from './cron';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * The most runs that a schedule has on any one day.
 *
 * Days on which clocks change are counted like any other: they have no run twice (see `nextRuns`).
 */
export function runsPerDay(schedule: Schedule): number {
  if (schedule.kind === 'every') {
    return Math.ceil(DAY_SECONDS / schedule.seconds);
  }
  return schedule.days.empty ? 0 : schedule.hours.length * schedule.minutes.length;
}

/**
 * The fewest seconds from one tick of a schedule to its next, on the clock of its time zone; `undefined` for a date that never comes.
 *
 * Where clocks go forward, two ticks can once be an hour closer than this.
 */
export function shortestPeriodSeconds(schedule: Schedule): number | undefined {
  if (schedule.kind === 'every') {
    return schedule.seconds;
  }
  const days = smallestGapDays(schedule.days);
  if (days === undefined) {
    return undefined;
  }
  const { hours, minutes } = schedule;
  const withinHour = span(minutes) * MINUTE_SECONDS;
  return Math.min(
    smallestDifference(minutes) * MINUTE_SECONDS,
    smallestDifference(hours) * HOUR_SECONDS - withinHour,
    days * DAY_SECONDS - span(hours) * HOUR_SECONDS - withinHour,
  );
}

/**
 * The most seconds from one tick of a schedule to its next, on the clock of its time zone; `undefined` for a cron that does not tick every day.
 */
export function longestPeriodSeconds(schedule: Schedule): number | undefined {
  if (schedule.kind === 'every') {
    return schedule.seconds;
  }
  if (!isEveryDay(schedule.days)) {
    return undefined;
  }
  const ticks = schedule.hours.flatMap((hour) => schedule.minutes.map((minute) => hour * HOUR_SECONDS + minute * MINUTE_SECONDS));
  return Math.max(...ticks.map((tick, index) => (ticks[index + 1] ?? ticks[0] + DAY_SECONDS) - tick));
}

function span(ascending: readonly number[]): number {
  return ascending[ascending.length - 1] - ascending[0];
}

/** Infinity for a single value. */
function smallestDifference(ascending: readonly number[]): number {
  return Math.min(...ascending.slice(1).map((value, index) => value - ascending[index]));
}
