/**
 * The job: what one tick of a schedule is to do. It travels as JSON from synth, in the trigger's payload, to the function.
 *
 * Pace and endpoint are not part of it: they are the function's own, so that changing them touches no trigger.
 */

/** The newest version of a job that this code writes and reads. */
export const JOB_VERSION = 1;

/** What is asked of VOD: purge from the edge, or fetch to it. */
export type TaskTypeName = 'Refresh' | 'Preload';

/** Which transcoded streams of a definition and format: the latest, or all. */
export type ResultTypeName = 'Single' | 'Multiple';

/** A list of media IDs, in order of priority. */
export interface IdSelection {
  readonly type: 'ids';
  readonly ids: readonly string[];
}

/** Which media: an object tagged by `type`, so that other ways to choose can join without a new job version. */
export type Selection = IdSelection;

/** What is asked of VOD for each media; the names are those of RefreshMediaPlayUrls in camelCase. */
export interface Task {
  readonly taskType: TaskTypeName;
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
  readonly retryLostAnswers?: boolean;
  /** End a run that submitted only a part of its media as an error to Function Compute; left out it is false. */
  readonly failOnPartial?: boolean;
}
