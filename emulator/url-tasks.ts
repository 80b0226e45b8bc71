import type { TaskTypeName } from '../src/job/job';
import { statusOf, type Admission, type EdgeTask, type TaskStatus } from './admission';
import { mediaOf } from './catalogue';
import type { Clock } from './clock';
import type { Edge, TaskFilter } from './edge';
import { wholeSeconds } from './times';

/** One play URL on its way to the edge, or away from it. */
export interface UrlTask {
  readonly taskId: string;
  readonly url: string;
  readonly mediaId: string;
  /** As DescribeVodRefreshTasks names it: a file to be refreshed, or a preload. */
  readonly objectType: 'file' | 'preload';
  readonly status: TaskStatus;
  /** Why it failed. */
  readonly description?: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
}

/** Which tasks of URLs are looked for. */
export interface UrlTaskFilter extends TaskFilter {
  readonly taskId?: string;
  readonly url?: string;
}

/** One page of tasks. */
export interface UrlTaskPage {
  readonly tasks: readonly UrlTask[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** What tasks are told from. */
export interface UrlTasksProps {
  readonly edge: Edge;
  readonly clock: Clock;
  /** The play URLs that were submitted for a media. */
  readonly urlsOf: (admission: Admission) => readonly string[];
}

const OBJECT_TYPES: Readonly<Record<TaskTypeName, UrlTask['objectType']>> = { Preload: 'preload', Refresh: 'file' };

/** The tasks of URLs as the API tells them: by ID, by URL, or page by page. */
export class UrlTasks {
  constructor(private readonly props: UrlTasksProps) {}

  /** The task of one URL, by an ID that a job named, as long as its job is not forgotten. */
  byId(taskId: string): UrlTask | undefined {
    const task = this.props.edge.task(taskId);
    return task && this.describe(task);
  }

  /** The tasks that a filter finds, the newest first: so many from a position on, counted from 0. */
  page(filter: UrlTaskFilter, start: number, size: number): UrlTaskPage {
    const named = this.named(filter);
    if (named !== undefined) {
      return { tasks: named.slice(start, start + size), total: named.length };
    }
    const { total, at } = this.props.edge.select(filter);
    const length = Math.max(0, Math.min(size, total - start));
    return { tasks: Array.from({ length }, (_, index) => this.describe(at(start + index))), total };
  }

  // What a filter finds that names a task or a URL.
  private named(filter: UrlTaskFilter): UrlTask[] | undefined {
    const { taskId, url, taskType, status, from, to } = filter;
    const candidates = taskId !== undefined ? [this.props.edge.task(taskId)] : url !== undefined ? this.ofUrl(url) : undefined;
    return candidates
      ?.filter((task) => task !== undefined)
      .map((task) => this.describe(task))
      .filter((task) => {
        const createdAt = wholeSeconds(task.createdAt);
        return (
          (url === undefined || task.url === url) &&
          (taskType === undefined || task.objectType === OBJECT_TYPES[taskType]) &&
          (status === undefined || task.status === status) &&
          createdAt >= from &&
          createdAt <= to
        );
      });
  }

  private ofUrl(url: string): EdgeTask[] {
    const mediaId = mediaOf(url);
    const admissions = mediaId === undefined ? [] : this.props.edge.admissionsOf(mediaId);
    return admissions
      .map((admission) => ({ admission, index: this.props.urlsOf(admission).indexOf(url) }))
      .filter(({ index }) => index >= 0)
      .reverse();
  }

  private describe(task: EdgeTask): UrlTask {
    const { admission, index } = task;
    const { firstTaskId, mediaId, taskType, createdAt } = admission;
    const status = statusOf(task, this.props.clock.elapsed());
    const fate = status === 'Failed' ? admission.fates?.get(index) : undefined;
    return {
      taskId: String(firstTaskId + index),
      url: this.props.urlsOf(admission)[index],
      mediaId,
      objectType: OBJECT_TYPES[taskType],
      status,
      ...(fate?.kind === 'failed' ? { description: fate.reason } : {}),
      createdAt,
    };
  }
}
