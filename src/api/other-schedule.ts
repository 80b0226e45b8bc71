import type { JobTaskType } from '../job/job';
import type { ScheduleExpression } from './schedule-expression';

/** A schedule of another app, as far as its options can be used. */
export interface OtherSchedule {
  readonly name: string;
  readonly schedule?: ScheduleExpression;
  readonly urlsPerRun: number;
  readonly requestsPerSecond: number;
  readonly taskType: JobTaskType;
}
