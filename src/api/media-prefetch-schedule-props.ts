import { IResolvable, TerraformProvider } from 'cdktf';
import { FailureCriteria } from './failure-criteria';
import { IMediaPrefetcher } from './media-prefetcher-interface';
import { MediaSelection } from './media-selection';
import { ResultType } from './result-type';
import { ScheduleExpression } from './schedule-expression';
import { TaskType } from './task-type';
import { UserData } from './user-data';
import { Verification } from './verification';

/** Which media are to be warm at the edge, in which streams, and when. */
export interface MediaPrefetchScheduleProps {
  /** When it runs. */
  readonly schedule: ScheduleExpression;

  /** Which media. */
  readonly media: MediaSelection;

  /**
   * What is asked of the edge; chosen at synth.
   *
   * @default TaskType.PRELOAD
   */
  readonly taskType?: TaskType;

  /**
   * The formats of the streams: `MediaFormat`'s mp4, m3u8, mp3, flv, webm, ts.
   *
   * @default - all formats; the URL sum is then not known
   */
  readonly formats?: string[];

  /**
   * The definitions of the streams: `Definition`'s, or names of your own templates.
   *
   * @default - all definitions; the URL sum is then not known
   */
  readonly definitions?: string[];

  /**
   * The types of the streams: `StreamType`'s video, audio.
   *
   * @default - all types
   */
  readonly streamTypes?: string[];

  /**
   * Which transcoded streams of one definition and format; chosen at synth.
   *
   * @default ResultType.SINGLE
   */
  readonly resultType?: ResultType;

  /**
   * Whether the TS files of m3u8 streams are taken along.
   *
   * @default false
   */
  readonly sliceFlag?: boolean | IResolvable;

  /**
   * How many TS files, from the first: 1 to 20. It needs `sliceFlag`.
   *
   * @default 5
   */
  readonly sliceCount?: number;

  /**
   * A callback and fields of your own for VOD's callbacks; not together with `userDataJson`.
   *
   * @default - none
   */
  readonly userData?: UserData;

  /**
   * The text of a JSON object, for whatever else VOD's page allows; not together with `userData`.
   *
   * The text is data, unless it is a token, or as a whole one `${...}`.
   *
   * @default - none
   */
  readonly userDataJson?: string;

  /**
   * Whether the schedule runs.
   *
   * @default true
   */
  readonly enabled?: boolean | IResolvable;

  /**
   * A run before this instant ends as skipped: ISO 8601 with its zone, such as `2026-12-31T16:00:00Z`.
   *
   * @default - no start
   */
  readonly notBefore?: string;

  /**
   * A run at or after this instant ends as skipped: ISO 8601 with its zone.
   *
   * @default - no end
   */
  readonly notAfter?: string;

  /**
   * Whether a call is made again when its answer was lost. Its media may then be submitted twice, and cost quota twice;
   * without it they count as failed.
   *
   * @default true
   */
  readonly retryUnanswered?: boolean | IResolvable;

  /**
   * Whether a run that submitted only a part of its media ends as an error to Function Compute.
   *
   * @default false
   */
  readonly failOnPartial?: boolean | IResolvable;

  /**
   * Media that any schedule of the prefetcher submitted with the same task, for a tick less than so many hours before, are
   * left out: 1 to 720. It needs the prefetcher's `ledger`.
   *
   * @default - nothing is left out
   */
  readonly skipSubmittedWithinHours?: number;

  /**
   * How far a run follows what it submitted; chosen at synth.
   *
   * `COMPLETION` is documented for media in cn-shanghai only: elsewhere the prefetcher needs a `statusRegion`.
   *
   * @default Verification.SUBMISSION
   */
  readonly verification?: Verification;

  /**
   * How long the completion of URLs is waited for after their submission, in seconds, 1 to 86,400, and no longer than the run
   * may take. With `Verification.COMPLETION`, `TaskType.REFRESH_THEN_PRELOAD` (there for each of the two) or `maxUrlsInFlight`.
   *
   * @default 1800
   */
  readonly verificationTimeoutSeconds?: number;

  /**
   * URLs that one run may submit, a whole number from 1. Media are taken in order until it is spent, by the URLs that VOD
   * really made of each; the others are skipped: url budget. Where a media costs more than was expected of it, the media
   * under way at that moment can exceed it.
   *
   * @default - no bound of its own
   */
  readonly urlBudget?: number;

  /**
   * Whether a run reads what is left of the account's quota of the day first and keeps to it, in the same way; what does not
   * fit is skipped: account quota. It is documented for cn-shanghai only; where VOD does not tell, the run goes on without.
   *
   * @default false
   */
  readonly withinAccountQuota?: boolean | IResolvable;

  /**
   * URLs that may be under way at once, a whole number from 1: a run waits between batches until enough of its URLs are
   * complete. A single media may exceed it.
   *
   * @default - no bound of its own
   */
  readonly maxUrlsInFlight?: number;

  /**
   * What counts as a failed run, which ends as an error to Function Compute.
   *
   * @default - any failed or forbidden media, more than a fifth nonexistent, or nothing selected or submitted
   */
  readonly failureCriteria?: FailureCriteria;

  /**
   * What runs it.
   *
   * @default - one prefetcher for all schedules of the stack, a child of the stack with the ID `MediaPrefetcher`
   */
  readonly prefetcher?: IMediaPrefetcher;

  /**
   * The trigger's name: 1 to 128 letters, digits, `-` and `_`, the first a letter or `_`. Another name replaces the trigger.
   *
   * @default - made of the construct's path, with eight digits of its hash
   */
  readonly triggerName?: string;

  /**
   * Where the construct stood before, below its stack, such as `Old/Nightly`: its trigger moves along in the state, and keeps
   * the names that were made of the former path. Take it out only where the trigger may be replaced.
   *
   * @default - it has always stood here
   */
  readonly formerPath?: string;

  /**
   * The trigger's description.
   *
   * @default - the construct's path
   */
  readonly description?: string;

  /**
   * The provider for the trigger; it must be the prefetcher's.
   *
   * @default - the prefetcher's
   */
  readonly provider?: TerraformProvider;
}
