import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CronFields, type TimedRuns, findOverlaps, freeMinute, utcOffsetMinutes } from '../../src/schedule-time';
import { firstInstantOf } from './first-instant';
import { type PlainCron, SEED, cron, fieldsOf, plainCrons, wallTicks } from './schedules';

const SHANGHAI = 'Asia/Shanghai';
const FIXED_ZONES = ['UTC', SHANGHAI, 'Asia/Kathmandu', 'America/Phoenix', 'Pacific/Kiritimati', 'Etc/GMT+12'];

function timed(fields: CronFields, runSeconds: number): TimedRuns {
  return { schedule: cron({ minute: '0', ...fields }), runSeconds };
}

function every(seconds: number, runSeconds: number): TimedRuns {
  return { schedule: { kind: 'every', seconds }, runSeconds };
}

describe('crons of one time zone overlap', () => {
  test.each<[string, TimedRuns, TimedRuns, string | undefined]>([
    ['when they tick at once', timed({ hour: '4', timeZone: SHANGHAI }, 1), timed({ hour: '4', timeZone: SHANGHAI }, 1), `04:00 ${SHANGHAI}`],
    ['when one ticks while the other runs', timed({ hour: '4' }, 60), timed({ second: '59', hour: '4' }, 1), '04:00:59 UTC'],
    ['not when one ticks at the end of the other', timed({ hour: '4' }, 60), timed({ minute: '1', hour: '4' }, 1), undefined],
    ['not when one ticks before the other', timed({ hour: '4' }, 60), timed({ minute: '59', hour: '3' }, 60), undefined],
    ['when a run takes hours', timed({ hour: '4' }, 3 * 3600), timed({ minute: '59', hour: '6' }, 1), '06:59 UTC'],
    ['when a run goes past midnight', timed({ minute: '59', hour: '23' }, 120), timed({ hour: '0' }, 1), '00:00 UTC'],
    ['not when a run ends at midnight', timed({ minute: '59', hour: '23' }, 60), timed({ hour: '0' }, 1), undefined],
    [
      'when a run goes past the end of the year',
      timed({ minute: '59', hour: '23', day: '31', month: 'DEC' }, 120),
      timed({ hour: '0', day: '1', month: 'JAN' }, 1),
      '00:00 UTC',
    ],
    ['not when the days are different', timed({ hour: '4', weekDay: 'MON' }, 600), timed({ hour: '4', weekDay: 'TUE' }, 600), undefined],
    [
      'when the days are different and a run goes past midnight',
      timed({ minute: '55', hour: '23', weekDay: 'MON' }, 600),
      timed({ hour: '0', weekDay: 'TUE' }, 1),
      '00:00 UTC',
    ],
    [
      'not when it goes past the midnight of another day',
      timed({ minute: '55', hour: '23', weekDay: 'MON' }, 600),
      timed({ hour: '0', weekDay: 'WED' }, 1),
      undefined,
    ],
    ['not when the months are different', timed({ hour: '4', month: 'JAN' }, 600), timed({ hour: '4', month: 'FEB' }, 600), undefined],
    ['not when the dates are different', timed({ hour: '4', day: '1-15' }, 600), timed({ hour: '4', day: '16-31' }, 600), undefined],
    ['when a weekday can fall on the date', timed({ hour: '4', day: '13' }, 600), timed({ hour: '4', weekDay: 'FRI' }, 600), '04:00 UTC'],
    ['not with a date that never comes', timed({ hour: '4', day: '30', month: 'FEB' }, 600), timed({ hour: '4' }, 600), undefined],
    ['at any of their ticks', timed({ minute: '*/20', hour: '*' }, 60), timed({ minute: '41', hour: '7,9' }, 1200), '08:00 UTC'],
    ['not where steps never meet', timed({ minute: '*/2', hour: '*' }, 60), timed({ minute: '1/2', hour: '*' }, 60), undefined],
    ['with runs said to take no time, when they tick at once', timed({ hour: '4' }, 0), timed({ hour: '4' }, 0), '04:00 UTC'],
    [
      'with runs of more than a day as with runs of a day',
      timed({ hour: '4', weekDay: 'MON' }, 9e9),
      timed({ hour: '3', weekDay: 'TUE' }, 1),
      '03:00 UTC',
    ],
    ['not a day after', timed({ hour: '4', weekDay: 'MON' }, 9e9), timed({ hour: '4', weekDay: 'TUE' }, 1), undefined],
  ])('%s', (_, a, b, at) => {
    expect(overlapOf(a, b)).toBe(at);
    expect(overlapOf(b, a)).toBe(at);
  });

  test('by the clock, whatever the season', () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    expect(overlapOf(timed({ hour: '4', ...berlin }, 3600), timed({ hour: '5', ...berlin }, 1))).toBeUndefined();
    expect(overlapOf(timed({ hour: '4', ...berlin }, 3601), timed({ hour: '5', ...berlin }, 1))).toBe('05:00 Europe/Berlin');
  });

  test('under another name of the zone', () => {
    expect(overlapOf(timed({ hour: '4', timeZone: 'Europe/Berlin' }, 60), timed({ hour: '4', timeZone: 'Europe/Paris' }, 60))).toBe(
      '04:00 Europe/Berlin',
    );
  });
});

describe('crons of different time zones overlap', () => {
  test.each<[string, TimedRuns, TimedRuns, string | undefined]>([
    ['at the same instant', timed({ minute: '30', hour: '4', timeZone: SHANGHAI }, 60), timed({ minute: '30', hour: '20' }, 60), '20:30 UTC'],
    ['not at the same time of their clocks', timed({ hour: '4', timeZone: SHANGHAI }, 60), timed({ hour: '4' }, 60), undefined],
    ['on the day before', timed({ hour: '4', weekDay: 'TUE', timeZone: SHANGHAI }, 60), timed({ hour: '20', weekDay: 'MON' }, 60), '20:00 UTC'],
    ['not on the same day', timed({ hour: '4', weekDay: 'TUE', timeZone: SHANGHAI }, 60), timed({ hour: '20', weekDay: 'TUE' }, 60), undefined],
    [
      'in the month before',
      timed({ hour: '4', day: '1', month: 'JAN', timeZone: SHANGHAI }, 60),
      timed({ hour: '20', day: '31', month: 'DEC' }, 60),
      '20:00 UTC',
    ],
    [
      'two days apart',
      timed({ hour: '1', weekDay: 'WED', timeZone: 'Pacific/Kiritimati' }, 60),
      timed({ hour: '23', weekDay: 'MON', timeZone: 'Etc/GMT+12' }, 60),
      '11:00 UTC',
    ],
    ['in summer', timed({ hour: '4', timeZone: 'Europe/Berlin' }, 60), timed({ hour: '2' }, 60), '02:00 UTC'],
    ['in winter', timed({ hour: '4', timeZone: 'Europe/Berlin' }, 60), timed({ hour: '3' }, 60), '03:00 UTC'],
    ['never an hour beside both', timed({ hour: '4', timeZone: 'Europe/Berlin' }, 60), timed({ hour: '4' }, 60), undefined],
    ['not in summer, in January', timed({ hour: '4', month: 'JAN', timeZone: 'Europe/Berlin' }, 60), timed({ hour: '2' }, 60), undefined],
    [
      'not in summer, with the other one in January',
      timed({ hour: '4', timeZone: 'Europe/Berlin' }, 60),
      timed({ hour: '2', month: 'JAN' }, 60),
      undefined,
    ],
    [
      'in the weeks between two changes',
      timed({ hour: '9', timeZone: 'Europe/Berlin' }, 60),
      timed({ hour: '4', timeZone: 'America/New_York' }, 60),
      '08:00 UTC',
    ],
    [
      'not in June between two changes',
      timed({ hour: '9', month: 'JUN', timeZone: 'Europe/Berlin' }, 60),
      timed({ hour: '4', timeZone: 'America/New_York' }, 60),
      undefined,
    ],
    [
      'never by offsets that they do not have together',
      timed({ hour: '11', timeZone: 'Europe/Berlin' }, 60),
      timed({ hour: '4', timeZone: 'America/New_York' }, 60),
      undefined,
    ],
  ])('%s', (_, a, b, at) => {
    expect(overlapOf(a, b)).toBe(at);
    expect(overlapOf(b, a)).toBe(at);
  });
});

describe('an interval', () => {
  test('can overlap anything, at a time that nobody knows', () => {
    expect(overlapOf(every(420, 1), timed({ hour: '4' }, 1))).toBe('an unknown time');
    expect(overlapOf(timed({ hour: '4' }, 1), every(420, 1))).toBe('an unknown time');
    expect(overlapOf(every(420, 1), every(420, 1))).toBe('an unknown time');
  });

  test('does not overlap what never comes', () => {
    const never = timed({ hour: '0', day: '30', month: 'FEB' }, 1);
    expect(overlapOf(every(420, 1), never)).toBeUndefined();
    expect(overlapOf(never, every(420, 1))).toBeUndefined();
  });
});

function overlapOf(a: TimedRuns, b: TimedRuns): string | undefined {
  return findOverlaps([a, b])[0]?.at;
}

/** Every run of 28 years, in which every date falls on every weekday, is held against every other. */
function overlapInYears(a: PlainCron, runA: number, b: PlainCron, runB: number): boolean {
  const instants = (plain: PlainCron) => wallTicks(plain, 2001, 28).map((wall) => wall / 1000 - utcOffsetMinutes(plain.timeZone, 0) * 60);
  return overlapAmong(instants(a), runA, instants(b), runB);
}

function overlapAmong(ofA: number[], runA: number, ofB: number[], runB: number): boolean {
  let next = 0;
  return ofA.some((tick) => {
    while (next < ofB.length && ofB[next] + runB <= tick) {
      next++;
    }
    return next < ofB.length && ofB[next] < tick + runA;
  });
}

describe('any two crons of zones with fixed offsets', () => {
  const runs = fc.oneof(fc.integer({ min: 1, max: 3600 }), fc.integer({ min: 1, max: 86_400 }));

  test('overlap exactly where some of their runs in 28 years do, whichever comes first', () => {
    let overlapping = 0;
    fc.assert(
      fc.property(plainCrons(FIXED_ZONES), runs, plainCrons(FIXED_ZONES), runs, (a, runA, b, runB) => {
        const expected = overlapInYears(a, runA, b, runB);
        overlapping += Number(expected);
        const [timedA, timedB] = [
          { schedule: cron(fieldsOf(a)), runSeconds: runA },
          { schedule: cron(fieldsOf(b)), runSeconds: runB },
        ];
        expect(overlapOf(timedA, timedB) !== undefined).toBe(expected);
        expect(overlapOf(timedB, timedA) !== undefined).toBe(expected);
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(overlapping).toBeGreaterThan(20);
    expect(overlapping).toBeLessThan(180);
  });
});

describe('any two crons of zones that change their clocks', () => {
  test('overlap exactly where some of their runs do, at changes of clocks too', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai'];
    const runs = fc.integer({ min: 1, max: 40_000 });
    let overlapping = 0;
    fc.assert(
      fc.property(plainCrons(zones), runs, plainCrons(zones), runs, (a, runA, b, runB) => {
        const instants = (plain: PlainCron) =>
          wallTicks(plain, 2026, 28)
            .map((wall) => firstInstantOf(plain.timeZone, wall))
            .filter((instant): instant is number => instant !== undefined);
        const expected = overlapAmong(instants(a), runA * 1000, instants(b), runB * 1000);
        overlapping += Number(expected);
        const [timedA, timedB] = [
          { schedule: cron(fieldsOf(a)), runSeconds: runA },
          { schedule: cron(fieldsOf(b)), runSeconds: runB },
        ];
        expect(overlapOf(timedA, timedB) !== undefined).toBe(expected);
      }),
      { seed: SEED, numRuns: 150 },
    );
    expect(overlapping).toBeGreaterThan(20);
  });

  test('overlap on the one night on which clocks go forward between them', () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    expect(overlapOf(timed({ hour: '1', ...berlin }, 5400), timed({ hour: '3', ...berlin }, 1))).toBe('03:00 Europe/Berlin');
    expect(overlapOf(timed({ hour: '1', ...berlin }, 3600), timed({ hour: '3', ...berlin }, 1))).toBeUndefined();
  });
});

describe('a window', () => {
  const morning = timed({ hour: '4' }, 600);
  const day = (date: string) => Date.parse(`${date}T00:00:00Z`);

  test('that ends before the other begins leaves no overlap', () => {
    expect(overlapOf({ ...morning, before: day('2026-06-11') }, { ...morning, from: day('2026-06-11') })).toBeUndefined();
  });

  test('that shares a day with the other fixes the date', () => {
    expect(overlapOf({ ...morning, before: day('2026-06-12') }, { ...morning, from: day('2026-06-11') })).toBe('2026-06-11 04:00 UTC');
  });

  test('that cuts the tick off leaves no overlap on its last day', () => {
    expect(overlapOf({ ...morning, before: day('2026-06-11') + 4 * 3_600_000, from: day('2026-06-11') }, morning)).toBeUndefined();
    expect(overlapOf({ ...morning, before: day('2026-06-11') + 4 * 3_600_000 + 1, from: day('2026-06-11') }, morning)).toBe('2026-06-11 04:00 UTC');
  });

  test('of an interval counts too', () => {
    const often = every(420, 1);
    expect(overlapOf({ ...often, before: day('2026-06-11') }, { ...often, from: day('2026-06-13') })).toBeUndefined();
    expect(overlapOf({ ...often, before: day('2026-06-11') }, { ...often, from: day('2026-06-10') })).toBe('an unknown time');
  });
});

describe('findOverlaps', () => {
  test('finds each pair once, in the order of the list', () => {
    const all = [
      timed({ hour: '4' }, 600),
      timed({ hour: '6' }, 600),
      timed({ minute: '5', hour: '4' }, 600),
      timed({ minute: '9', hour: '4' }, 60),
      every(420, 60),
    ];
    expect(findOverlaps(all)).toEqual([
      { first: 0, second: 2, at: '04:05 UTC' },
      { first: 0, second: 3, at: '04:09 UTC' },
      { first: 0, second: 4, at: 'an unknown time' },
      { first: 1, second: 4, at: 'an unknown time' },
      { first: 2, second: 3, at: '04:09 UTC' },
      { first: 2, second: 4, at: 'an unknown time' },
      { first: 3, second: 4, at: 'an unknown time' },
    ]);
  });

  test('finds none among none and one', () => {
    expect(findOverlaps([])).toEqual([]);
    expect(findOverlaps([timed({ minute: '*', hour: '*' }, 3600)])).toEqual([]);
  });
});

describe('a free minute', () => {
  test.each<[string, TimedRuns[], string | undefined]>([
    ['is the next one', [timed({ hour: '4' }, 30), timed({ hour: '4' }, 30)], '04:01 UTC'],
    ['lies behind the other run', [timed({ hour: '4' }, 600), timed({ minute: '5', hour: '4' }, 30)], '04:10 UTC'],
    ['leaves room before the next one', [timed({ hour: '4' }, 30), timed({ hour: '4' }, 300), timed({ minute: '3', hour: '4' }, 60)], '04:04 UTC'],
    ['is by the clock of the schedule', [timed({ hour: '20' }, 60), timed({ hour: '4', timeZone: SHANGHAI }, 60)], '04:01 Asia/Shanghai'],
    ['is not looked for where there is more than one tick', [timed({ hour: '4' }, 60), timed({ hour: '4,5' }, 60)], undefined],
    ['is not there beside an interval', [every(420, 60), timed({ hour: '4' }, 60)], undefined],
    ['is one of the same day', [timed({ minute: '59', hour: '23' }, 60), timed({ minute: '59', hour: '23' }, 60)], undefined],
  ])('%s', (_, all, expected) => {
    const free = freeMinute(all, 1);
    expect(free).toBe(expected);
  });
});
