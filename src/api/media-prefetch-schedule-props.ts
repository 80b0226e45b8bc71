import type { IResolvable, TerraformProvider } from 'cdktf';
import type { FailureCriteria } from './failure-criteria';
import type { IMediaPrefetcher } from './media-prefetcher-interface';
import type { MediaSelection } from './media-selection';
import type { ResultType } from './result-type';
import type { ScheduleExpression } from './schedule-expression';
import type { TaskType } from './task-type';
import type { UserData } from './user-data';
import type { Verification } from './verification';

/** Properties for `MediaPrefetchSchedule`. */
export interface MediaPrefetchScheduleProps {
  /** The times at which the schedule runs. */
  readonly schedule: ScheduleExpression;

  /** The media assets to prefetch, in order of priority. */
  readonly media: MediaSelection;

  /**
   * Whether to preload, refresh, or both. Tokens are not supported.
   *
   * @default TaskType.PRELOAD
   */
  readonly taskType?: TaskType;

  /**
   * Formats of the streams: `MediaFormat`'s mp4, m3u8, mp3, flv, webm, ts.
   *
   * @default - all formats; the number of URLs is then not known
   */
  readonly formats?: string[];

  /**
   * Definitions of the streams: those of `Definition`, or names of your own templates.
   *
   * @default - all definitions; the number of URLs is then not known
   */
  readonly definitions?: string[];

  /**
   * Types of the streams: `StreamType`'s video, audio.
   *
   * @default - all types
   */
  readonly streamTypes?: string[];

  /**
   * Whether to take the latest or all transcoded streams of a definition and format. Tokens are not supported.
   *
   * @default ResultType.SINGLE
   */
  readonly resultType?: ResultType;

  /**
   * Whether to include the TS segments of HLS streams.
   *
   * @default false
   */
  readonly sliceFlag?: boolean | IResolvable;

  /**
   * Number of TS segments, from the first: 1 to 20. Needs `sliceFlag`.
   *
   * @default 5
   */
  readonly sliceCount?: number;

  /**
   * Callback, and fields of your own, for VOD's callbacks. Not together with `userDataJson`.
   *
   * @default - none
   */
  readonly userData?: UserData;

  /**
   * UserData as the text of a JSON object, for whatever else VOD's page allows. Not together with `userData`.
   *
   * The text is data, unless it is a token or, as a whole, one `${...}`.
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
   * Start of the time window: runs before this time are skipped. ISO 8601 with a time zone, such as
   * `2026-12-31T16:00:00Z`.
   *
   * @default - no start
   */
  readonly notBefore?: string;

  /**
   * End of the time window: runs at or after this time are skipped. ISO 8601 with a time zone.
   *
   * @default - no end
   */
  readonly notAfter?: string;

  /**
   * Whether to repeat a request whose response was lost. Its media assets may then be submitted twice, and cost quota
   * twice; without a repeat they count as failed.
   *
   * @default true
   */
  readonly retryUnanswered?: boolean | IResolvable;

  /**
   * Whether a run that submitted only some of its media assets ends as an error to Function Compute.
   *
   * @default false
   */
  readonly failOnPartial?: boolean | IResolvable;

  /**
   * Skip media assets that a schedule of this prefetcher already submitted for the same task in the last N hours, 1 to
   * 720. Needs the prefetcher's `ledger`.
   *
   * @default - none are skipped
   */
  readonly skipSubmittedWithinHours?: number;

  /**
   * How far a run follows what it submitted. Tokens are not supported.
   *
   * `COMPLETION` is documented for media assets in cn-shanghai only: elsewhere the prefetcher needs a `statusRegion`.
   *
   * @default Verification.SUBMISSION
   */
  readonly verification?: Verification;

  /**
   * Maximum time to wait for URLs to complete after their submission, in seconds, 1 to 86,400; a run waits no longer than
   * its timeout. Applies to `Verification.COMPLETION`, to `TaskType.REFRESH_THEN_PRELOAD` (for each of the two), and to
   * `maxUrlsInFlight`.
   *
   * @default 1800
   */
  readonly verificationTimeoutSeconds?: number;

  /**
   * Maximum number of URLs a run submits, a whole number from 1 to 1,000,000,000. Remaining media assets are skipped: url
   * budget.
   *
   * The URLs that VOD really creates count. A run can exceed its budget only by the amount its in-flight media assets cost
   * beyond their estimate.
   *
   * @default - no limit
   */
  readonly urlBudget?: number;

  /**
   * Whether to read the account's remaining quota of the day first, and to submit no more. Remaining media assets are
   * skipped: account quota.
   *
   * The quota is documented for cn-shanghai only. Where VOD does not return it, the run continues without this limit.
   *
   * @default false
   */
  readonly withinAccountQuota?: boolean | IResolvable;

  /**
   * Maximum number of URLs in flight, a whole number from 1 to 1,000,000,000: a run waits between batches until enough of
   * its URLs are complete. A single media asset may exceed it.
   *
   * @default - no limit
   */
  readonly maxUrlsInFlight?: number;

  /**
   * Criteria for a failed run, which ends as an error to Function Compute.
   *
   * @default - any failed or forbidden media asset, more than a fifth nonexistent, or nothing selected or submitted
   */
  readonly failureCriteria?: FailureCriteria;

  /**
   * The prefetcher that runs this schedule.
   *
   * @default - one prefetcher for all schedules of the stack, a child of the stack with the ID `MediaPrefetcher`
   */
  readonly prefetcher?: IMediaPrefetcher;

  /**
   * Name of the trigger: 1 to 128 letters, digits, `-` and `_`, the first a letter or `_`. A change replaces the trigger.
   *
   * @default - derived from the construct's path, with eight digits of its hash
   */
  readonly triggerName?: string;

  /**
   * Former path of the construct below its stack, such as `Old/Nightly`. Terraform moves its trigger in the state, and the
   * names derived from the former path stay. Remove it only where the trigger may be replaced. Tokens are not supported.
   *
   * @default - the construct has not moved
   */
  readonly formerPath?: string;

  /**
   * Description of the trigger.
   *
   * @default - the construct's path
   */
  readonly description?: string;

  /**
   * Provider of the trigger; it must be that of the prefetcher.
   *
   * @default - the prefetcher's
   */
  readonly provider?: TerraformProvider;
}
