import { readMediaFile } from './synth/media-file';

/** @internal */
export interface _Media {
  /** Media IDs, as props (which may be expressions) or as data (which never are). */
  readonly ids: readonly string[];
  /** Whether the IDs are data, read from a file. */
  readonly data: boolean;
  /** Where each ID stands, for messages; left out where the IDs were given as a prop. */
  readonly places?: readonly string[];
  /** What could not be read. */
  readonly problems?: readonly string[];
}

/**
 * Which media a schedule takes.
 *
 * A media ID holds letters, digits, `-` and `_`; all known ones are 32 hexadecimal digits.
 */
export class MediaSelection {
  /**
   * The media of a list, in order of priority.
   *
   * @param mediaIds the IDs, or tokens of them; a repeat is dropped with a warning. About 3,500 fit into one schedule.
   */
  public static ids(mediaIds: string[]): MediaSelection {
    return new MediaSelection({ ids: mediaIds, data: false });
  }

  /**
   * The media of a text file, read at synth, in order of priority.
   *
   * One ID a line, or CSV: the column is the one that its first line calls `mediaId`, `MediaId`, `media_id`, `VideoId`,
   * `videoId` or `video_id`, else the first. What follows a `#` is a comment. The file is data: no expression in it is
   * evaluated, and errors name its lines.
   *
   * @param path the file, relative to the folder in which the app runs.
   */
  public static file(path: string): MediaSelection {
    return new MediaSelection(readMediaFile(path));
  }

  /** @internal */
  public readonly _media: _Media;

  private constructor(media: _Media) {
    this._media = media;
  }
}
