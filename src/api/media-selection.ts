import type { Fields } from '../job/field';
import { SELECTION_KINDS } from '../job/selection-fields';
import { accept } from './accept';
import {
  BUCKET_OBJECT_ARGUMENTS,
  BUCKET_OBJECT_FIELDS,
  EXCLUDING_FIELDS,
  FILE_FIELDS,
  LIMIT_FIELDS,
  SEARCH_FIELDS,
  SELECTION,
  STORED_LIST_ARGUMENTS,
  STORED_LIST_FIELDS,
} from './argument-fields';
import type { BucketObjectOptions } from './bucket-object-options';
import { readMediaFile } from './media-file';
import { type MediaTree, NO_MEDIA, withLists } from './media-tree';
import type { RecentOptions } from './recent-options';
import type { SearchOptions } from './search-options';
import type { StoredListOptions } from './stored-list-options';
import type { TopPlayedOptions } from './top-played-options';

/**
 * The media assets of a schedule, in order of priority.
 *
 * A media ID holds letters, digits, `-` and `_`; all known ones are 32 hexadecimal digits.
 */
export class MediaSelection {
  /**
   * The media assets of a list, in order of priority.
   *
   * @param mediaIds the IDs, or tokens of them. Repeats are dropped with a warning. About 3,500 fit into one schedule; more
   * with `storedIn`.
   */
  public static ids(mediaIds: string[]): MediaSelection {
    const { ids = [], inputs } = judge(SELECTION_KINDS.ids.fields, { ids: mediaIds });
    return new MediaSelection({ type: 'ids', ids, data: false, inputs });
  }

  /**
   * The media assets of a text file, read at synth, in order of priority.
   *
   * One ID a line, or CSV with commas, semicolons or tabs: the column that the first row calls `mediaId`, `media_id` or `videoId`;
   * without such a row all IDs of a row, or its first cell. A `#` starts a comment at the start of a line and after an ID that is
   * alone on its line. The file is data: no expression in it is evaluated. Errors name its lines.
   *
   * @param path the file, relative to the folder in which the app runs. Tokens are not supported.
   */
  public static file(path: string): MediaSelection {
    const { file, inputs } = judge(FILE_FIELDS, { file: path });
    return new MediaSelection(file === undefined ? { ...NO_MEDIA, inputs } : { type: 'ids', data: true, ...readMediaFile(file), inputs });
  }

  /**
   * The media assets of a list in a bucket, read at each run, in order of priority. The list has the form of `file`.
   *
   * The folder of the key is mounted into the function, read-only, and must exist as an object of its own, `FOLDER/`; a key
   * without a folder needs none. A function has 5 mounts at most. Rows that hold no media ID count as skipped.
   *
   * @param bucketName the bucket, or a token of it.
   * @param key the object's key. Tokens are not supported.
   * @param options how the function reaches the bucket.
   */
  public static bucketObject(bucketName: string, key: string, options: BucketObjectOptions = {}): MediaSelection {
    const { bucketName: bucket = '', key: object = '', inputs } = judge(BUCKET_OBJECT_ARGUMENTS, { bucketName, key });
    const { endpoint, inputs: ofOptions } = judge(BUCKET_OBJECT_FIELDS, options);
    return new MediaSelection({ type: 'object', bucketName: bucket, key: object, endpoint, inputs: [...inputs, ...ofOptions] });
  }

  /**
   * The media assets that SearchMedia finds at each run: one call for each 100, 2,000,000 media assets at most.
   *
   * @param options the condition, the statuses and the order.
   */
  public static search(options: SearchOptions): MediaSelection {
    return new MediaSelection({ ...judge(SEARCH_FIELDS, options), type: 'search' });
  }

  /**
   * The media assets that were created in the hours before the tick, the oldest first: one call of SearchMedia for each 100.
   *
   * @param options the number of hours, and the statuses.
   */
  public static recent(options: RecentOptions): MediaSelection {
    return new MediaSelection({ ...judge(SELECTION_KINDS.recent.fields, options), type: 'recent' } as MediaTree);
  }

  /**
   * The media assets with the most plays in the days before the tick, the most played first: one call for each day.
   *
   * VOD counts plays through ApsaraVideo Player SDKs only, and serves the figures in cn-shanghai. Those of a day are ready at
   * 09:00 of the next one, Shanghai time; before, the days end one day earlier. A run without any figures fails.
   *
   * @param options the number of days, and of media assets.
   */
  public static topPlayed(options: TopPlayedOptions): MediaSelection {
    return new MediaSelection({ ...judge(SELECTION_KINDS.topPlayed.fields, options), type: 'topPlayed' } as MediaTree);
  }

  /**
   * One selection after the other, in order of priority. Repeats are dropped.
   *
   * @param selections the selections, the most important first. A list among them may be empty, such as a variable whose
   * default is `[]`, as long as another selection remains.
   */
  public static concat(...selections: MediaSelection[]): MediaSelection {
    const parts = selections.map((selection, index) => judge({ [`concat[${index}]`]: SELECTION }, { [`concat[${index}]`]: selection }));
    return new MediaSelection({
      type: 'concat',
      selections: parts.map(({ inputs }, index) => (inputs.length === 0 ? selections[index]._media : NO_MEDIA)),
      inputs: parts.flatMap(({ inputs }) => inputs),
    });
  }

  /** @internal */
  public readonly _media: MediaTree;

  private constructor(media: MediaTree) {
    this._media = media;
  }

  /**
   * This selection without the media assets of another.
   *
   * @param other the media assets to leave out. A run reads it first; it may be empty. If it cannot be read to its end, or a row of
   * it holds no media ID, the run fails and submits nothing of this selection.
   */
  public excluding(other: MediaSelection): MediaSelection {
    const { inputs } = judge(EXCLUDING_FIELDS, { excluding: other });
    return new MediaSelection({ type: 'excluding', selection: this._media, excluded: inputs.length === 0 ? other._media : NO_MEDIA, inputs });
  }

  /**
   * The first media assets of this selection, without repeats.
   *
   * @param count the number of media assets, 1 to 1,000,000.
   */
  public limit(count: number): MediaSelection {
    return new MediaSelection({ ...judge(LIMIT_FIELDS, { count }), type: 'limit', selection: this._media } as MediaTree);
  }

  /**
   * This selection with its lists and files kept in a bucket instead of the event, which holds about 3,500 media IDs.
   *
   * Each schedule uploads its lists as objects, one ID a line, under keys that hold the lists' hashes. The function reads them
   * from a read-only mount. The bucket must be in the region of the schedule's provider.
   *
   * @param bucketName the bucket, or a token of it.
   * @param options the prefix, and how the function reaches the bucket.
   */
  public storedIn(bucketName: string, options: StoredListOptions = {}): MediaSelection {
    const { bucketName: bucket, inputs: ofBucket } = judge(STORED_LIST_ARGUMENTS, { bucketName });
    const { prefix, endpoint, inputs: ofOptions } = judge(STORED_LIST_FIELDS, options);
    const stored = bucket === undefined ? undefined : { bucketName: bucket, prefix, endpoint };
    const inputs = [...ofBucket, ...ofOptions].map((problem) => ({ ...problem, prop: `storedIn.${problem.prop}` }));
    return new MediaSelection(withLists(this._media, (list) => ({ ...list, stored, inputs: [...(list.inputs ?? []), ...inputs] })));
  }
}

/** Arguments of the right types, and what was wrong with them. */
function judge<F extends Fields>(fields: F, given: object) {
  const { props, problems } = accept<Arguments<F>>(fields, given, { itself: 'options', isInstance: isSelection });
  return { ...props, inputs: problems };
}

type Arguments<F extends Fields> = {
  [Name in keyof F]: F[Name]['type'] extends 'strings'
    ? string[]
    : F[Name]['type'] extends 'number'
      ? number
      : F[Name]['type'] extends 'string'
        ? string
        : MediaSelection;
};

/** Another copy of the library has a class of its own: the members decide. */
function isSelection(value: unknown): boolean {
  return (value as MediaSelection | null)?._media !== undefined;
}
