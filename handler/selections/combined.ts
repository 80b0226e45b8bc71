import { isMediaId } from '../../src/job/media-id';
import { LIST_FORM } from '../../src/job/media-list';
import { show } from '../../src/job/show';
import { SelectionError, type MediaPages, type SelectionRecord } from './context';

/** One selection after the other. */
export async function* joined(selections: readonly MediaPages[]): MediaPages {
  for (const selection of selections) {
    yield* selection;
  }
}

/**
 * A selection without the media assets of another, which is read first.
 *
 * @throws SelectionError where what is excluded holds anything but media IDs, or is not read to its end: nothing of the selection is submitted
 */
export async function* without(selection: MediaPages, excluded: MediaPages, record: SelectionRecord): MediaPages {
  const excludedIds = new Set<string>();
  const wasUnread = record.unread;
  record.unread = false;
  for await (const page of excluded) {
    const other = page.find((id) => !isMediaId(id));
    if (other !== undefined) {
      throw new SelectionError(
        `What is excluded holds an entry that is no media ID: ${show(other)}`,
        `Nothing is submitted that such an entry might exclude. A list has ${LIST_FORM}.`,
      );
    }
    page.forEach((id) => excludedIds.add(id));
  }
  const isCutOff = record.unread;
  record.unread ||= wasUnread;
  if (isCutOff && record.closed) {
    // The run was over before it came to this part.
    return;
  }
  if (isCutOff) {
    throw new SelectionError('What is excluded was not read to its end: the run was over', 'Give the function more time, or exclude less.');
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
