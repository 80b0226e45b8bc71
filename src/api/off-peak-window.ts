/** A part of the day in which prefetching is meant to run. It may go past midnight. */
export interface OffPeakWindow {
  /** Start, `HH:MM` on a 24-hour clock. Tokens are not supported. */
  readonly start: string;

  /** End, `HH:MM` on a 24-hour clock; no schedule ticks at the end itself. Tokens are not supported. */
  readonly end: string;

  /**
   * IANA time zone of both. Tokens are not supported.
   *
   * @default "Asia/Shanghai"
   */
  readonly timeZone?: string;
}
