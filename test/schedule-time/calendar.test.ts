import { describe, expect, test } from 'vitest';
import { ALL_MONTHS, canMeet, dayPattern, hasDay, smallestGapDays } from '../../src/schedule-time/calendar';

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

describe('canMeet', () => {
  test.each([
    ['the same day', EVERY_DAY, EVERY_DAY, 0, true],
    ['different days of the month', days(1), days(2), 0, false],
    ['different days of the month, one apart', days(1), days(2), 1, true],
    ['different days of the month, one apart the other way', days(2), days(1), -1, true],
    ['the last of a month and the first of the next', days(31), days(1), 1, true],
    ['the 30th is the day before the first', days(30), days(1), 1, true],
    ['the 28th is the day before the first, in common years', dates(2, 28), days(1), 1, true],
    ['the 28th is two days before the first, in leap years', dates(2, 28), dates(3, 1), 2, true],
    ['the 27th is not the day before the first', days(27), days(1), 1, false],
    ['New Year', dates(12, 31), dates(1, 1), 1, true],
    ['New Year backwards', dates(1, 1), dates(12, 31), -1, true],
    ['New Year the wrong way', dates(1, 1), dates(12, 31), 1, false],
    ['three days over the end of the year', dates(12, 30), dates(1, 2), 3, true],
    ['weekdays apart', weekDays(1), weekDays(2), 0, false],
    ['weekdays one after the other', weekDays(7), weekDays(1), 1, true],
    ['weekdays the other way', weekDays(1), weekDays(7), -1, true],
    ['a weekday falls on any date', weekDays(3), days(13), 0, true],
    ['a weekday falls on 29 February', weekDays(3), dates(2, 29), 0, true],
    ['a date that never comes', EVERY_DAY, dates(2, 30), 0, false],
    ['a date that never comes, first', dates(2, 30), EVERY_DAY, 0, false],
  ])('%s', (_, first, second, shift, meets) => {
    expect(canMeet(first, second, shift, ALL_MONTHS)).toBe(meets);
    expect(canMeet(second, first, -shift, ALL_MONTHS)).toBe(meets);
  });

  test('looks at the given months of the first date only', () => {
    const january = 1 << 1;
    expect(canMeet(EVERY_DAY, EVERY_DAY, 0, january)).toBe(true);
    expect(canMeet(EVERY_DAY, EVERY_DAY, 0, 0)).toBe(false);
    expect(canMeet(dates(2, 1), EVERY_DAY, 0, january)).toBe(false);
    expect(canMeet(EVERY_DAY, dates(2, 1), 0, january)).toBe(false);
    expect(canMeet(EVERY_DAY, dates(2, 1), 1, january)).toBe(true);
    expect(canMeet(EVERY_DAY, dates(12, 31), -1, january)).toBe(true);
    expect(canMeet(dates(2, 1), dates(1, 31), -1, january)).toBe(false);
  });
});
