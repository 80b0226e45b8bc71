import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../emulator/random';
import { MediaLibrary } from '../../../emulator/search/library';
import { MediaSearch, type SearchPage, type SearchRequest } from '../../../emulator/search/media-search';
import { ScrollTokens } from '../../../emulator/search/scroll-tokens';
import { ManualClock } from '../support/manual-clock';

interface Setting {
  readonly library: MediaLibrary;
  readonly clock: ManualClock;
  readonly page: (request: Partial<SearchRequest>) => SearchPage;
}

/** A library of so many videos, video 1 the oldest. */
function setting(count: number, { keepsPlace = true } = {}): Setting {
  const clock = new ManualClock();
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const library = new MediaLibrary(numbers.map((number) => ({ mediaId: `v${number}`, createdAt: number * 1_000 })));
  const search = new MediaSearch({ library, tokens: new ScrollTokens(60_000, seededRandom(1), clock), keepsPlace });
  return { library, clock, page: (request) => search.page({ mediaType: 'video', pageNo: 1, pageSize: 100, ...request }) };
}

function ids({ media }: SearchPage): string[] {
  return media.map(({ mediaId }) => mediaId);
}

const invalidPage = expect.objectContaining({ code: 'InvalidParameter', message: expect.stringContaining('"PageNo"') });
const expired = expect.objectContaining({ code: 'InvalidScrollToken.Expired', httpStatus: 400 });

describe('pages by their numbers', () => {
  test('tell the newest media first unless told otherwise', () => {
    const { page } = setting(5);
    expect(ids(page({ pageSize: 2 }))).toEqual(['v5', 'v4']);
    expect(ids(page({ pageSize: 2, pageNo: 3 }))).toEqual(['v1']);
    expect(ids(page({ pageSize: 2, pageNo: 4 }))).toEqual([]);
    expect(ids(page({ pageSize: 2, sortBy: 'CreationTime:Asc' }))).toEqual(['v1', 'v2']);
    expect(page({ pageSize: 2, pageNo: 4 }).total).toBe(5);
  });

  test('tell those that match', () => {
    const { page } = setting(5);
    const answer = page({ match: "VideoId in ('v1','v3','x')" });
    expect(ids(answer)).toEqual(['v3', 'v1']);
    expect(answer.total).toBe(2);
  });

  test('reach 5,000 rows and no further', () => {
    const { page } = setting(5_101);
    expect(ids(page({ pageNo: 50 }))).toHaveLength(100);
    expect(() => page({ pageNo: 51 })).toThrow(invalidPage);
    expect(ids(page({ pageNo: 5_000, pageSize: 1 }))).toEqual(['v102']);
    expect(() => page({ pageNo: 5_001, pageSize: 1 })).toThrow(invalidPage);
    expect(ids(page({ pageNo: 714, pageSize: 7 }))).toHaveLength(7);
    expect(() => page({ pageNo: 715, pageSize: 7 })).toThrow(invalidPage);
    expect(page({}).total).toBe(5_101);
  });

  test('take three sort keys', () => {
    const { page } = setting(2);
    expect(ids(page({ sortBy: 'ModificationTime:Asc,CreationTime:Desc,CreationTime:Asc' }))).toEqual(['v1', 'v2']);
  });

  test('shift when media are added before them, so that rows come twice', () => {
    const { page, library } = setting(4);
    expect(ids(page({ pageSize: 2 }))).toEqual(['v4', 'v3']);
    library.add({ mediaId: 'new', createdAt: 9_000 });
    expect(ids(page({ pageSize: 2, pageNo: 2 }))).toEqual(['v3', 'v2']);
  });

  test('shift when media are removed before them, so that rows are missed', () => {
    const { page, library } = setting(4);
    page({ pageSize: 2 });
    library.remove('v4');
    expect(ids(page({ pageSize: 2, pageNo: 2 }))).toEqual(['v1']);
  });
});

describe('pages by tokens', () => {
  test('reach every row, each once', () => {
    const { page } = setting(12_345);
    const seen: string[] = [];
    let token: string | undefined;
    for (let pageNo = 1; ; pageNo++) {
      const answer = page({ pageNo, scrollToken: token });
      if (answer.media.length === 0) {
        break;
      }
      seen.push(...ids(answer));
      token = answer.scrollToken;
    }
    expect(seen).toEqual(Array.from({ length: 12_345 }, (_, index) => `v${12_345 - index}`));
  });

  test('give a token wherever they hold media, and none where they are empty', () => {
    const { page } = setting(150);
    const first = page({});
    const second = page({ pageNo: 2, scrollToken: first.scrollToken });
    expect(second.media).toHaveLength(50);
    const third = page({ pageNo: 3, scrollToken: second.scrollToken });
    expect(third).toEqual({ media: [], total: 150, scrollToken: undefined });
    expect(page({ match: "VideoId = 'x'" }).scrollToken).toBeUndefined();
  });

  test('can be told again with the same token', () => {
    const { page } = setting(300);
    const { scrollToken } = page({});
    expect(ids(page({ pageNo: 2, scrollToken }))).toEqual(ids(page({ pageNo: 2, scrollToken })));
    expect(ids(page({ pageNo: 1, scrollToken }))[0]).toBe('v300');
  });

  test('move 100 rows at most, forwards or backwards', () => {
    const { page } = setting(400);
    const { scrollToken } = page({ pageSize: 20, pageNo: 6 });
    expect(ids(page({ pageSize: 20, pageNo: 11, scrollToken }))[0]).toBe('v200');
    expect(() => page({ pageSize: 20, pageNo: 12, scrollToken })).toThrow(invalidPage);
    expect(ids(page({ pageSize: 20, pageNo: 1, scrollToken }))[0]).toBe('v400');
    const later = page({ pageSize: 20, pageNo: 7, scrollToken });
    expect(() => page({ pageSize: 20, pageNo: 1, scrollToken: later.scrollToken })).toThrow(invalidPage);
    expect(ids(page({ pageSize: 20, pageNo: 12, scrollToken: later.scrollToken }))[0]).toBe('v180');
    const whole = page({});
    expect(() => page({ pageNo: 3, scrollToken: whole.scrollToken })).toThrow(invalidPage);
  });

  test('reach 2,000,000 rows and no further', () => {
    const clock = new ManualClock();
    const tokens = new ScrollTokens(60_000, seededRandom(1), clock);
    const search = new MediaSearch({ library: new MediaLibrary([{ mediaId: 'a', createdAt: 1 }]), tokens, keepsPlace: false });
    const request = { mediaType: 'video', pageSize: 100 } as const;
    const key = JSON.stringify(['video', '', 'CreationTime:Desc']);
    const at = (pageEnd: number) => tokens.issue({ search: key, pageEnd, rows: pageEnd, last: { mediaId: 'a', createdAt: 1 } });
    expect(search.page({ ...request, pageNo: 20_000, scrollToken: at(1_999_900) }).media).toEqual([]);
    expect(() => search.page({ ...request, pageNo: 20_001, scrollToken: at(2_000_000) })).toThrow(invalidPage);
  });

  test('take one sort key', () => {
    const { page } = setting(3);
    const sortBy = 'CreationTime:Desc,ModificationTime:Desc';
    const { scrollToken } = page({ sortBy, pageSize: 1 });
    const error = expect.objectContaining({ code: 'SortByExceededMax', httpStatus: 400 });
    expect(() => page({ sortBy, pageSize: 1, pageNo: 2, scrollToken })).toThrow(error);
  });

  test('need the token of the same search, and one that still holds', () => {
    const { page, clock } = setting(3);
    const { scrollToken } = page({ pageSize: 1 });
    const next = { pageSize: 1, pageNo: 2, scrollToken };
    expect(ids(page(next))).toEqual(['v2']);
    expect(() => page({ ...next, scrollToken: '0'.repeat(32) })).toThrow(expired);
    expect(() => page({ ...next, sortBy: 'CreationTime:Asc' })).toThrow(expired);
    expect(() => page({ ...next, match: "Status = 'Normal'" })).toThrow(expired);
    expect(() => page({ ...next, mediaType: 'audio' })).toThrow(expired);
    clock.advance(59_999);
    expect(ids(page(next))).toEqual(['v2']);
    clock.advance(1);
    expect(() => page(next)).toThrow(expired);
  });

  test('keep their place when media come and go before it', () => {
    const { page, library } = setting(6);
    const first = page({ pageSize: 2 });
    library.add({ mediaId: 'new', createdAt: 9_000 });
    const second = page({ pageSize: 2, pageNo: 2, scrollToken: first.scrollToken });
    expect([ids(first), ids(second)]).toEqual([
      ['v6', 'v5'],
      ['v4', 'v3'],
    ]);
    library.remove('new');
    library.remove('v6');
    library.remove('v3');
    expect(ids(page({ pageSize: 2, pageNo: 3, scrollToken: second.scrollToken }))).toEqual(['v2', 'v1']);
  });

  test('keep their place when pages are skipped', () => {
    const { page, library } = setting(10);
    const { scrollToken } = page({ pageSize: 2 });
    library.add({ mediaId: 'new', createdAt: 99_000 });
    expect(ids(page({ pageSize: 2, pageNo: 4, scrollToken }))).toEqual(['v4', 'v3']);
  });

  test('find media that are added behind their place', () => {
    const { page, library } = setting(3);
    const oldest = { sortBy: 'CreationTime:Asc', pageSize: 2 };
    const first = page(oldest);
    library.add({ mediaId: 'new', createdAt: 9_000 });
    const second = page({ ...oldest, pageNo: 2, scrollToken: first.scrollToken });
    expect(ids(second)).toEqual(['v3', 'new']);
    expect(second.total).toBe(4);
  });

  test('shift with the rows where places are not kept', () => {
    const { page, library } = setting(4, { keepsPlace: false });
    const { scrollToken } = page({ pageSize: 2 });
    library.add({ mediaId: 'new', createdAt: 9_000 });
    expect(ids(page({ pageSize: 2, pageNo: 2, scrollToken }))).toEqual(['v3', 'v2']);
  });
});

describe('images and attached media', () => {
  test.each(['image', 'attached'] as const)('of type %s are told by page numbers alone', (mediaType) => {
    const { page, library } = setting(1);
    library.add({ mediaId: 'p', createdAt: 1, mediaType });
    const answer = page({ mediaType });
    expect(ids(answer)).toEqual(['p']);
    expect(answer.scrollToken).toBeUndefined();
    expect(ids(page({ mediaType, scrollToken: 'unknown' }))).toEqual(['p']);
    expect(() => page({ mediaType, pageNo: 51, scrollToken: 'unknown' })).toThrow(invalidPage);
  });
});
