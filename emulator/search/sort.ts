import { vodErrors } from '../errors';
import type { LibraryMedia } from './library-media';

/** Sort keys of a search, at most. */
const MAX_SORT_KEYS = 3;

/** One sort key of a search. */
export interface SortKey {
  readonly timeOf: (media: LibraryMedia) => number;
  readonly descending: boolean;
}

const TIMES: ReadonlyMap<string, SortKey['timeOf']> = new Map([
  ['CreationTime', ({ createdAt }: LibraryMedia) => createdAt],
  ['ModificationTime', ({ createdAt, modifiedAt = createdAt }: LibraryMedia) => modifiedAt],
]);

/**
 * Reads a SortBy of SearchMedia: up to three of `field:Desc` or `field:Asc`, separated by commas.
 *
 * @throws ApiError InvalidParameter (inferred) for anything else
 */
export function readSortBy(text: string): readonly SortKey[] {
  const keys = text.split(',').map((part): SortKey => {
    const [, field, direction] = /^\s*(\w+)\s*:\s*(Desc|Asc)\s*$/.exec(part) ?? [];
    const timeOf = TIMES.get(field);
    if (timeOf === undefined) {
      throw vodErrors.invalidParameter('SortBy');
    }
    return { timeOf, descending: direction === 'Desc' };
  });
  if (keys.length > MAX_SORT_KEYS) {
    throw vodErrors.invalidParameter('SortBy');
  }
  return keys;
}

/** Orders media assets by sort keys, for `Array.sort`. */
export function compareBy(keys: readonly SortKey[]): (one: LibraryMedia, other: LibraryMedia) => number {
  return (one, other) => {
    for (const { timeOf, descending } of keys) {
      const difference = timeOf(one) - timeOf(other);
      if (difference !== 0) {
        return descending ? -difference : difference;
      }
    }
    return 0;
  };
}
