import type { Schedule } from './cron';
import { offsetPeriods, localTime } from './time-zones';
import { type Timed, Timeline } from './timeline';

/** A schedule, its window, and how long each of its runs takes. */
export interface TimedRuns extends Timed {
  /** Seconds that a run takes, at least. Less than one counts as one; more than a day as a day, the longest timeout of a function. */
  readonly runSeconds: number;
}

/** Two schedules of a list that can run at the same time. */
export interface OverlappingPair {
  /** The place of one in the list. */
  readonly first: number;
  /** The place of the other, greater than `first`. */
  readonly second: number;
  /**
   * When the later of two runs starts: the time of day, `20:30 UTC`, with its date where the begin of a window fixes it; `an unknown time` where one of
   * the schedules is an interval.
   */
  readonly at: string;
}

const DAY_SECONDS = 86_400;
const MINUTES_LOOKED_AHEAD = 120;

/** Function Compute starts an interval when it likes: its ticks can fall on any other's. */
const UNKNOWN = 'an unknown time';

/**
 * All pairs of a list of which one ticks while a run of the other is under way, in the order of their places.
 *
 * A tick at the very end of the other's run is none. The answer depends on the schedules alone, not on today's date.
 */
export function findOverlaps(all: readonly TimedRuns[]): OverlappingPair[] {
  const timeline = new Timeline(all);
  const runs = all.map((timed, index) => runsOf(timeline, timed, index));
  return runs.flatMap((one, first) =>
    runs.slice(first + 1).flatMap((other, next) => {
      const at = meetingOf(timeline, one, other);
      return at === undefined ? [] : [{ first, second: first + 1 + next, at }];
    }),
  );
}

/**
 * The next minute of the same day and clock, within two hours, at which a cron of one tick a day overlaps none of the others: `05:52 UTC`.
 *
 * Undefined where there is none, and for other schedules.
 */
export function freeMinute(all: readonly TimedRuns[], index: number): string | undefined {
  const own = all[index];
  const { schedule } = own;
  if (schedule.kind !== 'cron' || schedule.hours.length !== 1 || schedule.minutes.length !== 1) {
    return undefined;
  }
  const others = all.filter((_, place) => place !== index);
  const ofDay = schedule.hours[0] * 60 + schedule.minutes[0];
  for (let minute = ofDay + 1; minute <= Math.min(ofDay + MINUTES_LOOKED_AHEAD, DAY_SECONDS / 60 - 1); minute++) {
    const moved = { ...schedule, hours: [Math.floor(minute / 60)], minutes: [minute % 60] };
    const tried = [{ ...own, schedule: moved }, ...others];
    const timeline = new Timeline(tried);
    const [first, ...rest] = tried.map((timed, place) => runsOf(timeline, timed, place));
    if (rest.every((each) => meetingOf(timeline, first, each) === undefined)) {
      return `${twoDigits(moved.hours[0])}:${twoDigits(moved.minutes[0])} ${schedule.timeZone}`;
    }
  }
  return undefined;
}

/** The runs of a schedule, by the kinds of days. */
interface Runs {
  readonly timed: TimedRuns;
  readonly seconds: number;
  /** Whether its window has a begin: then the first meeting has a date that says something. */
  readonly hasBegin: boolean;
  /** What happens on a day of each kind and on the day before: a place in `ticks`; -1 for nothing. */
  readonly placeOfKind: readonly number[];
  /** In seconds from the begin of the day. */
  readonly ticks: readonly (readonly number[])[];
}

function runsOf(timeline: Timeline, timed: TimedRuns, index: number): Runs {
  const places = new Map<string, number>();
  const ticks: (readonly number[])[] = [];
  const placeOfKind = timeline.kinds.map((day) => {
    if (timeline.runs(index, day) + timeline.runs(index, day - 1) === 0) {
      return -1;
    }
    const key = `${timeline.ticksId(index, day - 1)} ${timeline.ticksId(index, day)}`;
    const known = places.get(key);
    if (known !== undefined) {
      return known;
    }
    places.set(key, ticks.length);
    return ticks.push([...timeline.ticks(index, day - 1).map((second) => second - DAY_SECONDS), ...timeline.ticks(index, day)]) - 1;
  });
  const seconds = Math.min(Math.max(timed.runSeconds, 1), DAY_SECONDS);
  return { timed, seconds, hasBegin: timeline.hasWindow(index, 'from'), placeOfKind, ticks };
}

function meetingOf(timeline: Timeline, one: Runs, other: Runs): string | undefined {
  const isUnknown = one.timed.schedule.kind === 'every' || other.timed.schedule.kind === 'every';
  const seen = new Set<number>();
  for (let kind = 0; kind < timeline.kinds.length; kind++) {
    const [ofOne, ofOther] = [one.placeOfKind[kind], other.placeOfKind[kind]];
    const key = ofOne * other.ticks.length + ofOther;
    if (ofOne >= 0 && ofOther >= 0 && !seen.has(key)) {
      if (isUnknown) {
        return UNKNOWN;
      }
      seen.add(key);
      const second = meetingSecond(one.ticks[ofOne], other.ticks[ofOther], one.seconds, other.seconds);
      if (second !== undefined) {
        const zone = commonZone(one.timed.schedule, other.timed.schedule);
        return describe(timeline.instantOf(timeline.kinds[kind], second), zone, one.hasBegin || other.hasBegin);
      }
    }
  }
  return undefined;
}

/** The first second of the day at which one of two starts while a run of the other is under way. */
function meetingSecond(ofOne: readonly number[], ofOther: readonly number[], oneSeconds: number, otherSeconds: number): number | undefined {
  let [one, other] = [0, 0];
  let [lastOne, lastOther] = [-Infinity, -Infinity];
  while (one < ofOne.length || other < ofOther.length) {
    // Of runs that take equally long, the last one to start is under way the longest.
    const isOne = other === ofOther.length || ofOne[one] <= ofOther[other];
    const second = isOne ? ofOne[one++] : ofOther[other++];
    if (second >= 0 && (isOne ? second < lastOther + otherSeconds : second < lastOne + oneSeconds)) {
      return second;
    }
    if (isOne) {
      lastOne = second;
    } else {
      lastOther = second;
    }
  }
  return undefined;
}

/** The name of the zone whose clock both show, or UTC. */
function commonZone(one: Schedule, other: Schedule): string {
  if (one.kind === 'every' || other.kind === 'every') {
    return 'UTC';
  }
  const [first] = [one.timeZone, other.timeZone].sort();
  return offsetPeriods(one.timeZone) === offsetPeriods(other.timeZone) ? first : 'UTC';
}

function describe(instant: number, timeZone: string, dated: boolean): string {
  const { year, month, day, hour, minute, second } = localTime(timeZone, instant);
  const time = [hour, minute, ...(second === 0 ? [] : [second])].map(twoDigits).join(':');
  return `${dated ? `${year}-${twoDigits(month)}-${twoDigits(day)} ` : ''}${time} ${timeZone}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
