import type { Selection } from '../src/job/job';
import { ExcludedMedia } from '../src/job/media-id';

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
      return media && excluded && new Set(new ExcludedMedia().add(excluded).leaves(media));
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
