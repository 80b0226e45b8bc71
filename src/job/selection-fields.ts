import type { Field, Fields } from './field';
import { MEDIA_TYPES } from './limits';
import { MEDIA_ID } from './media-id';
import { OBJECT_KEY } from './object-key';

/** One kind of selection in a job. */
export interface SelectionKind {
  /** The first version of a job that has the kind as it is. */
  readonly since: number;
  /** The version that had it first, with fields that later versions have not, and what a selection of then means by today's fields. */
  readonly formerly?: {
    readonly since: number;
    readonly dropped: Fields;
    readonly today?: (read: Readonly<Record<string, unknown>>) => object;
  };
  /** The name by which rules and messages know its fields; left out, they have no name in front. */
  readonly prop?: string;
  readonly fields: Fields;
}

const STATUSES = { type: 'strings', pattern: '^[A-Za-z]+$' } as const satisfies Field;
const SEARCHED_TYPES = { type: 'strings', choices: MEDIA_TYPES, default: MEDIA_TYPES, since: 4 } as const satisfies Field;

/** VOD searches for videos where no type is named, and so did jobs of former versions. */
const FORMER_TYPE = { type: 'string', choices: MEDIA_TYPES, default: 'video' } as const satisfies Field;

/** The kinds of selection that a job can have, by type. */
export const SELECTION_KINDS = {
  ids: { since: 1, fields: { ids: { type: 'strings', pattern: MEDIA_ID, required: true } } },
  object: {
    since: 3,
    // Paths are the function's own: it finds an object by bucket and key.
    formerly: { since: 2, dropped: { path: { type: 'string', required: true } } },
    prop: 'bucketObject',
    fields: {
      bucket: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$', required: true, prop: 'bucketName' },
      key: { type: 'string', pattern: OBJECT_KEY, required: true },
    },
  },
  search: {
    since: 4,
    formerly: {
      since: 2,
      dropped: { searchType: FORMER_TYPE },
      today: ({ searchType }) => ({ mediaTypes: [searchType ?? FORMER_TYPE.default] }),
    },
    prop: 'search',
    fields: {
      match: { type: 'string', pattern: '\\S', required: true },
      mediaTypes: SEARCHED_TYPES,
      sortBy: { type: 'string', pattern: '^[A-Za-z]+:(?:Asc|Desc)(?:,[A-Za-z]+:(?:Asc|Desc)){0,2}$', default: 'CreationTime:Desc' },
    },
  },
  recent: {
    since: 4,
    formerly: { since: 2, dropped: {}, today: () => ({ mediaTypes: [FORMER_TYPE.default] }) },
    prop: 'recent',
    fields: {
      withinHours: { type: 'number', min: 1, max: 8_760, required: true },
      statuses: { ...STATUSES, default: ['Normal'] },
      mediaTypes: SEARCHED_TYPES,
    },
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
