import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MediaLibrary, type FoundMedia, type LibrarySource, type Search } from '../../../emulator/search/library';
import type { LibraryMedia } from '../../../emulator/search/media';

const NEWEST_FIRST: Search = {
  key: 'newest first',
  mediaType: 'video',
  matches: () => true,
  compare: (one, other) => other.createdAt - one.createdAt,
  latestFirst: true,
};
const OLDEST_FIRST: Search = {
  key: 'oldest first',
  mediaType: 'video',
  matches: ({ status }) => status !== 'Blocked',
  compare: (one, other) => one.createdAt - other.createdAt,
  latestFirst: false,
};

function media(mediaId: string, createdAt: number, rest: Partial<LibraryMedia> = {}): LibraryMedia {
  return { mediaId, createdAt, ...rest };
}

function idsOf(found: FoundMedia): string {
  return found
    .page(0, Infinity)
    .map(({ mediaId }) => mediaId)
    .join('');
}

describe('a library', () => {
  test.each<[string, LibrarySource]>([
    ['a list', [media('a', 1), media('b', 2)]],
    ['a set', new Set([media('a', 1), media('b', 2)])],
    [
      'a generator',
      function* () {
        yield media('a', 1);
        yield media('b', 2);
      },
    ],
  ])('holds the media of %s', (_, source) => {
    const library = new MediaLibrary(source);
    expect(library.get('b')).toEqual(media('b', 2));
    expect(library.get('c')).toBeUndefined();
    expect(idsOf(library.find(NEWEST_FIRST))).toBe('ba');
  });

  test('asks a function once', () => {
    let asked = 0;
    const library = new MediaLibrary(() => {
      asked++;
      return [media('a', 1)];
    });
    library.find(NEWEST_FIRST);
    library.find(OLDEST_FIRST);
    expect(asked).toBe(1);
  });

  test('finds media of one kind', () => {
    const library = new MediaLibrary([media('a', 1), media('b', 2, { mediaType: 'audio' }), media('c', 3, { mediaType: 'video' })]);
    expect(idsOf(library.find(NEWEST_FIRST))).toBe('ca');
    expect(idsOf(library.find({ ...NEWEST_FIRST, key: 'audio', mediaType: 'audio' }))).toBe('b');
  });

  test('tells media of the same time in the order in which they were added, or the other way round', () => {
    const library = new MediaLibrary([media('a', 1), media('b', 1), media('c', 2), media('d', 1)]);
    expect(idsOf(library.find(OLDEST_FIRST))).toBe('abdc');
    expect(idsOf(library.find(NEWEST_FIRST))).toBe('cdba');
    library.add(media('e', 1));
    expect(idsOf(library.find(OLDEST_FIRST))).toBe('abdec');
    expect(idsOf(library.find(NEWEST_FIRST))).toBe('cedba');
  });

  test('has one media for an ID, the one that was added last', () => {
    const library = new MediaLibrary([media('a', 1, { status: 'Blocked' }), media('b', 2)]);
    expect(idsOf(library.find(OLDEST_FIRST))).toBe('b');
    library.add(media('a', 3));
    expect(library.get('a')!.createdAt).toBe(3);
    expect(idsOf(library.find(OLDEST_FIRST))).toBe('ba');
    expect(idsOf(library.find(NEWEST_FIRST))).toBe('ab');
    library.add(media('a', 3, { status: 'Blocked' }));
    expect(idsOf(library.find(OLDEST_FIRST))).toBe('b');
  });

  test('keeps what it found up to date, as if it had been sought anew', () => {
    const upTo = (max: number) => fc.integer({ min: 0, max });
    const change = fc.record({ id: upTo(9), at: upTo(4), blocked: fc.boolean(), goes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const library = new MediaLibrary([media('x', 2), media('y', 0)]);
        const kept = [library.find(NEWEST_FIRST), library.find(OLDEST_FIRST)];
        const present = new Map([
          ['x', media('x', 2)],
          ['y', media('y', 0)],
        ]);
        for (const { id, at, blocked, goes } of changes) {
          const one = media(String(id), at, blocked ? { status: 'Blocked' } : {});
          present.delete(one.mediaId);
          if (goes) {
            library.remove(one.mediaId);
          } else {
            library.add(one);
            present.set(one.mediaId, one);
          }
        }
        const anew = new MediaLibrary(present.values());
        expect(kept.map(idsOf)).toEqual([idsOf(anew.find(NEWEST_FIRST)), idsOf(anew.find(OLDEST_FIRST))]);
      }),
    );
  });

  test('looks at all media once a search, not once a page', () => {
    let reads = 0;
    const count = 100_000;
    const library = new MediaLibrary(function* () {
      for (let index = 0; index < count; index++) {
        yield media(String(index), (index * 7_919) % count);
      }
    });
    const search: Search = { ...NEWEST_FIRST, matches: () => reads++ >= 0 };
    const seen = new Set<string>();
    for (let start = 0; start < count; start += 100) {
      const found = library.find(search);
      found.page(start, 100).forEach(({ mediaId }) => seen.add(mediaId));
      library.add(media(`later ${start}`, -1));
    }
    expect(seen.size).toBe(count);
    expect(reads).toBe(count + count / 100);
  });

  test('seeks anew what was not sought for long', () => {
    let reads = 0;
    const library = new MediaLibrary([media('a', 1)]);
    const search: Search = { ...NEWEST_FIRST, matches: () => reads++ >= 0 };
    library.find(search);
    library.find(search);
    expect(reads).toBe(1);
    for (let index = 0; index < 8; index++) {
      library.find({ ...NEWEST_FIRST, key: `other ${index}` });
    }
    library.find(search);
    expect(reads).toBe(2);
  });

  test.each([
    media('', 1),
    media('a', NaN),
    media('a', Infinity),
    media('a', 1, { modifiedAt: NaN }),
    { mediaId: 'a' } as LibraryMedia,
    { createdAt: 1 } as LibraryMedia,
  ])('refuses a media that could not be told of: %j', (wrong) => {
    expect(() => new MediaLibrary([wrong])).toThrow(RangeError);
    expect(() => new MediaLibrary([]).add(wrong)).toThrow('library');
  });
});

describe('what was found', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((id, index) => media(id, index));

  test('is told by pages', () => {
    const found = new MediaLibrary(five).find(OLDEST_FIRST);
    const page = (start: number, size: number) =>
      found
        .page(start, size)
        .map(({ mediaId }) => mediaId)
        .join('');
    expect([page(0, 2), page(2, 2), page(4, 2), page(6, 2)]).toEqual(['ab', 'cd', 'e', '']);
    expect([page(-1, 2), page(-2, 2)]).toEqual(['a', '']);
    expect(found.total).toBe(5);
  });

  test('tells the row behind a media, even after it went', () => {
    const library = new MediaLibrary(five);
    const found = library.find(OLDEST_FIRST);
    expect(found.rowBehind(five[2])).toBe(3);
    library.remove('a');
    expect(found.rowBehind(five[2])).toBe(2);
    library.remove('c');
    expect(found.rowBehind(five[2])).toBe(1);
    library.add(media('c', 2, { title: 'New' }));
    expect(found.rowBehind(five[2])).toBe(2);
  });
});
