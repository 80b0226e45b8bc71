import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BucketMount } from '../handler/settings';
import type { Selection } from '../src/job/job';
import { partsOf } from '../src/job/selection';
import { RefusedError } from './errors';
import type { Upload } from './output/uploads';

/** Where lists in buckets are on this machine. */
export interface LocalLists {
  /** What the output itself uploads to buckets. */
  readonly uploads: readonly Upload[];
  /** Folders by the buckets that they stand for. */
  readonly folders: ReadonlyMap<string, string>;
  /** A folder for files of this run. */
  readonly scratch: string;
}

/**
 * The mounts by which a run on this machine reads the lists in buckets that a selection takes.
 *
 * @throws RefusedError where a list is not on this machine.
 */
export function mountsFor(selection: Selection, { uploads, folders, scratch }: LocalLists): BucketMount[] {
  const objects = partsOf(selection).flatMap(([, part]) => (part.type === 'object' ? [part] : []));
  return objects.map(({ bucket, key }, index) => {
    const folder = folders.get(bucket);
    const file = folder === undefined ? uploadedFile(uploads, key, join(scratch, `list-${index}`)) : join(folder, key);
    if (file === undefined) {
      throw new RefusedError(`The list ${key} is in the bucket ${bucket}. Name a folder that stands for the bucket here: --mount ${bucket}=FOLDER.`);
    }
    if (!existsSync(file)) {
      throw new RefusedError(
        `The list ${key} of the bucket ${bucket} is not there: ${file}. --mount names the folder that stands for the whole bucket.`,
      );
    }
    // A mount of this list alone.
    return { bucket, folder: key, path: resolve(file) };
  });
}

/**
 * The file of an uploaded list, written to a path where the output holds it as text; undefined where none is uploaded.
 *
 * An uploaded list has the hash of its content in its key, so that the key alone tells which it is.
 */
function uploadedFile(uploads: readonly Upload[], key: string, path: string): string | undefined {
  const upload = uploads.find((each) => each.key === key);
  if (upload === undefined || 'file' in upload) {
    return upload?.file;
  }
  writeFileSync(path, upload.content);
  return path;
}
