import { describe, expect, test } from 'vitest';
import type { LibraryMedia } from '../../../emulator/search/library-media';
import { compareBy, readSortBy } from '../../../emulator/search/sort';

const MEDIA: LibraryMedia[] = [
  { mediaId: 'a', createdAt: 1_000, modifiedAt: 9_000 },
  { mediaId: 'b', createdAt: 3_000, modifiedAt: 9_000 },
  { mediaId: 'c', createdAt: 2_000 },
];

describe('an order', () => {
  test.each([
    ['CreationTime:Desc', 'bca'],
    ['CreationTime:Asc', 'acb'],
    ['ModificationTime:Asc, CreationTime:Desc', 'cba'],
    ['ModificationTime:Desc , CreationTime : Asc,CreationTime:Desc', 'abc'],
  ])('%s', (sortBy, ids) => {
    const sorted = [...MEDIA].sort(compareBy(readSortBy(sortBy)));
    expect(sorted.map(({ mediaId }) => mediaId).join('')).toBe(ids);
  });

  test.each([
    'CreationTime',
    'CreationTime:desc',
    'creationTime:Desc',
    'CreationTime:Desc,',
    'Title:Asc',
    'constructor:Asc',
    'CreationTime:Asc,CreationTime:Asc,CreationTime:Asc,CreationTime:Asc',
  ])('is refused: %s', (sortBy) => {
    expect(() => readSortBy(sortBy)).toThrow(
      expect.objectContaining({ code: 'InvalidParameter', httpStatus: 400, message: expect.stringContaining('"SortBy"') }),
    );
  });
});
