import { describe, expect, test } from 'vitest';
import type { LibraryMedia } from '../../../emulator/search/library-media';
import { readMatch } from '../../../emulator/search/match';

const JULY = Date.UTC(2018, 6, 1, 8);
const AUGUST = Date.UTC(2018, 7, 1, 8);

function media(mediaId: string, rest: Partial<LibraryMedia> = {}): LibraryMedia {
  return { mediaId, createdAt: JULY, ...rest };
}

/** The IDs of the media assets that a match finds. */
function found(match: string, candidates: readonly LibraryMedia[]): string {
  return candidates
    .filter(readMatch(match))
    .map(({ mediaId }) => mediaId)
    .join();
}

describe('a match finds media assets by', () => {
  const states = [media('a'), media('b', { status: 'Checking' }), media('c', { status: 'Blocked' })];

  test.each([
    ["Status = 'Checking'", 'b'],
    ["  Status='Normal'  ", 'a'],
    ["Status = 'checking'", ''],
    ["Status in ('Normal','Checking')", 'a,b'],
    ["Status in ( 'Blocked' , 'Normal' )", 'a,c'],
  ])('status: %s', (match, ids) => {
    expect(found(match, states)).toBe(ids);
  });

  test('title, which contains the text in any case', () => {
    const titles = [media('a', { title: 'Night Music' }), media('b', { title: 'Mus ic' }), media('music')];
    expect(found("Title = 'music'", titles)).toBe('a,music');
  });

  test('category', () => {
    expect(found('CateId = 12', [media('a', { cateId: 12 }), media('b', { cateId: 120 }), media('c')])).toBe('a');
  });

  test('creation time, from the start and before the end', () => {
    const times = [
      media('before', { createdAt: JULY - 1 }),
      media('start', { createdAt: JULY }),
      media('last', { createdAt: AUGUST - 1 }),
      media('end', { createdAt: AUGUST }),
    ];
    expect(found("CreationTime = ['2018-07-01T08:00:00Z','2018-08-01T08:00:00Z')", times)).toBe('start,last');
  });

  test('all conditions at once', () => {
    const several = [media('a', { cateId: 1 }), media('b', { cateId: 1, status: 'Blocked' }), media('c', { title: 'this and that' })];
    expect(found("Status in ('Normal') and CateId = 1", several)).toBe('a');
    expect(found("Title = 'this and that' AND Status = 'Normal'", several)).toBe('c');
  });
});

test.each([
  ['Title == 5', 'Title'],
  ['Title = 5', 'Title'],
  ['Status = Normal', 'Status'],
  ["Status in ('Normal'", 'Status'],
  ['Status in ()', 'Status'],
  ["Status = 'Normal' and", 'Status'],
  ["Status = 'Normal' or Status = 'Blocked'", 'Status'],
  ["(CateId = 1 or Status = 'Normal')", 'CateId'],
  ['', ''],
  ["Status = 'Normal' and Colour = 'red'", 'Colour'],
  ["CreationTime = ['2018-07-01','2018-08-01T08:00:00Z')", 'CreationTime'],
  ["CreationTime = ('2018-07-01T08:00:00Z','2018-08-01T08:00:00Z')", 'CreationTime'],
])('a match is refused: %s', (match, field) => {
  const message = expect.stringContaining(`The parameter Match.${field} has an error syntax`);
  expect(() => readMatch(match)).toThrow(expect.objectContaining({ code: 'ErrorMatchSyntax', httpStatus: 400, message }));
});
