import { describe, expect, test } from 'vitest';
import { PreloadQueue } from '../../emulator/preload-queue';

describe('the preload queue', () => {
  test('has room for exactly its length', () => {
    const queue = new PreloadQueue({ length: 100, urlsPerSecond: 10 }, () => 0.5);
    queue.enter(60, 0);
    expect(queue.room(0)).toBeGreaterThanOrEqual(40);
    expect(queue.room(0)).toBeLessThan(41);
  });

  test('warms one URL after the other at its rate', () => {
    const queue = new PreloadQueue({ length: 100, urlsPerSecond: 10 }, () => 0.5);
    queue.enter(5, 1_000);
    expect([1_000, 1_099, 1_100, 1_450, 1_500, 9_000].map((at) => queue.inFlight(at))).toEqual([5, 5, 4, 1, 0, 0]);
  });

  test('lets later URLs wait for earlier ones', () => {
    const queue = new PreloadQueue({ length: 100, urlsPerSecond: 10 }, () => 0.5);
    expect(queue.enter(5, 0)).toEqual({ start: 0, interval: 100 });
    expect(queue.enter(2, 200)).toEqual({ start: 500, interval: 100 });
    expect(queue.enter(1, 5_000)).toEqual({ start: 5_000, interval: 100 });
  });

  test('is not misled by fractions of a millisecond', () => {
    const queue = new PreloadQueue({ length: 7, urlsPerSecond: 7 }, () => 0.5);
    queue.enter(7, 0.1);
    for (let warmed = 0; warmed <= 7; warmed++) {
      expect(queue.inFlight(0.1 + (warmed * 1_000) / 7)).toBe(7 - warmed);
    }
  });

  test.each([0, Infinity])('takes any number at length %s', (length) => {
    const queue = new PreloadQueue({ length, urlsPerSecond: 1 }, () => 0.5);
    queue.enter(1_000_000, 0);
    expect(queue.room(0)).toBeGreaterThanOrEqual(1_000_000);
  });

  test('is always empty where every URL is warmed at once', () => {
    const queue = new PreloadQueue({ length: 100, urlsPerSecond: Infinity }, () => 0.5);
    queue.enter(100, 0);
    expect(queue.inFlight(0)).toBe(0);
    expect(queue.room(0)).toBeGreaterThanOrEqual(100);
  });
});
