import { describe, expect, test } from 'vitest';
import { type CronFields, firstRunFrom, latestTimeOfDay, longestPeriodSeconds, tickAtClockChange } from '../../src/schedule-time';
import { cron } from './schedules';

describe('a tick at a change of clocks', () => {
  test.each<[CronFields, string, string]>([
    [{ minute: '30', hour: '2', timeZone: 'Europe/Berlin' }, '02:30', 'left out'],
    [{ minute: '0', hour: '3', timeZone: 'Europe/Berlin' }, '', ''],
    [{ minute: '0', hour: '2', month: 'OCT', timeZone: 'Europe/Berlin' }, '02:00', 'repeated'],
    [{ minute: '59', hour: '1', timeZone: 'America/New_York' }, '01:59', 'repeated'],
    [{ minute: '15', hour: '2', timeZone: 'Australia/Lord_Howe' }, '02:15', 'left out'],
    [{ minute: '45', hour: '1', timeZone: 'Australia/Lord_Howe' }, '01:45', 'repeated'],
    [{ minute: '30', hour: '2', timeZone: 'Asia/Shanghai' }, '', ''],
    [{ minute: '30', hour: '*', timeZone: 'Europe/Berlin' }, '', ''],
    [{ minute: '30', hour: '2', day: '1', timeZone: 'Europe/Berlin' }, '', ''],
  ])('of %j is at %s, %s', (fields, time, fate) => {
    expect(tickAtClockChange(cron(fields))).toEqual(time === '' ? undefined : { time, fate });
  });
});

test.each<[CronFields, number]>([
  [{ minute: '0', hour: '9', timeZone: 'Asia/Shanghai' }, 540],
  [{ minute: '30', hour: '0,20', timeZone: 'UTC' }, 510],
  [{ minute: '0', hour: '*', timeZone: 'UTC' }, 1380],
  // 01:00 in summer, and 02:00 in winter, is 07:00 and 08:00 in Shanghai.
  [{ minute: '0', hour: '1', timeZone: 'Europe/Berlin' }, 480],
])('the latest time of day in Shanghai of %j is minute %d', (fields, minute) => {
  expect(latestTimeOfDay(cron(fields), 480)).toBe(minute);
});

test.each<[CronFields, number | undefined]>([
  [{ minute: '0', hour: '4' }, 86_400],
  [{ minute: '*', hour: '*' }, 60],
  [{ minute: '0', hour: '8,20' }, 43_200],
  [{ minute: '0,30', hour: '8' }, 84_600],
  [{ minute: '0', hour: '4', weekDay: 'MON' }, undefined],
  [{ minute: '0', hour: '4', day: '1' }, undefined],
])('the longest period of %j is %s s', (fields, seconds) => {
  expect(longestPeriodSeconds(cron(fields))).toBe(seconds);
});

test('an interval is its own longest period', () => {
  expect(longestPeriodSeconds({ kind: 'every', seconds: 300 })).toBe(300);
});

test('the first run of a window is one at its very beginning, and none at its end', () => {
  const four = cron({ minute: '0', hour: '4' });
  const at = (text: string) => Date.parse(text);
  const first = at('2026-12-07T04:00:00Z');
  expect(firstRunFrom(four, first, first + 1)).toEqual({ run: first, isWithin: true });
  expect(firstRunFrom(four, first - 1, first)).toEqual({ run: first, isWithin: false });
  expect(firstRunFrom(cron({ minute: '0', hour: '4', day: '30', month: 'FEB' }), 0, first)).toEqual({ run: undefined, isWithin: false });
});
