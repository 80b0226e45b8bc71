import type { Task } from '../src/job/job';
import { taskTypesOf } from '../src/job/urls';
import { refreshMediaPlayUrls, type WireParameters } from '../src/job/wire';

/** The reason of media assets in a dry run. */
export const DRY_RUN = 'dry run';

/** Maximum number of requests in the report. */
const MAX_REQUESTS = 20;

/** Requests that a run would have sent. */
export interface Requests {
  readonly total: number;
  /** The parameters of the first of them, as they would be sent. */
  readonly first: readonly WireParameters[];
}

/** Records the calls that a run would have made. */
export class DryRun implements Requests {
  total = 0;
  readonly first: WireParameters[] = [];

  constructor(private readonly task: Task) {}

  /** A batch would be submitted. */
  submit(mediaIds: readonly string[]): void {
    for (const taskType of taskTypesOf(this.task.taskType)) {
      this.total++;
      if (this.first.length < MAX_REQUESTS) {
        this.first.push(refreshMediaPlayUrls(mediaIds, this.task, taskType).parameters);
      }
    }
  }
}
