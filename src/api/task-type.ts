/**
 * Whether to preload, refresh, or both.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export enum TaskType {
  /** Fetch to the edge, before the audience does. */
  PRELOAD = 'Preload',

  /** Purge from the edge, so that the next viewer gets the newest file. */
  REFRESH = 'Refresh',

  /**
   * Refresh, and preload once the refresh is complete, in one run: the edge then holds the newest file. It costs the URLs of
   * a media asset twice: of the quota to refresh and of that to preload.
   */
  REFRESH_THEN_PRELOAD = 'RefreshThenPreload',
}
