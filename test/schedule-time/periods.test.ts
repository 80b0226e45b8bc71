import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CronFields, runsPerDay, shortestPeriodSeconds } from '../../src/schedule-time';
import { SEED, cron, fieldsOf, plainCrons, wallTicks } from './schedules';

const DAY = 86_400;

describe('runsPerDay', () => {
  test.each<[CronFields, number]>([
    [{ minute: '30', hour: '4' }, 1],
    [{ minute: '*', hour: '*' }, 1440],
    [{ minute: '*/15', hour: '8-17' }, 40],
    [{ minute: '0', hour: '0', day: '1', month: 'JAN' }, 1],
    [{ minute: '0,30', hour: '4', weekDay: 'MON' }, 2],
    [{ minute: '0', hour: '0', day: '30', month: 'FEB' }, 0],
  ])('of %j are %d', (fields, runs) => {
    expect(runsPerDay(cron(fields))).toBe(runs);
  });

  test.each([
    [60, 1440],
    [420, 206],
    [5400, 16],
    [DAY, 1],
    [DAY + 1, 1],
    [10 * DAY, 1],
  ])('of an interval of %d s are %d at most', (seconds, runs) => {
    expect(runsPerDay({ kind: 'every', seconds })).toBe(runs);
  });
});

describe('shortestPeriodSeconds', () => {
  test.each<[string, CronFields, number | undefined]>([
    ['every minute', { minute: '*', hour: '*' }, 60],
    ['uneven steps: 56 to 0', { minute: '*/7', hour: '*' }, 240],
    ['the same, in one hour of the day', { minute: '*/7', hour: '4' }, 420],
    ['over the hour', { minute: '5,55', hour: '4,5' }, 600],
    ['over midnight', { minute: '0', hour: '1,23' }, 2 * 3600],
    ['over midnight, on days of which none follows another', { minute: '0', hour: '1,23', weekDay: 'MON,WED' }, 22 * 3600],
    ['over midnight, from the last of a month to the first', { minute: '0', hour: '1,23', day: '1,31' }, 2 * 3600],
    ['hours of a step that does not divide the day', { minute: '0', hour: '*/5' }, 4 * 3600],
    ['daily', { minute: '30', hour: '4' }, DAY],
    ['weekly', { minute: '30', hour: '4', weekDay: 'MON' }, 7 * DAY],
    ['weekends', { minute: '30', hour: '4', weekDay: 'SAT,SUN' }, DAY],
    ['monthly', { minute: '30', hour: '4', day: '1' }, 28 * DAY],
    ['yearly', { minute: '30', hour: '4', day: '1', month: 'JAN' }, 365 * DAY],
    ['leap days', { minute: '30', hour: '4', day: '29', month: 'FEB' }, 1461 * DAY],
    ['never', { minute: '30', hour: '4', day: '30', month: 'FEB' }, undefined],
  ])('%s', (_, fields, seconds) => {
    expect(shortestPeriodSeconds(cron(fields))).toBe(seconds);
  });

  test('of an interval is the interval', () => {
    expect(shortestPeriodSeconds({ kind: 'every', seconds: 420 })).toBe(420);
  });

  test('is the smallest distance of any two ticks in eight years, whatever the cron', () => {
    fc.assert(
      fc.property(plainCrons(['UTC']), (plain) => {
        const ticks = wallTicks(plain, 2024, 8);
        const smallest = ticks.slice(1).reduce((least, tick, index) => Math.min(least, tick - ticks[index]), Infinity);
        expect(shortestPeriodSeconds(cron(fieldsOf(plain)))).toBe(ticks.length === 0 ? undefined : smallest / 1000);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});
