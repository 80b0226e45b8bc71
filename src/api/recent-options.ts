/** The media that were made shortly before the tick. */
export interface RecentOptions {
  /** Hours before the tick, 1 to 8,760. */
  readonly withinHours: number;

  /**
   * The statuses that a media may have.
   *
   * @default ["Normal"]
   */
  readonly statuses?: string[];
}
