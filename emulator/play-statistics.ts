import { SELECTION_KINDS } from '../src/job/selection-fields';
import { DAY, HOUR, shanghaiDay, startOfShanghaiDay } from './times';

/** The plays of a media asset on one day. */
export interface TopPlay {
  readonly mediaId: string;
  /** Number of plays. */
  readonly vv: number;
}

/** The plays of each day in Shanghai, in any order: by its date as YYYY-MM-DD, or a function of the date. */
export type TopPlays = Readonly<Record<string, readonly TopPlay[]>> | ((day: string) => readonly TopPlay[]);

/** When the figures of a day are ready, from its start: at nine in the morning of the next day. */
const READY_AFTER = DAY + 9 * HOUR;

const { days: DAYS, limit: RANKED } = SELECTION_KINDS.topPlayed.fields;

/** The plays of each day. */
export class PlayStatistics {
  constructor(private readonly topPlays: TopPlays) {}

  /**
   * The most played media assets of the day in Shanghai that contains an instant, the most played first; none before the day's
   * figures are ready, and none (inferred, rather than an error) for a day more than 180 days ago.
   */
  topOf(instant: number, now: number): readonly TopPlay[] {
    const day = shanghaiDay(instant);
    const start = startOfShanghaiDay(day);
    const oldest = startOfShanghaiDay(shanghaiDay(now)) - DAYS.max * DAY;
    if (now < start + READY_AFTER || start < oldest) {
      return [];
    }
    const { topPlays } = this;
    const plays = typeof topPlays === 'function' ? topPlays(day) : (topPlays[day] ?? []);
    return [...plays].sort((one, other) => other.vv - one.vv).slice(0, RANKED.max);
  }
}
