import { describe, expect, test } from 'vitest';
import { Jobs, type MediaRefreshJob } from '../../emulator/jobs';

function job(id: string): MediaRefreshJob {
  return { id, taskType: 'Preload', filterPolicy: '{}', createdAt: 0, entries: [] };
}

describe('jobs', () => {
  test('are all kept without a limit', () => {
    const jobs = new Jobs(Infinity);
    for (let index = 0; index < 1_000; index++) {
      jobs.add(job(String(index)));
    }
    expect(jobs.get('0')).toEqual(job('0'));
  });

  test('are the latest ones with a limit: at least so many, and fewer than twice as many', () => {
    const jobs = new Jobs(3);
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const kept = () => numbers.filter((index) => jobs.get(String(index)) !== undefined);
    for (const index of numbers) {
      jobs.add(job(String(index)));
      const now = kept();
      expect(now.at(-1)).toBe(index);
      expect(now.length).toBeGreaterThanOrEqual(Math.min(index + 1, 3));
      expect(now.length).toBeLessThan(6);
      expect(now).toEqual(numbers.slice(now[0], index + 1));
    }
  });

  test('are one with a limit of one', () => {
    const jobs = new Jobs(1);
    jobs.add(job('a'));
    jobs.add(job('b'));
    expect([...jobs.values()]).toEqual([job('b')]);
  });
});
