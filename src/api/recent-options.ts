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

  /**
   * Types of the media assets: `MediaType`'s video, audio. VOD searches for one type a call; they are found one after the other.
   *
   * @default ["video", "audio"]
   */
  readonly mediaTypes?: string[];
}
