import { join } from 'node:path';
import { JOB_VERSION, type Job, type Selection, type SelectionOf } from '../src/job/job';

/** A job of which only the first media are taken. */
export function limited(job: Job, count: number): Job {
  return { ...job, version: JOB_VERSION, selection: { type: 'limit', selection: job.selection, count } };
}

/** The lists in buckets that a selection takes. */
export function objectsOf(selection: Selection): SelectionOf<'object'>[] {
  switch (selection.type) {
    case 'object':
      return [selection];
    case 'concat':
      return selection.selections.flatMap(objectsOf);
    case 'excluding':
      return [...objectsOf(selection.selection), ...objectsOf(selection.excluded)];
    case 'limit':
      return objectsOf(selection.selection);
    default:
      return [];
  }
}

/** A selection whose lists in buckets are read from other paths. */
export function withPaths(selection: Selection, pathOf: (object: SelectionOf<'object'>) => string): Selection {
  const inside = (nested: Selection) => withPaths(nested, pathOf);
  switch (selection.type) {
    case 'object':
      return { ...selection, path: pathOf(selection) };
    case 'concat':
      return { ...selection, selections: selection.selections.map(inside) };
    case 'excluding':
      return { ...selection, selection: inside(selection.selection), excluded: inside(selection.excluded) };
    case 'limit':
      return { ...selection, selection: inside(selection.selection) };
    default:
      return selection;
  }
}

/** Where an object of a bucket is, in a folder that stands for the bucket. */
export function inFolder(folder: string, key: string): string {
  return join(folder, ...key.split('/'));
}

/** The distinct media of a selection in order of priority; undefined where only a run finds out. */
export function knownMedia(selection: Selection): Set<string> | undefined {
  switch (selection.type) {
    case 'ids':
      return new Set(selection.ids);
    case 'concat': {
      const parts = selection.selections.map(knownMedia);
      return parts.every((part) => part !== undefined) ? new Set(parts.flatMap((part) => [...part!])) : undefined;
    }
    case 'excluding': {
      const [media, excluded] = [knownMedia(selection.selection), knownMedia(selection.excluded)];
      return media && excluded && new Set([...media].filter((id) => !excluded.has(id)));
    }
    case 'limit': {
      const media = knownMedia(selection.selection);
      return media && new Set([...media].slice(0, selection.count));
    }
    default:
      return undefined;
  }
}
