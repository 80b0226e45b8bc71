import type { ScheduleExpression } from './schedule-expression';
import type { TaskType } from './task-type';

/** Options for a schedule of another app that spends the same quotas. */
export interface OtherScheduleOptions {
  /** Times at which it runs. */
  readonly schedule: ScheduleExpression;

  /** URLs that a run submits, 1 to 1,000,000,000. Tokens are not supported. */
  readonly urlsPerRun: number;

  /**
   * Requests that a run sends in its first second, 1 to 1,000. Tokens are not supported.
   *
   * @default - none are counted
   */
  readonly requestsPerSecond?: number;

  /**
   * What it does with each media asset. Tokens are not supported.
   *
   * @default TaskType.PRELOAD
   */
  readonly taskType?: TaskType;
}
