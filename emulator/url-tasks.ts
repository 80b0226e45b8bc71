import type { TaskTypeName } from '../src/job/job';
import type { Admission } from './admission';
import { isFailure, type MediaRefreshJob } from './jobs';
import { wholeSeconds } from './times';

/** The task of one URL. */
export interface UrlTask {
  readonly taskId: number;
  readonly admission: Admission;
  /** Position among the URLs of its media asset, from 0. */
  readonly index: number;
}

/** Which tasks to find. */
export interface UrlTaskFilter {
  /** @default any */
  readonly taskId?: string;
  /** @default both */
  readonly taskType?: TaskTypeName;
  /** The first second of their creation, in milliseconds since 1970. */
  readonly from: number;
  /** The last second of their creation. */
  readonly to: number;
}

/** The tasks of jobs that a filter finds, the newest first. */
export function findUrlTasks(jobs: Iterable<MediaRefreshJob>, { taskId, taskType, from, to }: UrlTaskFilter): readonly UrlTask[] {
  const found: UrlTask[] = [];
  for (const { result } of [...jobs].flatMap(({ entries }) => entries)) {
    if (isFailure(result) || (taskType !== undefined && result.taskType !== taskType)) {
      continue;
    }
    const createdAt = wholeSeconds(result.createdAt);
    if (createdAt >= from && createdAt <= to) {
      found.push(...tasksOf(result));
    }
  }
  return found.filter((task) => taskId === undefined || String(task.taskId) === taskId).reverse();
}

function tasksOf(admission: Admission): UrlTask[] {
  return Array.from({ length: admission.urls }, (_, index) => ({ taskId: admission.firstTaskId + index, admission, index }));
}
