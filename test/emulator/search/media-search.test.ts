import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../emulator/random';
import type { LibraryMedia } from '../../../emulator/search/library-media';
import { MediaSearch, SCROLL_TOKEN_MILLISECONDS, type SearchPage, type SearchRequest } from '../../../emulator/search/media-search';
import { ManualClock } from '../support/manual-clock';

interface Setting {
  readonly library: Map<string, LibraryMedia>;
  readonly clock: ManualClock;
  readonly page: (request: Partial<SearchRequest>) => SearchPage;
}

/** A library of videos, video 1 the oldest. */
function setting(count: number): Setting {
  const clock = new ManualClock();
  const library = new Map<string, LibraryMedia>();
  for (let number = 1; number <= count; number++) {
    library.set(`v${number}`, { mediaId: `v${number}`, createdAt: number * 1_000 });
  }
  const search = new MediaSearch(library, seededRandom(1), clock);
  return { library, clock, page: (request) => search.page({ mediaType: 'video', pageNo: 1, pageSize: 100, ...request }) };
}

function ids({ media }: SearchPage): string[] {
  return media.map(({ mediaId }) => mediaId);
}

const invalidPage = expect.objectContaining({ code: 'InvalidParameter', message: expect.stringContaining('"PageNo"') });
const expired = expect.objectContaining({ code: 'InvalidScrollToken.Expired', httpStatus: 400 });

describe('pages by number', () => {
  test('start with the newest media asset by default', () => {
    const { page } = setting(5);
    expect(ids(page({ pageSize: 2 }))).toEqual(['v5', 'v4']);
    expect(ids(page({ pageSize: 2, pageNo: 3 }))).toEqual(['v1']);
    expect(page({ pageSize: 2, pageNo: 4 })).toEqual({ media: [], total: 5, scrollToken: undefined });
    expect(ids(page({ pageSize: 2, sortBy: 'CreationTime:Asc' }))).toEqual(['v1', 'v2']);
  });

  test('hold what matches, of the requested type', () => {
    const { page, library } = setting(3);
    library.set('v2', { mediaId: 'v2', createdAt: 2_000, status: 'Blocked' });
    library.set('a1', { mediaId: 'a1', createdAt: 4_000, mediaType: 'audio' });
    const found = page({ match: "Status = 'Normal'" });
    expect(ids(found)).toEqual(['v3', 'v1']);
    expect(found.total).toBe(2);
    expect(ids(page({ mediaType: 'audio' }))).toEqual(['a1']);
  });

  test('reach 5,000 rows and no further', () => {
    const { page } = setting(5_101);
    expect(ids(page({ pageNo: 50 }))).toHaveLength(100);
    expect(() => page({ pageNo: 51 })).toThrow(invalidPage);
    expect(() => page({ pageNo: 715, pageSize: 7 })).toThrow(invalidPage);
    expect(page({}).total).toBe(5_101);
  });

  test('shift when media assets come and go before them', () => {
    const { page, library } = setting(4);
    expect(ids(page({ pageSize: 2 }))).toEqual(['v4', 'v3']);
    library.set('new', { mediaId: 'new', createdAt: 9_000 });
    expect(ids(page({ pageSize: 2, pageNo: 2 }))).toEqual(['v3', 'v2']);
    library.delete('new');
    library.delete('v4');
    expect(ids(page({ pageSize: 2, pageNo: 2 }))).toEqual(['v1']);
  });
});

describe('pages by ScrollToken', () => {
  test('reach every row, each once', () => {
    const { page } = setting(5_345);
    const seen: string[] = [];
    let scrollToken: string | undefined;
    for (let pageNo = 1; pageNo <= 54; pageNo++) {
      const read = page({ pageNo, scrollToken });
      seen.push(...ids(read));
      scrollToken = read.scrollToken;
    }
    expect(scrollToken).toMatch(/^[0-9a-f]{32}$/);
    expect(seen).toEqual(Array.from({ length: 5_345 }, (_, index) => `v${5_345 - index}`));
  });

  test('move at most 100 rows, forwards or backwards', () => {
    const { page } = setting(400);
    const { scrollToken } = page({ pageSize: 20, pageNo: 7 });
    expect(ids(page({ pageSize: 20, pageNo: 12, scrollToken }))[0]).toBe('v180');
    expect(() => page({ pageSize: 20, pageNo: 13, scrollToken })).toThrow(invalidPage);
    expect(ids(page({ pageSize: 20, pageNo: 2, scrollToken }))[0]).toBe('v380');
    expect(() => page({ pageSize: 20, pageNo: 1, scrollToken })).toThrow(invalidPage);
  });

  test('take one sort key', () => {
    const { page } = setting(3);
    const sortBy = 'CreationTime:Desc,ModificationTime:Desc';
    const { scrollToken } = page({ sortBy, pageSize: 1 });
    const error = expect.objectContaining({ code: 'SortByExceededMax', httpStatus: 400 });
    expect(() => page({ sortBy, pageSize: 1, pageNo: 2, scrollToken })).toThrow(error);
  });

  test('need the token of the same search', () => {
    const { page } = setting(3);
    const { scrollToken } = page({ pageSize: 1 });
    const next = { pageSize: 1, pageNo: 2, scrollToken };
    expect(() => page({ ...next, scrollToken: '0'.repeat(32) })).toThrow(expired);
    expect(() => page({ ...next, sortBy: 'CreationTime:Asc' })).toThrow(expired);
    expect(() => page({ ...next, match: "Status = 'Normal'" })).toThrow(expired);
    expect(() => page({ ...next, mediaType: 'audio' })).toThrow(expired);
  });

  test('are read again with a token until it expires', () => {
    const { page, clock } = setting(3);
    const { scrollToken } = page({ pageSize: 1 });
    const next = { pageSize: 1, pageNo: 2, scrollToken };
    clock.advance(SCROLL_TOKEN_MILLISECONDS - 1);
    expect(ids(page(next))).toEqual(['v2']);
    expect(ids(page(next))).toEqual(['v2']);
    clock.advance(1);
    expect(() => page(next)).toThrow(expired);
  });
});
