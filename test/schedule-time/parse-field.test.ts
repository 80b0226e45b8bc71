import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CronField, type FieldProblemKind, isFieldProblem, parseField } from '../../src/schedule-time';
import { SEED } from './schedules';

const FIELDS: readonly CronField[] = ['second', 'minute', 'hour', 'day', 'month', 'weekDay'];

function upTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

describe('a field', () => {
  test.each<[CronField, string, number[]]>([
    ['second', '0', [0]],
    ['second', '59', [59]],
    ['minute', '0', [0]],
    ['minute', '59', [59]],
    ['minute', '05', [5]],
    ['minute', '5,10,7', [5, 7, 10]],
    ['minute', '5,5,4-6', [4, 5, 6]],
    ['minute', '*/15', [0, 15, 30, 45]],
    ['minute', '*/7', [0, 7, 14, 21, 28, 35, 42, 49, 56]],
    ['minute', '5/15', [5, 20, 35, 50]],
    ['minute', '10-30/10', [10, 20, 30]],
    ['minute', '10-29/10', [10, 20]],
    ['minute', '*/30,7', [0, 7, 30]],
    ['minute', '*/59', [0, 59]],
    ['hour', '23', [23]],
    ['hour', '8-18/2', [8, 10, 12, 14, 16, 18]],
    ['hour', '22-23,0-2', [0, 1, 2, 22, 23]],
    ['day', '1', [1]],
    ['day', '31', [31]],
    ['day', '7-7', [7]],
    ['day', '*/10', [1, 11, 21, 31]],
    ['month', '12', [12]],
    ['month', 'DEC', [12]],
    ['month', 'JAN-MAR', [1, 2, 3]],
    ['month', 'JAN-3', [1, 2, 3]],
    ['month', 'JAN/6', [1, 7]],
    ['month', '*/3', [1, 4, 7, 10]],
    ['weekDay', 'MON', [1]],
    ['weekDay', 'SUN', [7]],
    ['weekDay', 'MON-FRI', [1, 2, 3, 4, 5]],
    ['weekDay', 'TUE-SAT', [2, 3, 4, 5, 6]],
    ['weekDay', 'SAT,SUN', [6, 7]],
    ['weekDay', 'SUN,MON', [1, 7]],
    ['weekDay', 'SUN-SUN', [7]],
  ])('%s %s is understood', (field, text, values) => {
    expect(parseField(field, text)).toEqual({ values, any: false });
  });

  test.each<[CronField, string, number[]]>([
    ['minute', '*', upTo(0, 59)],
    ['hour', '*', upTo(0, 23)],
    ['day', '*', upTo(1, 31)],
    ['day', '?', upTo(1, 31)],
    ['month', '*', upTo(1, 12)],
    ['weekDay', '*', upTo(1, 7)],
    ['weekDay', '?', upTo(1, 7)],
  ])('%s %s restricts nothing', (field, text, values) => {
    expect(parseField(field, text)).toEqual({ values, any: true });
  });

  test.each<[CronField, string]>([
    ['day', '1-31'],
    ['day', '*/1'],
    ['weekDay', 'MON,TUE,WED,THU,FRI,SAT,SUN'],
  ])('%s %s is a restriction by its form, though it leaves nothing out', (field, text) => {
    expect(parseField(field, text)).toEqual({ ...parseField(field, '*'), any: false });
  });

  test.each<[CronField, string, FieldProblemKind, string | undefined]>([
    ['second', '', 'syntax', undefined],
    ['second', '*', 'unsupported', undefined],
    ['second', '0,30', 'unsupported', undefined],
    ['second', '0-5', 'unsupported', undefined],
    ['second', '0/5', 'unsupported', undefined],
    ['second', '?', 'unsupported', undefined],
    ['second', '60', 'value', undefined],
    ['second', 'x', 'syntax', undefined],
    ['minute', '', 'syntax', undefined],
    ['minute', ' ', 'syntax', undefined],
    ['minute', '60', 'value', undefined],
    ['minute', '-5', 'syntax', undefined],
    ['minute', '5-', 'syntax', undefined],
    ['minute', '1-2-3', 'syntax', undefined],
    ['minute', '1.5', 'syntax', undefined],
    ['minute', '1,', 'syntax', undefined],
    ['minute', '1,,2', 'syntax', undefined],
    ['minute', '1, 2', 'syntax', '1,2'],
    ['minute', '*,5', 'syntax', '*'],
    ['minute', '**', 'syntax', undefined],
    ['minute', '*-5', 'syntax', undefined],
    ['minute', 'x', 'value', undefined],
    ['minute', 'JAN', 'value', undefined],
    ['minute', '?', 'unsupported', '*'],
    ['minute', '1/2/3', 'syntax', undefined],
    ['minute', '*/', 'syntax', undefined],
    ['minute', '/5', 'syntax', undefined],
    ['minute', '*/x', 'syntax', undefined],
    ['minute', '*/0', 'step', undefined],
    ['minute', '*/60', 'step', '0'],
    ['minute', '50/15', 'step', '50'],
    ['minute', '10-20/15', 'step', '10'],
    ['minute', '50-10', 'range-wraps', '50-59,0-10'],
    ['minute', 'H', 'unsupported', undefined],
    ['minute', 'H/15', 'unsupported', undefined],
    ['minute', 'H(0-29)/10', 'unsupported', undefined],
    ['hour', '24', 'value', undefined],
    ['hour', '22-2', 'range-wraps', '22-23,0-2'],
    ['hour', '23-0', 'range-wraps', '23,0'],
    ['hour', '5-4', 'range-wraps', '*'],
    ['hour', '1,22-2,9', 'range-wraps', '1,22-23,0-2,9'],
    ['hour', '22-2/2', 'range-wraps', undefined],
    ['day', '0', 'value', undefined],
    ['day', '32', 'value', undefined],
    ['day', '28-3', 'range-wraps', '28-31,1-3'],
    ['day', '?,5', 'syntax', undefined],
    ['day', '?/5', 'syntax', undefined],
    ['day', 'L', 'unsupported', undefined],
    ['day', 'LW', 'unsupported', undefined],
    ['day', 'L-3', 'unsupported', undefined],
    ['day', '15W', 'unsupported', undefined],
    ['month', '0', 'value', undefined],
    ['month', '13', 'value', undefined],
    ['month', '?', 'unsupported', '*'],
    ['month', 'NOV-FEB', 'range-wraps', 'NOV,DEC,JAN,FEB'],
    ['month', '11-2', 'range-wraps', '11-12,1-2'],
    ['month', 'jan', 'name-case', 'JAN'],
    ['month', 'jan/3', 'name-case', 'JAN/3'],
    ['month', 'nov-feb', 'name-case', 'NOV,DEC,JAN,FEB'],
    ['month', 'jan-foo', 'name-case', undefined],
    ['month', 'September', 'value', 'SEP'],
    ['month', 'MON', 'value', undefined],
    ['weekDay', '1', 'weekday-number', undefined],
    ['weekDay', '0', 'weekday-number', undefined],
    ['weekDay', '7', 'weekday-number', undefined],
    ['weekDay', '1-5', 'weekday-number', undefined],
    ['weekDay', 'MON-5', 'weekday-number', undefined],
    ['weekDay', 'FRI-MON', 'range-wraps', 'FRI,SAT,SUN,MON'],
    ['weekDay', 'SUN-TUE', 'range-wraps', 'SUN,MON,TUE'],
    ['weekDay', 'SAT-SUN', 'range-wraps', 'SAT,SUN'],
    ['weekDay', 'FRI-SUN', 'range-wraps', 'FRI,SAT,SUN'],
    ['weekDay', 'SUN-MON', 'range-wraps', 'SUN,MON'],
    ['weekDay', 'MON-SUN', 'range-wraps', '*'],
    ['weekDay', 'SUN-SAT', 'range-wraps', '*'],
    ['weekDay', 'THU,SAT-MON', 'range-wraps', 'THU,SAT,SUN,MON'],
    ['weekDay', 'Mon', 'name-case', 'MON'],
    ['weekDay', 'mon-fri', 'name-case', 'MON-FRI'],
    ['weekDay', 'fri-mon', 'name-case', 'FRI,SAT,SUN,MON'],
    ['weekDay', 'Monday', 'value', 'MON'],
    ['weekDay', 'tues-thurs', 'value', 'TUE-THU'],
    ['weekDay', 'MO', 'value', undefined],
    ['weekDay', 'MON/2', 'unsupported', undefined],
    ['weekDay', '*/2', 'unsupported', undefined],
    ['weekDay', 'FRIL', 'unsupported', undefined],
    ['weekDay', '5L', 'unsupported', undefined],
    ['weekDay', 'MON#2', 'unsupported', undefined],
    ['weekDay', '?,MON', 'syntax', undefined],
  ])('%s %j is refused: %s, offering %j', (field, text, kind, instead) => {
    const parsed = parseField(field, text);
    expect(parsed).toMatchObject({ field, value: text, kind });
    expect(isFieldProblem(parsed) && parsed.instead).toBe(instead);
  });

  test('says why weekdays have no numbers, and what the field takes', () => {
    expect(parseField('weekDay', '1')).toMatchObject({
      allowed: 'MON, TUE, WED, THU, FRI, SAT, SUN, and , - * ?',
      hint: 'weekdays are named: their numbers are documented from Monday on, and from Sunday on',
    });
  });

  test.each<[CronField, string]>([
    ['second', 'one number, 0-59'],
    ['minute', '0-59, and , - * /'],
    ['hour', '0-23, and , - * /'],
    ['day', '1-31, and , - * ? /'],
    ['month', '1-12 or JAN-DEC, and , - * /'],
    ['weekDay', 'MON, TUE, WED, THU, FRI, SAT, SUN, and , - * ?'],
  ])('%s says what it takes: %s', (field, allowed) => {
    expect(parseField(field, '!')).toMatchObject({ kind: 'syntax', allowed });
  });

  test('says that midnight is hour 0', () => {
    expect(parseField('hour', '24')).toMatchObject({ allowed: '0-23, and , - * /', hint: 'midnight is hour 0' });
    expect(parseField('hour', '25')).toMatchObject({ hint: undefined });
  });

  test('a range of weekdays is taken exactly where it ascends in a week from Monday and in one from Sunday', () => {
    const names = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
    const sundayFirst = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
    for (const from of names) {
      for (const to of names) {
        const ascends = [names, sundayFirst].every((week) => week.indexOf(from) <= week.indexOf(to));
        expect([from, to, isFieldProblem(parseField('weekDay', `${from}-${to}`))]).toEqual([from, to, !ascends]);
      }
    }
  });

  test('gives the same answer object again, which nobody can change', () => {
    const parsed = parseField('minute', '1,2');
    expect(parseField('minute', '1,2')).toBe(parsed);
    expect(() => !isFieldProblem(parsed) && (parsed.values as number[]).push(3)).toThrow(TypeError);
  });

  test('whatever is offered instead is valid, and no text breaks the parser', () => {
    const parts = fc.constantFrom(
      '*',
      '?',
      '-',
      ',',
      '/',
      ' ',
      '0',
      '1',
      '5',
      '12',
      '31',
      '59',
      '60',
      'MON',
      'sun',
      'Friday',
      'JAN',
      'dec',
      'L',
      '#',
      'x',
    );
    const texts = fc.array(parts, { maxLength: 7 }).map((some) => some.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), fc.oneof(texts, fc.string()), (field, text) => {
        const parsed = parseField(field, text);
        if (isFieldProblem(parsed)) {
          expect(parsed).toMatchObject({ field, value: text });
          expect(parsed.instead === undefined || !isFieldProblem(parseField(field, parsed.instead))).toBe(true);
        } else {
          expect(parsed.values.length).toBeGreaterThan(0);
          expect([...parsed.values].sort((a, b) => a - b)).toEqual([...new Set(parsed.values)]);
        }
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});
