import { describe, expect, test } from 'vitest';
import { writeInstant } from '../../src/job/instant';
import { atOf, firstRunFrom, nextRuns, renderCron, type At } from '../../src/schedule-time';

const MINUTE = 60_000;

function at(text: string): At {
  const found = atOf(text);
  if (typeof found === 'string') {
    throw new Error(found);
  }
  return found;
}

describe('atOf', () => {
  test('is a cron in UTC, and the minute in which it is meant', () => {
    const { cron, from, before } = at('2027-01-01T00:00:00+08:00');
    expect(renderCron(cron.fields)).toBe('CRON_TZ=UTC 0 0 16 31 12 *');
    expect([from, before].map(writeInstant)).toEqual(['2026-12-31T16:00:00Z', '2026-12-31T16:01:00Z']);
  });

  test.each([
    ['2026-12-31T16:00:30Z', 'not a whole minute: a timer fires once a minute at most'],
    ['2026-12-31T16:00:00.001Z', 'not a whole minute: a timer fires once a minute at most'],
    ['1969-12-31T23:59:00Z', 'not in the years 1970 to 9998'],
    ['9999-01-01T00:00:00Z', 'not in the years 1970 to 9998'],
    ['1970-01-01T07:59:00+08:00', 'not in the years 1970 to 9998'],
    ['2026-12-31T16:00:00', 'without a time zone: add Z for UTC, or an offset such as +08:00'],
  ])('%s is none, and says why', (text, problem) => {
    expect(atOf(text)).toBe(problem);
  });

  test('ticks once in its window, at the instant, and nowhere else, whatever the date', () => {
    // A minute and a prime number of hours apart: every month, hour and minute comes.
    for (let instant = Date.UTC(1971, 0, 1); instant < Date.UTC(2080, 0, 1); instant += 997 * 60 * MINUTE + MINUTE) {
      const { cron, from, before } = at(writeInstant(instant));
      expect([from, before]).toEqual([instant, instant + MINUTE]);
      expect(firstRunFrom(cron, from, before)).toEqual({ run: instant, isWithin: true });
      expect(nextRuns(cron, instant - 1000 * 24 * 60 * MINUTE, 3, { from, before })).toEqual([instant]);
      expect(nextRuns(cron, instant, 3, { from, before })).toEqual([]);
    }
  });

  test('on 29 February it ticks in leap years only, and in one of them within its window', () => {
    const { cron, from, before } = at('2028-02-29T12:00:00Z');
    expect(nextRuns(cron, Date.UTC(2026, 0, 1), 2).map(writeInstant)).toEqual(['2028-02-29T12:00:00Z', '2032-02-29T12:00:00Z']);
    expect(nextRuns(cron, Date.UTC(2020, 0, 1), 5, { from, before }).map(writeInstant)).toEqual(['2028-02-29T12:00:00Z']);
  });
});
