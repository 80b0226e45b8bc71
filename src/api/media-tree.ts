import { known } from './tokens';

/** Media IDs, as a prop (which may hold expressions) or as data (which never does). */
export interface ListPart {
  readonly type: 'ids';
  readonly ids: readonly string[];
  /** Whether the IDs are data, read from a file. */
  readonly data: boolean;
  /** Where each ID stands, for messages; left out where the IDs were given as a prop. */
  readonly places?: readonly string[];
  /** What could not be read. */
  readonly problems?: readonly string[];
  /** Where the list is kept; left out, in the event. */
  readonly stored?: { readonly bucketName: string; readonly prefix?: string; readonly endpoint?: string };
}

const knownIdsOf = new WeakMap<ListPart, unknown>();

/** What is known of a list's IDs: all of data, of a prop what is no expression. */
export function knownIds(list: ListPart): unknown {
  if (list.data) {
    return list.ids;
  }
  if (!knownIdsOf.has(list)) {
    knownIdsOf.set(list, known(list.ids));
  }
  return knownIdsOf.get(list);
}

/** A list in a bucket. */
export interface ObjectPart {
  readonly type: 'object';
  readonly bucketName: string;
  readonly key: string;
  readonly endpoint?: string;
}

/** What a search finds. */
export interface SearchPart {
  readonly type: 'search';
  readonly match?: string;
  readonly statuses?: readonly string[];
  readonly searchType?: string;
  readonly sortBy?: string;
}

/** What was made shortly before the tick. */
export interface RecentPart {
  readonly type: 'recent';
  readonly withinHours: number;
  readonly statuses?: readonly string[];
}

/** What was played most. */
export interface TopPlayedPart {
  readonly type: 'topPlayed';
  readonly days: number;
  readonly limit: number;
}

/** A selection as it was declared: what was given, tokens among it, before it becomes part of a job. */
export type MediaTree =
  | ListPart
  | ObjectPart
  | SearchPart
  | RecentPart
  | TopPlayedPart
  | { readonly type: 'concat'; readonly selections: readonly MediaTree[] }
  | { readonly type: 'excluding'; readonly selection: MediaTree; readonly excluded: MediaTree }
  | { readonly type: 'limit'; readonly selection: MediaTree; readonly count: number };

/** Puts something in the place of every list of a tree. */
export function withLists(tree: MediaTree, change: (list: ListPart) => MediaTree): MediaTree {
  switch (tree.type) {
    case 'ids':
      return change(tree);
    case 'concat':
      return { ...tree, selections: tree.selections.map((each) => withLists(each, change)) };
    case 'excluding':
      return { ...tree, selection: withLists(tree.selection, change), excluded: withLists(tree.excluded, change) };
    case 'limit':
      return { ...tree, selection: withLists(tree.selection, change) };
    default:
      return tree;
  }
}
