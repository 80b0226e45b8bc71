/**
 * What is asked of the edge.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export enum TaskType {
  /** Fetch to the edge, before the audience does. */
  PRELOAD = 'Preload',

  /** Purge from the edge, so that the next viewer gets the newest file. */
  REFRESH = 'Refresh',
}
