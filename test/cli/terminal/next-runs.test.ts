import { describe, expect, test } from 'vitest';
import { distance, onTheClockOf, readCron, ticksAfter, timeline } from '../../../cli/terminal/next-runs';

describe('the next runs', () => {
  const cron = readCron('CRON_TZ=Asia/Shanghai 0 30 4 * * *');
  const now = new Date('2026-11-24T02:30:00Z');
  const runs = ticksAfter(cron, now, 5);

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

  test('are drawn on a line, in the distances that they have, the last one at its end', () => {
    const [marks, dates] = timeline(now, runs, 'Asia/Shanghai', 80);
    const columns = [...marks].flatMap((mark, column) => (mark === '●' ? [column] : []));

    expect(columns).toHaveLength(5);
    expect(columns[4]).toBe(marks.length - 1);
    const steps = columns.slice(1).map((column, index) => column - columns[index]);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
    expect(marks.length).toBeLessThanOrEqual(80);
    expect(dates.length).toBeLessThanOrEqual(80);
    expect(dates.trim().split(/ +/)).toEqual(['11-25', '11-26', '11-27', '11-28', '11-29']);
  });

  test('that are too close for their dates leave dates out, not marks on each other', () => {
    const minutes = ticksAfter(readCron('CRON_TZ=UTC 0 * * * * *'), now, 20);
    const [, dates] = timeline(now, minutes, 'UTC', 40);

    expect(dates.length).toBeLessThanOrEqual(40);
    expect(
      dates
        .trim()
        .split(/ +/)
        .every((date) => date === '11-24'),
    ).toBe(true);
  });

  test('of a period are not known', () => {
    expect(() => readCron('@every 7m')).toThrow('cannot be known');
  });
});
