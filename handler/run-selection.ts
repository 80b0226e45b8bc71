import type { Selection } from '../src/job/job';
import { isMediaId } from '../src/job/media-id';
import { distinctMedia } from './distinct-media';
import type { RunHistory } from './ledger/run-history';
import { SelectionError, UnreadError, type SelectionContext, type SelectionRecord } from './selections/context';
import { readSelection } from './selections/read-selection';
import type { Tally } from './tally';

/** The reason of list entries that are not media IDs. */
export const NO_MEDIA_ID = 'not a media ID';

/** Media assets that are skipped in one go. */
const SKIPPED_AT_ONCE = 1000;

/** Properties for {@link RunSelection}. */
export interface RunSelectionProps extends Omit<SelectionContext, 'record'> {
  readonly selection: Selection;
  readonly tally: Tally;
  readonly history: RunHistory;
}

/** The media assets that a run selects: counts each once, and skips those that an earlier run submitted. */
export class RunSelection {
  /** Why the selection was not read to its end, if it was not. */
  unread?: UnreadError;
  private readonly mediaIds: AsyncIterator<string>;
  private readonly record: SelectionRecord = { dataDates: [], closed: false };

  constructor(private readonly props: RunSelectionProps) {
    this.mediaIds = distinctMedia(
      readSelection(props.selection, { ...props, record: this.record }),
      (text) => this.accepts(text),
      () => props.tally.counts.duplicates++,
    );
  }

  /** The next media assets to submit, at most `size`; none at the end, or where the rest could not be read. */
  async next(size: number): Promise<string[]> {
    const batch: string[] = [];
    try {
      while (batch.length < size) {
        const next = await this.mediaIds.next();
        if (next.done === true) {
          break;
        }
        batch.push(next.value);
      }
    } catch (error) {
      if (!(error instanceof UnreadError)) {
        throw error;
      }
      this.unread = error;
    }
    return batch;
  }

  /** Counts media assets as skipped. */
  countSkipped(mediaIds: readonly string[], reason: string): void {
    this.props.tally.notSubmitted('skipped', reason, mediaIds);
  }

  /** Skips all media assets that were not given. Reads lists to their end, and makes no call for further media assets. */
  async skipRest(reason: string): Promise<void> {
    this.record.closed = true;
    for (let mediaIds = await this.next(SKIPPED_AT_ONCE); mediaIds.length > 0; mediaIds = await this.next(SKIPPED_AT_ONCE)) {
      this.countSkipped(mediaIds, reason);
    }
  }

  /** The days whose plays were counted, in Shanghai time; undefined where none were. */
  get dataDates(): readonly string[] | undefined {
    return this.record.dataDates.length > 0 ? [...this.record.dataDates].sort() : undefined;
  }

  /** What to look at. */
  get hints(): string[] {
    return this.error ? [this.error.hint] : this.unread ? [hintOf(this.unread)] : [];
  }

  /** Why the selection could not be read, if it could not. */
  get error(): SelectionError | undefined {
    return this.unread instanceof SelectionError ? this.unread : undefined;
  }

  private accepts(text: string): boolean {
    const { tally, history } = this.props;
    if (history.ledger?.has(text) === true) {
      return false;
    }
    tally.counts.selected++;
    if (!isMediaId(text)) {
      this.countSkipped([text], NO_MEDIA_ID);
      return false;
    }
    const reason = history.submittedBefore?.reasonFor(text);
    if (reason !== undefined) {
      this.countSkipped([text], reason);
    }
    return reason === undefined;
  }
}

function hintOf({ message, left }: UnreadError): string {
  const known = left === undefined ? 'how many media assets are left is not known' : `by VOD's count, ${left} media assets are left`;
  return `The selection was not read to its end (${message}): ${known}.`;
}
