import { describe, expect, test, vi } from 'vitest';
import { remember } from '../../src/schedule-time/memo';

describe('remember', () => {
  test('makes each value once', () => {
    const make = vi.fn((text: string) => ({ text }));
    const remembered = remember(10, make);

    expect(remembered('a')).toBe(remembered('a'));
    expect(remembered('b')).toEqual({ text: 'b' });
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('holds no more than its limit, and answers rightly after it', () => {
    const make = vi.fn((text: string) => text.length);
    const remembered = remember(2, make);

    ['a', 'b', 'c', 'c'].forEach(remembered);
    expect(make).toHaveBeenCalledTimes(3);
    expect(remembered('aa')).toBe(2);
    expect(remembered('a')).toBe(1);
    expect(make).toHaveBeenCalledTimes(5);
  });
});
