import { PAGED_SEARCH_ROWS, SEARCH_PAGE_ROWS } from '../../src/job/limits';
import type { Clock } from '../clock';
import { vodErrors } from '../errors';
import { drawHex, type Random } from '../random';
import type { LibraryMedia, MediaType } from './library-media';
import { readMatch } from './match';
import { compareBy, readSortBy } from './sort';

/** How long a ScrollToken stays valid, in milliseconds (inferred). */
export const SCROLL_TOKEN_MILLISECONDS = 600_000;

const SCROLL_TOKEN_DIGITS = 32;

/** The parameters of a search. */
export interface SearchRequest {
  readonly mediaType: MediaType;
  /** @default all media assets */
  readonly match?: string;
  /** @default CreationTime:Desc */
  readonly sortBy?: string;
  readonly pageNo: number;
  readonly pageSize: number;
  readonly scrollToken?: string;
}

/** One page of a search. */
export interface SearchPage {
  readonly media: readonly LibraryMedia[];
  /** Number of media assets on all pages. */
  readonly total: number;
  /** The token of this page. */
  readonly scrollToken?: string;
}

/** A page that was read, by its ScrollToken. */
interface ReadPage {
  /** The search that the token belongs to. */
  readonly search: string;
  /** The row where the page ends, whether it was full or not. */
  readonly end: number;
  readonly expiresAt: number;
}

/**
 * Searches the library: the first 5,000 rows by page numbers alone, further rows with the token of an earlier page, from which
 * a request may move at most 100 rows.
 *
 * Inferred: rows shift when media assets come and go before them, with a token too; an empty page has no token; a token of
 * another search counts as expired; the rows moved are those from the end of one page to the end of the other; a page number
 * out of reach is an invalid parameter.
 */
export class MediaSearch {
  private readonly readPages = new Map<string, ReadPage>();

  constructor(
    private readonly library: ReadonlyMap<string, LibraryMedia>,
    private readonly random: Random,
    private readonly clock: Clock,
    /** Whether all pages of a search have the token of its first one. */
    private readonly repeatsTokens = false,
  ) {}

  /** Reads one page. @throws ApiError for a match, an order, a token or a page that is not allowed */
  page({ mediaType, match, sortBy = 'CreationTime:Desc', pageNo, pageSize, scrollToken }: SearchRequest): SearchPage {
    const matches = match === undefined ? () => true : readMatch(match);
    const keys = readSortBy(sortBy);
    if (scrollToken !== undefined && keys.length > 1) {
      throw vodErrors.sortByExceededMax();
    }
    const search = JSON.stringify([mediaType, match, sortBy]);
    const end = pageNo * pageSize;
    this.checkReach(end, search, scrollToken);
    const found = [...this.library.values()].filter((media) => (media.mediaType ?? 'video') === mediaType && matches(media)).sort(compareBy(keys));
    const media = found.slice(end - pageSize, end);
    return {
      media,
      total: found.length,
      scrollToken: media.length > 0 ? this.issueToken(search, end, this.repeatsTokens ? scrollToken : undefined) : undefined,
    };
  }

  private checkReach(end: number, search: string, scrollToken: string | undefined): void {
    if (scrollToken === undefined) {
      if (end > PAGED_SEARCH_ROWS) {
        throw vodErrors.invalidParameter('PageNo');
      }
      return;
    }
    const page = this.readPages.get(scrollToken);
    if (page?.search !== search || page.expiresAt <= this.clock.elapsed()) {
      throw vodErrors.scrollTokenExpired();
    }
    if (Math.abs(end - page.end) > SEARCH_PAGE_ROWS) {
      throw vodErrors.invalidParameter('PageNo');
    }
  }

  private issueToken(search: string, end: number, again: string | undefined): string {
    const token = again ?? drawHex(SCROLL_TOKEN_DIGITS, this.random);
    this.readPages.set(token, { search, end, expiresAt: this.clock.elapsed() + SCROLL_TOKEN_MILLISECONDS });
    return token;
  }
}
