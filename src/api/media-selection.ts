import { BucketObjectOptions, RecentOptions, SearchOptions, StoredListOptions, TopPlayedOptions } from './media-selection-options';
import { readMediaFile } from './media-file';
import { MediaTree, withLists } from './media-tree';

/**
 * Which media a schedule takes, in order of priority.
 *
 * A media ID holds letters, digits, `-` and `_`; all known ones are 32 hexadecimal digits.
 */
export class MediaSelection {
  /**
   * The media of a list, in order of priority.
   *
   * @param mediaIds the IDs, or tokens of them; a repeat is dropped with a warning. About 3,500 fit into one schedule; more
   * with `storedIn`.
   */
  public static ids(mediaIds: string[]): MediaSelection {
    return new MediaSelection({ type: 'ids', ids: mediaIds, data: false });
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
    return new MediaSelection({ type: 'ids', data: true, ...readMediaFile(path) });
  }

  /**
   * The media of a list that somebody keeps in a bucket, read at each run, in order of priority; in the form of `file`.
   *
   * The folder of the key is mounted into the function, read-only, and must be there as an object of its own, `FOLDER/`;
   * a key without a folder needs none. A function has 5 mounts at most. What is no media ID counts as skipped.
   *
   * @param bucketName the bucket, or a token of it.
   * @param key the object's key, known at synth.
   * @param options how the function reaches the bucket.
   */
  public static bucketObject(bucketName: string, key: string, options: BucketObjectOptions = {}): MediaSelection {
    return new MediaSelection({ type: 'object', bucketName, key, endpoint: options.endpoint });
  }

  /**
   * What SearchMedia finds when it runs: one call for each 100 media, 2,000,000 media at most.
   *
   * @param options what is looked for.
   */
  public static search(options: SearchOptions): MediaSelection {
    return new MediaSelection({ type: 'search', ...options });
  }

  /**
   * The media that were made in the hours before the tick, the oldest first: one call of SearchMedia for each 100.
   *
   * @param options how far back.
   */
  public static recent(options: RecentOptions): MediaSelection {
    return new MediaSelection({ type: 'recent', ...options });
  }

  /**
   * The media with the most plays in the days before the tick, the most played first: one call a day of figures.
   *
   * VOD counts plays through ApsaraVideo Player SDKs only, and serves the figures in cn-shanghai. Those of a day are ready at
   * 09:00 of the next one, Shanghai time; before, the days end one day earlier. A run without any figures fails.
   *
   * @param options how many days, and how many media.
   */
  public static topPlayed(options: TopPlayedOptions): MediaSelection {
    return new MediaSelection({ type: 'topPlayed', ...options });
  }

  /**
   * One selection after the other, in order of priority. A media that comes again is dropped.
   *
   * @param selections the selections, the most important first.
   */
  public static concat(...selections: MediaSelection[]): MediaSelection {
    return new MediaSelection({ type: 'concat', selections: selections.map(({ _media }) => _media) });
  }

  /** @internal */
  public readonly _media: MediaTree;

  private constructor(media: MediaTree) {
    this._media = media;
  }

  /**
   * This selection without the media of another.
   *
   * @param other what is left out; it is read first, and may be empty.
   */
  public excluding(other: MediaSelection): MediaSelection {
    return new MediaSelection({ type: 'excluding', selection: this._media, excluded: other._media });
  }

  /**
   * The first media of this selection, repeats not counted.
   *
   * @param count how many: 1 to 1,000,000.
   */
  public limit(count: number): MediaSelection {
    return new MediaSelection({ type: 'limit', selection: this._media, count });
  }

  /**
   * This selection with its lists and files kept in a bucket rather than in the event, which holds about 3,500 media IDs.
   *
   * Each schedule uploads its lists as objects, one ID a line, under keys that hold the lists' hashes, and the function reads
   * them from a read-only mount. The bucket is in the region of the schedule's provider.
   *
   * @param bucketName the bucket, or a token of it.
   * @param options under which prefix, and how the function reaches the bucket.
   */
  public storedIn(bucketName: string, options: StoredListOptions = {}): MediaSelection {
    return new MediaSelection(withLists(this._media, (list) => ({ ...list, stored: { ...options, bucketName } })));
  }
}
