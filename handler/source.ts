import type { MediaPages } from './selection';

/** Told of what a source leaves out, and why. */
export interface SourceProps {
  /** A media ID that came before. */
  readonly onRepeat: (mediaId: string) => void;
}

/** Cuts a stream of media IDs into batches, each ID once; it reads ahead by no more than one portion. */
export class Source {
  private readonly pages: AsyncIterator<readonly string[]>;
  private readonly seen = new Set<string>();
  private page: readonly string[] = [];
  private at = 0;
  private done = false;

  constructor(
    pages: MediaPages,
    private readonly props: SourceProps,
  ) {
    this.pages = pages[Symbol.asyncIterator]();
  }

  /** The next media, at most so many; none at the end. */
  async next(size: number): Promise<string[]> {
    const batch: string[] = [];
    while (batch.length < size) {
      if (this.at === this.page.length) {
        if (this.done) {
          break;
        }
        const { value, done } = await this.pages.next();
        this.done = done === true;
        this.page = this.done ? [] : value;
        this.at = 0;
        continue;
      }
      const mediaId = this.page[this.at++];
      if (this.seen.has(mediaId)) {
        this.props.onRepeat(mediaId);
      } else {
        this.seen.add(mediaId);
        batch.push(mediaId);
      }
    }
    return batch;
  }
}
