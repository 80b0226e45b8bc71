import type { SelectionOf } from '../../src/job/job';
import { MEDIA_TYPES, PAGED_SEARCH_ROWS, SEARCH_PAGE_ROWS } from '../../src/job/limits';
import { searchMedia, type SearchPageQuery } from '../../src/job/wire';
import { numberOf, textOf } from '../json';
import { joined } from './combined';
import { ask, SelectionError, UnreadError, type MediaPages, type SelectionContext } from './context';

const HOUR = 3_600_000;

/** The condition and order of a search for one type of media asset. */
type Search = Pick<SearchPageQuery, 'match' | 'mediaType' | 'sortBy'>;

interface Page {
  readonly mediaIds: readonly string[];
  readonly total: number;
  readonly scrollToken: string | undefined;
}

/** VOD's code for a token that was used too late. */
const TOKEN_EXPIRED = 'InvalidScrollToken.Expired';

/** Pages in a row that hold nothing new: VOD repeats itself. Fewer may be rows that shifted while pages were read. */
const MOST_REPEATS = 3;

/** The media assets that a search finds: those of one type after those of the other, as VOD searches for one type a call. */
export function searched({ match, mediaTypes = MEDIA_TYPES, sortBy }: Omit<SelectionOf<'search'>, 'type'>, context: SelectionContext, what?: string) {
  return joined([...new Set(mediaTypes)].map((mediaType) => searchedType({ match, mediaType, sortBy }, context, what)));
}

/**
 * The media assets of one type that a search finds, in pages of 100.
 *
 * Reads up to 5,000 media assets by page numbers. Beyond that, each page needs the token of the page before: it moves 100 rows
 * forward, and VOD takes one sort key only. Where a token expired because submitting took too long, reads all pages again, so
 * that media assets repeat and none is missed.
 */
async function* searchedType(search: Search, context: SelectionContext, what = `The search ${search.match}`): MediaPages {
  let reading = new Reading();
  let expiredAt = 0;
  for (;;) {
    const { page, scrollToken } = reading;
    let found: Page;
    try {
      found = await ask(context, context.caller, searchMedia({ ...search, page, scrollToken }), readPage, what, reading.left);
    } catch (error) {
      if (!(error instanceof SelectionError) || error.code !== TOKEN_EXPIRED || page <= expiredAt) {
        throw error;
      }
      expiredAt = page;
      reading = new Reading();
      continue;
    }
    reading.take(found);
    yield found.mediaIds;
    if (found.mediaIds.length === 0 || page * SEARCH_PAGE_ROWS >= found.total) {
      if (reading.left !== 0) {
        throw new UnreadError(`${what} has more media by VOD's count than VOD gave`, reading.left);
      }
      return;
    }
    if (reading.repeats >= MOST_REPEATS) {
      throw new SelectionError(
        `${what} could not be read: VOD gave the same media again and again after ${reading.rows} of ${found.total}`,
        'Carry the run out again later.',
        undefined,
        reading.left,
      );
    }
    if (reading.scrolls && found.scrollToken === undefined) {
      throw new SelectionError(
        `${what} could not be read: VOD gave no ScrollToken for the media after ${page * SEARCH_PAGE_ROWS} of ${found.total}`,
        `Narrow the search down to ${PAGED_SEARCH_ROWS} media.`,
        undefined,
        reading.left,
      );
    }
    reading.page++;
  }
}

/** How far a search is read. */
class Reading {
  /** The next page, from 1. */
  page = 1;
  /** The distinct rows of all pages so far; those of a page that VOD gave again count once. */
  rows = 0;
  /** Whether pages are read by tokens. Once begun, that is never left, whatever comes and goes. */
  scrolls = false;
  scrollToken?: string;
  /** Pages in a row that began like an earlier one. */
  repeats = 0;
  private total?: number;
  private readonly beginnings = new Set<string>();

  /** Media assets that no page held yet; undefined before the first page. */
  get left(): number | undefined {
    return this.total === undefined ? undefined : Math.max(0, this.total - this.rows);
  }

  take({ mediaIds, total, scrollToken }: Page): void {
    const [first = ''] = mediaIds;
    const isRepeated = this.beginnings.has(first);
    this.repeats = isRepeated ? this.repeats + 1 : 0;
    this.beginnings.add(first);
    this.rows += isRepeated ? 0 : new Set(mediaIds).size;
    this.total = total;
    this.scrolls ||= total > PAGED_SEARCH_ROWS;
    this.scrollToken = this.scrolls ? scrollToken : undefined;
  }
}

/** The media assets created in the hours before the tick, the oldest first, so that uploads meanwhile shift no page. */
export function recentlyMade({ withinHours, statuses = ['Normal'], mediaTypes }: SelectionOf<'recent'>, context: SelectionContext): MediaPages {
  const from = wholeSecond(context.tick - withinHours * HOUR);
  const to = wholeSecond(context.tick);
  const match = `Status in (${statuses.map((status) => `'${status}'`).join(',')}) and CreationTime = ['${from}','${to}')`;
  return searched({ match, mediaTypes, sortBy: 'CreationTime:Asc' }, context, `The media of the ${withinHours} hours before ${to}`);
}

function readPage(body: Readonly<Record<string, unknown>>): Page | undefined {
  const { MediaList: list = [], Total: total } = body;
  const count = numberOf(total);
  if (!Array.isArray(list) || total === undefined || !Number.isInteger(count)) {
    return undefined;
  }
  const mediaIds = list.map((media: unknown) => textOf((media as { MediaId?: unknown } | null)?.MediaId));
  return mediaIds.length <= count && mediaIds.every((id) => id !== undefined)
    ? { mediaIds: mediaIds, total: count, scrollToken: textOf(body.ScrollToken) }
    : undefined;
}

function wholeSecond(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
