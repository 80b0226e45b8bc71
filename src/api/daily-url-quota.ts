/** The URLs that an account may submit in a day. */
export interface DailyUrlQuota {
  /**
   * URLs to preload, 1 to 1,000,000,000.
   *
   * @default 500
   */
  readonly preload?: number;

  /**
   * URLs to refresh, 1 to 1,000,000,000.
   *
   * @default 2000
   */
  readonly refresh?: number;
}
