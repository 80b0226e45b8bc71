import type { TaskTypeName } from '../src/job/job';
import type { Admission } from './admission';
import type { EntryFailure } from './edge';

/** The result of one media asset of a job. */
export interface JobEntry {
  readonly mediaId: string;
  /** When GetMediaRefreshJobs starts to return it, by the monotonic clock in milliseconds. */
  readonly knownFrom: number;
  readonly result: Admission | EntryFailure;
}

/** One accepted call of RefreshMediaPlayUrls. */
export interface MediaRefreshJob {
  readonly id: string;
  readonly taskType: TaskTypeName;
  /** The requested streams, as GetMediaRefreshJobs returns them: JSON. */
  readonly filterPolicy: string;
  readonly userData?: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  readonly entries: readonly JobEntry[];
}

/** The latest jobs, by ID. */
export class Jobs {
  // In the order of their creation.
  private readonly jobs = new Map<string, MediaRefreshJob>();

  /** Keeps at least this many jobs, and fewer than twice as many. */
  constructor(private readonly keep: number) {}

  add(job: MediaRefreshJob): void {
    this.jobs.set(job.id, job);
    if (this.jobs.size >= 2 * this.keep) {
      [...this.jobs.keys()].slice(0, -this.keep).forEach((id) => this.jobs.delete(id));
    }
  }

  get(id: string): MediaRefreshJob | undefined {
    return this.jobs.get(id);
  }

  /** All jobs, the oldest first. */
  values(): Iterable<MediaRefreshJob> {
    return this.jobs.values();
  }
}

/** Whether no URL of a media asset was submitted. */
export function isFailure(result: Admission | EntryFailure): result is EntryFailure {
  return 'code' in result;
}
