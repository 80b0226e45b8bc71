import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BucketMount } from '../handler/settings';
import type { Selection } from '../src/job/job';
import { OBJECT_KEY } from '../src/job/object-key';
import { partsOf } from '../src/job/selection';
import { RefusedError } from './errors';
import { fileBelow } from './output/read-file';
import type { Upload } from './output/uploads';
import { shellWord } from './shell-word';

/** Where lists in buckets are on this machine. */
export interface LocalLists {
  /** What the output itself uploads to buckets. */
  readonly uploads: readonly Upload[];
  /** Folders by the buckets that they stand for. */
  readonly folders: ReadonlyMap<string, string>;
  /** A folder for files of this run. */
  readonly scratch: string;
}

const KEY = new RegExp(OBJECT_KEY);

/**
 * The mounts by which a run on this machine reads the lists in buckets that a selection takes. They are only read.
 *
 * @throws RefusedError where a list is not on this machine, or not in the folder where it must be.
 */
export function mountsFor(selection: Selection, { uploads, folders, scratch }: LocalLists): BucketMount[] {
  const objects = partsOf(selection).flatMap(([, part]) => (part.type === 'object' ? [part] : []));
  return objects.map(({ bucket, key }, index) => {
    const what = `The list ${key} of the bucket ${bucket}`;
    if (!KEY.test(key)) {
      throw new RefusedError(`${what} is not read: its key is no path below a folder.`);
    }
    const folder = folders.get(bucket);
    const file = folder === undefined ? uploadedFile(uploads, key, what, join(scratch, `list-${index}`)) : fileBelow(folder, key, what);
    if (file === undefined) {
      throw new RefusedError(
        `The list ${key} is in the bucket ${bucket}. Name a folder that stands for the whole bucket here: --mount ${shellWord(bucket)}=FOLDER.`,
      );
    }
    // A mount of this list alone.
    return { bucket, folder: key, path: file };
  });
}

/**
 * The file of an uploaded list, written to a path where the output holds it as text; undefined where none is uploaded.
 *
 * An uploaded list has the hash of its content in its key, so that the key alone tells which it is.
 */
function uploadedFile(uploads: readonly Upload[], key: string, what: string, path: string): string | undefined {
  const upload = uploads.find((each) => each.key === key);
  if (upload === undefined) {
    return undefined;
  }
  if ('source' in upload) {
    return fileBelow(upload.folder, upload.source, what);
  }
  writeFileSync(path, upload.content);
  return path;
}
