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

/** What a tree of selections is made of, whatever its leaves hold. */
type Nested<T> =
  | { readonly type: 'concat'; readonly selections: readonly T[] }
  | { readonly type: 'excluding'; readonly selection: T; readonly excluded: T }
  | { readonly type: 'limit'; readonly selection: T };

/** The parts of a selection, itself among them, from the inside out, each with the path by which messages name it. */
export function partsOf<T extends { readonly type: string }>(selection: T): [path: string, part: T][] {
  const parts: [string, T][] = [];
  const taken = new Map<string, number>();
  // A selection can be limited, or have media excluded, more than once.
  const unique = (path: string): string => {
    const count = (taken.get(path) ?? 0) + 1;
    taken.set(path, count);
    return count === 1 ? path : `${path}(${count})`;
  };
  const walk = (part: T, path: string): void => {
    const nested = part as unknown as Nested<T>;
    let own = path;
    if (nested.type === 'concat') {
      nested.selections.forEach((each, index) => walk(each, `${path}.concat[${index}]`));
    } else if (nested.type === 'excluding') {
      walk(nested.selection, path);
      walk(nested.excluded, unique(`${path}.excluding`));
    } else if (nested.type === 'limit') {
      walk(nested.selection, path);
      own = unique(`${path}.limit`);
    }
    parts.push([own, part]);
  };
  walk(selection, 'media');
  return parts;
}

/** What rules judge of a selection, by path; the paths are the same at synth. */
export function selectionValues(selection: Selection): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [path, part] of partsOf(selection)) {
    switch (part.type) {
      case 'ids':
        values[`${path}.ids`] = part.ids;
        break;
      case 'search':
        values[`${path}.search`] = 'given';
        values[`${path}.search.match`] = part.match;
        values[`${path}.search.searchType`] = part.searchType;
        values[`${path}.search.sortBy`] = part.sortBy;
        break;
      case 'recent':
        values[`${path}.recent.withinHours`] = part.withinHours;
        values[`${path}.recent.statuses`] = part.statuses;
        break;
      case 'topPlayed':
        values[`${path}.topPlayed.days`] = part.days;
        values[`${path}.topPlayed.limit`] = part.limit;
        break;
      case 'concat':
        values[`${path}.concat`] = part.selections.length;
        break;
      case 'limit':
        values[`${path}.count`] = part.count;
        break;
    }
  }
  return values;
}
