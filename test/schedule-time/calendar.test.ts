import { describe, expect, test } from 'vitest';
import { dayPattern, hasDay, smallestGapDays } from '../../src/schedule-time/calendar';

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

const EVERY_DAY = dayPattern(upTo(12), upTo(31), upTo(7));

function days(...some: number[]) {
  return dayPattern(upTo(12), some, upTo(7));
}

function dates(month: number, ...some: number[]) {
  return dayPattern([month], some, upTo(7));
}

function weekDays(...some: number[]) {
  return dayPattern(upTo(12), upTo(31), some);
}

describe('a day pattern', () => {
  test('has the dates that its months, days and weekdays name', () => {
    expect(hasDay(dates(2, 29), 2, 29, 4)).toBe(true);
    expect(hasDay(dates(2, 29), 3, 29, 4)).toBe(false);
    expect(hasDay(weekDays(1), 12, 31, 1)).toBe(true);
    expect(hasDay(weekDays(1), 12, 31, 7)).toBe(false);
  });

  test('is empty where no calendar has its dates', () => {
    expect(dates(2, 30).empty).toBe(true);
    expect(dates(4, 31).empty).toBe(true);
    expect(dates(2, 29).empty).toBe(false);
  });
});

describe('smallestGapDays', () => {
  test.each([
    ['every day', EVERY_DAY, 1],
    ['one day of every month: 28 days of February', days(1), 28],
    ['the 30th: February is left out, other months have 30 days', days(30), 30],
    ['the 31st: July and August', days(31), 31],
    ['the last and the first', days(31, 1), 1],
    ['the 29th and the first: a leap year brings them together', dayPattern([2, 3], [29, 1], upTo(7)), 1],
    ['once a year', dates(6, 15), 365],
    ['29 February', dates(2, 29), 1461],
    ['Mondays', weekDays(1), 7],
    ['Mondays and Thursdays', weekDays(1, 4), 3],
    ['Sundays and Mondays', weekDays(7, 1), 1],
    ['Mondays of January', dayPattern([1], upTo(31), [1]), 7],
    ['days of two months far apart', dayPattern([1, 7], [1], upTo(7)), 181],
  ])('%s', (_, pattern, gap) => {
    expect(smallestGapDays(pattern)).toBe(gap);
    expect(smallestGapDays(pattern)).toBe(gap);
  });

  test('there is none for dates that never come', () => {
    expect(smallestGapDays(dates(2, 30))).toBeUndefined();
  });
});
