import type { Check } from './check';
import type { InFlight } from './in-flight';

/** Maximum number of job IDs in the report. */
const MAX_JOB_IDS = 200;

/** The jobs that VOD created for a run. */
export class Jobs {
  readonly ids: string[] = [];
  /** Number of job IDs that the report has no room for. */
  leftOut = 0;

  constructor(private readonly inFlight: InFlight) {}

  /** Notes a job, and checks it unless none of its media assets is open. */
  add(check: Check, jobId: string, mediaIds: readonly string[], since?: number): void {
    if (this.ids.length < MAX_JOB_IDS) {
      this.ids.push(jobId);
    } else {
      this.leftOut++;
    }
    if (mediaIds.length > 0) {
      this.inFlight.track('jobs', check.follow(jobId, mediaIds, since));
    }
  }
}
