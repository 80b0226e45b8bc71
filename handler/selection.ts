import type { Selection } from '../src/job/job';
import { first, joined, without } from './selections/combined';
import type { MediaPages, SelectionContext } from './selections/context';
import { listed } from './selections/object';
import { recentlyMade, searched } from './selections/search';
import { mostPlayed } from './selections/top-played';

export type { MediaPages } from './selections/context';

/** The media of a selection, in order of priority. Reading it throws `SelectionError` where a part of it cannot be read. */
export function mediaOf(selection: Selection, context: SelectionContext): MediaPages {
  switch (selection.type) {
    case 'ids':
      return pageOf(selection.ids);
    case 'object':
      return listed(selection);
    case 'search':
      return searched(selection, context);
    case 'recent':
      return recentlyMade(selection, context);
    case 'topPlayed':
      return mostPlayed(selection, context);
    case 'concat':
      return joined(selection.selections.map((each) => mediaOf(each, context)));
    case 'excluding':
      return without(mediaOf(selection.selection, context), mediaOf(selection.excluded, context));
    case 'limit':
      return first(selection.count, mediaOf(selection.selection, context));
  }
}

async function* pageOf(ids: readonly string[]): MediaPages {
  yield ids;
}
