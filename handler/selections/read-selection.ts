import type { Selection } from '../../src/job/job';
import { first, joined, without } from './combined';
import type { MediaPages, SelectionContext } from './context';
import { listed } from './object';
import { recentlyMade, searched } from './search';
import { mostPlayed } from './top-played';

/** The media assets of a selection, in order of priority. Reading throws `SelectionError` where a part of it cannot be read. */
export function readSelection(selection: Selection, context: SelectionContext): MediaPages {
  switch (selection.type) {
    case 'ids':
      return pageOf(selection.ids);
    case 'object':
      return listed(selection, context);
    case 'search':
      return searched(selection, context);
    case 'recent':
      return recentlyMade(selection, context);
    case 'topPlayed':
      return mostPlayed(selection, context);
    case 'concat':
      return joined(selection.selections.map((each) => readSelection(each, context)));
    case 'excluding':
      return without(readSelection(selection.selection, context), readSelection(selection.excluded, context), context.record);
    case 'limit':
      return first(selection.count, readSelection(selection.selection, context));
  }
}

async function* pageOf(ids: readonly string[]): MediaPages {
  yield ids;
}
