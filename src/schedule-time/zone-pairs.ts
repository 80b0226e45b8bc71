import { ALL_MONTHS } from './calendar';
import { remember } from './memo';
import { offsetAt, offsetPeriods, TIME_ZONE_DATABASE_VERSION, type OffsetPeriod } from './time-zones';

/** How the clocks of two zones stand to each other for some part of the year. */
export interface ClockPair {
  /** Minutes that the first zone's clocks are ahead of the second's. */
  readonly aheadMinutes: number;
  /** Minutes that the first zone's clocks are ahead of UTC. Of no meaning on the same clock, where it may change. */
  readonly offsetMinutes: number;
  /** Whether both zones always show the same time. */
  readonly sameClock: boolean;
  /** The months in which it is so in some year, on the first zone's calendar, as bits: bit 1 is January. */
  readonly months: number;
}

const MINUTE = 60_000;
const PAIRS_REMEMBERED = 1000;

/** The year of the time zone database: what was different before it concerns no run to come. */
const FROM = Date.UTC(Number.parseInt(TIME_ZONE_DATABASE_VERSION, 10), 0, 1);

/** The end of the time zone data. */
const TO = Date.UTC(2038, 0, 1);

const SAME_CLOCK: readonly ClockPair[] = [{ aheadMinutes: 0, offsetMinutes: 0, sameClock: true, months: ALL_MONTHS }];

const rememberedPairs = remember(PAIRS_REMEMBERED, (names) => {
  const [first, second] = names.split(' ');
  return pairsOf(offsetPeriods(first), offsetPeriods(second));
});

/**
 * Every pair of offsets that two zones have at the same time, from the year of the time zone database to 2037.
 *
 * @throws RangeError if there is no such zone
 */
export function clockPairs(first: string, second: string): readonly ClockPair[] {
  return first === second ? SAME_CLOCK : rememberedPairs(`${first} ${second}`);
}

function pairsOf(first: readonly OffsetPeriod[], second: readonly OffsetPeriod[]): readonly ClockPair[] {
  if (first === second) {
    return SAME_CLOCK;
  }
  const pairs = new Map<string, ClockPair>();
  const changes = [...first, ...second].map(({ from }) => from).filter((from) => from > FROM && from < TO);
  const starts = [...new Set([FROM, ...changes])].sort((a, b) => a - b);
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? TO;
    const offsetMinutes = offsetAt(first, start);
    const aheadMinutes = offsetMinutes - offsetAt(second, start);
    const key = `${offsetMinutes} ${aheadMinutes}`;
    const months = (pairs.get(key)?.months ?? 0) | monthsBetween(start + offsetMinutes * MINUTE, end + offsetMinutes * MINUTE);
    pairs.set(key, { aheadMinutes, offsetMinutes, sameClock: false, months });
  });
  return [...pairs.values()];
}

/** The months that have a moment in this stretch, its end left out. */
function monthsBetween(start: number, end: number): number {
  const [first, last] = [start, end - 1].map((wallMs) => {
    const date = new Date(wallMs);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  });
  let months = 0;
  for (let month = first; month <= last && months !== ALL_MONTHS; month++) {
    months |= 1 << ((month % 12) + 1);
  }
  return months;
}
