import { expect, test } from 'vitest';
import { firstNot } from '../../emulator/binary-search';

test('halving finds where a row of things changes, wherever it does', () => {
  for (let change = 3; change <= 20; change++) {
    expect(firstNot(3, 20, (position) => position < change)).toBe(change);
  }
});

test('halving asks nothing of an empty row', () => {
  const asked: number[] = [];
  const ask = (position: number) => asked.push(position) > 0;
  expect(firstNot(5, 5, ask)).toBe(5);
  expect(asked).toEqual([]);
});

test('halving asks about few of many', () => {
  let asked = 0;
  const changesAt = (position: number) => {
    asked++;
    return position < 777_777;
  };
  expect(firstNot(0, 2 ** 40, changesAt)).toBe(777_777);
  expect(asked).toBeLessThanOrEqual(41);
});
