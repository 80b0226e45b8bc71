import { describe, expect, test } from 'vitest';
import { SEARCH_FIELDS } from '../../../emulator/search/fields';
import type { LibraryMedia } from '../../../emulator/search/media';
import { comparison, readSortBy } from '../../../emulator/search/sort';

const MEDIA: LibraryMedia[] = [
  { mediaId: 'a', createdAt: 1_000, modifiedAt: 9_000 },
  { mediaId: 'b', createdAt: 3_000, modifiedAt: 9_000 },
  { mediaId: 'c', createdAt: 2_000 },
];

function sorted(sortBy: string, media = MEDIA): string {
  return [...media]
    .sort(comparison(readSortBy(sortBy, SEARCH_FIELDS.video)))
    .map(({ mediaId }) => mediaId)
    .join('');
}

describe('an order', () => {
  test.each([
    ['CreationTime:Desc', 'bca'],
    ['CreationTime:Asc', 'acb'],
    ['ModificationTime:Asc,CreationTime:Asc', 'cab'],
    ['ModificationTime:Asc, CreationTime:Desc', 'cba'],
    ['ModificationTime:Desc , CreationTime : Asc,CreationTime:Desc', 'abc'],
  ])('%s', (sortBy, ids) => {
    expect(sorted(sortBy)).toBe(ids);
  });

  test('knows no part of a second', () => {
    const close = [
      { mediaId: 'a', createdAt: 1_999 },
      { mediaId: 'b', createdAt: 1_000 },
    ];
    expect(sorted('CreationTime:Asc', close)).toBe('ab');
    expect(sorted('CreationTime:Desc', close)).toBe('ab');
  });

  test.each([
    '',
    'CreationTime',
    'CreationTime:',
    'CreationTime:desc',
    'creationTime:Desc',
    'CreationTime:Desc,',
    'CreationTime:Desc;ModificationTime:Desc',
    'Title:Asc',
    'constructor:Asc',
    'CreationTime:Asc,CreationTime:Asc,CreationTime:Asc,CreationTime:Asc',
  ])('is not: %j', (sortBy) => {
    expect(() => readSortBy(sortBy, SEARCH_FIELDS.video)).toThrow(
      expect.objectContaining({ code: 'InvalidParameter', httpStatus: 400, message: expect.stringContaining('"SortBy"') }),
    );
  });
});
