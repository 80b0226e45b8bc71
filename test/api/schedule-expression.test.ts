import { TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, ScheduleExpression } from '../../src';
import { QUIET, newSchedule, newStack, only } from '../fixtures';

const AFTER = new Date('2026-11-24T00:00:00Z');

function runs(schedule: ScheduleExpression, count = 2): string[] {
  return schedule.nextRuns(AFTER, count).map((run) => run.toISOString());
}

describe('a cron', () => {
  test('always names its time zone', () => {
    expect(ScheduleExpression.cron({ minute: '30', hour: '4', timeZone: 'Asia/Shanghai' }).expressionString).toBe(
      'CRON_TZ=Asia/Shanghai 0 30 4 * * *',
    );
    expect(ScheduleExpression.cron({ minute: '30', hour: '4', weekDay: 'MON' }).expressionString).toBe('CRON_TZ=UTC 0 30 4 * * MON');
  });

  test('runs at its time on the clock of its zone', () => {
    expect(runs(ScheduleExpression.cron({ minute: '30', hour: '4', timeZone: 'Asia/Shanghai' }))).toEqual([
      '2026-11-24T20:30:00.000Z',
      '2026-11-25T20:30:00.000Z',
    ]);
  });

  test('leaves out a time that does not exist, and counts one that comes twice once', () => {
    const berlin = ScheduleExpression.cron({ minute: '30', hour: '2', timeZone: 'Europe/Berlin' });
    const spring = berlin.nextRuns(new Date('2027-03-27T00:00:00Z'), 2).map((run) => run.toISOString());
    expect(spring).toEqual(['2027-03-27T01:30:00.000Z', '2027-03-29T00:30:00.000Z']);
    const autumn = berlin.nextRuns(new Date('2027-10-30T12:00:00Z'), 2).map((run) => run.toISOString());
    expect(autumn).toEqual(['2027-10-31T00:30:00.000Z', '2027-11-01T01:30:00.000Z']);
  });

  test('may hold what only Terraform knows, and then says why its runs cannot be known', () => {
    const variable = new TerraformVariable(newStack(), 'hour', {});
    const schedule = ScheduleExpression.cron({ minute: '0', hour: variable.stringValue, timeZone: 'UTC' });
    expect(() => schedule.nextRuns(AFTER, 1)).toThrow(/cannot be known: a field of the cron is known only to Terraform/);
    expect(
      only(newSchedule({ schedule: ScheduleExpression.cron({ minute: '0', hour: '${var.hour}', timeZone: 'UTC' }) }), 'alicloud_fcv3_trigger')
        .trigger_config,
    ).toContain('"cronExpression" = "CRON_TZ=UTC 0 0 ${(var.hour == null ? "*" : var.hour)} * * *"');
  });

  test('with an error says the error', () => {
    expect(() => ScheduleExpression.cron({ minute: '60' }).nextRuns(AFTER, 1)).toThrow(/minute is "60", allowed: /);
  });
});

describe('a rate', () => {
  test.each([
    [1, 'CRON_TZ=UTC 0 * * * * *'],
    [15, 'CRON_TZ=UTC 0 */15 * * * *'],
    [60, 'CRON_TZ=UTC 0 0 * * * *'],
    [360, 'CRON_TZ=UTC 0 0 */6 * * *'],
    [1440, 'CRON_TZ=UTC 0 0 0 * * *'],
    [7, '@every 7m'],
    [90, '@every 90m'],
    [2880, '@every 2880m'],
  ])('of %d minutes is %s', (minutes, expected) => {
    expect(ScheduleExpression.rate(minutes).expressionString).toBe(expected);
  });

  test('that divides the day has known times', () => {
    expect(runs(ScheduleExpression.rate(360))).toEqual(['2026-11-24T06:00:00.000Z', '2026-11-24T12:00:00.000Z']);
  });

  test('that does not says why its times cannot be known', () => {
    expect(() => ScheduleExpression.rate(7).nextRuns(AFTER, 1)).toThrow(/Function Compute counts a period from a moment of its own/);
  });

  test('may be a token', () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, 'minutes', { type: 'number' });
    const schedule = ScheduleExpression.rate(variable.numberValue);
    expect(() => schedule.nextRuns(AFTER, 1)).toThrow(/known only to Terraform/);
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, schedule });
    expect(only(stack, 'alicloud_fcv3_trigger').trigger_config).toContain('"cronExpression" = "@every ${var.minutes}m"');
  });
});

describe('an expression', () => {
  test('is passed on as it is', () => {
    expect(ScheduleExpression.expression('CRON_TZ=Asia/Tokyo 0 0 1 1 * *').expressionString).toBe('CRON_TZ=Asia/Tokyo 0 0 1 1 * *');
    expect(runs(ScheduleExpression.expression('0 0 1 1 * *'), 1)).toEqual(['2026-12-01T01:00:00.000Z']);
  });

  test('that cannot be read has no known times', () => {
    expect(() => ScheduleExpression.expression('whenever').nextRuns(AFTER, 1)).toThrow(/cannot be read/);
  });
});
