import { describe, expect, test } from 'vitest';
import type { Report } from '../../../handler/report';
import { contradictions, failureOf, type ServerRecord } from '../../../tools/demo/verdict';

describe('the verdict', () => {
  const counts = { selected: 5, duplicates: 1, submitted: 2, nonexistent: 1, forbidden: 1, failed: 1, skipped: 0 };
  const good = { counts, calls: { total: 4, retried: 0, throttled: 0 } } as Report;
  const server: ServerRecord = { calls: 4, dropped: 0, accepted: 3, nonexistent: 1, forbidden: 1 };

  test('tells in plain words of a failure, where there is one', () => {
    expect(failureOf({} as Report)).toBeUndefined();
    expect(failureOf({ failedBecause: ['a', 'b'] } as unknown as Report)).toMatch(/count this run as failed: a; b\./);
  });

  test('is good where report, job and server say the same', () => {
    expect(contradictions(good, 6, server)).toEqual([]);
  });

  test.each<[string, Partial<Report['counts']>]>([
    ['selected', { skipped: 1 }],
    ['selected and duplicates', { duplicates: 0 }],
    ['nonexistent', { nonexistent: 0, skipped: 1 }],
    ['forbidden', { forbidden: 2, failed: 0 }],
    ['submitted', { submitted: 0, nonexistent: 1, failed: 1, skipped: 2, forbidden: 1, selected: 5, duplicates: 1 }],
  ])('names %s where the report differs', (what, changed) => {
    const accepted = what === 'submitted' ? 4 : 3;
    const found = contradictions({ ...good, counts: { ...counts, ...changed } }, 6, { ...server, accepted });

    expect(found.map((line) => line.split(':')[0])).toContain(what);
  });

  test('names media that the report says were submitted and the server never took', () => {
    expect(contradictions(good, 6, { ...server, accepted: 1 })).toEqual(['submitted: 2 in the report, 1 that the server took']);
  });

  test.each<[string, Partial<ServerRecord>]>([
    ['calls: 4 in the report, 5 at the server', { calls: 5 }],
    ['1 calls were dropped by the server, 0 by the report', { dropped: 1 }],
  ])('says: %s', (expected, changed) => {
    expect(contradictions(good, 6, { ...server, ...changed })).toEqual([expected]);
  });
});
