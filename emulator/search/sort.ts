import { vodErrors } from '../errors';
import type { SearchField, SearchFields } from './fields';
import type { LibraryMedia } from './media';

/** One key of an order. */
export interface SortKey {
  readonly field: SearchField;
  readonly descending: boolean;
}

/** Keys of an order, at most. */
export const MOST_SORT_KEYS = 3;

/** The order of a search that names none. */
export const DEFAULT_SORT_BY = 'CreationTime:Desc';

/**
 * Reads a SortBy of SearchMedia: `field:Desc` or `field:Asc`, up to three of them with commas between them.
 *
 * @throws ApiError InvalidParameter (inferred) for a field that does not sort, a direction that is missing or a fourth key
 */
export function readSortBy(text: string, fields: SearchFields): SortKey[] {
  const keys = text.split(',').map((part): SortKey => {
    const [, name, direction] = /^\s*(\w+)\s*:\s*(Desc|Asc)\s*$/.exec(part) ?? [];
    const field = fields.get(name);
    if (field?.sorts !== true) {
      throw vodErrors.invalidParameter('SortBy');
    }
    return { field, descending: direction === 'Desc' };
  });
  if (keys.length > MOST_SORT_KEYS) {
    throw vodErrors.invalidParameter('SortBy');
  }
  return keys;
}

/** Compares media by the keys of an order. */
export function comparison(keys: readonly SortKey[]): (one: LibraryMedia, other: LibraryMedia) => number {
  return (one, other) => {
    for (const { field, descending } of keys) {
      const difference = (field.read(one) as number) - (field.read(other) as number);
      if (difference !== 0) {
        return descending ? -difference : difference;
      }
    }
    return 0;
  };
}
