import { LEAST_COMPLETION_SECONDS } from '../job/limits';
import { DAY_MINUTES_AHEAD, type Timed, Timeline, findOverlaps } from '../schedule-time';
import type { PrefetcherLink, ScheduleFacts } from './prefetcher-link';

const HOUR_SECONDS = 3600;

/** A schedule of an account whose media IDs and times are known. */
export interface MediaSchedule {
  readonly link: PrefetcherLink;
  readonly facts: ScheduleFacts;
  readonly timed: Timed;
}

/** Two schedules that take the same media assets. */
export interface SharedMedia {
  readonly one: MediaSchedule;
  readonly other: MediaSchedule;
  /** The number of media assets that both take. */
  readonly count: number;
  /** When, in words. */
  readonly at: string;
}

/** Pairs of schedules that carry out the same task for the same media assets on one day. */
export function submittedTwice(schedules: readonly MediaSchedule[]): SharedMedia[] {
  const pairs = pairsOf(schedules, (one, other) => one.facts.task !== undefined && one.facts.task === other.facts.task);
  if (pairs.length === 0) {
    return [];
  }
  const timeline = new Timeline(schedules.map(({ timed }) => timed));
  return pairs.flatMap((pair) => {
    const at = sameDay(timeline, pair);
    return at === undefined ? [] : [{ ...pair, at }];
  });
}

/** Pairs of which one refreshes media assets while the other preloads them, or before its preload can have ended. */
export function refreshedWhilePreloaded(schedules: readonly MediaSchedule[]): SharedMedia[] {
  const pairs = pairsOf(schedules, (one, other) => [one, other].filter(({ facts }) => facts.taskType === 'Refresh').length === 1);
  if (pairs.length === 0) {
    return [];
  }
  const overlaps = findOverlaps(
    schedules.map(({ timed, facts }) => ({
      ...timed,
      runSeconds: Math.max(facts.sums.runSeconds ?? 1, facts.sums.waitSeconds + 1) + LEAST_COMPLETION_SECONDS,
    })),
  );
  const atOfPair = new Map(overlaps.map(({ first, second, at }) => [`${first} ${second}`, at]));
  return pairs.flatMap((pair) => {
    const at = atOfPair.get(`${pair.first} ${pair.second}`);
    return at === undefined ? [] : [{ ...pair, at }];
  });
}

/** A pair, with the places of both in the list. */
type Pair = Omit<SharedMedia, 'at'> & { readonly first: number; readonly second: number };

function pairsOf(schedules: readonly MediaSchedule[], concerns: (one: MediaSchedule, other: MediaSchedule) => boolean): Pair[] {
  const media = schedules.map(({ facts }) => facts.mediaIds());
  const withId = new Map<string, number[]>();
  const counts = new Map<number, number>();
  media.forEach((ids, index) => {
    for (const id of ids) {
      const others = withId.get(id);
      if (others === undefined) {
        withId.set(id, [index]);
      } else {
        for (const other of others) {
          const key = other * schedules.length + index;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        others.push(index);
      }
    }
  });
  return [...counts].flatMap(([key, count]) => {
    const [first, second] = [Math.floor(key / schedules.length), key % schedules.length];
    const [one, other] = [schedules[first], schedules[second]];
    return concerns(one, other) ? [{ one, other, first, second, count }] : [];
  });
}

/** The times at which two schedules submit the same media assets on one day, unless what is remembered keeps the second from it. */
function sameDay(timeline: Timeline, { one, other, first: place, second: otherPlace }: Pair): string | undefined {
  const day = timeline.kinds.find((each) => timeline.ticks(place, each).length > 0 && timeline.ticks(otherPlace, each).length > 0);
  if (day === undefined) {
    return undefined;
  }
  const [first, second] = [timeline.ticks(place, day)[0], timeline.ticks(otherPlace, day)[0]];
  const [later, gap] = first <= second ? [other, second - first] : [one, first - second];
  const remembers = one.link === other.link && (later.facts.skipHours === undefined || later.facts.skipHours * HOUR_SECONDS > gap);
  const dated = timeline.hasWindow(place, 'from') || timeline.hasWindow(otherPlace, 'from');
  const date = dated ? `${new Date(timeline.instantOf(day, DAY_MINUTES_AHEAD * 60)).toISOString().slice(0, 10)} ` : '';
  const [from, to] = [first, second].sort((a, b) => a - b).map((time) => new Date(time * 1000).toISOString().slice(11, 16));
  return remembers ? undefined : `${date}${from === to ? from : `${from} and ${to}`} Asia/Shanghai`;
}
