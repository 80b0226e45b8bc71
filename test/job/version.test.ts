import { describe, expect, test } from 'vitest';
import type { Field } from '../../src/job/field';
import { SCHEDULE_FIELDS } from '../../src/job/schedule-fields';
import { versionOf } from '../../src/job/version';

const LEAST = { selection: { type: 'ids', ids: ['a'] }, task: { taskType: 'Preload' } };

describe('a job has the lowest version that has everything in it', () => {
  test.each<[string, object, number]>([
    ['the least job, which is none of version 1', {}, 2],
    ['a verification', { verification: { level: 'none' } }, 2],
    ['a search', { selection: { type: 'search', match: 'x' } }, 4],
    ['a renamed field', { retryUnanswered: false }, 3],
    ['a list in a bucket', { selection: { type: 'limit', count: 1, selection: { type: 'object', bucket: 'lists', key: 'a' } } }, 3],
    ['a field that is left out', { retryUnanswered: undefined }, 2],
  ])('with %s', (_, more, version) => {
    expect(versionOf({ ...LEAST, ...more })).toBe(version);
  });
});

test('a renamed field keeps its place in the job', () => {
  const parent = (path: string) => path.slice(0, path.lastIndexOf('.') + 1);
  const moved = Object.values<Field>(SCHEDULE_FIELDS).filter(({ job }) => job?.formerly && parent(job.formerly.path) !== parent(job.path));

  expect(moved).toEqual([]);
});
