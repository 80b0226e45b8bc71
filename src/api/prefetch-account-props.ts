import type { DailyUrlQuota } from './daily-url-quota';
import type { OffPeakWindow } from './off-peak-window';

/** Properties for `PrefetchAccount`. All have a default. */
export interface PrefetchAccountProps {
  /**
   * ID of the Alibaba Cloud account, in digits. Prefetchers whose provider or role is of the same account then belong to it too.
   * Tokens are not supported.
   *
   * @default - not known: this object alone tells the account from others
   */
  readonly accountId?: string;

  /**
   * URLs that the account may submit in a day, which is taken to be a day in Shanghai.
   *
   * @default - 500 to preload, 2,000 to refresh
   */
  readonly dailyUrlQuota?: DailyUrlQuota;

  /**
   * Requests a second that VOD serves the account for one action, 1 to 1,000. Tokens are not supported.
   *
   * @default 50
   */
  readonly qpsLimit?: number;

  /**
   * Part of the day in which the account's schedules are meant to run. Other times are a warning.
   *
   * @default - the whole day
   */
  readonly offPeak?: OffPeakWindow;

  /**
   * Whether schedules that exceed the quotas together are an error at synth, and not a warning. It holds for prefetchers that are known to
   * be of this account. Tokens are not supported.
   *
   * @default false
   */
  readonly failOnExcess?: boolean;
}
