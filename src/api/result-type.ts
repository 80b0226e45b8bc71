/**
 * Whether to take the latest or all transcoded streams of a definition and format.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export enum ResultType {
  /** The latest transcoded stream. */
  SINGLE = 'Single',

  /** All transcoded streams; the number of URLs is then a lower bound. */
  MULTIPLE = 'Multiple',
}
