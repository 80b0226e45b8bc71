import type { TaskTypeName } from '../src/job/job';
import type { StreamFilter } from './catalogue';
import type { Warming } from './preload-queue';

/** URLs of one media that are to be refreshed or preloaded. */
export interface EdgeRequest {
  readonly mediaId: string;
  readonly taskType: TaskTypeName;
  /** Which streams of the media. */
  readonly filter: StreamFilter;
  /** How many URLs that makes. */
  readonly urls: number;
}

/** What becomes of a URL that does not become warm: it fails for a reason, or it is never done. */
export type UrlFate = { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'stalled' };

/** The fates of a media's URLs, by their positions from 0. URLs that are not in it become warm. */
export type UrlFates = ReadonlyMap<number, UrlFate>;

/** URLs of one media that the edge took on: each is a task with an ID of its own. */
export interface Admission extends EdgeRequest {
  /** The ID of the first task; the others follow without a gap. */
  readonly firstTaskId: number;
  /** When the media was submitted, in milliseconds since 1970. */
  readonly createdAt: number;
  readonly warming: Warming;
  /** Absent where every URL becomes warm. */
  readonly fates?: UrlFates;
}

/** How far a task is, as DescribeVodRefreshTasks names it. */
export type TaskStatus = 'Refreshing' | 'Complete' | 'Failed';

/** The task of one URL. */
export interface EdgeTask {
  /** Which of its media's URLs it is, from 0. */
  readonly index: number;
  readonly admission: Admission;
}

/** Whether the time of a URL has come, whatever becomes of it then. */
export function isDue({ admission, index }: EdgeTask, elapsed: number): boolean {
  const { start, interval } = admission.warming;
  return start + (index + 1) * interval <= elapsed;
}

/** How far a task is at an instant of the clock that never goes back. */
export function statusOf(task: EdgeTask, elapsed: number): TaskStatus {
  const fate = task.admission.fates?.get(task.index);
  if (!isDue(task, elapsed) || fate?.kind === 'stalled') {
    return 'Refreshing';
  }
  return fate === undefined ? 'Complete' : 'Failed';
}
