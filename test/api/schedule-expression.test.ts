import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, MediaSelection, ScheduleExpression } from '../../src';
import { QUIET, errors, newSchedule, newStack, only, warnings } from '../fixtures';

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

describe('an instant', () => {
  const config = (schedule: MediaPrefetchSchedule) => JSON.parse(only(schedule, 'alicloud_fcv3_trigger').trigger_config);
  const jobOf = (schedule: MediaPrefetchSchedule) => JSON.parse(config(schedule).payload);
  const broken = (schedule: MediaPrefetchSchedule) => errors(schedule).filter((line) => line.includes('MP'));

  test.each(['2027-01-01T00:00:00+08:00', '2026-12-31T16:00:00Z', '2026-12-31T16:00Z', '2026-12-31T16:00:00.000Z', '2026-12-31T10:30:00-05:30'])(
    '%s is one tick of a cron in UTC, and a window of one minute',
    (instant) => {
      const schedule = ScheduleExpression.at(instant);
      expect(schedule.expressionString).toBe('CRON_TZ=UTC 0 0 16 31 12 *');
      const trigger = newSchedule({ schedule });
      expect(config(trigger).cronExpression).toBe('CRON_TZ=UTC 0 0 16 31 12 *');
      expect(jobOf(trigger)).toMatchObject({ notBefore: '2026-12-31T16:00:00Z', notAfter: '2026-12-31T16:01:00Z' });
    },
  );

  test('has one run, and none behind it', () => {
    const schedule = ScheduleExpression.at('2026-12-31T16:00:00Z');
    expect(runs(schedule, 5)).toEqual(['2026-12-31T16:00:00.000Z']);
    expect(schedule.nextRuns(new Date('2024-01-01T00:00:00Z'), 5)).toEqual([new Date('2026-12-31T16:00:00Z')]);
    expect(schedule.nextRuns(new Date('2026-12-31T15:59:59.999Z'), 1)).toHaveLength(1);
    expect(schedule.nextRuns(new Date('2026-12-31T16:00:00Z'), 5)).toEqual([]);
  });

  test('gives the same text however it is written', () => {
    const [one, other] = ['2026-12-31T16:00Z', '2027-01-01T00:00:00+08:00'].map((at) => config(newSchedule({ schedule: ScheduleExpression.at(at) })));
    expect(one).toEqual(other);
  });

  test('needs nothing that the oldest written job lacks', () => {
    expect(jobOf(newSchedule({ schedule: ScheduleExpression.at('2026-12-31T16:00:00Z') })).version).toBe(2);
  });

  test('must be known at synth, and says so', () => {
    const variable = new TerraformVariable(newStack(), 'match', {});
    for (const token of [variable.stringValue, '${var.match}', `${variable.stringValue}T16:00:00Z`]) {
      const schedule = ScheduleExpression.at(token);
      expect(() => schedule.nextRuns(AFTER, 1)).toThrow('cannot be known: the instant is missing, or known only to Terraform');
      expect(broken(newSchedule({ schedule }))).toEqual([
        expect.stringMatching(
          /^\[.*\] MP079 schedule\.at: a value that only Terraform knows\. Allowed: an ISO 8601 date and time with its time zone, .*\. Why: the instant is part of what synth writes\.$/,
        ),
      ]);
    }
  });

  test('with a mistake says the mistake', () => {
    const schedule = ScheduleExpression.at('2027-02-29T16:00:00Z');
    expect(() => schedule.nextRuns(AFTER, 1)).toThrow('schedule.at is "2027-02-29T16:00:00Z", 2027-02 has days 01 to 28');
    expect(broken(newSchedule({ schedule }))).toEqual([
      expect.stringContaining('MP140 schedule.at: "2027-02-29T16:00:00Z": 2027-02 has days 01 to 28. Allowed: an ISO 8601 date and time'),
    ]);
  });

  test('is not blamed for what daily schedules do wrong', () => {
    const schedule = ScheduleExpression.at('2026-12-31T16:00:00Z');
    const prefetcherOf = (construct: Construct) => new MediaPrefetcher(construct, 'Prefetcher', { ledger: { bucketName: 'warmup-ledger' } });
    expect(warnings(newSchedule({ schedule, media: MediaSelection.recent({ withinHours: 8760 }) }))).toEqual([]);
    const stack = newStack();
    new MediaPrefetchSchedule(stack, 'Final', { ...QUIET, schedule, prefetcher: prefetcherOf(stack), skipSubmittedWithinHours: 720 });
    expect(warnings(stack)).toEqual([]);
  });

  test('overlaps nothing in another year', () => {
    const schedules = (one: string, other: string) => {
      const stack = newStack();
      [one, other].forEach((at, index) => new MediaPrefetchSchedule(stack, `Match${index}`, { ...QUIET, schedule: ScheduleExpression.at(at) }));
      return warnings(stack).filter((warning) => warning.includes('MP108'));
    };
    expect(schedules('2026-12-31T16:00:00Z', '2027-12-31T16:00:00Z')).toEqual([]);
    expect(schedules('2026-12-31T16:00:00Z', '2026-12-31T16:00:00Z')).toHaveLength(1);
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
