import type { Selection } from '../src/job/job';
import { isMediaId } from '../src/job/media-id';
import type { Caller } from './caller';
import { DistinctMedia } from './distinct-media';
import type { Lifetime } from './lifetime';
import type { Pace } from './pace';
import { mediaOf } from './selection';
import { SelectionRecord, type SelectionError } from './selections/context';
import type { Tally } from './tally';

/** The reason of what a list holds that is no media ID. */
export const NO_MEDIA_ID = 'not a media ID';

/** What a run's selection works with. */
export interface RunSelectionProps {
  readonly selection: Selection;
  /** Calls the region of the media. */
  readonly caller: Caller;
  /** Calls the region that serves what is documented for cn-shanghai only. */
  readonly statusCaller: Caller;
  readonly searchPace: Pace;
  readonly topPlayedPace: Pace;
  readonly lifetime: Lifetime;
  readonly tally: Tally;
  /** The tick, in milliseconds since 1970. */
  readonly tick: number;
}

/** The media of one run, and what the report says of how they were chosen. */
export class RunSelection {
  readonly source: DistinctMedia;
  private readonly record = new SelectionRecord();

  constructor({ selection, tally, lifetime, searchPace, topPlayedPace, ...context }: RunSelectionProps) {
    const isOver = () => lifetime.end !== undefined;
    const paceOf = (action: string) => (action === 'SearchMedia' ? searchPace : topPlayedPace);
    this.source = new DistinctMedia(mediaOf(selection, { ...context, paceOf, isOver, record: this.record }), {
      onRepeat: () => tally.counts.duplicates++,
      accepts: (text) => {
        if (isMediaId(text)) {
          return true;
        }
        tally.counts.selected++;
        tally.notSubmitted('skipped', NO_MEDIA_ID, [text.slice(0, MOST_CHARACTERS)]);
        return false;
      },
    });
  }

  /** Nothing more is submitted: lists are still read to their end, and no call is made for further media. */
  close(): void {
    this.record.close();
  }

  /** Why the selection could not be read, where it could not. */
  get error(): SelectionError | undefined {
    return this.source.error;
  }

  /** The days of Shanghai whose plays were counted; undefined where none were. */
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
}

/** Characters of what is no media ID that the report shows. */
const MOST_CHARACTERS = 100;
