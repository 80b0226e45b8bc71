import { describe, expect, test } from 'vitest';
import { clockPairs } from '../../src/schedule-time/zone-pairs';

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function pairs(first: string, second: string) {
  return clockPairs(first, second).map(({ months, ...pair }) => ({ ...pair, months: ALL.filter((month) => months & (1 << month)) }));
}

describe('clockPairs', () => {
  test('is one for zones with fixed offsets', () => {
    expect(pairs('Asia/Shanghai', 'UTC')).toEqual([{ aheadMinutes: 480, offsetMinutes: 480, sameClock: false, months: ALL }]);
    expect(pairs('Asia/Kathmandu', 'Asia/Kolkata')).toEqual([{ aheadMinutes: 15, offsetMinutes: 345, sameClock: false, months: ALL }]);
  });

  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Europe/Berlin', 'Europe/Paris'],
    ['UTC', 'Etc/GMT'],
    ['Asia/Kolkata', 'Asia/Calcutta'],
  ])('%s and %s have one clock', (first, second) => {
    expect(pairs(first, second)).toEqual([{ aheadMinutes: 0, offsetMinutes: 0, sameClock: true, months: ALL }]);
  });

  test('is one for each offset against UTC, with the months that have it', () => {
    expect(pairs('Europe/Berlin', 'UTC')).toEqual([
      { aheadMinutes: 60, offsetMinutes: 60, sameClock: false, months: [1, 2, 3, 10, 11, 12] },
      { aheadMinutes: 120, offsetMinutes: 120, sameClock: false, months: [3, 4, 5, 6, 7, 8, 9, 10] },
    ]);
  });

  test('has the weeks in which one zone has changed its clocks and the other has not', () => {
    expect(pairs('Europe/Berlin', 'America/New_York')).toEqual([
      { aheadMinutes: 360, offsetMinutes: 60, sameClock: false, months: [1, 2, 3, 11, 12] },
      { aheadMinutes: 300, offsetMinutes: 60, sameClock: false, months: [3, 10, 11] },
      { aheadMinutes: 360, offsetMinutes: 120, sameClock: false, months: [3, 4, 5, 6, 7, 8, 9, 10] },
    ]);
  });

  test('knows nothing of offsets from before the year of the time zone database', () => {
    expect(pairs('Asia/Almaty', 'UTC').map(({ aheadMinutes }) => aheadMinutes)).toEqual([300]);
  });

  test('refuses what is no zone', () => {
    expect(() => clockPairs('Asia/Beijing', 'UTC')).toThrow(RangeError);
  });
});
