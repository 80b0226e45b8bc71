import type { Selection } from '../src/job/job';

/** The media IDs of a selection, one after the other, in order of priority; repeats are still among them. */
export function* mediaOf(selection: Selection): Generator<string> {
  yield* selection.ids;
}
