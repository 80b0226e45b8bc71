import { describe, expect, test } from 'vitest';
import { knownMedia } from '../../cli/known-media';
import type { Selection } from '../../src/job/job';

const IDS: Selection = { type: 'ids', ids: ['a', 'b', 'a', 'c'] };
const USUAL: Selection = { type: 'ids', ids: ['a'.repeat(32), 'b'.repeat(32)] };
const OBJECT = { type: 'object', bucket: 'lists', key: 'team/media.txt' } as const;

describe('the media of a selection', () => {
  test.each<[string, Selection, string[] | undefined]>([
    ['a list, each once', IDS, ['a', 'b', 'c']],
    ['two lists', { type: 'concat', selections: [IDS, { type: 'ids', ids: ['d', 'a'] }] }, ['a', 'b', 'c', 'd']],
    ['a list without another', { type: 'excluding', selection: IDS, excluded: { type: 'ids', ids: ['b'] } }, ['a', 'c']],
    [
      'a list without another, in another case',
      { type: 'excluding', selection: USUAL, excluded: { type: 'ids', ids: ['A'.repeat(32)] } },
      ['b'.repeat(32)],
    ],
    ['the first of a list', { type: 'limit', selection: IDS, count: 2 }, ['a', 'b']],
    ['a search', { type: 'search', match: "Status in ('Normal')" }, undefined],
    ['a list and a search', { type: 'concat', selections: [IDS, { type: 'recent', withinHours: 1 }] }, undefined],
    ['a list without an object', { type: 'excluding', selection: IDS, excluded: OBJECT }, undefined],
    ['the first of an object', { type: 'limit', selection: OBJECT, count: 2 }, undefined],
  ])('%s', (_, selection, expected) => {
    const known = knownMedia(selection);
    expect(known && [...known]).toEqual(expected);
  });
});
