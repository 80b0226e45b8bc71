import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Timed, Timeline, findOverlaps, localTime } from '../../../src/schedule-time';
import { type PlainCron, SEED, cron, fieldsOf, plainCrons, ticksAt } from '../../schedule-time/schedules';

const PAIRS = 10_000;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SHANGHAI = 480 * MINUTE;

const ZONES = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati'];

/** Days on which clocks of some of the zones change, and days on which none do. */
const STARTS = ['2026-03-08', '2026-03-29', '2026-10-04', '2026-10-25', '2026-11-01', '2028-02-28', '2030-12-31', '2031-07-14'].map((date) =>
  Date.parse(`${date}T00:00:00Z`),
);

const walls = new Map<string, Map<number, number>>();

/** What the clock of a zone shows in a minute, as if it were UTC. */
function wallOf(timeZone: string, minute: number): number {
  const ofZone = walls.get(timeZone) ?? new Map<number, number>();
  walls.set(timeZone, ofZone);
  let wall = ofZone.get(minute);
  if (wall === undefined) {
    const { year, month, day, hour, minute: ofHour } = localTime(timeZone, minute);
    ofZone.set(minute, (wall = Date.UTC(year, month - 1, day, hour, ofHour)));
  }
  return wall;
}

/** The ticks in a window, found by looking at the clock in every minute: a time that clocks show twice counts once. */
function ticksByTheClock(plain: PlainCron, from: number, before: number): number[] {
  const ticks: number[] = [];
  const shown = new Set<number>();
  // What was shown up to a day before may be shown again.
  for (let minute = from - DAY; minute < before; minute += MINUTE) {
    const wall = wallOf(plain.timeZone, minute) + plain.second * 1000;
    if (!shown.has(wall) && ticksAt(plain, wall)) {
      const tick = minute + plain.second * 1000;
      if (tick >= from && tick < before) {
        ticks.push(tick);
      }
    }
    shown.add(wall);
  }
  return ticks;
}

const window = fc.record({
  start: fc.constantFrom(...STARTS),
  after: fc.integer({ min: -1440, max: 1440 }),
  minutes: fc.integer({ min: 0, max: 1440 }),
});
const one = fc.record({ plain: frequent(), runSeconds: fc.integer({ min: 1, max: 20_000 }) });

/** Crons of many ticks, so that a window of a day holds some. */
function frequent(): fc.Arbitrary<PlainCron> {
  return plainCrons(ZONES).map((plain) => ({ ...plain, days: undefined, months: undefined, hours: [...new Set([...plain.hours, 2, 3, 14])] }));
}

test('overlaps and counts of ten thousand pairs equal those found minute by minute', () => {
  let [overlapping, ticking] = [0, 0];
  fc.assert(
    fc.property(one, one, window, window, (first, second, own, other) => {
      const all = [
        { ...first, from: own.start + own.after * MINUTE },
        // Mostly beside the first one's.
        { ...second, from: (own.minutes % 4 === 0 ? other.start : own.start) + other.after * MINUTE },
      ].map((each, index) => ({ ...each, before: each.from + [own, other][index].minutes * MINUTE }));
      const ticks = all.map(({ plain, from, before }) => ticksByTheClock(plain, from, before));
      const timed = all.map(({ plain, runSeconds, from, before }) => ({ schedule: cron(fieldsOf(plain)), runSeconds, from, before }));

      const meets = ticks[0].some((a) =>
        ticks[1].some((b) => (b >= a && b < a + first.runSeconds * 1000) || (a >= b && a < b + second.runSeconds * 1000)),
      );
      expect(findOverlaps(timed).length > 0).toBe(meets);
      overlapping += Number(meets);
      ticking += Number(ticks[0].length > 0 && ticks[1].length > 0);

      expect(countsOf(timed)).toEqual(ticks.map(countsByDay));
    }),
    { seed: SEED, numRuns: PAIRS },
  );
  expect(ticking).toBeGreaterThan(PAIRS / 3);
  expect(overlapping).toBeGreaterThan(PAIRS / 10);
  expect(overlapping).toBeLessThan((PAIRS * 9) / 10);
}, 600_000);

/** The runs of schedules by the day in Shanghai, in the days of their windows. */
function countsOf(timed: readonly Timed[]): Record<number, number>[] {
  const timeline = new Timeline(timed);
  return timed.map(({ from = 0, before = 0 }, index) => {
    const counts: Record<number, number> = {};
    for (let day = dayOf(from) - 1; day <= dayOf(before) + 1; day++) {
      const runs = timeline.runs(index, day);
      if (runs > 0) {
        counts[day] = runs;
      }
    }
    return counts;
  });
}

function countsByDay(ticks: readonly number[]): Record<number, number> {
  const counts: Record<number, number> = {};
  ticks.forEach((tick) => (counts[dayOf(tick)] = (counts[dayOf(tick)] ?? 0) + 1));
  return counts;
}

function dayOf(instant: number): number {
  return Math.floor((instant + SHANGHAI) / DAY);
}
