/** The URLs that an account may submit in a day. */
export interface DailyUrlQuota {
  /**
   * URLs to preload.
   *
   * @default 500
   */
  readonly preload?: number;

  /**
   * URLs to refresh.
   *
   * @default 2000
   */
  readonly refresh?: number;
}
