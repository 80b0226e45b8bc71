/**
 * The job: what one tick of a schedule is to do. It travels as JSON from synth, in the trigger's payload, to the function.
 *
 * Pace and endpoint are not part of it: they are the function's own, so that changing them touches no trigger.
 */

/** The newest version of a job that this code writes and reads. */
export const JOB_VERSION = 2;

/** What is asked of VOD in one call: purge from the edge, or fetch to it. */
export type TaskTypeName = 'Refresh' | 'Preload';

/** What is asked for each media: a task type of VOD, or ours that does both, the second once the first is complete. */
export type JobTaskType = TaskTypeName | 'RefreshThenPreload';

/** Which transcoded streams of a definition and format: the latest, or all. */
export type ResultTypeName = 'Single' | 'Multiple';

/** A list of media IDs, in order of priority. */
export interface IdSelection {
  readonly type: 'ids';
  readonly ids: readonly string[];
}

/** The list of media IDs in an object of a bucket, which is mounted into the function. */
export interface ObjectSelection {
  readonly type: 'object';
  readonly bucket: string;
  readonly key: string;
  /** Where the function finds the object. */
  readonly path: string;
}

/** What SearchMedia finds. */
export interface SearchSelection {
  readonly type: 'search';
  /** The condition, in the grammar of SearchMedia's `Match`. */
  readonly match: string;
  /** @default 'video' */
  readonly searchType?: 'video' | 'audio';
  /** @default 'CreationTime:Desc' */
  readonly sortBy?: string;
}

/** The media that were made in the hours before the tick, the oldest first. */
export interface RecentSelection {
  readonly type: 'recent';
  readonly withinHours: number;
  /** @default ['Normal'] */
  readonly statuses?: readonly string[];
}

/** The media that were played most on the days before the tick, by their plays in all those days. */
export interface TopPlayedSelection {
  readonly type: 'topPlayed';
  readonly days: number;
  readonly limit: number;
}

/** One selection after the other, in order of priority. */
export interface ConcatSelection {
  readonly type: 'concat';
  readonly selections: readonly Selection[];
}

/** A selection without the media of another. */
export interface ExcludingSelection {
  readonly type: 'excluding';
  readonly selection: Selection;
  readonly excluded: Selection;
}

/** The first media of a selection, repeats not counted. */
export interface LimitSelection {
  readonly type: 'limit';
  readonly selection: Selection;
  readonly count: number;
}

/** Which media: an object tagged by `type`. */
export type Selection =
  IdSelection | ObjectSelection | SearchSelection | RecentSelection | TopPlayedSelection | ConcatSelection | ExcludingSelection | LimitSelection;

/** How far a run follows what it submitted. */
export type VerificationLevel =
  /** Not at all: a 200 counts as submitted. */
  | 'none'
  /** Until each media's job says whether its URLs were submitted (GetMediaRefreshJobs). */
  | 'submission'
  /** Until every URL is complete or failed (DescribeVodRefreshTasks). */
  | 'completion';

/** Verification, and how long a run waits for completion. */
export interface VerificationOptions {
  readonly level: VerificationLevel;
  /** For `completion`, seconds from a submission on. @default 1800 */
  readonly withinSeconds?: number;
}

/** Which shares of the selected media, from 0 to 1, may end in which way before the run counts as failed. */
export interface FailureCriteria {
  /** @default 0 */
  readonly failedShare?: number;
  /** @default 0 */
  readonly forbiddenShare?: number;
  /** @default 0.2 */
  readonly nonexistentShare?: number;
  /** @default 1 */
  readonly skippedShare?: number;
  /** Whether a run that selects nothing is as it should be. @default false */
  readonly nothingSelected?: boolean;
}

/** What is asked of VOD for each media; the names are those of RefreshMediaPlayUrls in camelCase. */
export interface Task {
  readonly taskType: JobTaskType;
  readonly formats?: readonly string[];
  readonly definitions?: readonly string[];
  readonly streamTypes?: readonly string[];
  readonly resultType?: ResultTypeName;
  readonly sliceFlag?: boolean;
  readonly sliceCount?: number;
  /** JSON text, passed on as it is. */
  readonly userData?: string;
}

/** One job, whole. */
export interface Job {
  readonly version: number;
  /** Where the job comes from, for the report: the path of the schedule's construct. */
  readonly schedule?: string;
  readonly selection: Selection;
  readonly task: Task;
  /** A run before this instant ends as skipped; ISO 8601 with a zone. */
  readonly notBefore?: string;
  /** A run at or after this instant ends as skipped; ISO 8601 with a zone. */
  readonly notAfter?: string;
  /** Ask again when an answer was lost. Losing media is worse than asking twice, so left out it is true. */
  readonly retryUnanswered?: boolean;
  /** End a run that submitted only a part of its media as an error to Function Compute; left out it is false. */
  readonly failOnPartial?: boolean;
  /** From version 2 on. Left out: `submission`. */
  readonly verification?: VerificationOptions;
  /** URLs that one run may submit; from version 2 on. Left out: no bound of its own. */
  readonly urlBudget?: number;
  /** Whether the account's remaining quota of the day is read first and kept to; from version 2 on. Left out it is false. */
  readonly withinAccountQuota?: boolean;
  /** URLs that may be under way at once; from version 2 on. Left out: no bound of its own. */
  readonly maxUrlsInFlight?: number;
  /** Media that were submitted with the same task within so many hours are left out; from version 2 on. Left out: none are. */
  readonly skipSubmittedWithinHours?: number;
  /** What counts as a failed run; from version 2 on. A job of version 1 fails only where nothing was submitted. */
  readonly failureCriteria?: FailureCriteria;
}
