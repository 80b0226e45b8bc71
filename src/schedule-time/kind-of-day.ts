import { type CalendarDate, DAYS, FIRST_DAY, dateOf } from './days';
import type { Timeline } from './timeline';

const WEEK_DAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The share of the days of a kind that must be alike: on some, clocks change, and of later years their changes are not known. */
const NEARLY_ALL = 0.97;

interface Kind {
  readonly name: string;
  readonly has: (date: CalendarDate) => boolean;
}

/**
 * The widest kind of day to which a day belongs and of which all are alike, in words that follow "on": `every day`, `Mondays`,
 * `day 1 of a month`, `1 June`.
 *
 * @param day a day that is alike, in days since 1970
 * @param isAlike whether a kind of the timeline, by its place, is
 */
export function kindOfDay(timeline: Timeline, day: number, isAlike: (kind: number) => boolean): string {
  const found = kindsWith(dateOf(day)).find(({ has }) => {
    let [all, alike] = [0, 0];
    for (let index = 0; index < DAYS; index++) {
      if (has(dateOf(FIRST_DAY + index))) {
        all++;
        alike += isAlike(timeline.kindOf(FIRST_DAY + index)) ? 1 : 0;
      }
    }
    return alike >= all * NEARLY_ALL;
  });
  const { month, day: dayOfMonth, weekDay } = dateOf(day);
  return found?.name ?? `${dayOfMonth} ${MONTHS[month - 1]} where it falls on ${WEEK_DAYS[weekDay - 1].replace(/s$/, '')}`;
}

/** The kinds of day to which a date belongs, the widest first. */
function kindsWith({ month, day, weekDay }: CalendarDate): Kind[] {
  const [onWeekDay, inMonth] = [WEEK_DAYS[weekDay - 1], MONTHS[month - 1]];
  return [
    { name: 'every day', has: () => true },
    { name: onWeekDay, has: (date) => date.weekDay === weekDay },
    { name: `day ${day} of a month`, has: (date) => date.day === day },
    { name: `every day in ${inMonth}`, has: (date) => date.month === month },
    { name: `${onWeekDay} in ${inMonth}`, has: (date) => date.weekDay === weekDay && date.month === month },
    { name: `${day} ${inMonth}`, has: (date) => date.day === day && date.month === month },
    { name: `day ${day} of a month where it falls on ${onWeekDay.replace(/s$/, '')}`, has: (date) => date.day === day && date.weekDay === weekDay },
  ];
}
