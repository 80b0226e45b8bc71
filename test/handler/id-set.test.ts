import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IdSet } from '../../handler/id-set';
import { mediaId } from './support/fixture';

describe('IdSet', () => {
  test('tells what is new, through every growth of its table', () => {
    const set = new IdSet();
    const ids = Array.from({ length: 20_000 }, (_, number) => (number % 3 === 0 ? `video-${number}` : mediaId(number)));
    expect(ids.filter((id) => !set.add(id))).toEqual([]);
    expect(ids.filter((id) => set.add(id) || !set.has(id))).toEqual([]);
    expect(set.has(mediaId(1_000_000))).toBe(false);
    expect(set.size).toBe(ids.length);
  });

  test('never takes an ID for the hash of another', () => {
    const set = new IdSet();
    set.add('a name');
    expect(set.add(createHash('sha256').update('a name').digest('hex').slice(0, 32))).toBe(true);
  });

  test.each([
    ['letters in upper and lower case', 'ab'.repeat(16), 'AB'.repeat(16)],
    ['the last digit', `${'f'.repeat(31)}0`, `${'f'.repeat(31)}1`],
    ['the first digit', `0${'f'.repeat(31)}`, `8${'f'.repeat(31)}`],
    ['the length', '0'.repeat(32), '0'.repeat(31)],
  ])('tells %s apart', (_, one, other) => {
    const set = new IdSet();
    expect([set.add(one), set.add(other), set.has(one), set.has(other), set.size]).toEqual([true, true, true, true, 2]);
  });

  test('agrees with a set of the IDs themselves', () => {
    const id = fc.oneof(fc.integer({ min: 0, max: 50 }).map(mediaId), fc.string({ maxLength: 3 }), fc.stringMatching(/^[0-9a-f]{32}$/));
    fc.assert(
      fc.property(fc.array(id), (ids) => {
        const [ours, theirs] = [new IdSet(), new Set<string>()];
        return ids.every((each) => ours.add(each) === theirs.size < theirs.add(each).size) && ours.size === theirs.size;
      }),
      { seed: 5 },
    );
  });
});
