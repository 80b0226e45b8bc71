import type { SelectionOf } from '../../src/job/job';
import { PAGED_SEARCH_ROWS, SEARCH_PAGE_ROWS } from '../../src/job/limits';
import { searchMedia, type SearchPageQuery } from '../../src/job/wire';
import { textOf } from '../answers';
import { ask, SelectionError, type MediaPages, type SelectionContext } from './context';

const HOUR = 3_600_000;

/** The condition and order of a search. */
export type Search = Pick<SearchPageQuery, 'match' | 'searchType' | 'sortBy'>;

interface Page {
  readonly mediaIds: readonly string[];
  readonly total: number;
  readonly scrollToken: string | undefined;
}

/** VOD's code for a token that was used too late. */
const TOKEN_EXPIRED = 'InvalidScrollToken.Expired';

/**
 * The media assets that a search finds, in pages of 100.
 *
 * Reads up to 5,000 media assets by page numbers. Beyond that, each page needs the token of the page before: it moves 100 rows
 * forward, and VOD takes one sort key only. Where a token expired because submitting took too long, reads all pages again, so
 * that media assets repeat and none is missed.
 */
export async function* searched(search: Search, context: SelectionContext, what = `The search ${search.match}`): MediaPages {
  let scrollToken: string | undefined;
  let expiredAt = 0;
  for (let page = 1; ; page++) {
    let found: Page | undefined;
    try {
      found = await ask(context, context.caller, searchMedia({ ...search, page, scrollToken }), readPage, what);
    } catch (error) {
      if (!(error instanceof SelectionError) || error.code !== TOKEN_EXPIRED || page <= expiredAt) {
        throw error;
      }
      expiredAt = page;
      page = 0;
      scrollToken = undefined;
      continue;
    }
    if (found === undefined) {
      return;
    }
    yield found.mediaIds;
    const rows = page * SEARCH_PAGE_ROWS;
    if (found.mediaIds.length === 0 || rows >= found.total) {
      return;
    }
    // Once begun, a traversal is never left, whatever comes and goes.
    const scrolls = scrollToken !== undefined || found.total > PAGED_SEARCH_ROWS;
    if (scrolls && found.scrollToken === undefined) {
      throw new SelectionError(
        `${what} could not be read: VOD gave no ScrollToken for the media after ${rows} of ${found.total}`,
        `Narrow the search down to ${PAGED_SEARCH_ROWS} media.`,
      );
    }
    scrollToken = scrolls ? found.scrollToken : undefined;
  }
}

/** The media assets created in the hours before the tick, the oldest first, so that uploads meanwhile shift no page. */
export function recentlyMade({ withinHours, statuses = ['Normal'] }: SelectionOf<'recent'>, context: SelectionContext): MediaPages {
  const from = wholeSecond(context.tick - withinHours * HOUR);
  const to = wholeSecond(context.tick);
  const match = `Status in (${statuses.map((status) => `'${status}'`).join(',')}) and CreationTime = ['${from}','${to}')`;
  return searched({ match, sortBy: 'CreationTime:Asc' }, context, `The media of the ${withinHours} hours before ${to}`);
}

function readPage(body: Readonly<Record<string, unknown>>): Page | undefined {
  const { MediaList: list = [], Total: total } = body;
  const count = Number(total);
  if (!Array.isArray(list) || total === undefined || !Number.isInteger(count)) {
    return undefined;
  }
  const mediaIds = list.map((media: unknown) => textOf((media as { MediaId?: unknown } | null)?.MediaId));
  return mediaIds.every((id) => id !== undefined) ? { mediaIds: mediaIds, total: count, scrollToken: textOf(body.ScrollToken) } : undefined;
}

function wholeSecond(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
