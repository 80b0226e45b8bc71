import { SelectionError, type MediaPages } from './selections/context';

/** Decides what {@link DistinctMedia} gives. */
export interface DistinctMediaProps {
  /** Called for each repeat, which is dropped. */
  readonly onRepeat: () => void;
  /** Whether to give an ID that comes for the first time. */
  readonly accepts: (mediaId: string) => boolean;
}

/** Drops repeats from a stream of media IDs and cuts it into batches. Reads ahead by no more than one page. */
export class DistinctMedia {
  private readonly pages: AsyncIterator<readonly string[]>;
  private readonly seen = new Set<string>();
  private page: readonly string[] = [];
  private at = 0;
  private done = false;
  private failure?: SelectionError;

  constructor(
    pages: MediaPages,
    private readonly props: DistinctMediaProps,
  ) {
    this.pages = pages[Symbol.asyncIterator]();
  }

  /** Why the stream ended early, if it did. */
  get error(): SelectionError | undefined {
    return this.failure;
  }

  /** The next media IDs, at most `size`; none once the stream ended or could not be read. */
  async next(size: number): Promise<string[]> {
    const batch: string[] = [];
    while (batch.length < size) {
      if (this.at === this.page.length) {
        if (this.done) {
          break;
        }
        await this.readPage();
        continue;
      }
      const mediaId = this.page[this.at++];
      if (this.seen.has(mediaId)) {
        this.props.onRepeat();
        continue;
      }
      this.seen.add(mediaId);
      if (this.props.accepts(mediaId)) {
        batch.push(mediaId);
      }
    }
    return batch;
  }

  private async readPage(): Promise<void> {
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
