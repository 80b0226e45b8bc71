import { describe, expect, test } from 'vitest';
import { classOf, rowOf, VOD_CODES } from '../../handler/vod-codes';

const names = VOD_CODES.flatMap((row) => row.codes.map((name) => [name, row] as const));

describe('the table of codes', () => {
  test('has each name once, and says of each row what it means and what to do', () => {
    expect(new Set(names.map(([name]) => name.toLowerCase())).size).toBe(names.length);
    expect(VOD_CODES.filter(({ meaning, step }) => meaning === '' || step === '')).toEqual([]);
  });

  test.each(names)('%s leads to its own row', (name, row) => {
    expect(rowOf(name.replace('*', ''))).toBe(row);
    expect(rowOf(name.replace('*', 'Whatever.Else').toUpperCase())).toBe(row);
  });

  test.each([
    ['Throttling.User', 'throttled'],
    ['OperationDenied', 'denied'],
    ['HTTP404', 'broken'],
    ['HTTP403', 'denied'],
    ['InvalidAccessKeyId.NotFound', 'denied'],
  ])('%s is %s', (code, kind) => {
    expect(classOf(code, 400)).toBe(kind);
  });

  test('knows no code that only begins like one of its names', () => {
    expect(rowOf('SystemUpgradingDone')).toBeUndefined();
    expect(rowOf('ServiceBusyness')).toBeUndefined();
  });

  test.each([
    [429, 'throttled'],
    [500, 'broken'],
    [503, 'broken'],
    [400, 'refused'],
    [403, 'refused'],
    [200, 'refused'],
  ])('leaves an unknown code to the status: %i is %s', (status, kind) => {
    expect(classOf('NeverHeardOf', status)).toBe(kind);
  });
});
