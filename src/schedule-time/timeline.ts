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

/** What a schedule does on a day. Days on which it does the same share one. */
interface DayOfTicks {
  /** The same number for the same ticks of one schedule. */
  readonly id: number;
  /** Seconds from the day's begin, ascending; none for an interval, whose ticks only Function Compute knows. */
  readonly ticks: readonly number[];
  /** The number of its runs, at most. */
  readonly runs: number;
}

/** A schedule's days: all the same, or one by one. */
type Days = DayOfTicks | readonly DayOfTicks[];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 86_400_000;

const NO_TICKS: DayOfTicks = { id: 0, ticks: [], runs: 0 };

const openDays = new WeakMap<Cron, Map<number, Days>>();

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
  private readonly kindOfDay: Uint32Array;

  /**
   * @param all the schedules
   * @param aheadMinutes minutes by which the clock that begins the days is ahead of UTC
   */
  constructor(
    private readonly all: readonly Timed[],
    private readonly aheadMinutes = 0,
  ) {
    this.days = all.map((timed) => daysOf(timed, aheadMinutes));
    this.kindOfDay = kindsOf(this.days);
    this.kinds = Array.from(new Set(this.kindOfDay), (kind) => this.kindOfDay.indexOf(kind) + FIRST_DAY);
  }

  /** The place of a day's kind in `kinds`. */
  kindOf(day: number): number {
    return this.kindOfDay[day - FIRST_DAY];
  }

  /** The ticks of a schedule on a day, in seconds from the day's begin, ascending; none for an interval. */
  ticks(index: number, day: number): readonly number[] {
    return this.at(index, day).ticks;
  }

  /** The number of runs of a schedule on a day; of an interval the greatest that it can be. */
  runs(index: number, day: number): number {
    return this.at(index, day).runs;
  }

  /** A number that two days of one schedule share if they have the same ticks. */
  ticksId(index: number, day: number): number {
    return this.at(index, day).id;
  }

  /** Whether a schedule has a window. */
  hasWindow(index: number): boolean {
    const { from, before } = this.all[index];
    return from !== undefined || before !== undefined;
  }

  /** The instant of a second of a day. */
  instantOf(day: number, second: number): number {
    return day * DAY - this.aheadMinutes * MINUTE + second * SECOND;
  }

  private at(index: number, day: number): DayOfTicks {
    const days = this.days[index];
    return isOneByOne(days) ? (days[day - FIRST_DAY] ?? NO_TICKS) : days;
  }
}

function isOneByOne(days: Days): days is readonly DayOfTicks[] {
  return Array.isArray(days);
}

function daysOf(timed: Timed, aheadMinutes: number): Days {
  const { schedule, from, before } = timed;
  const open =
    schedule.kind === 'every' ? { id: 1, ticks: [], runs: Math.ceil(DAY / SECOND / schedule.seconds) } : openDaysOf(schedule, aheadMinutes);
  if (from === undefined && before === undefined) {
    return open;
  }
  const [first, end] = [from ?? -Infinity, before ?? Infinity];
  // An edge of the window cuts its day: no other day has that one's number.
  let cut = -1;
  return Array.from({ length: DAYS }, (_, index) => {
    const day = isOneByOne(open) ? open[index] : open;
    const begin = (FIRST_DAY + index) * DAY - aheadMinutes * MINUTE;
    if (day.runs === 0 || begin >= end || begin + DAY <= first) {
      return NO_TICKS;
    }
    return begin >= first && begin + DAY <= end ? day : within(day, { schedule, from: first - begin, before: end - begin }, cut--);
  });
}

/** The part of a day that is in a window, whose ends are given from the day's begin. */
function within(day: DayOfTicks, { schedule, from = 0, before = DAY }: Timed, id: number): DayOfTicks {
  if (schedule.kind === 'every') {
    const seconds = (Math.min(before, DAY) - Math.max(from, 0)) / SECOND;
    return { id, ticks: [], runs: Math.max(0, Math.ceil(seconds / schedule.seconds)) };
  }
  const ticks = day.ticks.filter((second) => second * SECOND >= from && second * SECOND < before);
  return ticks.length === 0 ? NO_TICKS : { id, ticks, runs: ticks.length };
}

function openDaysOf(cron: Cron, aheadMinutes: number): Days {
  const known = openDays.get(cron) ?? new Map<number, Days>();
  openDays.set(cron, known);
  const days = known.get(aheadMinutes) ?? cronDays(cron, aheadMinutes);
  known.set(aheadMinutes, days);
  return days;
}

/** The days of a cron: those with the same offset of its clock on which the same local dates are its own are the same. */
function cronDays(cron: Cron, aheadMinutes: number): Days {
  const isDay = membersOf(cron.days);
  const byKey = new Map<number, DayOfTicks>();
  const days = new Array<DayOfTicks>(DAYS);
  let id = 0;
  const make = (begin: number): DayOfTicks => {
    const ticks = ticksBetween(cron, begin, begin + DAY, isDay).map((tick) => (tick - begin) / SECOND);
    return ticks.length === 0 ? NO_TICKS : { id: ++id, ticks, runs: ticks.length };
  };
  const start = FIRST_DAY * DAY - aheadMinutes * MINUTE;
  for (const { freshFrom, from, before, offsetMinutes } of stretchesOf(cron.timeZone, start, start + DAYS * DAY)) {
    const whole = Math.ceil((Math.max(from, freshFrom) - start) / DAY);
    for (let index = whole; start + (index + 1) * DAY <= before; index++) {
      const local = Math.floor((start + index * DAY + offsetMinutes * MINUTE) / DAY);
      const key = offsetMinutes * 4 + (isDay(local) ? 1 : 0) + (isDay(local + 1) ? 2 : 0);
      let day = byKey.get(key);
      if (day === undefined) {
        byKey.set(key, (day = make(start + index * DAY)));
      }
      days[index] = day;
    }
  }
  for (let index = 0; index < DAYS; index++) {
    days[index] ??= make(start + index * DAY);
  }
  return days.every((day) => day === days[0]) ? days[0] : days;
}

/** Numbers for days, from 0: the same for days with the same ticks of all schedules, on them and on the day before. */
function kindsOf(all: readonly Days[]): Uint32Array {
  let kinds: Uint32Array = new Uint32Array(DAYS);
  for (const days of all.filter(isOneByOne)) {
    kinds = numbered(kinds, (index) => days[index].id);
  }
  const sameDays = kinds;
  return numbered(kinds, (index) => (index === 0 ? -1 : sameDays[index - 1]));
}

/** Numbers that differ where the numbers before did, or where the others do. */
function numbered(before: Uint32Array, other: (index: number) => number): Uint32Array {
  const byKey = new Map<number, number>();
  return before.map((number, index) => {
    const key = number * 2 ** 21 + other(index) + 2 ** 20;
    let next = byKey.get(key);
    if (next === undefined) {
      byKey.set(key, (next = byKey.size));
    }
    return next;
  });
}
