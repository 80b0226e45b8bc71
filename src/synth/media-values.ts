import { partsOf } from '../job/selection';
import { UNKNOWN } from '../rules/values';
import { known } from '../api/tokens';
import { type MediaTree, knownIds } from '../api/media-tree';
import type { PropValues } from './preconditions';

/** What rules read of a selection: its props by path, and what is known of them without looking at the prop. */
export interface MediaValues {
  readonly given: PropValues;
  readonly known: Record<string, unknown>;
}

/** The values of a selection by path; the paths are those of the job. */
export function mediaValues(tree: MediaTree): MediaValues {
  const given: Record<string, unknown> = {};
  const knownOf: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [path, part] of partsOf(tree)) {
    switch (part.type) {
      case 'ids': {
        const ids = `${path}.ids`;
        given[ids] = part.data ? undefined : part.ids;
        knownOf[ids] = knownIds(part);
        if (part.places) {
          knownOf[`${ids}.places`] = part.places;
        }
        problems.push(...(part.problems ?? []));
        if (part.stored) {
          Object.assign(given, below(`${path}.storedIn`, part.stored));
        }
        break;
      }
      case 'object':
        Object.assign(given, below(`${path}.bucketObject`, { ...part, type: undefined }));
        break;
      case 'search':
        given[`${path}.search`] = 'given';
        Object.assign(given, below(`${path}.search`, { ...part, type: undefined }));
        break;
      case 'recent':
        Object.assign(given, below(`${path}.recent`, { ...part, type: undefined }));
        break;
      case 'topPlayed':
        given[`${path}.topPlayed`] = 'given';
        Object.assign(given, below(`${path}.topPlayed`, { ...part, type: undefined }));
        break;
      case 'concat':
        given[`${path}.concat`] = part.selections.length;
        break;
      case 'limit':
        given[`${path}.count`] = part.count;
        break;
    }
  }
  if (problems.length > 0) {
    knownOf['media.problems'] = problems;
  }
  return { given, known: knownOf };
}

/** How many media a run takes at most, as far as that is known: all of known lists, no more than a limit of others. */
export function mediaAtMost(tree: MediaTree): number | undefined {
  const { ids, most } = countOf(tree);
  return ids?.size ?? most;
}

interface Count {
  /** The media, where every one is known. */
  readonly ids?: ReadonlySet<string>;
  /** How many there are at most. */
  readonly most?: number;
}

function countOf(tree: MediaTree): Count {
  switch (tree.type) {
    case 'ids': {
      const ids = knownIds(tree);
      return Array.isArray(ids) && !ids.includes(UNKNOWN) ? { ids: new Set(ids) } : {};
    }
    case 'topPlayed':
      return { most: numberOf(tree.limit) };
    case 'concat':
      return tree.selections.map(countOf).reduce(together, { ids: new Set() });
    case 'excluding': {
      const [from, without] = [countOf(tree.selection), countOf(tree.excluded)];
      return from.ids && without.ids ? { ids: new Set([...from.ids].filter((id) => !without.ids!.has(id))) } : { most: sizeOf(from) };
    }
    case 'limit': {
      const [from, count] = [countOf(tree.selection), numberOf(tree.count)];
      if (from.ids && count !== undefined) {
        return { ids: new Set([...from.ids].slice(0, count)) };
      }
      return { most: lesser(sizeOf(from), count) };
    }
    default:
      return {};
  }
}

function together(one: Count, other: Count): Count {
  if (one.ids && other.ids) {
    return { ids: new Set([...one.ids, ...other.ids]) };
  }
  const [first, second] = [sizeOf(one), sizeOf(other)];
  return first === undefined || second === undefined ? {} : { most: first + second };
}

function sizeOf({ ids, most }: Count): number | undefined {
  return ids?.size ?? most;
}

function lesser(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

function numberOf(value: number): number | undefined {
  const found = known(value);
  return typeof found === 'number' ? found : undefined;
}

function below(path: string, props: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(props)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [`${path}.${name}`, value]),
  );
}
