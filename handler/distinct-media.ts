import type { MediaPages } from './selections/context';

/**
 * Drops repeats from a selection: gives each media ID once, where it is accepted.
 *
 * @param accepts called once for each ID
 */
export async function* distinctMedia(pages: MediaPages, accepts: (mediaId: string) => boolean, onRepeat: () => void): AsyncGenerator<string> {
  const seen = new Set<string>();
  for await (const page of pages) {
    for (const mediaId of page) {
      if (seen.has(mediaId)) {
        onRepeat();
        continue;
      }
      seen.add(mediaId);
      if (accepts(mediaId)) {
        yield mediaId;
      }
    }
  }
}
