import { describe, expect, test } from 'vitest';
import { readInstant, writeInstant } from '../../src/job/instant';

describe('readInstant', () => {
  test.each([
    ['2026-12-31T16:00:00Z', Date.UTC(2026, 11, 31, 16)],
    ['2026-12-31T16:00Z', Date.UTC(2026, 11, 31, 16)],
    ['2027-01-01T00:00:00+08:00', Date.UTC(2026, 11, 31, 16)],
    ['2026-12-31T10:30:00.250-05:30', Date.UTC(2026, 11, 31, 16, 0, 0, 250)],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['0004-02-29T00:00:00Z', Date.parse('0004-02-29T00:00:00Z')],
    ['2026-12-31T23:59:59.999Z', Date.UTC(2027, 0, 1) - 1],
  ])('reads %s', (text, milliseconds) => {
    expect(readInstant(text)).toBe(milliseconds);
  });

  test.each([
    ['2026-04-31T16:00:00Z', '2026-04 has days 01 to 30'],
    ['2027-02-29T16:00:00Z', '2027-02 has days 01 to 28'],
    ['1900-02-29T16:00:00Z', '1900-02 has days 01 to 28'],
    ['2026-12-00T16:00:00Z', '2026-12 has days 01 to 31'],
    ['2026-13-01T16:00:00Z', 'there is no month 13'],
    ['2026-00-01T16:00:00Z', 'there is no month 00'],
    ['2026-12-31', 'a date without a time of day'],
    ['2026-12-31T16:00:00', 'without a time zone: add Z for UTC, or an offset such as +08:00'],
    ['2026-12-31t16:00:00Z', 'an upper-case T stands between date and time'],
    ['2026-12-31 16:00:00Z', 'an upper-case T stands between date and time'],
    ['2026-12-31T24:00:00Z', 'midnight is 00:00 of the next day'],
    ['2026-12-31T25:00:00Z', 'the time of day is 00:00 to 23:59'],
    ['2026-12-31T16:60:00Z', 'the time of day is 00:00 to 23:59'],
    ['2026-12-31T23:59:60Z', 'seconds are 00 to 59: a leap second is no instant here'],
    ['2026-12-31T16:00:00z', 'the time zone is an upper-case Z or an offset such as +08:00, and seconds have at most 3 decimals'],
    ['2026-12-31T16:00:00+0800', 'the time zone is an upper-case Z or an offset such as +08:00, and seconds have at most 3 decimals'],
    ['2026-12-31T16:00:00+8:00', 'the time zone is an upper-case Z or an offset such as +08:00, and seconds have at most 3 decimals'],
    ['2026-12-31T16:00:00+25:00', 'the time zone is an upper-case Z or an offset such as +08:00, and seconds have at most 3 decimals'],
    ['2026-12-31T16:00:00 Asia/Shanghai', 'the time zone is an upper-case Z or an offset such as +08:00, and seconds have at most 3 decimals'],
    ['2026-12-31T16:00:00.0001Z', 'the time zone is an upper-case Z or an offset such as +08:00, and seconds have at most 3 decimals'],
    ['', 'not of the form YYYY-MM-DDTHH:MM:SSZ'],
    ['31 December 2026, 16:00', 'not of the form YYYY-MM-DDTHH:MM:SSZ'],
    ['+012026-12-31T16:00:00Z', 'not of the form YYYY-MM-DDTHH:MM:SSZ'],
    [' 2026-12-31T16:00:00Z', 'not of the form YYYY-MM-DDTHH:MM:SSZ'],
    ['2026-12-31T16:00:00Z\n', 'not of the form YYYY-MM-DDTHH:MM:SSZ'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(readInstant(text)).toBe(problem);
  });
});

test('writeInstant writes UTC to the second', () => {
  expect(writeInstant(Date.UTC(2026, 11, 31, 16))).toBe('2026-12-31T16:00:00Z');
});
