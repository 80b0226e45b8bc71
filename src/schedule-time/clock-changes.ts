import { hasDay } from './calendar';
import type { Cron } from './cron';
import { offsetPeriods } from './time-zones';

/** A tick whose time of day a change of clocks leaves out, or repeats. */
export interface TickAtClockChange {
  /** The time of day, `02:30`. */
  readonly time: string;
  readonly fate: 'left out' | 'repeated';
}

const MINUTE = 60_000;
const HOURS_A_DAY = 24;

/**
 * A tick of a cron at a time of day that clocks leave out when they go forward, or repeat when they go back; `undefined` where there is
 * none, and for a cron that ticks every hour, of which such a day has one run fewer or more.
 *
 * It depends on the cron and on the time zone data alone, not on today's date.
 */
export function tickAtClockChange(cron: Cron): TickAtClockChange | undefined {
  if (cron.hours.length === HOURS_A_DAY) {
    return undefined;
  }
  const periods = offsetPeriods(cron.timeZone);
  for (const [index, { from, offsetMinutes }] of periods.slice(1).entries()) {
    const before = periods[index].offsetMinutes;
    const [begin, end] = [before, offsetMinutes].sort((one, other) => one - other).map((offset) => from + offset * MINUTE);
    for (let wall = begin; wall < end; wall += MINUTE) {
      if (ticksAt(cron, new Date(wall))) {
        return { time: new Date(wall).toISOString().slice(11, 16), fate: offsetMinutes > before ? 'left out' : 'repeated' };
      }
    }
  }
  return undefined;
}

/** @param wall a local time as if it were UTC, to the minute */
function ticksAt(cron: Cron, wall: Date): boolean {
  return (
    cron.hours.includes(wall.getUTCHours()) &&
    cron.minutes.includes(wall.getUTCMinutes()) &&
    hasDay(cron.days, wall.getUTCMonth() + 1, wall.getUTCDate(), wall.getUTCDay() || 7)
  );
}
