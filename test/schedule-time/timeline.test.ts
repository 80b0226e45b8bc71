import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CronFields, type Timed, Timeline, ticksBetween } from '../../src/schedule-time';
import { firstInstantOf } from './first-instant';
import { SEED, cron, fieldsOf, plainCrons, wallTicks } from './schedules';

const DAY = 86_400_000;

function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function timed(fields: CronFields, window: Pick<Timed, 'from' | 'before'> = {}): Timed {
  return { schedule: cron({ minute: '0', ...fields }), ...window };
}

describe('ticks between two instants', () => {
  const berlin = (hour: string) => cron({ minute: '30', hour, timeZone: 'Europe/Berlin' });
  const onDay = (date: string, hour: string) =>
    ticksBetween(berlin(hour), day(date) * DAY, (day(date) + 1) * DAY).map((tick) => new Date(tick).toISOString());

  test.each([
    ['2026-10-24', '1', ['2026-10-24T23:30:00.000Z']],
    ['2026-10-25', '2', ['2026-10-25T00:30:00.000Z']],
    ['2026-10-25', '3', ['2026-10-25T02:30:00.000Z']],
    ['2026-03-29', '1', ['2026-03-29T00:30:00.000Z', '2026-03-29T23:30:00.000Z']],
    ['2026-03-29', '2', []],
    ['2026-03-29', '3', ['2026-03-29T01:30:00.000Z']],
  ])('on %s at %s:30 in Berlin', (date, hour, expected) => {
    expect(onDay(date, hour)).toEqual(expected);
  });

  test('hold the first instant, and not the end', () => {
    const every = cron({ minute: '0', hour: '*' });
    expect(ticksBetween(every, 0, 3_600_000)).toEqual([0]);
    expect(ticksBetween(every, 1, 3_600_001)).toEqual([3_600_000]);
    expect(ticksBetween(every, 1, 1)).toEqual([]);
  });
});

describe('a timeline', () => {
  test('begins its days in Shanghai', () => {
    const evening = new Timeline([timed({ hour: '17', weekDay: 'MON' })]);
    const monday = day('2026-06-08');
    expect([evening.runs(0, monday), evening.runs(0, monday + 1)]).toEqual([0, 1]);
    expect(evening.ticks(0, monday + 1)).toEqual([3600]);
    expect(evening.instantOf(monday + 1, 3600)).toBe(Date.UTC(2026, 5, 8, 17));
  });

  test('has one kind of day but the first for what runs every day', () => {
    expect(new Timeline([timed({ hour: '4' }), timed({ hour: '*', timeZone: 'Asia/Tokyo' })]).kinds).toHaveLength(2);
  });

  test('has a date of every month on every weekday, 29 February too', () => {
    const leapSunday = new Timeline([timed({ hour: '0', day: '29', month: 'FEB' }), timed({ hour: '0', weekDay: 'SUN' })]);
    expect(leapSunday.kinds.some((each) => leapSunday.runs(0, each) === 1 && leapSunday.runs(1, each) === 1)).toBe(true);
  });

  test('has the most runs that an interval can have on a day', () => {
    const seven = new Timeline([{ schedule: { kind: 'every', seconds: 420 } }]);
    expect([seven.runs(0, day('2026-06-08')), seven.ticks(0, day('2026-06-08'))]).toEqual([206, []]);
    const days = new Timeline([{ schedule: { kind: 'every', seconds: 300_000 }, from: day('2026-06-08') * DAY, before: day('2026-06-09') * DAY }]);
    expect([days.runs(0, day('2026-06-08')), days.runs(0, day('2026-06-10'))]).toEqual([1, 0]);
  });

  test('has the same ticks as a count of every date by its clock, whatever the crons and windows', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai', 'Pacific/Kiritimati'];
    const instants = fc.integer({ min: Date.UTC(2026, 0, 3), max: Date.UTC(2038, 0, 1) });
    const one = fc.tuple(plainCrons(zones), fc.option(fc.tuple(instants, fc.integer({ min: 0, max: 400 * DAY })), { nil: undefined }));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), (all) => {
        const timeline = new Timeline(
          all.map(([plain, window]) => ({ schedule: cron(fieldsOf(plain)), ...(window && { from: window[0], before: window[0] + window[1] }) })),
        );
        const [first, last] = [day('2026-01-03'), day('2041-12-29')];
        const found = all.map((_, index) => {
          const ticks: number[] = [];
          for (let each = first; each <= last; each++) {
            // What is said of the kind of a day holds for the day.
            const kind = timeline.kinds[timeline.kindOf(each)];
            expect(timeline.ticks(index, kind)).toEqual(timeline.ticks(index, each));
            ticks.push(...timeline.ticks(index, each).map((second) => timeline.instantOf(each, second)));
          }
          return ticks;
        });
        const [from, before] = [timeline.instantOf(first, 0), timeline.instantOf(last + 1, 0)];
        const expected = all.map(([plain, window]) =>
          wallTicks(plain, 2025, 18)
            .map((wall) => firstInstantOf(plain.timeZone, wall))
            .filter((tick): tick is number => tick !== undefined && tick >= from && tick < before)
            .filter((tick) => window === undefined || (tick >= window[0] && tick < window[0] + window[1])),
        );
        expect(found).toEqual(expected);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});
