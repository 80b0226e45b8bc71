import { ExcludedMedia, isMediaId, isUsualMediaId } from '../../src/job/media-id';
import { LIST_FORM } from '../../src/job/media-list';
import { show } from '../../src/job/show';
import { SelectionError, UnreadError, type MediaPages, type SelectionRecord } from './context';

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

/**
 * A selection without the media assets of another, which is read first.
 *
 * @throws SelectionError where what is excluded holds anything but media IDs, or one of another form than the others, which was probably cut
 * short or mistyped, or where it is not read to its end: nothing of the selection is submitted
 */
export async function* without(selection: MediaPages, excluded: MediaPages, record: SelectionRecord): MediaPages {
  const excludedMedia = new ExcludedMedia();
  let odd: string | undefined;
  let hasUsual = false;
  try {
    for await (const page of excluded) {
      const other = page.find((id) => !isMediaId(id));
      if (other !== undefined) {
        throw new SelectionError(
          `What is excluded holds an entry that is no media ID: ${show(other)}`,
          `Nothing is submitted that such an entry might exclude. A list has ${LIST_FORM}.`,
        );
      }
      odd ??= page.find((id) => !isUsualMediaId(id));
      hasUsual ||= page.some(isUsualMediaId);
      excludedMedia.add(page);
    }
  } catch (error) {
    if (!(error instanceof UnreadError)) {
      throw error;
    }
    // How much of the selection is left is not known: any of it may be excluded.
    error.left = undefined;
    if (error instanceof SelectionError || record.closed) {
      throw error;
    }
    throw new SelectionError(`What is excluded was not read to its end: ${error.message}`, 'Give the function more time, or exclude less.');
  }
  for await (const page of selection) {
    if (odd !== undefined && (hasUsual || page.some(isUsualMediaId))) {
      throw new SelectionError(
        `What is excluded holds a media ID of another form than the others: ${show(odd)}`,
        'Nothing is submitted that it might exclude. Was it cut short or mistyped, or is it the header of a column?',
      );
    }
    yield excludedMedia.leaves(page);
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
