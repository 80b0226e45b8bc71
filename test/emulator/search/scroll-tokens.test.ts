import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../emulator/random';
import { ScrollTokens, type ScrollPlace } from '../../../emulator/search/scroll-tokens';
import { ManualClock } from '../support/manual-clock';

function place(pageEnd: number): ScrollPlace {
  return { search: 'a search', pageEnd, rows: pageEnd, last: { mediaId: 'a', createdAt: 1 } };
}

describe('scroll tokens', () => {
  test('are 32 hexadecimal digits, each its own', () => {
    const tokens = new ScrollTokens(1_000, seededRandom(1), new ManualClock());
    const issued = [tokens.issue(place(100)), tokens.issue(place(100))];
    expect(issued[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(issued[0]).not.toBe(issued[1]);
  });

  test('stand for their places, as often as they are used', () => {
    const tokens = new ScrollTokens(1_000, seededRandom(1), new ManualClock());
    const [first, second] = [tokens.issue(place(100)), tokens.issue(place(200))];
    expect(tokens.read(first)).toEqual(place(100));
    expect(tokens.read(second)).toEqual(place(200));
    expect(tokens.read(first)).toEqual(place(100));
    expect(tokens.read('unknown')).toBeUndefined();
  });

  test('hold for their time, each from when it was given', () => {
    const clock = new ManualClock();
    const tokens = new ScrollTokens(1_000, seededRandom(1), clock);
    const first = tokens.issue(place(100));
    clock.advance(999);
    const second = tokens.issue(place(200));
    expect(tokens.read(first)).toEqual(place(100));
    clock.advance(1);
    expect(tokens.read(first)).toBeUndefined();
    expect(tokens.read(second)).toEqual(place(200));
    clock.advance(999);
    expect(tokens.read(second)).toBeUndefined();
  });
});
