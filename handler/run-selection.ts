import type { Selection } from '../src/job/job';
import { isMediaId } from '../src/job/media-id';
import type { Caller } from './caller';
import { DistinctMedia } from './distinct-media';
import type { RunHistory } from './ledger/run-history';
import type { Lifetime } from './lifetime';
import { SelectionRecord, type SelectionError } from './selections/context';
import { readSelection } from './selections/read-selection';
import type { Tally } from './tally';

/** The reason of list entries that are not media IDs. */
export const NO_MEDIA_ID = 'not a media ID';

/** Maximum length of such an entry in the report. */
const MOST_CHARACTERS = 100;

/** Media assets that are skipped in one go. */
const SKIPPED_AT_ONCE = 1000;

/** Properties for {@link RunSelection}. */
export interface RunSelectionProps {
  readonly selection: Selection;
  /** Calls the region of the media assets. */
  readonly caller: Caller;
  /** Calls the region that serves what is documented for cn-shanghai only. */
  readonly statusCaller: Caller;
  readonly lifetime: Lifetime;
  readonly tally: Tally;
  readonly history: RunHistory;
  /** The tick, in milliseconds since 1970. */
  readonly tick: number;
}

/** The media assets that a run selects: counts each once, and skips those that an earlier run submitted. */
export class RunSelection {
  private readonly media: DistinctMedia;
  private readonly record = new SelectionRecord();

  constructor(private readonly props: RunSelectionProps) {
    const { selection, tally, lifetime, ...context } = props;
    const isOver = () => lifetime.end !== undefined;
    this.media = new DistinctMedia(readSelection(selection, { ...context, isOver, record: this.record }), {
      onRepeat: () => tally.counts.duplicates++,
      accepts: (text) => this.accepts(text),
    });
  }

  /** The next media assets to submit, at most `size`; none at the end. */
  next(size: number): Promise<string[]> {
    return this.media.next(size);
  }

  /** Counts media assets as skipped. */
  skip(mediaIds: readonly string[], reason: string): void {
    this.props.tally.notSubmitted('skipped', reason, mediaIds);
  }

  /** Skips all media assets that were not given. Reads lists to their end, and makes no call for further media assets. */
  async skipRest(reason: string): Promise<void> {
    this.record.close();
    for (let mediaIds = await this.next(SKIPPED_AT_ONCE); mediaIds.length > 0; mediaIds = await this.next(SKIPPED_AT_ONCE)) {
      this.skip(mediaIds, reason);
    }
  }

  /** Why the selection could not be read, if it could not. */
  get error(): SelectionError | undefined {
    return this.media.error;
  }

  /** The days whose plays were counted, in Shanghai time; undefined where none were. */
  get dataDates(): readonly string[] | undefined {
    return this.record.dataDates.length > 0 ? [...this.record.dataDates].sort() : undefined;
  }

  /** What to look at. */
  get hints(): string[] {
    return [
      ...(this.error ? [this.error.hint] : []),
      ...(this.record.unread ? ['The selection was not read to its end: the run was over, and how many media more there are was not asked.'] : []),
    ];
  }

  private accepts(text: string): boolean {
    const { tally, history } = this.props;
    if (history.ledger?.has(text) === true) {
      return false;
    }
    tally.counts.selected++;
    if (!isMediaId(text)) {
      this.skip([text.slice(0, MOST_CHARACTERS)], NO_MEDIA_ID);
      return false;
    }
    const reason = history.submittedBefore?.get(text);
    if (reason !== undefined) {
      this.skip([text], reason);
    }
    return reason === undefined;
  }
}
