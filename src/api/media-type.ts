/**
 * The types of media assets that a search finds.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-searchmedia
 */
export class MediaType {
  /** Videos. */
  public static readonly VIDEO = 'video';

  /** Audio files. */
  public static readonly AUDIO = 'audio';

  private constructor() {}
}
