import type { Job } from '../src/job/job';
import { STATUS_REGION } from '../src/job/limits';
import { taskTypesOf, urlsPerMedia } from '../src/job/urls';
import type { Caller } from './caller';
import type { FullQueue } from './full-queue';
import type { Settings } from './settings';
import { askRemains, quotaHint } from './url-limits';

/** Properties for {@link FullOrSpent}. */
export interface FullOrSpentProps {
  readonly job: Job;
  readonly settings: Settings;
  /** Calls the region that serves the quota. */
  readonly statusCaller: Caller;
  readonly queue: Pick<FullQueue, 'spent'>;
}

/**
 * Tells a spent day from a full queue, since VOD has one code for both: asks for what is left of the day's quota each time the
 * queue was found full.
 *
 * Where less is left than one media asset costs by its task, or one URL where the task does not tell, the day is spent. Where VOD
 * does not serve the question or refuses it, it is not asked again, and the queue counts as full.
 */
export class FullOrSpent {
  /** The code with which VOD did not tell. */
  private code?: string;
  private readonly served: boolean;

  constructor(private readonly props: FullOrSpentProps) {
    this.served = servesQuota(props.settings);
  }

  /** Asks, and closes the queue for good where the day is spent. */
  async ask(): Promise<void> {
    const { job, statusCaller, queue } = this.props;
    const taskType = taskTypesOf(job.task.taskType).at(-1)!;
    if (!this.served || this.code !== undefined || taskType !== 'Preload') {
      return;
    }
    const remains = await askRemains(statusCaller);
    if ('code' in remains) {
      this.code = remains.code;
    } else if (remains[taskType] < (urlsPerMedia(job.task) ?? 1)) {
      queue.spent();
    }
  }

  /** What to look at, where VOD did not tell. */
  get hint(): string | undefined {
    return this.code === undefined ? undefined : quotaHint(this.code, 'the run waited for the queue until its time was over');
  }
}

/** Whether the status endpoint may serve the quota: it does not where it is the public one of another region. */
function servesQuota({ statusEndpoint, region }: Settings): boolean {
  return region === undefined || region === STATUS_REGION || statusEndpoint.hostname !== `vod.${region}.aliyuncs.com`;
}
