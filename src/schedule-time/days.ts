import { type DayPattern, hasDay, isEveryDay } from './calendar';
import { TIME_ZONE_DATABASE_VERSION } from './time-zone-data';

const DAY = 86_400_000;

/** Days before and after the timeline whose dates are known too: local dates lie beside the days of another clock. */
const BESIDE = 2;

/** After so many years every date has fallen on every weekday, 29 February too. */
const YEARS = 28;

const FIRST_YEAR = Number.parseInt(TIME_ZONE_DATABASE_VERSION, 10);

/** The first day of a timeline, in days since 1970: that of the year of the time zone data. What was before concerns no run to come. */
export const FIRST_DAY = Date.UTC(FIRST_YEAR, 0, 1) / DAY;

/** The number of days of a timeline. */
export const DAYS = Date.UTC(FIRST_YEAR + YEARS, 0, 1) / DAY - FIRST_DAY;

/** A date of the calendar. */
export interface CalendarDate {
  readonly month: number;
  readonly day: number;
  /** From 1, Monday. */
  readonly weekDay: number;
}

const membersByPattern = new WeakMap<DayPattern, (day: number) => boolean>();

/** The date of a day of the timeline, or of two days beside it; in days since 1970. */
export function dateOf(day: number): CalendarDate {
  return dates()[day - FIRST_DAY + BESIDE];
}

/** Whether days, in days since 1970, belong to a pattern; worked out once for the whole timeline and the days beside it. */
export function membersOf(pattern: DayPattern): (day: number) => boolean {
  let isMember = membersByPattern.get(pattern);
  if (isMember === undefined) {
    if (isEveryDay(pattern)) {
      isMember = () => true;
    } else {
      const members = Uint8Array.from(dates(), ({ month, day, weekDay }) => (hasDay(pattern, month, day, weekDay) ? 1 : 0));
      isMember = (day) => members[day - FIRST_DAY + BESIDE] === 1;
    }
    membersByPattern.set(pattern, isMember);
  }
  return isMember;
}

let rememberedDates: readonly CalendarDate[] | undefined;

function dates(): readonly CalendarDate[] {
  return (rememberedDates ??= Array.from({ length: DAYS + 2 * BESIDE }, (_, index) => {
    const date = new Date((FIRST_DAY - BESIDE + index) * DAY);
    return { month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekDay: date.getUTCDay() || 7 };
  }));
}
