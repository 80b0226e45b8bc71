import type { TaskTypeName } from '../src/job/job';

/** URLs that an account may submit in a day. 0 and `Infinity` are no limit. */
export interface DailyUrls {
  readonly preload: number;
  readonly refresh: number;
}

const HOUR = 3_600_000;

/** Counts the URLs of a day against the account's quota. */
export class DailyQuota {
  private day = NaN;
  private spent: Record<TaskTypeName, number> = { Preload: 0, Refresh: 0 };

  /** The day starts at midnight of a zone so many hours ahead of UTC. */
  constructor(
    private readonly urls: DailyUrls,
    private readonly hoursAheadOfUtc: number,
  ) {}

  /** URLs of a day; `Infinity` where there is no limit. */
  limit(taskType: TaskTypeName): number {
    return (taskType === 'Preload' ? this.urls.preload : this.urls.refresh) || Infinity;
  }

  /** URLs that are left of the day; `Infinity` where there is no limit. */
  remaining(taskType: TaskTypeName, now: number): number {
    this.turn(now);
    return this.limit(taskType) - this.spent[taskType];
  }

  /** Takes URLs off the day. */
  spend(taskType: TaskTypeName, urls: number, now: number): void {
    this.turn(now);
    this.spent[taskType] += urls;
  }

  private turn(now: number): void {
    const day = Math.floor((now + this.hoursAheadOfUtc * HOUR) / (24 * HOUR));
    if (day !== this.day) {
      this.day = day;
      this.spent = { Preload: 0, Refresh: 0 };
    }
  }
}
