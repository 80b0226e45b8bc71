import { describe, expect, test } from 'vitest';
import { nearest, nearestField } from '../../src/job/nearest';
import { SCHEDULE_FIELDS } from '../../src/job/schedule-fields';

const NAMES = ['timeZone', 'timeoutSeconds', 'memorySizeMb', 'key', 'cpu', 'callbackUrl', 'formats', 'definitions'];

describe('an unknown name', () => {
  test.each([
    ['timezone', 'timeZone'],
    ['time_zone', 'timeZone'],
    ['TIME-ZONE', 'timeZone'],
    ['timeout', 'timeoutSeconds'],
    ['memory_size', 'memorySizeMb'],
    ['callback', 'callbackUrl'],
    ['format', 'formats'],
    ['foramts', 'formats'],
    ['definitons', 'definitions'],
    ['defnitons', 'definitions'],
    ['cpus', 'cpu'],
    ['kye', 'key'],
    ['KEY', 'key'],
  ])('%s is like %s', (name, meant) => {
    expect(nearest(name, NAMES)).toBe(meant);
  });

  test.each(['dfntons', 'cxxu', 'ky', 'kx', 'zone', 'seconds', '', 'formation'])('%j is like none', (name) => {
    expect(nearest(name, NAMES)).toBeUndefined();
  });

  test('is like the closest of several', () => {
    expect(nearest('formas', ['formal', 'format', 'formas2'])).toBe('formal');
    expect(nearest('limits', ['limit', 'limits_'])).toBe('limits_');
  });
});

test('a field is found by its former name too', () => {
  expect(nearestField('failWhen', SCHEDULE_FIELDS)).toBe('failureCriteria');
  expect(nearestField('notAgainWithin', SCHEDULE_FIELDS)).toBe('skipSubmittedWithinHours');
  expect(nearestField('retryUnanswerd', SCHEDULE_FIELDS)).toBe('retryUnanswered');
  expect(nearestField('surprise', SCHEDULE_FIELDS)).toBeUndefined();
});
