import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SlidingWindow } from '../../emulator/sliding-window';

describe('a sliding window', () => {
  test('counts the events of the last second', () => {
    const window = new SlidingWindow();
    [0, 400, 900].forEach((at) => window.add(at));
    expect(window.count(950)).toBe(3);
    expect(window.count(1_300)).toBe(2);
    expect(window.count(2_000)).toBe(0);
  });

  test('lets an event go exactly one second after it', () => {
    const window = new SlidingWindow();
    window.add(100);
    expect(window.count(1_099.999)).toBe(1);
    expect(window.count(1_100)).toBe(0);
  });

  test('finds the busiest second wherever seconds are cut', () => {
    const window = new SlidingWindow();
    [0, 990, 995, 1_005, 1_010, 2_500].forEach((at) => window.add(at));
    expect(window.busiest).toBe(4);
  });

  test('agrees with counting everything anew for any arrivals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 400 }), (gaps) => {
        const window = new SlidingWindow();
        const times: number[] = [];
        let at = 0;
        let busiest = 0;
        for (const gap of gaps) {
          at += gap;
          times.push(at);
          window.add(at);
          const expected = times.filter((time) => time > at - 1_000).length;
          busiest = Math.max(busiest, expected);
          expect(window.count(at)).toBe(expected);
        }
        expect(window.busiest).toBe(busiest);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
