import { describe, expect, test } from 'vitest';
import { type CronFields, isCron, missingFiner, neverComes, parseCron } from '../../src/schedule-time';
import { cron } from './schedules';

describe('parseCron', () => {
  test('fills in what is left out: second 0, every other field *, UTC', () => {
    expect(cron({ minute: '30', hour: '4' })).toMatchObject({
      kind: 'cron',
      fields: { second: '0', minute: '30', hour: '4', day: '*', month: '*', weekDay: '*', timeZone: 'UTC' },
      second: 0,
      minutes: [30],
      hours: [4],
      timeZone: 'UTC',
    });
  });

  test('tells the problems of all fields at once', () => {
    const problems = parseCron({ second: '*', minute: '60', hour: '24', day: '32', month: '13', weekDay: '1', timeZone: 'asia/shanghai' });
    expect(problems).toMatchObject([
      { field: 'second' },
      { field: 'minute' },
      { field: 'hour' },
      { field: 'day' },
      { field: 'month' },
      { field: 'weekDay' },
      { field: 'timeZone', kind: 'time-zone', value: 'asia/shanghai', hint: 'near: Asia/Shanghai', instead: 'Asia/Shanghai' },
    ]);
  });

  test.each<[CronFields]>([
    [{ minute: '0', hour: '4', day: '1', weekDay: 'MON' }],
    [{ minute: '0', hour: '4', day: '1-31', weekDay: 'MON' }],
    [{ minute: '0', hour: '4', day: '*/2', weekDay: 'MON-FRI' }],
  ])('refuses day with weekDay: %j', (fields) => {
    expect(parseCron(fields)).toMatchObject([{ field: 'weekDay', kind: 'day-and-week-day', allowed: 'day or weekDay, not both' }]);
  });

  test.each<[CronFields]>([
    [{ day: '*', weekDay: 'MON' }],
    [{ day: '?', weekDay: 'MON' }],
    [{ day: '1', weekDay: '*' }],
    [{ day: '1', weekDay: '?' }],
    [{ day: '*', weekDay: '*' }],
    [{ day: '?', weekDay: '?' }],
  ])('takes day with weekDay where one of them says any: %j', (fields) => {
    expect(isCron(parseCron(fields))).toBe(true);
  });

  test('does not call a broken weekday a conflict', () => {
    expect(parseCron({ day: '1', weekDay: '1' })).toMatchObject([{ field: 'weekDay', kind: 'weekday-number' }]);
  });

  test('offers no zone in place of one that only looks alike', () => {
    expect(parseCron({ timeZone: 'Asia/Beijing' })).toMatchObject([{ field: 'timeZone', hint: 'near: Asia/Shanghai', instead: undefined }]);
    expect(parseCron({ timeZone: 'Nowhere/At_All' })).toMatchObject([{ field: 'timeZone', hint: undefined }]);
    expect(parseCron({ timeZone: '' })).toMatchObject([{ field: 'timeZone', kind: 'time-zone' }]);
  });

  test('gives the same answer object again, which nobody can change', () => {
    expect(cron({ minute: '1' })).toBe(cron({ minute: '1', hour: '*', timeZone: 'UTC' }));
    expect(() => Object.assign(cron({ minute: '1' }), { second: 5 })).toThrow(TypeError);
  });
});

describe('missingFiner', () => {
  test.each<[CronFields, string[]]>([
    [{}, ['minute']],
    [{ second: '30', timeZone: 'Asia/Shanghai' }, ['minute']],
    [{ minute: '0' }, []],
    [{ minute: '0', hour: '4' }, []],
    [{ minute: '0', month: 'JAN' }, []],
    [{ hour: '4' }, ['minute']],
    [{ hour: '4', day: '1', month: '1' }, ['minute']],
    [{ day: '1' }, ['minute', 'hour']],
    [{ weekDay: 'MON' }, ['minute', 'hour']],
    [{ weekDay: 'MON', month: 'JAN' }, ['minute', 'hour']],
    [{ month: 'JAN' }, ['minute', 'hour', 'day']],
  ])('%j lacks %j', (fields, missing) => {
    expect(missingFiner(fields)).toEqual(missing);
  });
});

describe('neverComes', () => {
  test.each<[CronFields, boolean]>([
    [{}, false],
    [{ day: '31', month: 'APR' }, true],
    [{ day: '31', month: 'APR,JUN,SEP,NOV' }, true],
    [{ day: '31', month: 'APR,MAY' }, false],
    [{ day: '30,31', month: 'FEB' }, true],
    [{ day: '29', month: 'FEB' }, false],
    [{ day: '28-31', month: '2' }, false],
    [{ day: '31' }, false],
    [{ month: 'FEB', weekDay: 'MON' }, false],
  ])('%j: %j', (fields, never) => {
    expect(neverComes(cron({ minute: '0', hour: '0', ...fields }))).toBe(never);
  });
});
