import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { nextRuns, utcOffsetMinutes } from '../../src/schedule-time';
import { offsetByIntl } from './offset-by-intl';
import { type PlainCron, SEED, cron, fieldsOf, plainCrons, ticksAt } from './schedules';

const MINUTE = 60_000;
const START = Date.UTC(2025, 0, 1);
const END = Date.UTC(2026, 0, 1);

/** Offsets of all 2025, one for each half hour. */
function offsetsByIntl(zone: string): number[] {
  const byIntl = offsetByIntl(zone);
  return Array.from({ length: (END - START) / (30 * MINUTE) }, (_, index) => byIntl(START + index * 30 * MINUTE) * MINUTE);
}

/** Every minute of 2025 is asked whether the clock then shows a tick that it has not shown before. */
function runsOf2025(plain: PlainCron, offsets: number[]): number[] {
  const shown = new Set<number>();
  const runs: number[] = [];
  for (let minute = START; minute < END; minute += MINUTE) {
    const instant = minute + plain.second * 1000;
    const wall = instant + offsets[Math.floor((minute - START) / (30 * MINUTE))];
    if (ticksAt(plain, wall) && !shown.has(wall)) {
      shown.add(wall);
      runs.push(instant);
    }
  }
  return runs;
}

const iso = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString());

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

describe.each(ZONES)('nextRuns in %s', (timeZone) => {
  let offsets: number[];
  beforeAll(() => {
    offsets = offsetsByIntl(timeZone);
  });

  const everyHour = Array.from({ length: 24 }, (_, hour) => hour);
  test.each<[string, Omit<PlainCron, 'timeZone'>]>([
    ['through all night hours, at every quarter', { second: 0, minutes: [0, 15, 30, 45], hours: [0, 1, 2, 3, 4] }],
    ['at every full hour', { second: 0, minutes: [0], hours: everyHour }],
    ['at 02:30:17', { second: 17, minutes: [30], hours: [2] }],
    ['at 01:45 on Sundays', { second: 0, minutes: [45], hours: [1], weekDays: [7] }],
    ['at the last minute of the last days of months', { second: 59, minutes: [59], hours: [23], days: [28, 29, 30, 31] }],
    ['at the first minute of some months', { second: 0, minutes: [0], hours: [0], days: [1], months: [1, 4, 10] }],
  ])('are those of a calendar and a clock, %s', (_, plain) => {
    const expected = runsOf2025({ ...plain, timeZone }, offsets);
    const found = nextRuns(cron(fieldsOf({ ...plain, timeZone })), START - 1, expected.length + 1);

    expect(expected.length).toBeGreaterThan(2);
    expect(iso(found.slice(0, -1))).toEqual(iso(expected));
    expect(found[expected.length]).toBeGreaterThanOrEqual(END);
  });
});

describe('nextRuns', () => {
  test('leaves out a time that clocks jump over', () => {
    const runs = nextRuns(cron({ minute: '30', hour: '2', timeZone: 'Europe/Berlin' }), Date.UTC(2026, 2, 27, 12), 2);
    expect(iso(runs)).toEqual(['2026-03-28T01:30:00.000Z', '2026-03-30T00:30:00.000Z']);
  });

  test('has a time that comes twice once, the first time', () => {
    const runs = nextRuns(cron({ minute: '30', hour: '2', timeZone: 'Europe/Berlin' }), Date.UTC(2026, 9, 24, 12), 2);
    expect(iso(runs)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  test('does not come back to the first time in the hour that comes twice', () => {
    const runs = nextRuns(cron({ minute: '30', hour: '2', timeZone: 'Europe/Berlin' }), Date.UTC(2026, 9, 25, 0, 45), 1);
    expect(iso(runs)).toEqual(['2026-10-26T01:30:00.000Z']);
  });

  test('follows clocks that go back over midnight', () => {
    const runs = nextRuns(cron({ minute: '0,30', hour: '0,23', timeZone: 'Asia/Almaty' }), Date.UTC(2024, 1, 29, 16, 45), 4);
    expect(iso(runs)).toEqual(['2024-02-29T17:00:00.000Z', '2024-02-29T17:30:00.000Z', '2024-02-29T19:00:00.000Z', '2024-02-29T19:30:00.000Z']);
  });

  test('is after the instant, never at it', () => {
    const daily = cron({ minute: '30', hour: '4' });
    const tick = Date.UTC(2026, 0, 1, 4, 30);
    expect(nextRuns(daily, tick - 1, 1)).toEqual([tick]);
    expect(nextRuns(daily, tick, 1)).toEqual([tick + 86_400_000]);
  });

  test('finds 29 February, over a century without a leap day too', () => {
    const leapDay = cron({ minute: '0', hour: '0', day: '29', month: 'FEB' });
    expect(iso(nextRuns(leapDay, Date.UTC(2026, 0, 1), 2))).toEqual(['2028-02-29T00:00:00.000Z', '2032-02-29T00:00:00.000Z']);
    expect(iso(nextRuns(leapDay, Date.UTC(2096, 2, 1), 1))).toEqual(['2104-02-29T00:00:00.000Z']);
  });

  test('has none for a date that never comes, and none where none is asked for', () => {
    expect(nextRuns(cron({ minute: '0', hour: '0', day: '31', month: 'APR' }), 0, 3)).toEqual([]);
    expect(nextRuns(cron({ minute: '0', hour: '0' }), 0, 0)).toEqual([]);
  });

  test.each([
    [NaN, 1],
    [Infinity, 1],
    [9e15, 1],
    [0, -1],
    [0, 1.5],
    [0, NaN],
  ])('refuses %d and %d', (after, count) => {
    expect(() => nextRuns(cron({ minute: '0' }), after, count)).toThrow(RangeError);
  });

  test('ascends, and shows a tick of the cron on its clock, whatever the cron', () => {
    const zones = [
      'UTC',
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/Havana',
      'Africa/Cairo',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'America/Asuncion',
    ];
    const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2036, 0, 1) });
    fc.assert(
      fc.property(plainCrons(zones), instants, (plain, after) => {
        const runs = nextRuns(cron(fieldsOf(plain)), after, 12);
        runs.forEach((run, index) => {
          expect(run).toBeGreaterThan(index === 0 ? after : runs[index - 1]);
          expect(ticksAt(plain, run + utcOffsetMinutes(plain.timeZone, run) * MINUTE)).toBe(true);
        });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
