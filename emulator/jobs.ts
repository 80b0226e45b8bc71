import type { TaskTypeName } from '../src/job/job';
import type { Admission } from './admission';
import type { EntryFailure } from './edge';

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
  /** The ID of the first task that belongs to it or to a later one. */
  readonly firstTaskId: number;
}

/** Jobs by their IDs, the latest ones. */
export class Jobs {
  // In the order in which they were made.
  private readonly jobs = new Map<string, MediaRefreshJob>();

  /** Keeps at least so many jobs, and fewer than twice as many. */
  constructor(private readonly keep: number) {}

  /** Adds a job; answers with the oldest one that is kept where older ones were forgotten. */
  add(job: MediaRefreshJob): MediaRefreshJob | undefined {
    this.jobs.set(job.id, job);
    if (this.jobs.size < 2 * this.keep) {
      return undefined;
    }
    const [...all] = this.jobs.values();
    all.slice(0, -this.keep).forEach(({ id }) => this.jobs.delete(id));
    return all[all.length - this.keep];
  }

  /** A job that is not forgotten. */
  get(id: string): MediaRefreshJob | undefined {
    return this.jobs.get(id);
  }
}

/** Whether a media failed to be submitted. */
export function isFailure(result: Admission | EntryFailure): result is EntryFailure {
  return 'code' in result;
}
