import type { TaskTypeName } from '../src/job/job';
import { shanghaiDay } from './times';

/** URLs that an account may submit in a day. 0 and `Infinity` mean no limit. */
export interface DailyUrls {
  readonly preload: number;
  readonly refresh: number;
}

/** Counts the URLs of a day, from midnight in Shanghai (inferred), against the account's quota. */
export class DailyQuota {
  private day = '';
  private spent: Record<TaskTypeName, number> = { Preload: 0, Refresh: 0 };

  constructor(private readonly urls: DailyUrls) {}

  /** URL quota of a day; `Infinity` without a limit. */
  limit(taskType: TaskTypeName): number {
    return (taskType === 'Preload' ? this.urls.preload : this.urls.refresh) || Infinity;
  }

  /** URLs left of the day; `Infinity` without a limit. */
  remaining(taskType: TaskTypeName, now: number): number {
    this.startDay(now);
    return this.limit(taskType) - this.spent[taskType];
  }

  /** Takes URLs off the day. */
  spend(taskType: TaskTypeName, urls: number, now: number): void {
    this.startDay(now);
    this.spent[taskType] += urls;
  }

  private startDay(now: number): void {
    const day = shanghaiDay(now);
    if (day !== this.day) {
      this.day = day;
      this.spent = { Preload: 0, Refresh: 0 };
    }
  }
}
