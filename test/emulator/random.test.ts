import { describe, expect, test } from 'vitest';
import { draw, drawHex, seededRandom } from '../../emulator/random';

describe('seeded random numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    const numbers = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(numbers(1)).toEqual(numbers(1));
    expect(numbers(1)).not.toEqual(numbers(2));
  });

  test('fill the range from 0 up to 1 evenly', () => {
    const random = seededRandom(42);
    const counts = new Array<number>(10).fill(0);
    for (let index = 0; index < 100_000; index++) {
      counts[Math.floor(random() * 10)]++;
    }
    counts.forEach((count) => expect(Math.abs(count - 10_000)).toBeLessThan(500));
  });
});

describe('drawn milliseconds', () => {
  test('lie between the least and the most', () => {
    expect(draw([10, 20], () => 0)).toBe(10);
    expect(draw([10, 20], () => 0.5)).toBe(15);
  });

  test('are what they are where they are fixed, and draw nothing', () => {
    expect(draw(7, () => expect.fail('drew a number'))).toBe(7);
  });
});

test('drawn digits are as many as asked for, with leading zeros', () => {
  expect(drawHex(12, () => 0)).toBe('000000000000');
  expect(drawHex(10, () => 0.5)).toBe('8000000080');
});
