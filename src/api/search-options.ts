import { SearchType } from './search-type';

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
