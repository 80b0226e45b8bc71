import { expect, test } from 'vitest';
import { mediaPredicate } from '../../emulator/media-match';

test('media are matched by a list, by a set as it stands at the time, and by a predicate', () => {
  expect(['a', 'b'].map(mediaPredicate(['a']))).toEqual([true, false]);
  const set = new Set(['a']);
  const matches = mediaPredicate(set);
  set.delete('a');
  set.add('b');
  expect(['a', 'b'].map(matches)).toEqual([false, true]);
  expect(['a', 'b'].map(mediaPredicate((mediaId) => mediaId === 'b'))).toEqual([false, true]);
});

test('left out, no media is matched', () => {
  expect(mediaPredicate(undefined)('a')).toBe(false);
});
