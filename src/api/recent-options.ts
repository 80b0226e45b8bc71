/** Options for a selection of recently created media assets. */
export interface RecentOptions {
  /** Hours before the tick, 1 to 8,760. */
  readonly withinHours: number;

  /**
   * Statuses of the media assets.
   *
   * @default ["Normal"]
   */
  readonly statuses?: string[];
}
