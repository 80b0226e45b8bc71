import fc from 'fast-check';
import { type Cron, type CronFields, isCron, parseCron } from '../../src/schedule-time';

/** The cron of these fields, which must be valid. */
export function cron(fields: CronFields): Cron {
  const parsed = parseCron(fields);
  if (!isCron(parsed)) {
    throw new Error(JSON.stringify(parsed));
  }
  return parsed;
}

/** A cron as plain lists, from which the tests work out for themselves what it means. */
export interface PlainCron {
  readonly second: number;
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** Left out: every day. */
  readonly days?: readonly number[];
  readonly months?: readonly number[];
  readonly weekDays?: readonly number[];
  readonly timeZone: string;
}

const WEEK_DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** The fields that say what the lists say. */
export function fieldsOf(plain: PlainCron): CronFields {
  return {
    second: String(plain.second),
    minute: plain.minutes.join(','),
    hour: plain.hours.join(','),
    day: plain.days?.join(','),
    month: plain.months?.join(','),
    weekDay: plain.weekDays?.map((day) => WEEK_DAYS[day - 1]).join(','),
    timeZone: plain.timeZone,
  };
}

/** Whether a tick of the cron shows this time on its clock, given as if it were UTC. */
export function ticksAt(plain: PlainCron, wallMs: number): boolean {
  return (
    plain.second === (wallMs / 1000) % 60 &&
    plain.minutes.includes(Math.floor(wallMs / 60_000) % 60) &&
    plain.hours.includes(Math.floor(wallMs / 3_600_000) % 24) &&
    ticksOn(plain, new Date(wallMs))
  );
}

/** Whether the cron ticks on a day of its calendar, given as if it were UTC. */
export function ticksOn(plain: PlainCron, date: Date): boolean {
  return (
    (plain.days?.includes(date.getUTCDate()) ?? true) &&
    (plain.months?.includes(date.getUTCMonth() + 1) ?? true) &&
    (plain.weekDays?.includes(date.getUTCDay() === 0 ? 7 : date.getUTCDay()) ?? true)
  );
}

/** All ticks on its own clock, in the years from `firstYear` on, ascending, as if they were UTC. */
export function wallTicks(plain: PlainCron, firstYear: number, years: number): number[] {
  const ticks: number[] = [];
  const hours = [...plain.hours].sort((a, b) => a - b);
  const minutes = [...plain.minutes].sort((a, b) => a - b);
  for (let day = Date.UTC(firstYear, 0, 1); day < Date.UTC(firstYear + years, 0, 1); day += 86_400_000) {
    if (ticksOn(plain, new Date(day))) {
      hours.forEach((hour) => minutes.forEach((minute) => ticks.push(day + ((hour * 60 + minute) * 60 + plain.second) * 1000)));
    }
  }
  return ticks;
}

/** Random tests are the same in every run. */
export const SEED = 20_260_101;

function some(min: number, max: number, maxLength: number): fc.Arbitrary<number[]> {
  return fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength });
}

/** Random crons with a few ticks a day, of days of the month, of weekdays, or of every day. */
export function plainCrons(timeZones: readonly string[]): fc.Arbitrary<PlainCron> {
  return fc
    .record({
      second: fc.integer({ min: 0, max: 59 }),
      minutes: some(0, 59, 3),
      hours: some(0, 23, 3),
      months: fc.option(some(1, 12, 4), { nil: undefined }),
      days: fc.option(some(1, 31, 4), { nil: undefined }),
      weekDays: fc.option(some(1, 7, 3), { nil: undefined }),
      timeZone: fc.constantFrom(...timeZones),
    })
    .map((plain) => (plain.days ? { ...plain, weekDays: undefined } : plain));
}
