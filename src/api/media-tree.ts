import type { HasEveryKind } from '../job/job';
import type { InputProblem } from '../rules/input';

/** What was wrong with the arguments of one part of a selection; `prop` is relative to the part. */
interface Judged {
  readonly inputs?: readonly InputProblem[];
}

/** Media IDs, as a prop, which may hold expressions, or as data, which never does. */
export interface ListPart extends Judged {
  readonly type: 'ids';
  readonly ids: readonly string[];
  /** Whether the IDs are data, read from a file. */
  readonly data: boolean;
  /** Where each ID stands, for messages; left out where the IDs were given as a prop. */
  readonly places?: readonly string[];
  /** What could not be read. */
  readonly problems?: readonly string[];
  /** The bucket that keeps the list; left out, the event does. */
  readonly stored?: { readonly bucketName: string; readonly prefix?: string; readonly endpoint?: string };
}

/** A selection as it was declared, tokens among it, before it becomes part of a job. */
export type MediaTree =
  | ListPart
  | ({ readonly type: 'object'; readonly bucketName: string; readonly key: string; readonly endpoint?: string } & Judged)
  | ({
      readonly type: 'search';
      readonly match?: string;
      readonly statuses?: readonly string[];
      readonly mediaTypes?: readonly string[];
      readonly sortBy?: string;
    } & Judged)
  | ({
      readonly type: 'recent';
      readonly withinHours: number;
      readonly statuses?: readonly string[];
      readonly mediaTypes?: readonly string[];
    } & Judged)
  | ({ readonly type: 'topPlayed'; readonly days: number; readonly limit: number } & Judged)
  | ({ readonly type: 'concat'; readonly selections: readonly MediaTree[] } & Judged)
  | ({ readonly type: 'excluding'; readonly selection: MediaTree; readonly excluded: MediaTree } & Judged)
  | ({ readonly type: 'limit'; readonly selection: MediaTree; readonly count: number } & Judged);

/** Every kind of selection can be declared. */
export const CAN_BE_DECLARED: HasEveryKind<MediaTree> = true;

/** A selection of nothing, in place of one that could not be understood. */
export const NO_MEDIA: ListPart = { type: 'ids', ids: [], data: true, inputs: [] };

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
    case 'object':
    case 'search':
    case 'recent':
    case 'topPlayed':
      return tree;
  }
}
