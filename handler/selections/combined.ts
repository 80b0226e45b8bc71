import { isMediaId } from '../../src/job/media-id';
import type { MediaPages } from './context';

/** One selection after the other. */
export async function* joined(selections: readonly MediaPages[]): MediaPages {
  for (const selection of selections) {
    yield* selection;
  }
}

/** A selection without the media assets of another, which is read first. */
export async function* without(selection: MediaPages, excluded: MediaPages): MediaPages {
  const excludedIds = new Set<string>();
  for await (const page of excluded) {
    page.forEach((id) => excludedIds.add(id));
  }
  for await (const page of selection) {
    yield page.filter((id) => !excludedIds.has(id));
  }
}

/** The first media assets of a selection. Repeats and entries that are not media IDs are passed on without counting. */
export async function* first(count: number, selection: MediaPages): MediaPages {
  const seen = new Set<string>();
  for await (const page of selection) {
    const taken: string[] = [];
    for (const id of page) {
      if (isMediaId(id)) {
        seen.add(id);
      }
      taken.push(id);
      if (seen.size === count) {
        break;
      }
    }
    yield taken;
    if (seen.size === count) {
      return;
    }
  }
}
