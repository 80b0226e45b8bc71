import type { Field, Fields } from './field';
import { SEARCH_TYPES } from './limits';

/** One kind of selection in a job. */
export interface SelectionKind {
  /** The first version of a job that has the kind as it is. */
  readonly since: number;
  /** The name by which rules and messages know its fields; left out, they have no name in front. */
  readonly prop?: string;
  readonly fields: Fields;
}

const STATUSES = { type: 'strings' } as const satisfies Field;

/** The kinds of selection that a job can have, by type. */
export const SELECTION_KINDS = {
  ids: { since: 1, fields: { ids: { type: 'strings', required: true } } },
  // Before version 3 it names a path of the function, too, which is not read: paths are the function's own.
  object: {
    since: 3,
    prop: 'bucketObject',
    fields: { bucket: { type: 'string', required: true, prop: 'bucketName' }, key: { type: 'string', required: true } },
  },
  search: {
    since: 2,
    prop: 'search',
    fields: {
      match: { type: 'string', required: true },
      searchType: { type: 'string', choices: SEARCH_TYPES, default: 'video' },
      sortBy: { type: 'string', default: 'CreationTime:Desc' },
    },
  },
  recent: {
    since: 2,
    prop: 'recent',
    fields: { withinHours: { type: 'number', min: 1, max: 8_760, required: true }, statuses: { ...STATUSES, default: ['Normal'] } },
  },
  topPlayed: {
    since: 2,
    prop: 'topPlayed',
    fields: { days: { type: 'number', min: 1, max: 180, required: true }, limit: { type: 'number', min: 1, max: 1_000, required: true } },
  },
  concat: { since: 2, fields: { selections: { type: 'selections', required: true } } },
  excluding: { since: 2, fields: { selection: { type: 'selection', required: true }, excluded: { type: 'selection', required: true } } },
  limit: {
    since: 2,
    fields: { selection: { type: 'selection', required: true }, count: { type: 'number', min: 1, max: 1_000_000, required: true } },
  },
} as const satisfies Readonly<Record<string, SelectionKind>>;
