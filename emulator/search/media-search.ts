import { vodErrors } from '../errors';
import { SEARCH_FIELDS } from './fields';
import type { MediaLibrary, Search } from './library';
import { readMatch } from './match';
import type { LibraryMedia, MediaType } from './media';
import type { ScrollPlace, ScrollTokens } from './scroll-tokens';
import { comparison, DEFAULT_SORT_BY, readSortBy } from './sort';

/** Rows that can be read without a token. */
export const MOST_PAGED_ROWS = 5_000;

/** Rows that can be read with tokens. */
export const MOST_SCROLLED_ROWS = 2_000_000;

/** Rows by which a call with a token may move away from the page that gave the token, in either direction. */
export const MOST_ROWS_MOVED = 100;

/** Which media a call wants. */
export interface SearchRequest {
  readonly mediaType: MediaType;
  /** @default all media */
  readonly match?: string;
  /** @default `DEFAULT_SORT_BY` */
  readonly sortBy?: string;
  readonly pageNo: number;
  readonly pageSize: number;
  readonly scrollToken?: string;
}

/** What a call gets. */
export interface SearchPage {
  readonly media: readonly LibraryMedia[];
  /** How many media there are on all pages. */
  readonly total: number;
  /** Stands for this page. */
  readonly scrollToken?: string;
}

/** What searches work with. */
export interface MediaSearchProps {
  readonly library: MediaLibrary;
  readonly tokens: ScrollTokens;
  /** Whether a token's place moves along with its rows where media come and go before it. */
  readonly keepsPlace: boolean;
}

/**
 * Searches the library, page by page: the first 5,000 rows by page numbers alone, up to 2,000,000 rows of video or audio with
 * the token that the page before gave, from which a call may move 100 rows at most.
 *
 * Inferred: that searches for images and attached media give and take no token; that a page without media gives none; that a
 * token belongs to its search and any other token is expired; that the rows moved are those from the end of one page to the
 * end of the other (by the documentation's own example, pages 1 to 5 of 20, it could be a page less, but then no page of 100
 * could ever be left); that a page number beyond all this is an invalid parameter.
 */
export class MediaSearch {
  constructor(private readonly props: MediaSearchProps) {}

  /** @throws ApiError for a match, an order, a token or a page that is not allowed */
  page(request: SearchRequest): SearchPage {
    const { mediaType, match = '', sortBy = DEFAULT_SORT_BY, pageNo, pageSize } = request;
    const scrolls = mediaType === 'video' || mediaType === 'audio';
    const token = scrolls ? request.scrollToken : undefined;
    const fields = SEARCH_FIELDS[mediaType];
    const keys = readSortBy(sortBy, fields);
    if (token !== undefined && keys.length > 1) {
      throw vodErrors.sortByExceededMax();
    }
    const search: Search = {
      key: JSON.stringify([mediaType, match, sortBy]),
      mediaType,
      matches: match === '' ? () => true : readMatch(match, fields),
      compare: comparison(keys),
      latestFirst: keys[0].descending,
    };
    const pageEnd = pageNo * pageSize;
    const place = token === undefined ? undefined : this.placeOf(token, search);
    checkPage(pageEnd, place);
    const found = this.props.library.find(search);
    const moved = place !== undefined && this.props.keepsPlace ? found.rowBehind(place.last) - place.rows : 0;
    const start = pageEnd - pageSize;
    const media = found.page(start + moved, pageSize);
    const scrollToken =
      scrolls && media.length > 0
        ? this.props.tokens.issue({ search: search.key, pageEnd, rows: start + media.length, last: media[media.length - 1] })
        : undefined;
    return { media, total: found.total, scrollToken };
  }

  private placeOf(token: string, { key }: Search): ScrollPlace {
    const place = this.props.tokens.read(token);
    if (place?.search !== key) {
      throw vodErrors.scrollTokenExpired();
    }
    return place;
  }
}

function checkPage(pageEnd: number, place: ScrollPlace | undefined): void {
  const tooFar = place !== undefined && Math.abs(pageEnd - place.pageEnd) > MOST_ROWS_MOVED;
  if (tooFar || pageEnd > (place === undefined ? MOST_PAGED_ROWS : MOST_SCROLLED_ROWS)) {
    throw vodErrors.invalidParameter('PageNo');
  }
}
