import { describe, expect, test } from 'vitest';
import { DAY, readTime, shanghaiDay, startOfShanghaiDay, wholeSeconds, writeTime } from '../../emulator/times';

describe('times of the API', () => {
  test('are read and written as UTC', () => {
    expect(readTime('2018-07-01T08:00:09Z')).toBe(Date.UTC(2018, 6, 1, 8, 0, 9));
    expect(writeTime(Date.UTC(2018, 6, 1, 8, 0, 9, 999))).toBe('2018-07-01T08:00:09Z');
    expect(readTime('2024-02-29T23:59:59Z')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59));
  });

  test.each([
    '',
    '2018-07-01',
    '2018-07-01 08:00:00',
    '2018-07-01T08:00Z',
    '2018-07-01T08:00:00.000Z',
    '2018-07-01T08:00:00',
    '2018-07-01T08:00:00+08:00',
    '2018-13-01T08:00:00Z',
    '2018-02-30T08:00:00Z',
    '2023-02-29T08:00:00Z',
    '2018-07-01T24:00:00Z',
    '2018-07-01T08:60:00Z',
    ' 2018-07-01T08:00:00Z',
  ])('are nothing else: %j', (text) => {
    expect(readTime(text)).toBeUndefined();
  });

  test('are told in whole seconds', () => {
    expect(wholeSeconds(1_999)).toBe(1_000);
    expect(wholeSeconds(2_000)).toBe(2_000);
    expect(wholeSeconds(-1)).toBe(-1_000);
  });
});

describe('days of Shanghai', () => {
  test('start at 16:00 UTC', () => {
    expect(shanghaiDay(Date.UTC(2026, 0, 15, 15, 59, 59, 999))).toBe('2026-01-15');
    expect(shanghaiDay(Date.UTC(2026, 0, 15, 16))).toBe('2026-01-16');
    expect(startOfShanghaiDay('2026-01-16')).toBe(Date.UTC(2026, 0, 15, 16));
  });

  test('follow each other after 24 hours', () => {
    expect(startOfShanghaiDay('2026-03-01') - startOfShanghaiDay('2026-02-28')).toBe(DAY);
  });
});
