import { describe, expect, test } from 'vitest';
import { nextTicks } from '../../../cli/ticks';
import { timeline } from '../../../tools/demo/timeline';

describe('the next runs', () => {
  const now = new Date('2026-11-24T02:30:00Z');
  const runs = nextTicks('CRON_TZ=Asia/Shanghai 0 30 4 * * *', now, 5)!;

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
    const minutes = nextTicks('CRON_TZ=UTC 0 * * * * *', now, 20)!;
    const [, dates] = timeline(now, minutes, 'UTC', 40);

    expect(dates.length).toBeLessThanOrEqual(40);
    expect(
      dates
        .trim()
        .split(/ +/)
        .every((date) => date === '11-24'),
    ).toBe(true);
  });
});
