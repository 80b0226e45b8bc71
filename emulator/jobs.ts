import type { TaskTypeName } from '../src/job/job';
import type { Admission, EntryFailure } from './edge';

/** What became of one media of a job. */
export interface JobEntry {
  readonly mediaId: string;
  /** From when on GetMediaRefreshJobs tells of it, in milliseconds of the clock that never goes back. */
  readonly knownFrom: number;
  readonly result: Admission | EntryFailure;
}

/** One call of RefreshMediaPlayUrls that was accepted. */
export interface MediaRefreshJob {
  readonly id: string;
  readonly taskType: TaskTypeName;
  /** The streams that were asked for, as GetMediaRefreshJobs writes them: JSON. */
  readonly filterPolicy: string;
  readonly userData?: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  readonly entries: readonly JobEntry[];
}

/** Whether a media failed to be submitted. */
export function isFailure(result: Admission | EntryFailure): result is EntryFailure {
  return 'code' in result;
}
