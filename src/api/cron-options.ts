/**
 * The fields of a cron, as texts in the dialect of Function Compute: numbers, `*`, lists `1,2`, ranges `1-5`, steps `0/15`.
 *
 * A field finer than the finest one given must be given: `hour: "4"` alone would run sixty times, so it is an error.
 * Fields coarser than that mean every one where they are left out.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers
 */
export interface CronOptions {
  /**
   * Minute, 0 to 59.
   *
   * @default - must be given
   */
  readonly minute?: string;

  /**
   * Hour, 0 to 23.
   *
   * @default - every hour
   */
  readonly hour?: string;

  /**
   * Day of the month, 1 to 31; not together with `weekDay`.
   *
   * @default - every day
   */
  readonly day?: string;

  /**
   * Month, 1 to 12, or JAN to DEC.
   *
   * @default - every month
   */
  readonly month?: string;

  /**
   * Days of the week by name, MON to SUN; not together with `day`. A range may not wrap around the week.
   *
   * @default - every day of the week
   */
  readonly weekDay?: string;

  /**
   * Time zone: an IANA name in its own case, such as `Asia/Shanghai`.
   *
   * @default - UTC, with a warning
   */
  readonly timeZone?: string;
}
