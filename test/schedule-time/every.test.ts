import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEvery, renderEvery } from '../../src/schedule-time';
import { SEED } from './schedules';

describe('parseEvery', () => {
  test.each<[string, number]>([
    ['1s', 1],
    ['60s', 60],
    ['5m', 300],
    ['1h', 3600],
    ['1.5h', 5400],
    ['2h45m', 9900],
    ['1h30m15s', 5415],
    ['0.1h', 360],
    ['1.1h', 3960],
    ['0.5m', 30],
    ['30m1h', 5400],
    ['0.5s0.5s', 1],
    ['0.000250s0.99975s', 1],
    ['100h', 360_000],
    ['2562047h', 9_223_369_200],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseEvery(text)).toBe(seconds);
  });

  test.each([
    ['', undefined],
    ['5', '@every 5m'],
    ['5 m', '@every 5m'],
    ['5 minutes', '@every 5m'],
    ['5min', '@every 5m'],
    ['2 hours', '@every 2h'],
    ['90sec', '@every 90s'],
    ['1d', '@every 24h'],
    ['2 days', '@every 48h'],
    ['5M', '@every 5m'],
    ['-5m', undefined],
    ['+5m', undefined],
    ['5ms', undefined],
    ['5us', undefined],
    ['1w', undefined],
    ['.5h', undefined],
    ['1.h', undefined],
    ['1,5h', undefined],
    ['five', undefined],
    ['1h 30m', undefined],
  ])('%j is no interval; it offers %j', (text, instead) => {
    expect(parseEvery(text)).toEqual({ problem: 'an interval is hours, minutes and seconds, as in 5m, 1.5h or 2h45m', instead });
  });

  test.each([
    ['0s', 'an interval of zero'],
    ['0h0m', 'an interval of zero'],
    ['0.5s', 'not a whole number of seconds'],
    ['0.01m', 'not a whole number of seconds'],
    ['0.0000001h', 'more than 6 decimals'],
    ['2562048h', 'longer than Function Compute can count'],
    [`${'9'.repeat(400)}h`, 'longer than Function Compute can count'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parseEvery(text)).toEqual({ problem });
  });
});

describe('renderEvery', () => {
  test('writes whole minutes as minutes', () => {
    expect(renderEvery(7 * 60)).toBe('@every 7m');
    expect(renderEvery(90 * 60)).toBe('@every 90m');
    expect(renderEvery(61)).toBe('@every 61s');
  });

  test('is read back as the same interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
        expect(parseEvery(renderEvery(seconds).replace('@every ', ''))).toBe(seconds);
      }),
      { seed: SEED },
    );
  });
});
