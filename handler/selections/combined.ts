import { isMediaId } from '../../src/job/media-id';
import { SelectionError, UnreadError, type MediaPages } from './context';

/** One selection after the other. Where one is not read to its end, those after it are read nevertheless. */
export async function* joined(selections: readonly MediaPages[]): MediaPages {
  let unread: UnreadError | undefined;
  for (const selection of selections) {
    try {
      yield* selection;
    } catch (error) {
      if (!(error instanceof UnreadError) || error instanceof SelectionError) {
        throw error;
      }
      unread = new UnreadError(error.message, sumOf(unread?.left, error.left));
    }
  }
  if (unread !== undefined) {
    throw unread;
  }
}

/** A selection without the media assets of another, which is read first. */
export async function* without(selection: MediaPages, excluded: MediaPages): MediaPages {
  const excludedIds = new Set<string>();
  try {
    for await (const page of excluded) {
      page.forEach((id) => excludedIds.add(id));
    }
  } catch (error) {
    if (error instanceof UnreadError) {
      // Nothing of the selection is read, since any of it may be excluded.
      error.left = undefined;
    }
    throw error;
  }
  for await (const page of selection) {
    yield page.filter((id) => !excludedIds.has(id));
  }
}

/** The first media assets of a selection. Repeats and entries that are not media IDs are passed on without counting. */
export async function* first(count: number, selection: MediaPages): MediaPages {
  const seen = new Set<string>();
  try {
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
  } catch (error) {
    if (error instanceof UnreadError && error.left !== undefined) {
      error.left = Math.min(error.left, count - seen.size);
    }
    throw error;
  }
}

/** The sum of what is known; undefined where nothing is. */
function sumOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : one + (other ?? 0);
}
