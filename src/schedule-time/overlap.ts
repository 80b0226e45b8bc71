import { canMeet } from './calendar';
import type { Cron, Schedule } from './cron';
import { clockPairs, type ClockPair } from './zone-pairs';

/** A schedule, and how long each of its runs takes. */
export interface Timed {
  readonly schedule: Schedule;
  /** Seconds that a run takes, at least. Less than one counts as one; more than a day as a day, the longest timeout of a function. */
  readonly runSeconds: number;
}

/** A moment at which two schedules can run at the same time. */
export interface Overlap {
  /** The time of day at which the later of the two starts, `20:30 UTC`; `an unknown time` where one of them is an interval. */
  readonly at: string;
}

/** Two schedules of a list that can run at the same time. */
export interface OverlappingPair extends Overlap {
  /** The place of one in the list. */
  readonly first: number;
  /** The place of the other, greater than `first`. */
  readonly second: number;
}

/** A cron as the comparison needs it: times in seconds. */
interface Prepared {
  readonly cron: Cron;
  /** Its ticks on any of its days, as seconds of the day, ascending. */
  readonly ticks: readonly number[];
  readonly runSeconds: number;
}

interface Hit {
  /** Second of the day, on the first cron's clock, at which the later one starts. */
  readonly second: number;
  readonly clocks: ClockPair;
}

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;

/** Function Compute starts an interval when it likes: its ticks can fall on any other's. */
const UNKNOWN: Overlap = { at: 'an unknown time' };

/**
 * Whether there is a day on which one schedule ticks while a run of the other is under way.
 *
 * A tick at the very end of the other's run is none. The answer depends on the schedules alone, not on today's date: crons of one time zone
 * are compared on its clock, as if it never changed; crons of different zones by every pair of offsets that they have together, from the
 * year of the time zone database to 2037, in the months that have that pair. What happens only because clocks change during a run is left
 * aside. An interval has no known phase: it can overlap everything.
 *
 * @returns an example, or `undefined` if they never overlap
 */
export function canOverlap(a: Timed, b: Timed): Overlap | undefined {
  return overlapOf(prepare(a), prepare(b));
}

/**
 * All pairs of a list that can overlap, in the order of their places.
 *
 * @see canOverlap
 */
export function findOverlaps(all: readonly Timed[]): OverlappingPair[] {
  const prepared = all.map(prepare);
  const found: OverlappingPair[] = [];
  for (let first = 0; first < prepared.length; first++) {
    for (let second = first + 1; second < prepared.length; second++) {
      const overlap = overlapOf(prepared[first], prepared[second]);
      if (overlap) {
        found.push({ first, second, at: overlap.at });
      }
    }
  }
  return found;
}

/** `undefined` for an interval. */
function prepare({ schedule, runSeconds }: Timed): Prepared | undefined {
  if (schedule.kind === 'every') {
    return undefined;
  }
  const ticks: number[] = [];
  if (!schedule.days.empty) {
    for (const hour of schedule.hours) {
      for (const minute of schedule.minutes) {
        ticks.push((hour * 60 + minute) * MINUTE_SECONDS + schedule.second);
      }
    }
  }
  return { cron: schedule, ticks, runSeconds: Math.min(Math.max(runSeconds, 1), DAY_SECONDS) };
}

function overlapOf(a: Prepared | undefined, b: Prepared | undefined): Overlap | undefined {
  if (!a || !b) {
    return a?.cron.days.empty || b?.cron.days.empty ? undefined : UNKNOWN;
  }
  if (a.ticks.length === 0 || b.ticks.length === 0) {
    return undefined;
  }
  if (a.cron.timeZone > b.cron.timeZone) {
    return overlapOf(b, a);
  }
  for (const clocks of clockPairs(a.cron.timeZone, b.cron.timeZone)) {
    const second = meetingSecond(a, b, clocks);
    if (second !== undefined) {
      return { at: describe({ second, clocks }, a.cron.timeZone) };
    }
  }
  return undefined;
}

/** The second of the day, on `a`'s clock, at which the later of two overlapping runs starts. */
function meetingSecond(a: Prepared, b: Prepared, clocks: ClockPair): number | undefined {
  const ahead = clocks.aheadMinutes * MINUTE_SECONDS;
  // b's day lies `shift` days after a's: only these shifts bring any tick of b near enough to any of a.
  const earliest = Math.ceil((a.ticks[0] - b.ticks[b.ticks.length - 1] - ahead - b.runSeconds) / DAY_SECONDS);
  const latest = Math.floor((a.ticks[a.ticks.length - 1] - b.ticks[0] - ahead + a.runSeconds) / DAY_SECONDS);
  for (let shift = earliest; shift <= latest; shift++) {
    const second = closeTicks(a, b, ahead + shift * DAY_SECONDS);
    if (second !== undefined && canMeet(a.cron.days, b.cron.days, shift, clocks.months)) {
      return second;
    }
  }
  return undefined;
}

/** The first pair of ticks of which one lies within the other's run, when `b`'s are moved by so many seconds; the later one of the two. */
function closeTicks(a: Prepared, b: Prepared, move: number): number | undefined {
  let index = 0;
  for (let other = firstAbove(b.ticks, a.ticks[0] - move - b.runSeconds); other < b.ticks.length; other++) {
    const moved = b.ticks[other] + move;
    while (index < a.ticks.length && a.ticks[index] <= moved - a.runSeconds) {
      index++;
    }
    if (index === a.ticks.length) {
      return undefined;
    }
    if (a.ticks[index] < moved + b.runSeconds) {
      return Math.max(a.ticks[index], moved);
    }
  }
  return undefined;
}

/** The place of the first value above the limit. */
function firstAbove(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    [low, high] = ascending[middle] > limit ? [low, middle] : [middle + 1, high];
  }
  return low;
}

function describe({ second, clocks }: Hit, timeZone: string): string {
  const { sameClock, offsetMinutes } = clocks;
  const clock = sameClock ? second : second - offsetMinutes * MINUTE_SECONDS;
  const ofDay = ((clock % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  const parts = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60, ...(ofDay % 60 === 0 ? [] : [ofDay % 60])];
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')} ${sameClock ? timeZone : 'UTC'}`;
}
