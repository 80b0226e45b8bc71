import { SHANGHAI_HOURS_AHEAD } from '../job/limits';
import { type DayPattern, isEveryDay } from './calendar';
import type { Cron, Schedule } from './cron';
import { DAYS, FIRST_DAY, membersOf } from './days';
import { stretchesOf, ticksBetween } from './ticks';

/** A schedule, and the window in which it runs, in milliseconds since 1970. */
export interface Timed {
  readonly schedule: Schedule;
  /**
   * The first instant at which it runs.
   * @default - it always has
   */
  readonly from?: number;
  /**
   * The first instant at which it no longer runs.
   * @default - it never ends
   */
  readonly before?: number;
}

/** What a schedule does on a day. */
interface DayOfTicks {
  /** Seconds from the day's begin, ascending; none for an interval, whose ticks only Function Compute knows. */
  readonly ticks: readonly number[];
  /** The number of its runs, at most. */
  readonly runs: number;
}

/** What a schedule does on each day of a timeline. */
interface Days {
  /** For each day a number that days share on which the schedule does the same; undefined where all days are the same. */
  readonly keys?: Int32Array;
  /** @param index the day, from 0 */
  readonly at: (index: number) => DayOfTicks;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 86_400_000;

/** The minutes of the clock that begins the days: Shanghai's, by which VOD is taken to count the quota of a day. */
export const DAY_MINUTES_AHEAD = SHANGHAI_HOURS_AHEAD * 60;

/** The first instant of a timeline. */
const START = FIRST_DAY * DAY - DAY_MINUTES_AHEAD * MINUTE;

const NO_TICKS: DayOfTicks = { ticks: [], runs: 0 };

/** The number of days outside of a window. */
const OUTSIDE = -1;

const daysByCron = new WeakMap<Cron, Days>();
const keysByPattern = new WeakMap<DayPattern, Map<string, Int32Array>>();

/**
 * The ticks of schedules, on every day from the year of the time zone data on for 28 years: every date on every weekday, daylight saving
 * and windows included.
 *
 * It does not know today's date. Days on which the same happens, after days on which the same happens, are looked at once: see `kinds`.
 */
export class Timeline {
  /** The first day of each kind, in days since 1970. Days of one kind have the same ticks, and so have the days before them. */
  public readonly kinds: readonly number[];

  private readonly days: readonly Days[];
  private readonly kindOfDay: Int32Array;

  constructor(private readonly all: readonly Timed[]) {
    this.days = all.map(daysOf);
    this.kindOfDay = kindsOf(this.days);
    const first = new Map<number, number>();
    this.kindOfDay.forEach((kind, index) => {
      if (!first.has(kind)) {
        first.set(kind, index + FIRST_DAY);
      }
    });
    this.kinds = [...first.values()];
  }

  /** The place of a day's kind in `kinds`. */
  kindOf(day: number): number {
    return this.kindOfDay[day - FIRST_DAY];
  }

  /** The days whose kinds are such, ascending, in days since 1970. */
  daysOf(isSuch: (kind: number) => boolean): number[] {
    return Array.from(this.kindOfDay, (kind, index) => (isSuch(kind) ? index + FIRST_DAY : -1)).filter((day) => day >= 0);
  }

  /** The ticks of a schedule on a day, in seconds from the day's begin, ascending; none for an interval. */
  ticks(index: number, day: number): readonly number[] {
    return this.at(index, day).ticks;
  }

  /** The number of runs of a schedule on a day; of an interval the greatest that it can be. */
  runs(index: number, day: number): number {
    return this.at(index, day).runs;
  }

  /** A number that two days of one schedule share only if they have the same ticks. */
  ticksId(index: number, day: number): number {
    const { keys } = this.days[index];
    return keys === undefined ? 0 : (keys[day - FIRST_DAY] ?? OUTSIDE);
  }

  /** Whether the window of a schedule has a begin, an end, or either. */
  hasWindow(index: number, edge?: 'from' | 'before'): boolean {
    const { from, before } = this.all[index];
    return (edge !== 'before' && from !== undefined) || (edge !== 'from' && before !== undefined);
  }

  /** The instant of a second of a day. */
  instantOf(day: number, second: number): number {
    return beginOf(day - FIRST_DAY) + second * SECOND;
  }

  private at(index: number, day: number): DayOfTicks {
    const place = day - FIRST_DAY;
    return place >= 0 && place < DAYS ? this.days[index].at(place) : NO_TICKS;
  }
}

function beginOf(index: number): number {
  return START + index * DAY;
}

function daysOf(timed: Timed): Days {
  const { schedule, from, before } = timed;
  const open = schedule.kind === 'every' ? daysOfInterval(schedule.seconds) : daysOfCron(schedule);
  return from === undefined && before === undefined ? open : daysWithin(timed, open);
}

function daysOfInterval(seconds: number): Days {
  const day = { ticks: [], runs: Math.ceil(DAY / SECOND / seconds) };
  return { at: () => day };
}

function daysOfCron(cron: Cron): Days {
  let days = daysByCron.get(cron);
  if (days === undefined) {
    const isDay = membersOf(cron.days);
    const keys = keysOf(cron);
    const byKey = new Map<number, DayOfTicks>();
    const at = (index: number) => {
      const key = keys[index];
      let day = byKey.get(key);
      if (day === undefined) {
        const begin = beginOf(index);
        const ticks = ticksBetween(cron, begin, begin + DAY, isDay).map((tick) => (tick - begin) / SECOND);
        byKey.set(key, (day = ticks.length === 0 ? NO_TICKS : { ticks, runs: ticks.length }));
      }
      return day;
    };
    days = { keys: keys.every((key) => key === keys[0]) ? undefined : keys, at };
    daysByCron.set(cron, days);
  }
  return days;
}

/** For each day the offset of a cron's clock with which of its local dates are the cron's; days on which clocks change have a key of their own. */
function keysOf({ days: pattern, timeZone }: Cron): Int32Array {
  const byZone = keysByPattern.get(pattern) ?? new Map<string, Int32Array>();
  keysByPattern.set(pattern, byZone);
  let keys = byZone.get(timeZone);
  if (keys === undefined) {
    const isDay = membersOf(pattern);
    keys = Int32Array.from({ length: DAYS }, (_, index) => OUTSIDE - 1 - index);
    for (const { freshFrom, before, offsetMinutes } of stretchesOf(timeZone, START, START + DAYS * DAY)) {
      const [first, end] = [Math.ceil((freshFrom - START) / DAY), Math.floor((before - START) / DAY)];
      const ahead = offsetMinutes * MINUTE;
      // Where local days begin with these, the next local date has no part in one.
      const isAligned = offsetMinutes === DAY_MINUTES_AHEAD;
      if (isEveryDay(pattern)) {
        keys.fill(keyOf(offsetMinutes, 3), Math.max(first, 0), end);
        continue;
      }
      for (let index = first; index < end; index++) {
        const local = Math.floor((beginOf(index) + ahead) / DAY);
        keys[index] = keyOf(offsetMinutes, (isDay(local) ? 1 : 0) + (!isAligned && isDay(local + 1) ? 2 : 0));
      }
    }
    byZone.set(timeZone, keys);
  }
  return keys;
}

/** A key from 0: offsets are less than a day. */
function keyOf(offsetMinutes: number, dates: number): number {
  return (offsetMinutes + 24 * 60) * 4 + dates;
}

function daysWithin({ schedule, from = -Infinity, before = Infinity }: Timed, open: Days): Days {
  const place = (instant: number) => Math.min(Math.max(Math.floor((instant - START) / DAY), -1), DAYS);
  const [first, last] = [place(from), place(before)];
  const keys = new Int32Array(DAYS).fill(OUTSIDE);
  for (let index = Math.max(first, 0); index <= Math.min(last, DAYS - 1); index++) {
    // An edge of the window cuts its day: no other day has that one's key.
    keys[index] = index === first || index === last ? OUTSIDE - 1 - index : (open.keys?.[index] ?? 0);
  }
  const at = (index: number) => {
    if (index < first || index > last) {
      return NO_TICKS;
    }
    const begin = beginOf(index);
    return index === first || index === last ? within(open.at(index), { schedule, from: from - begin, before: before - begin }) : open.at(index);
  };
  return { keys, at };
}

/** The part of a day that is in a window, whose ends are given from the day's begin. */
function within(day: DayOfTicks, { schedule, from = 0, before = DAY }: Timed): DayOfTicks {
  if (schedule.kind === 'every') {
    const seconds = (Math.min(before, DAY) - Math.max(from, 0)) / SECOND;
    return { ticks: [], runs: Math.max(0, Math.ceil(seconds / schedule.seconds)) };
  }
  const ticks = day.ticks.filter((second) => second * SECOND >= from && second * SECOND < before);
  return ticks.length === 0 ? NO_TICKS : { ticks, runs: ticks.length };
}

/** Numbers for days, from 0: the same for days with the same ticks of all schedules, on them and on the day before. */
function kindsOf(all: readonly Days[]): Int32Array {
  let kinds = new Int32Array(DAYS);
  for (const keys of new Set(all.map((days) => days.keys))) {
    kinds = keys === undefined ? kinds : numbered(kinds, keys);
  }
  return numbered(kinds, kinds, 1);
}

/** Numbers from 0 that differ where the numbers before do, or others so many days before. */
function numbered(before: Int32Array, others: Int32Array, daysBefore = 0): Int32Array<ArrayBuffer> {
  const byKey = new Map<number, number>();
  const next = new Int32Array(DAYS);
  for (let index = 0; index < DAYS; index++) {
    const key = before[index] * 2 ** 16 + (others[index - daysBefore] ?? OUTSIDE) + 2 ** 15;
    let number = byKey.get(key);
    if (number === undefined) {
      byKey.set(key, (number = byKey.size));
    }
    next[index] = number;
  }
  return next;
}
