import type { Cron } from './cron';
import { offsetPeriods } from './time-zones';

const DAY_MINUTES = 1440;

/** The latest time of day, in minutes, at which a cron ticks on the clock of a zone that never changes its clocks. */
export function latestTimeOfDay(cron: Cron, zoneOffsetMinutes: number): number {
  const offsets = new Set(offsetPeriods(cron.timeZone).map(({ offsetMinutes }) => offsetMinutes));
  const times = cron.hours.flatMap((hour) => cron.minutes.map((minute) => hour * 60 + minute));
  return Math.max(...[...offsets].flatMap((offset) => times.map((time) => (time - offset + zoneOffsetMinutes + 2 * DAY_MINUTES) % DAY_MINUTES)));
}
