import type { Selection } from './job';
import { SELECTION_KINDS, type SelectionKind } from './selection-fields';

type Kinds = typeof SELECTION_KINDS;
type FieldOf<Kind extends keyof Kinds> = Kinds[Kind]['fields'][keyof Kinds[Kind]['fields']];

/** The kinds that combine other selections. */
type CombiningKind = {
  [Kind in keyof Kinds]: [Extract<FieldOf<Kind>, { readonly type: 'selection' | 'selections' }>] extends [never] ? never : Kind;
}[keyof Kinds];

/** What messages call a combining selection, and those that it combines, below its path; left out, they have the path itself. */
const NAMES: Readonly<Record<CombiningKind, { readonly itself?: string; readonly byField?: Readonly<Record<string, string>> }>> = {
  concat: { byField: { selections: 'concat' } },
  excluding: { byField: { excluded: 'excluding' } },
  limit: { itself: 'limit' },
};

/** The fields of each kind that hold other selections. */
const COMBINED_FIELDS = new Map<string, readonly string[]>(
  Object.entries<SelectionKind>(SELECTION_KINDS).map(([type, { fields }]) => [
    type,
    Object.keys(fields).filter((name) => fields[name].type === 'selection' || fields[name].type === 'selections'),
  ]),
);

/** The parts of a selection, itself among them, from the inside out, each with the path by which messages name it. */
export function partsOf<T extends { readonly type: string }>(selection: T): [path: string, part: T][] {
  if (isLeaf(selection)) {
    // Most selections are one list.
    return [['media', selection]];
  }
  const parts: [string, T][] = [];
  const taken = new Map<string, number>();
  // A selection can be limited, or have media excluded, more than once.
  const below = (path: string, name: string | undefined): string => {
    if (name === undefined) {
      return path;
    }
    const count = (taken.get(`${path}.${name}`) ?? 0) + 1;
    taken.set(`${path}.${name}`, count);
    return `${path}.${name}${count === 1 ? '' : `(${count})`}`;
  };
  const walk = (part: T, path: string): void => {
    const { itself, byField = {} } = NAMES[part.type as CombiningKind] ?? {};
    for (const field of COMBINED_FIELDS.get(part.type) ?? []) {
      const combined = part[field as keyof T] as T | readonly T[];
      if (Array.isArray(combined)) {
        (combined as readonly T[]).forEach((each, index) => walk(each, `${path}.${byField[field]}[${index}]`));
      } else {
        walk(combined as T, below(path, byField[field]));
      }
    }
    parts.push([below(path, itself), part]);
  };
  walk(selection, 'media');
  return parts;
}

/** Whether a selection combines no others. */
function isLeaf({ type }: { readonly type: string }): boolean {
  return COMBINED_FIELDS.get(type)?.length === 0;
}

/** The media IDs that a selection lists itself, wherever in it, in order. */
export function listedIds(selection: Selection): string[] {
  return partsOf(selection).flatMap(([, part]) => (part.type === 'ids' ? part.ids : []));
}
