/**
 * Which transcoded streams of one definition and format are taken.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export enum ResultType {
  /** The latest alone. */
  SINGLE = 'Single',

  /** All of them; the URL sum is then the least that it can be. */
  MULTIPLE = 'Multiple',
}
