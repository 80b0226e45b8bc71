/** What a search looks for. */
export enum SearchType {
  VIDEO = 'video',
  AUDIO = 'audio',
}

/** A list that another team keeps in a bucket. */
export interface BucketObjectOptions {
  /**
   * The bucket's endpoint with its scheme, as the function reaches it. An internal one must be of the function's region.
   *
   * @default - the internal endpoint of the function's region, as `http://oss-cn-shanghai-internal.aliyuncs.com`
   */
  readonly endpoint?: string;
}

/** Where a list is kept that is too long for the event. */
export interface StoredListOptions {
  /**
   * What the object's key starts with; at most 800 bytes, known at synth. Up to its last `/` it is a folder that must be there
   * as an object of its own, `FOLDER/`: Function Compute mounts no other.
   *
   * @default "media-prefetch-" - at the top of the bucket, which is always there
   */
  readonly prefix?: string;

  /**
   * The bucket's endpoint with its scheme, as the function reaches it. An internal one must be of the function's region.
   *
   * @default - the internal endpoint of the function's region
   */
  readonly endpoint?: string;
}

/** What SearchMedia is to find; without a match, all media of the statuses. */
export interface SearchOptions {
  /**
   * The condition, in the grammar of SearchMedia's `Match`: `field = value`, `field in ('a','b')`, ranges, joined by `and`;
   * an `or` stands in parentheses.
   *
   * @default - no condition besides the statuses
   * @see https://www.alibabacloud.com/help/en/vod/developer-reference/protocol-for-media-asset-search
   */
  readonly match?: string;

  /**
   * The statuses that a media may have; `[]` adds no condition.
   *
   * @default ["Normal"]
   */
  readonly statuses?: string[];

  /**
   * What is looked for.
   *
   * @default SearchType.VIDEO
   */
  readonly searchType?: SearchType;

  /**
   * The order: up to three of `FIELD:Asc` or `FIELD:Desc`, with commas; beyond 5,000 media VOD takes one.
   *
   * @default "CreationTime:Desc"
   */
  readonly sortBy?: string;
}

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

/** The media that were played most. */
export interface TopPlayedOptions {
  /** Days of Shanghai before the tick whose figures are ready, 1 to 180. */
  readonly days: number;

  /** Media, at most: 1 to 1,000. */
  readonly limit: number;
}
