import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerraformVariable, Testing } from 'cdktf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CronOptions, MediaPrefetchSchedule, MediaPrefetcher, ScheduleExpression } from '../../../src';
import { type CronField, FIELD_SPECS, isCron, isFieldProblem, neverComes, parseCron, parseExpression, parseField } from '../../../src/schedule-time';
import { QUIET, newStack } from '../../fixtures';
import { SEED } from '../../schedule-time/schedules';

const hasTerraform = spawnSync('terraform', ['version']).status === 0;

/** A condition, and the local values that it refers to. */
interface Condition {
  readonly text: string;
  readonly locals: object;
}

/** The conditions of a schedule's trigger, which only the plan can judge, as one on `value`, the value of the variable. */
function conditionOf(scheduleOf: (variable: TerraformVariable) => ScheduleExpression): Condition {
  const stack = newStack();
  const schedule = scheduleOf(new TerraformVariable(stack, 'unknown', {}));
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: new MediaPrefetcher(stack, 'Prefetcher'), schedule });
  const { resource, locals = {} } = JSON.parse(Testing.synth(stack));
  const [trigger] = Object.values<any>(resource.alicloud_fcv3_trigger);
  const conditions = trigger.lifecycle.precondition.map(({ condition }: { condition: string }) => `(${condition.slice(2, -1)})`);
  expect(conditions.join()).toContain('var.unknown');
  return { text: conditions.join(' && ').replaceAll('var.unknown', 'value'), locals };
}

/** The values for which Terraform says that a condition holds. */
function accepted<T>({ text, locals }: Condition, values: readonly T[]): T[] {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  writeFileSync(join(folder, 'values.json'), JSON.stringify(values));
  writeFileSync(join(folder, 'main.tf'), `locals {\n  holds = [for value in jsondecode(file("values.json")) : ${text}]\n}\n`);
  writeFileSync(join(folder, 'locals.tf.json'), JSON.stringify({ locals }));
  const { stdout, stderr } = spawnSync('terraform', ['console'], { cwd: folder, encoding: 'utf8', input: 'jsonencode(local.holds)\n' });
  expect(stderr).not.toContain('Error');
  const holds: boolean[] = JSON.parse(JSON.parse(stdout));
  expect(holds).toHaveLength(values.length);
  return values.filter((_, index) => holds[index]);
}

function cron(options: CronOptions): ScheduleExpression {
  return ScheduleExpression.cron({ minute: '0', hour: '4', timeZone: 'Asia/Shanghai', ...options });
}

/** Texts made of a few parts, the same in every run. */
function texts(parts: readonly string[], separator: string, count: number): string[] {
  const made = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((some) => some.join(separator));
  return fc.sample(made, { seed: SEED, numRuns: count });
}

/** Every value, range and step of a field, one beyond its bounds included; with both ends and a step where the field is small. */
function everyElement({ min, max, names }: (typeof FIELD_SPECS)[CronField]): string[] {
  const numbers = Array.from({ length: max - min + 3 }, (_, index) => String(min - 1 + index)).filter((number) => number !== '-1');
  const values = [...numbers, ...names];
  const ranges = values.flatMap((from) => values.map((to) => `${from}-${to}`));
  const stepped = numbers.length < 20 ? numbers.flatMap((from) => numbers.map((to) => `${from}-${to}`)) : ['5-20', '0-59', '58-59'];
  return [...values, ...ranges, ...['*', ...values, ...stepped].flatMap((base) => numbers.map((step) => `${base}/${step}`))];
}

const PARTS = ['*', '?', '-', ',', '/', ' ', '\n', '0', '1', '5', '12', '31', '59', '60', 'MON', 'FRI', 'SUN', 'sun', 'JAN', 'DEC', 'dec', 'L', '#'];

describe.runIf(hasTerraform)('the plan takes exactly what the parser takes', () => {
  test.each<[CronField, (variable: TerraformVariable) => ScheduleExpression]>([
    ['minute', (variable) => cron({ minute: variable.stringValue })],
    ['hour', (variable) => cron({ hour: variable.stringValue })],
    ['day', (variable) => cron({ day: variable.stringValue })],
    ['month', (variable) => cron({ month: variable.stringValue })],
    ['weekDay', (variable) => cron({ weekDay: variable.stringValue })],
  ])('in the field %s', (field, scheduleOf) => {
    const values = [...new Set([...everyElement(FIELD_SPECS[field]), ...texts(PARTS, '', 3000), '0'.repeat(30), '9'.repeat(400)])];
    const taken = values.filter((text) => !isFieldProblem(parseField(field, text)));
    expect(accepted(conditionOf(scheduleOf), values)).toEqual(taken);
    console.log(`${field}: ${values.length} texts, ${taken.length} of them taken`);
  });

  test('in a day of a month', () => {
    const days = ['1', '29', '30', '31', '30-31', '31,30', '15/16', '30/1', '*/30', '*', '?'];
    const months = ['*', '2', 'FEB', '4,6,9,11', '2-3', '4/5', '2-6/2', '2/10', '11/1', 'FEB,JUN', '*/2', 'SEP-NOV/2', 'JAN,2'];
    const values = days.flatMap((day) => months.map((month) => ({ day, month })));
    const taken = values.filter((fields) => {
      const parsed = parseCron(fields);
      return isCron(parsed) && !neverComes(parsed);
    });
    const condition = conditionOf(() => cron({ day: '${var.unknown.day}', month: '${var.unknown.month}' }));
    expect(accepted(condition, values)).toEqual(taken);
    expect(taken.length).toBeLessThan(values.length);
  });

  test('in a whole expression', () => {
    const words = [
      '0',
      '0',
      '0',
      '4',
      '*',
      '*',
      '?',
      'MON',
      '31',
      '2',
      '60',
      '5m',
      '@every',
      'CRON_TZ=UTC',
      'CRON_TZ=',
      'TZ=UTC',
      'cron(0',
      'x)',
      '\u00a0',
    ];
    const fields = [
      ['', '', ' ', 'CRON_TZ=UTC ', 'CRON_TZ=Asia/Shanghai\t', 'CRON_TZ=utc ', 'CRON_TZ= '],
      ['0 ', '05 ', '59  ', '60 '],
      ['0 ', '*/5 ', '1-4 ', '5-1 '],
      ['4 ', '*\n', '0-6/2 ', '24 '],
      ['1 ', '* ', '? ', '31 ', '*/31 '],
      ['2 ', 'FEB ', '* ', '13 '],
      ['* ', '?', 'MON', 'FRI-MON', '* *'],
    ].map((texts) => fc.constantFrom(...texts));
    const sixFields = fc.tuple(...fields).map((parts) => parts.join(''));
    const usual = ['0 0 4 * * *', '0 0 4 31 2 *', '0 0 4 1 * MON', '0\u00a00 4 * * *', ' 0 0 4 29 FEB ?\n', '59 */5 0-6 ? JAN-MAR MON-FRI'];
    const intervals = [
      '1h',
      '0.1h',
      '1.1h',
      '0.7m0.3m',
      '0.5s59.5s',
      '59s',
      '90.5s',
      '0s',
      '1h30m',
      '0.0000001h',
      '2562047h',
      '2562048h',
      '5 m',
      '5',
    ];
    const values = [
      ...usual,
      ...intervals.map((interval) => `@every ${interval}`),
      ...texts(words, ' ', 400),
      ...fc.sample(sixFields, { seed: SEED, numRuns: 600 }),
    ];
    const taken = values.filter((text) => {
      const parsed = parseExpression(text);
      if (parsed.kind !== 'cron') {
        return parsed.kind === 'every' && parsed.seconds >= 60;
      }
      const read = parseCron(parsed.fields);
      return isCron(read) && !neverComes(read);
    });
    expect(
      accepted(
        conditionOf((variable) => ScheduleExpression.expression(variable.stringValue)),
        values,
      ),
    ).toEqual(taken);
    console.log(`${values.length} expressions, ${taken.length} of them taken`);
  });
});

test.runIf(!hasTerraform)('without terraform nothing is compared', () => {
  console.log('No terraform on this machine: its conditions were not compared with the parser.');
  expect(process.env.CI).not.toBe('true');
});
