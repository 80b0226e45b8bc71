import type { TaskTypeName } from '../src/job/job';
import type { Admission, EdgeRequest, UrlFates } from './admission';
import { DailyQuota } from './daily-quota';
import type { VodEmulatorSettings } from './options';
import { PreloadQueue } from './preload-queue';

/** The error of a media asset whose URLs were not accepted, as a job's entry has it. */
export interface EntryFailure {
  readonly code: string;
  readonly message: string;
}

/** The limits of an edge. */
export type EdgeProps = Pick<VodEmulatorSettings, 'clock' | 'dailyUrls' | 'preloadQueue' | 'refreshMilliseconds' | 'submitsParts' | 'random'>;

/**
 * A full queue and a spent preload quota share one code and text: the vendor's pages name both causes.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmediarefreshjobs
 */
const PRELOAD_REFUSED: EntryFailure = { code: 'PreloadQueueFull', message: 'Preload queue is full, please try again later!' };

/** Inferred: code and text are those of the CDN's refresh. */
const REFRESH_REFUSED: EntryFailure = { code: 'QuotaExceeded.Refresh', message: "You've exceeded the prescribed refresh limits." };

const FIRST_TASK_ID = 7_042_200_001;

/** The CDN behind the API: the account's URL quota and the queue of URLs in flight. */
export class Edge {
  private readonly quota: DailyQuota;
  private readonly queue: PreloadQueue;
  private nextTaskId = FIRST_TASK_ID;

  constructor(private readonly props: EdgeProps) {
    this.quota = new DailyQuota(props.dailyUrls);
    this.queue = new PreloadQueue(props.preloadQueue, props.random);
  }

  /**
   * Accepts all URLs of a media asset, or none; with `submitsParts` as many as fit. Refused URLs cost no quota and have no fates.
   */
  submit(request: EdgeRequest, fates: () => UrlFates | undefined = () => undefined): Admission | EntryFailure {
    const { clock, refreshMilliseconds, submitsParts } = this.props;
    const { mediaId, taskType, filter } = request;
    const now = clock.now();
    const at = clock.elapsed();
    const preload = taskType === 'Preload';
    const refusal = preload ? PRELOAD_REFUSED : REFRESH_REFUSED;
    const room = Math.min(this.quota.remaining(taskType, now), preload ? this.queue.room(at) : Infinity);
    const urls = submitsParts ? Math.min(room, request.urls) : request.urls;
    if (urls > room || urls === 0) {
      return refusal;
    }
    this.quota.spend(taskType, urls, now);
    const warming = preload ? this.queue.enter(urls, at) : { start: at + refreshMilliseconds, interval: 0 };
    // Spelled out because a copy by spreading takes half as much memory again.
    const admission: { -readonly [name in keyof Admission]: Admission[name] } = {
      mediaId,
      taskType,
      filter,
      urls,
      firstTaskId: this.nextTaskId,
      createdAt: now,
      warming,
      fates: fates(),
    };
    if (urls < request.urls) {
      admission.rest = refusal;
    }
    this.nextTaskId += urls;
    return admission;
  }

  /** Spends URLs of the day as another caller of the account, as far as any are left; returns how many. They never enter the queue. */
  spendUrls(taskType: TaskTypeName, urls: number): number {
    const spent = Math.min(urls, this.remainingUrls(taskType));
    this.quota.spend(taskType, spent, this.props.clock.now());
    return spent;
  }

  /** URL quota of a day; `Infinity` without a limit. */
  dailyUrls(taskType: TaskTypeName): number {
    return this.quota.limit(taskType);
  }

  /** URLs left of the day's quota; `Infinity` without a limit. */
  remainingUrls(taskType: TaskTypeName): number {
    return this.quota.remaining(taskType, this.props.clock.now());
  }

  /** Number of URLs in the preload queue. */
  get urlsInFlight(): number {
    return this.queue.inFlight(this.props.clock.elapsed());
  }
}
