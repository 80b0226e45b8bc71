import type { Job, Selection, SelectionOf } from '../src/job/job';
import { partsOf } from '../src/job/selection';

/** A job of which only the first media are taken. */
export function limited(job: Job, count: number): Job {
  return { ...job, selection: { type: 'limit', selection: job.selection, count } };
}

/** The lists in buckets that a selection takes. */
export function objectsOf(selection: Selection): SelectionOf<'object'>[] {
  return partsOf(selection).flatMap(([, part]) => (part.type === 'object' ? [part] : []));
}

/** The distinct media of a selection in order of priority; undefined where only a run finds out. */
export function knownMedia(selection: Selection): Set<string> | undefined {
  switch (selection.type) {
    case 'ids':
      return new Set(selection.ids);
    case 'concat': {
      const parts = selection.selections.map(knownMedia);
      return parts.every((part) => part !== undefined) ? new Set(parts.flatMap((part) => [...part])) : undefined;
    }
    case 'excluding': {
      const [media, excluded] = [knownMedia(selection.selection), knownMedia(selection.excluded)];
      return media && excluded && new Set([...media].filter((id) => !excluded.has(id)));
    }
    case 'limit': {
      const media = knownMedia(selection.selection);
      return media && new Set([...media].slice(0, selection.count));
    }
    case 'object':
    case 'search':
    case 'recent':
    case 'topPlayed':
      return undefined;
  }
}
