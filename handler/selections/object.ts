import { StringDecoder } from 'node:string_decoder';
import type { SelectionOf } from '../../src/job/job';
import { LIST_FORM, type MediaEntry, MediaListReader } from '../../src/job/media-list';
import { MediaListError } from '../../src/job/media-list-error';
import { OBJECT_KEY } from '../../src/job/object-key';
import { MOUNT_MILLISECONDS, MountError, TIMEOUT, withinTime } from '../mount-operation';
import type { BucketMount } from '../settings';
import { RUN_OVER, SelectionError, UnreadError, type MediaPages, type SelectionContext } from './context';
import { CHANGED, NO_FILE, OUTSIDE, type ListFile } from './list-file';

/** Bytes that are read at once. */
const PIECE_BYTES = 64 * 1024;

const KEY = new RegExp(OBJECT_KEY);

/** What reading a list needs. */
export type ListContext = Pick<SelectionContext, 'mounts' | 'openList' | 'clock' | 'lifetime'>;

/**
 * The media assets of a list in a mounted bucket, a piece of the file after the other; none after the deadline.
 *
 * A row without a media ID is passed on as `line N of KEY`, which is no media ID, so that the report counts it.
 *
 * @throws SelectionError where the list cannot be read to its end
 * @throws UnreadError after the deadline
 */
export async function* listed({ bucket, key }: SelectionOf<'object'>, context: ListContext): MediaPages {
  const { lifetime } = context;
  const [folder, path] = placeOf(bucket, key, context.mounts);
  const page = (entries: readonly MediaEntry[]) => entries.map(({ line, mediaId }) => mediaId ?? `line ${line} of ${key}`);
  const reader = new MediaListReader();
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(PIECE_BYTES);
  let file: ListFile | undefined;
  try {
    for (let bytes = 0; file === undefined || bytes < file.size || bytes === 0;) {
      // Once the time is over, the rest is not read only to be counted.
      if (lifetime.left <= 0) {
        throw new UnreadError(RUN_OVER);
      }
      file ??= await opened(folder, path, context);
      const count = await withinTime(key, timeLeft(context), context.clock, () => file!.read(buffer));
      bytes += count;
      if (bytes > file.size || (count === 0 && bytes < file.size)) {
        throw new MountError(key, file.size === 0 ? NO_FILE : CHANGED);
      }
      if (count === 0) {
        break;
      }
      yield page(reader.read(decoder.write(buffer.subarray(0, count))));
    }
    yield page([...reader.read(decoder.end()), ...reader.end()]);
  } catch (error) {
    throw error instanceof MediaListError || error instanceof MountError ? problemOf(bucket, key, error) : error;
  } finally {
    release(file);
  }
}

/**
 * The mounted folder that holds an object, the one closest to it, and the path of the object's file in it.
 *
 * @throws SelectionError where the key would leave the mount, or nothing that holds it is mounted.
 */
export function placeOf(bucket: string, key: string, mounts: readonly BucketMount[]): [folder: string, path: string] {
  if (!KEY.test(key)) {
    throw new SelectionError(
      `The list ${JSON.stringify(key)} in bucket ${bucket} is not read: its key is no path below a folder`,
      'Name a key without empty folders, . or .. as a folder, control characters, backslashes, *, ? and ${.',
    );
  }
  const [mount] = mounts
    .filter((each) => each.bucket === bucket && (each.folder === '' || `${key}/`.startsWith(`${each.folder}/`)))
    .sort((one, other) => other.folder.length - one.folder.length);
  if (mount === undefined) {
    const folder = key.slice(0, Math.max(0, key.lastIndexOf('/')));
    throw new SelectionError(
      `The list ${key} in bucket ${bucket} is not mounted`,
      `The function mounts neither the folder ${JSON.stringify(folder)} of bucket ${bucket} nor one above it: deploy its stack again.`,
    );
  }
  return [mount.path, key.slice(mount.folder.length)];
}

function opened(folder: string, path: string, context: ListContext): Promise<ListFile> {
  const opening = context.openList(folder, path);
  return withinTime(path, timeLeft(context), context.clock, () => opening).catch((error: unknown) => {
    // It may still open one day.
    opening.then(release, () => undefined);
    throw error;
  });
}

function timeLeft({ lifetime }: ListContext): number {
  return Math.max(0, Math.min(MOUNT_MILLISECONDS, lifetime.leftForAnswers));
}

/** Closes a file without waiting: a mount that hangs does not keep the run. */
function release(file: ListFile | undefined): void {
  file?.close().catch(() => undefined);
}

function problemOf(bucket: string, key: string, error: MediaListError | MountError): SelectionError {
  const name = `The list ${key} in bucket ${bucket}`;
  if (error instanceof MediaListError) {
    return new SelectionError(`${name} could not be read: ${error.message}`, `A list is text in UTF-8 with ${LIST_FORM}.`);
  }
  switch (error.code) {
    case 'ENOENT':
      return new SelectionError(`${name} is not there`, `Put the object ${key} into the bucket.`);
    case 'EACCES':
    case 'EPERM':
      return new SelectionError(
        `${name} may not be read (${error.code})`,
        "The function's role needs oss:GetObject on it, and oss:ListObjects on the bucket.",
      );
    case OUTSIDE:
      return new SelectionError(`${name} is not read: its path leads out of the mount`, 'Put the list itself where the link is.');
    case NO_FILE:
      return new SelectionError(`${name} is not read: it is no regular file`, 'Name the key of an object that holds the list.');
    case CHANGED:
      return new SelectionError(`${name} changed while it was read`, 'The next run reads it anew.');
    case TIMEOUT:
      return new SelectionError(
        `${name} could not be read in time: its mount did not respond`,
        'Look at the bucket, and at the mount of the function.',
      );
    default:
      return new SelectionError(`${name} could not be read (${error.code})`, 'Look at the bucket, and at the mount of the function.');
  }
}
