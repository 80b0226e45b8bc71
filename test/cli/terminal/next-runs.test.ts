import { describe, expect, test } from 'vitest';
import { distance, onTheClockOf } from '../../../cli/terminal/next-runs';
import { nextTicks } from '../../../cli/ticks';

describe('the next runs', () => {
  const now = new Date('2026-11-24T02:30:00Z');
  const runs = nextTicks('CRON_TZ=Asia/Shanghai 0 30 4 * * *', now, 5)!;

  test('are shown on the clocks of the zone and of UTC', () => {
    expect(runs).toHaveLength(5);
    expect(onTheClockOf('Asia/Shanghai', runs[0])).toBe('Wed 2026-11-25 04:30:00');
    expect(onTheClockOf('UTC', runs[0])).toBe('Tue 2026-11-24 20:30:00');
  });

  test.each([
    ['2026-11-24T02:42:00Z', '12 min'],
    ['2026-11-24T03:30:00Z', '1 h 0 min'],
    ['2026-11-25T02:29:00Z', '23 h 59 min'],
    ['2026-11-26T03:45:00Z', '2 d 1 h'],
  ])('%s is %s from half past two', (to, expected) => {
    expect(distance(now, new Date(to))).toBe(expected);
  });

  test('of a period are not known', () => {
    expect(nextTicks('@every 7m', now, 1)).toBeUndefined();
  });
});
