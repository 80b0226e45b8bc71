import type { Selection } from './job';

/** Whether a run finds out by itself which media there are, so that only the run knows how many. */
export function isFoundByRun(selection: Selection): boolean {
  switch (selection.type) {
    case 'ids':
      return false;
    case 'concat':
      return selection.selections.some(isFoundByRun);
    case 'excluding':
      return isFoundByRun(selection.selection) || isFoundByRun(selection.excluded);
    case 'limit':
      return isFoundByRun(selection.selection);
    default:
      return true;
  }
}

/** The media IDs that a selection lists itself, wherever in it, in order. */
export function listedIds(selection: Selection): readonly string[] {
  switch (selection.type) {
    case 'ids':
      return selection.ids;
    case 'concat':
      return selection.selections.flatMap(listedIds);
    case 'excluding':
      return [...listedIds(selection.selection), ...listedIds(selection.excluded)];
    case 'limit':
      return listedIds(selection.selection);
    default:
      return [];
  }
}
