import type { TaskTypeName } from '../src/job/job';
import type { Admission, EdgeRequest, EdgeTask, TaskStatus, UrlFates } from './admission';
import type { Clock } from './clock';
import { DailyQuota, type DailyUrls } from './daily-quota';
import { PreloadQueue, type PreloadQueueProps } from './preload-queue';
import { TaskLane, type TaskSelection } from './task-lane';

/** Why URLs were not let in, as a job names it. */
export interface EntryFailure {
  readonly code: string;
  readonly message: string;
}

/** What an edge holds to. */
export interface EdgeProps {
  readonly clock: Clock;
  readonly dailyUrls: DailyUrls;
  readonly quotaHoursAheadOfUtc: number;
  readonly preloadQueue: PreloadQueueProps;
  /** How long a refresh of one URL takes, in milliseconds. */
  readonly refreshMilliseconds: number;
}

/** Which tasks are looked for. */
export interface TaskFilter {
  /** @default both */
  readonly taskType?: TaskTypeName;
  /** Needs a task type: tasks of both become due in no common order. @default whatever they are */
  readonly status?: TaskStatus;
  /** The first and the last second in which they were made, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/**
 * Full queue and spent quota of preloads share one code and text: of the two causes that the vendor's own pages give for it,
 * neither rules the other out.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmediarefreshjobs
 */
const PRELOAD_REFUSED: EntryFailure = { code: 'PreloadQueueFull', message: 'Preload queue is full, please try again later!' };

/** Inferred: code and text are those of the CDN's refresh. */
const REFRESH_REFUSED: EntryFailure = { code: 'QuotaExceeded.Refresh', message: "You've exceeded the prescribed refresh limits." };

const FIRST_TASK_ID = 7_042_200_001;

/** What lies behind the API: the account's quota of URLs, the queue of those on their way, and a task for each. */
export class Edge {
  private readonly quota: DailyQuota;
  private readonly queue: PreloadQueue;
  // Ordinals of this lane are task IDs, less the first one.
  private readonly tasks = new TaskLane();
  private readonly lanes: Readonly<Record<TaskTypeName, TaskLane>> = { Preload: new TaskLane(), Refresh: new TaskLane() };
  private admitted = 0;

  constructor(private readonly props: EdgeProps) {
    this.quota = new DailyQuota(props.dailyUrls, props.quotaHoursAheadOfUtc);
    this.queue = new PreloadQueue(props.preloadQueue);
  }

  /**
   * Takes on all URLs of a media, or none (inferred: nothing is documented of a media that fits in part). URLs that are
   * refused cost no quota, and no one asks for their fates.
   */
  submit(request: EdgeRequest, fates: () => UrlFates | undefined = () => undefined): Admission | EntryFailure {
    const { clock } = this.props;
    const { mediaId, taskType, filter, urls } = request;
    const now = clock.now();
    const at = clock.elapsed();
    const preload = taskType === 'Preload';
    if (this.quota.remaining(taskType, now) < urls || (preload && !this.queue.hasRoom(urls, at))) {
      return preload ? PRELOAD_REFUSED : REFRESH_REFUSED;
    }
    this.quota.spend(taskType, urls, now);
    const warming = preload ? this.queue.enter(urls, at) : { start: at + this.props.refreshMilliseconds, interval: 0 };
    // Written out, since a copy by spreading takes half as much memory again.
    const admission: Admission = { mediaId, taskType, filter, urls, firstTaskId: this.nextTaskId, createdAt: now, warming, fates: fates() };
    this.admitted += urls;
    this.tasks.add(admission);
    this.lanes[taskType].add(admission);
    return admission;
  }

  /** Spends URLs of the day for another caller, as far as there are any; answers how many. They take no room in the queue. */
  spendUrls(taskType: TaskTypeName, urls: number): number {
    const spent = Math.min(urls, this.remainingUrls(taskType));
    this.quota.spend(taskType, spent, this.props.clock.now());
    return spent;
  }

  /** URLs of a day; `Infinity` where there is no limit. */
  dailyUrls(taskType: TaskTypeName): number {
    return this.quota.limit(taskType);
  }

  /** URLs left of the day; `Infinity` where there is no limit. */
  remainingUrls(taskType: TaskTypeName): number {
    return this.quota.remaining(taskType, this.props.clock.now());
  }

  /** URLs that are still being preloaded. */
  get urlsInFlight(): number {
    return this.queue.inFlight(this.props.clock.elapsed());
  }

  /** The ID that the next task will have. */
  get nextTaskId(): number {
    return FIRST_TASK_ID + this.admitted;
  }

  /** The task of one URL, as long as it is not forgotten. */
  task(taskId: string): EdgeTask | undefined {
    return this.tasks.task(/^\d+$/.test(taskId) ? Number(taskId) - FIRST_TASK_ID : NaN);
  }

  /** The tasks that a filter finds. */
  select({ taskType, status, from, to }: TaskFilter): TaskSelection {
    const lane = taskType === undefined ? this.tasks : this.lanes[taskType];
    return lane.select(from, to, status, this.props.clock.elapsed());
  }

  /** What was admitted for a media and is not forgotten, the oldest first. */
  admissionsOf(mediaId: string): Admission[] {
    return this.tasks.media.filter((admission) => admission.mediaId === mediaId);
  }

  /** Forgets the media that were admitted before the one whose first task has this ID. */
  forgetBefore(taskId: number): void {
    [this.tasks, this.lanes.Preload, this.lanes.Refresh].forEach((lane) => lane.forgetBefore(taskId));
  }
}
