import { describe, expect, test } from 'vitest';
import { cronOfRate, nextRuns, renderCron, shortestPeriodSeconds } from '../../src/schedule-time';
import { cron } from './schedules';

const RATES = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440];

describe('cronOfRate', () => {
  test.each([
    [1, 'CRON_TZ=UTC 0 * * * * *'],
    [2, 'CRON_TZ=UTC 0 */2 * * * *'],
    [15, 'CRON_TZ=UTC 0 */15 * * * *'],
    [30, 'CRON_TZ=UTC 0 */30 * * * *'],
    [60, 'CRON_TZ=UTC 0 0 * * * *'],
    [120, 'CRON_TZ=UTC 0 0 */2 * * *'],
    [360, 'CRON_TZ=UTC 0 0 */6 * * *'],
    [720, 'CRON_TZ=UTC 0 0 */12 * * *'],
    [1440, 'CRON_TZ=UTC 0 0 0 * * *'],
  ])('%d minutes are %s', (minutes, expression) => {
    expect(renderCron(cronOfRate(minutes)!)).toBe(expression);
  });

  test('there is one exactly for what divides the hour, or the day in whole hours', () => {
    const rates = Array.from({ length: 3000 }, (_, minutes) => minutes).filter((minutes) => cronOfRate(minutes) !== undefined);
    expect(rates).toEqual(RATES);
  });

  test.each([0, -5, 1.5, NaN, Infinity])('there is none for %d', (minutes) => {
    expect(cronOfRate(minutes)).toBeUndefined();
  });

  test.each(RATES)('%d minutes lie between any two ticks', (minutes) => {
    const schedule = cron(cronOfRate(minutes)!);
    const runs = nextRuns(schedule, Date.UTC(2026, 2, 28, 11, 59), 2000);
    expect(new Set(runs.slice(1).map((run, index) => run - runs[index]))).toEqual(new Set([minutes * 60_000]));
    expect(shortestPeriodSeconds(schedule)).toBe(minutes * 60);
  });
});
