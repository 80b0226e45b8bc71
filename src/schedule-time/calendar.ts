import { remember } from './memo';

/**
 * The days on which a cron ticks, as a pattern of the calendar: months and days of the month, and weekdays.
 *
 * It knows no year: whatever the Gregorian calendar has at some time counts. Patterns are remembered and shared: do not change them.
 */
export interface DayPattern {
  /** For each month from 1, its days as bits: bit 1 is the first. Bit 29 of February is set where 29 February belongs to the pattern. */
  readonly monthDays: readonly number[];
  /** The weekdays as bits: bit 1 is Monday, bit 7 is Sunday. */
  readonly weekDays: number;
  /** Whether every day of every month belongs to it, its weekdays left aside. */
  readonly everyMonthDay: boolean;
  /** Whether no date belongs to it, in any year. */
  readonly empty: boolean;
}

const ALL_WEEK_DAYS = 0b1111_1110;

/** The days of each month from 1, where February has 29. */
export const LEAP_YEAR: readonly number[] = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const COMMON_YEAR = LEAP_YEAR.map((length, month) => (month === 2 ? 28 : length));

const PATTERNS_REMEMBERED = 1000;

const remembered = remember(PATTERNS_REMEMBERED, (key): DayPattern => {
  const [months, days, weekDays] = (JSON.parse(key) as number[][]).map(bits);
  const monthDays = LEAP_YEAR.map((length, month) => (has(months, month) ? days & upTo(length) : 0));
  return Object.freeze({
    monthDays: Object.freeze(monthDays),
    weekDays,
    everyMonthDay: LEAP_YEAR.every((length, month) => monthDays[month] === upTo(length)),
    empty: monthDays.every((mask) => mask === 0),
  });
});

const gaps = new WeakMap<DayPattern, number>();

/** The dates that fit one of these months (1-12), days (1-31) and weekdays (1, Monday, to 7); there must be at least one of each. */
export function dayPattern(months: readonly number[], days: readonly number[], weekDays: readonly number[]): DayPattern {
  return remembered(JSON.stringify([months, days, weekDays]));
}

/** Whether a date belongs to the pattern. Month from 1, weekday from 1, Monday. */
export function hasDay(pattern: DayPattern, month: number, day: number, weekDay: number): boolean {
  return has(pattern.monthDays[month], day) && has(pattern.weekDays, weekDay);
}

/** Whether every date belongs to the pattern. */
export function isEveryDay({ everyMonthDay, weekDays }: DayPattern): boolean {
  return everyMonthDay && weekDays === ALL_WEEK_DAYS;
}

/**
 * The fewest days from one date of the pattern to its next, or `undefined` where it has none.
 *
 * Exact for patterns that restrict the weekday or the day of the month, not both.
 */
export function smallestGapDays(pattern: DayPattern): number | undefined {
  if (pattern.empty) {
    return undefined;
  }
  if (isEveryDay(pattern)) {
    return 1;
  }
  const gap = gaps.get(pattern) ?? (pattern.weekDays === ALL_WEEK_DAYS ? smallestGapOfDates(pattern) : smallestGapOfWeekDays(pattern.weekDays));
  gaps.set(pattern, gap);
  return gap;
}

function smallestGapOfWeekDays(weekDays: number): number {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((weekDay) => has(weekDays, weekDay));
  return Math.min(...days.map((day, index) => (days[index + 1] ?? days[0] + 7) - day));
}

/** Four years have every neighbourhood of common and leap years that can make a gap smaller. */
function smallestGapOfDates(pattern: DayPattern): number {
  const ordinals: number[] = [];
  let yearStart = 0;
  for (const lengths of [LEAP_YEAR, COMMON_YEAR, COMMON_YEAR, COMMON_YEAR]) {
    for (let month = 1; month <= 12; month++) {
      for (let day = 1; day <= lengths[month]; day++) {
        if (has(pattern.monthDays[month], day)) {
          ordinals.push(yearStart + day);
        }
      }
      yearStart += lengths[month];
    }
  }
  return Math.min(...ordinals.map((ordinal, index) => (ordinals[index + 1] ?? ordinals[0] + yearStart) - ordinal));
}

/** Bits 1 to `last`. */
function upTo(last: number): number {
  return ((2 << last) - 2) | 0;
}

function bits(values: readonly number[]): number {
  return values.reduce((mask, value) => mask | (1 << value), 0);
}

function has(mask: number, bit: number): boolean {
  return (mask & (1 << bit)) !== 0;
}
