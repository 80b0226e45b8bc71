import { MOST_TOP_PLAYED, MOST_TOP_PLAYED_DAYS } from '../src/job/limits';
import { DAY, shanghaiDay, startOfShanghaiDay } from './times';

/** How often a media was played on a day. */
export interface TopPlay {
  readonly mediaId: string;
  /** Plays. */
  readonly vv: number;
  /** People who played it. @default `vv` */
  readonly uv?: number;
  /** @default the title that the library knows, or the media ID */
  readonly title?: string;
  /** For how long it was played, in milliseconds. @default a minute a play */
  readonly playDuration?: number;
}

/** What was played on which day of Shanghai, in any order: by its date as YYYY-MM-DD, or a function that is told the date. */
export type TopPlays = Readonly<Record<string, readonly TopPlay[]>> | ((day: string) => readonly TopPlay[]);

/** When the figures of a day are ready, from its start: at nine in the morning of the next day. */
const READY_AFTER = DAY + 9 * 3_600_000;

const FIRST_DAY = '2018-01-01';

/** The figures of each day's plays. */
export class PlayStatistics {
  constructor(private readonly topPlays: TopPlays) {}

  /**
   * The most played media of the day of Shanghai on which an instant lies, the most played first; none before the day's
   * figures are ready, and none (inferred, rather than an error) for a day more than 180 days ago or before 2018.
   */
  topOf(instant: number, now: number): readonly TopPlay[] {
    const day = shanghaiDay(instant);
    const start = startOfShanghaiDay(day);
    const oldest = startOfShanghaiDay(shanghaiDay(now)) - MOST_TOP_PLAYED_DAYS * DAY;
    if (now < start + READY_AFTER || start < oldest || day < FIRST_DAY) {
      return [];
    }
    return [...this.playsOf(day)].sort((one, other) => other.vv - one.vv).slice(0, MOST_TOP_PLAYED);
  }

  private playsOf(day: string): readonly TopPlay[] {
    if (typeof this.topPlays === 'function') {
      return this.topPlays(day);
    }
    return Object.hasOwn(this.topPlays, day) ? this.topPlays[day] : [];
  }
}
