import type { TaskTypeName } from '../src/job/job';
import type { StreamFilter } from './catalogue';
import type { Clock } from './clock';
import { DailyQuota, type DailyUrls } from './daily-quota';
import { PreloadQueue, type PreloadQueueProps, type Warming } from './preload-queue';

/** Why URLs were not let in, as a job names it. */
export interface EntryFailure {
  readonly code: string;
  readonly message: string;
}

/** URLs of one media that are to be refreshed or preloaded. */
export interface EdgeRequest {
  readonly mediaId: string;
  readonly taskType: TaskTypeName;
  /** Which streams of the media. */
  readonly filter: StreamFilter;
  /** How many URLs that makes. */
  readonly urls: number;
}

/** URLs of one media that the edge took on: each is a task with an ID of its own. */
export interface Admission extends EdgeRequest {
  /** The ID of the first task; the others follow without a gap. */
  readonly firstTaskId: number;
  /** When the media was submitted, in milliseconds since 1970. */
  readonly createdAt: number;
  readonly warming: Warming;
}

/** The task of one URL. */
export interface EdgeTask {
  readonly taskId: string;
  /** Which of its media's URLs it is, from 0. */
  readonly index: number;
  readonly done: boolean;
  readonly admission: Admission;
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
  // In the order of task IDs.
  private readonly admissions: Admission[] = [];
  private nextTaskId = FIRST_TASK_ID;

  constructor(private readonly props: EdgeProps) {
    this.quota = new DailyQuota(props.dailyUrls, props.quotaHoursAheadOfUtc);
    this.queue = new PreloadQueue(props.preloadQueue);
  }

  /**
   * Takes on all URLs of a media, or none (inferred: nothing is documented of a media that fits in part). URLs that are
   * refused cost no quota.
   */
  submit(request: EdgeRequest): Admission | EntryFailure {
    const { clock } = this.props;
    const { taskType, urls } = request;
    const now = clock.now();
    const at = clock.elapsed();
    const preload = taskType === 'Preload';
    if (this.quota.remaining(taskType, now) < urls || (preload && !this.queue.hasRoom(urls, at))) {
      return preload ? PRELOAD_REFUSED : REFRESH_REFUSED;
    }
    this.quota.spend(taskType, urls, now);
    const warming = preload ? this.queue.enter(urls, at) : { start: at + this.props.refreshMilliseconds, interval: 0 };
    const admission: Admission = { ...request, firstTaskId: this.nextTaskId, createdAt: now, warming };
    this.nextTaskId += urls;
    this.admissions.push(admission);
    return admission;
  }

  /** URLs left of the day; `Infinity` where there is no limit. */
  remainingUrls(taskType: TaskTypeName): number {
    return this.quota.remaining(taskType, this.props.clock.now());
  }

  /** URLs that are still being preloaded. */
  get urlsInFlight(): number {
    return this.queue.inFlight(this.props.clock.elapsed());
  }

  /** The task of one URL. */
  task(taskId: string): EdgeTask | undefined {
    const id = /^\d+$/.test(taskId) ? Number(taskId) : NaN;
    let low = 0;
    let high = this.admissions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { firstTaskId, urls } = this.admissions[middle];
      if (firstTaskId + urls <= id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const admission = this.admissions[low];
    if (!(admission?.firstTaskId <= id)) {
      return undefined;
    }
    const index = id - admission.firstTaskId;
    const { start, interval } = admission.warming;
    return { taskId, index, admission, done: start + (index + 1) * interval <= this.props.clock.elapsed() };
  }
}
