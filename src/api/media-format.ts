/**
 * The formats of media streams that RefreshMediaPlayUrls knows.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshmediaplayurls
 */
export class MediaFormat {
  /** MP4. */
  public static readonly MP4 = 'mp4';

  /** HLS: a playlist and its TS segments, which `sliceFlag` includes. */
  public static readonly HLS = 'm3u8';

  /** MP3; audio only. */
  public static readonly MP3 = 'mp3';

  /** FLV. */
  public static readonly FLV = 'flv';

  /** WebM. */
  public static readonly WEBM = 'webm';

  /** MPEG transport stream. */
  public static readonly TS = 'ts';

  private constructor() {}
}
