import { hasDay } from './calendar';
import type { Cron } from './cron';
import { offsetPeriods } from './time-zones';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const timesByCron = new WeakMap<Cron, readonly number[]>();

/** A stretch of time in which the clocks of a zone do not change. */
export interface Stretch {
  readonly from: number;
  readonly before: number;
  /** The first instant whose local time was not shown before: later than `from` where clocks have gone back. */
  readonly freshFrom: number;
  readonly offsetMinutes: number;
}

/** The stretches of a zone between two instants, in order. */
export function stretchesOf(zone: string, from: number, before: number): Stretch[] {
  const periods = offsetPeriods(zone);
  return periods.flatMap(({ from: begins, offsetMinutes }, index) => {
    const stretch = { from: Math.max(from, begins), before: Math.min(before, periods[index + 1]?.from ?? Infinity) };
    const repeated = Math.max(0, (periods[index - 1]?.offsetMinutes ?? offsetMinutes) - offsetMinutes) * MINUTE;
    return stretch.from < stretch.before ? [{ ...stretch, freshFrom: Math.max(from, begins + repeated), offsetMinutes }] : [];
  });
}

/**
 * The ticks of a cron between two instants, ascending, in milliseconds since 1970: the one place where they are worked out.
 *
 * A local time that a change of offset leaves out is left out; one that it repeats counts once, the first time. Function Compute documents
 * only that runs may be repeated or missed at such a change, and advises times outside of it. Offsets are known until 2037.
 *
 * @param isDay whether a local date, in days since 1970, is one of the cron's
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/time-triggers
 */
export function ticksBetween(cron: Cron, from: number, before: number, isDay: (day: number) => boolean = (day) => isDayOf(cron, day)): number[] {
  const times = timesOfDay(cron);
  const ticks: number[] = [];
  for (const { before: end, freshFrom, offsetMinutes } of stretchesOf(cron.timeZone, from, before)) {
    const ahead = offsetMinutes * MINUTE;
    for (let day = Math.floor((freshFrom + ahead) / DAY); day * DAY - ahead < end; day++) {
      if (isDay(day)) {
        for (const time of times) {
          const tick = day * DAY + time - ahead;
          if (tick >= freshFrom && tick < end) {
            ticks.push(tick);
          }
        }
      }
    }
  }
  return ticks;
}

/** The times of day at which a cron ticks, in milliseconds, ascending. */
function timesOfDay(cron: Cron): readonly number[] {
  let times = timesByCron.get(cron);
  if (times === undefined) {
    times = cron.hours.flatMap((hour) => cron.minutes.map((minute) => (hour * 60 + minute) * MINUTE + cron.second * SECOND));
    timesByCron.set(cron, times);
  }
  return times;
}

function isDayOf({ days }: Cron, day: number): boolean {
  const date = new Date(day * DAY);
  return hasDay(days, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay() || 7);
}
