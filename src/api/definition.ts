/**
 * The definitions that ApsaraVideo VOD documents. A template of your own may name others.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/media-asset-parameters
 */
export class Definition {
  /** FD, fluent; video. */
  public static readonly FD = 'FD';

  /** LD, low definition; video. */
  public static readonly LD = 'LD';

  /** SD, standard definition; video. */
  public static readonly SD = 'SD';

  /** HD, high definition; video. */
  public static readonly HD = 'HD';

  /** OD, the original. */
  public static readonly ORIGINAL = 'OD';

  /** 2K; video. */
  public static readonly TWO_K = '2K';

  /** 4K; video. */
  public static readonly FOUR_K = '4K';

  /** SQ, standard quality; audio. */
  public static readonly SQ = 'SQ';

  /** HQ, high quality; audio. */
  public static readonly HQ = 'HQ';

  /** AUTO, the adaptive stream; video. */
  public static readonly AUTO = 'AUTO';

  private constructor() {}
}
