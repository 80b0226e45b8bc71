/** Options for a search by SearchMedia; without a match, all media assets of the statuses. */
export interface SearchOptions {
  /**
   * Condition in the grammar of SearchMedia's `Match`: `field = value`, `field in ('a','b')`, ranges, joined by `and`; an
   * `or` stands in parentheses.
   *
   * @default - no condition besides the statuses
   * @see https://www.alibabacloud.com/help/en/vod/developer-reference/protocol-for-media-asset-search
   */
  readonly match?: string;

  /**
   * Statuses of the media assets; `[]` adds no condition.
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

  /**
   * Order of the media assets: up to three of `FIELD:Asc` or `FIELD:Desc`, with commas; beyond 5,000 media assets VOD
   * takes one.
   *
   * @default "CreationTime:Desc"
   */
  readonly sortBy?: string;
}
