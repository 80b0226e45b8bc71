import { isMediaId } from '../src/job/media-id';
import { IdSet } from './id-set';
import type { MediaPages } from './selection';
import { SelectionError } from './selections/context';

/** Told of what a source leaves out, and why. */
export interface SourceProps {
  /** A media ID that came before. */
  readonly onRepeat: (mediaId: string) => void;
  /** A text that is no media ID: it is not sent. */
  readonly onNoMediaId: (text: string) => void;
}

/** Cuts a stream of media IDs into batches, each ID once; it reads ahead by no more than one portion. */
export class Source {
  private readonly pages: AsyncIterator<readonly string[]>;
  private readonly seen = new IdSet();
  private page: readonly string[] = [];
  private at = 0;
  private done = false;
  private failure?: SelectionError;

  constructor(
    pages: MediaPages,
    private readonly props: SourceProps,
  ) {
    this.pages = pages[Symbol.asyncIterator]();
  }

  /** Why the stream ended before its end, where it did. */
  get error(): SelectionError | undefined {
    return this.failure;
  }

  /** The next media, at most so many; none at the end, be it that of the stream or that a part of it could not be read. */
  async next(size: number): Promise<string[]> {
    const batch: string[] = [];
    while (batch.length < size) {
      if (this.at === this.page.length) {
        if (this.done) {
          break;
        }
        await this.turn();
        continue;
      }
      const mediaId = this.page[this.at++];
      if (!this.seen.add(mediaId)) {
        this.props.onRepeat(mediaId);
      } else if (isMediaId(mediaId)) {
        batch.push(mediaId);
      } else {
        this.props.onNoMediaId(mediaId);
      }
    }
    return batch;
  }

  private async turn(): Promise<void> {
    this.page = [];
    this.at = 0;
    try {
      const { value, done } = await this.pages.next();
      this.done = done === true;
      this.page = this.done ? [] : value;
    } catch (error) {
      if (!(error instanceof SelectionError)) {
        throw error;
      }
      this.done = true;
      this.failure = error;
    }
  }
}
