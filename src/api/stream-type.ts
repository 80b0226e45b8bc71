/**
 * The types of media streams.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export class StreamType {
  /** Streams with a picture. */
  public static readonly VIDEO = 'video';

  /** Streams with sound alone. */
  public static readonly AUDIO = 'audio';

  private constructor() {}
}
