import type { Selection } from '../src/job/job';

/** Media IDs, a portion after the other, in order of priority; repeats are still among them. */
export type MediaPages = AsyncIterable<readonly string[]>;

/** The media of a selection. */
export async function* mediaOf(selection: Selection): MediaPages {
  switch (selection.type) {
    case 'ids':
      yield selection.ids;
      return;
    default:
      throw new Error(`This function cannot carry out a selection of type ${selection.type}.`);
  }
}
