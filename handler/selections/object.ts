import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { SelectionOf } from '../../src/job/job';
import { LINE_END, MediaListReader } from '../../src/job/media-list';
import { OBJECT_KEY } from '../../src/job/object-key';
import type { BucketMount } from '../settings';
import { SelectionError, type MediaPages } from './context';

/** Characters of one line, at most: a longer one is no list of media. */
const LINE_CHARACTERS = 64 * 1024;

const KEY = new RegExp(OBJECT_KEY);

/**
 * The media of a list in a mounted bucket, a portion of the file after the other.
 *
 * A row whose column is empty is handed on as `line N`, which is no media ID, so that the report counts it.
 */
export async function* listed({ bucket, key }: SelectionOf<'object'>, mounts: readonly BucketMount[]): MediaPages {
  const reader = new MediaListReader();
  let rest = '';
  const stream = createReadStream(fileOf(bucket, key, mounts), { encoding: 'utf8' });
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      const text = rest + chunk;
      // A line feed may be on its way after a carriage return at the end.
      const lines = (text.endsWith('\r') ? text.slice(0, -1) : text).split(LINE_END);
      rest = lines.pop()! + (text.endsWith('\r') ? '\r' : '');
      if (rest.length > LINE_CHARACTERS) {
        throw new SelectionError(
          `The list ${key} in bucket ${bucket} has a line of more than ${LINE_CHARACTERS} characters`,
          'Is it a text file with one media ID a line?',
        );
      }
      yield idsOf(lines, reader);
    }
  } catch (error) {
    if (error instanceof SelectionError) {
      throw error;
    }
    throw unreadable(bucket, key, error as NodeJS.ErrnoException);
  } finally {
    stream.destroy();
  }
  yield idsOf(rest.split(LINE_END), reader);
}

/**
 * The file of an object, below the mount of its bucket whose folder is closest to it.
 *
 * @throws SelectionError where the key would leave the mount, or nothing that holds it is mounted.
 */
export function fileOf(bucket: string, key: string, mounts: readonly BucketMount[]): string {
  if (!KEY.test(key)) {
    throw new SelectionError(
      `The list ${JSON.stringify(key)} in bucket ${bucket} is not read: its key is no path below a folder`,
      'Name a key without empty folders, . or .. as a folder, control characters and backslashes.',
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
  return join(mount.path, key.slice(mount.folder.length));
}

function idsOf(lines: readonly string[], reader: MediaListReader): string[] {
  const ids: string[] = [];
  for (const line of lines) {
    const row = reader.read(line);
    if (row !== undefined) {
      ids.push(row.mediaId ?? `line ${row.line}`);
    }
  }
  return ids;
}

function unreadable(bucket: string, key: string, { code, message }: NodeJS.ErrnoException): SelectionError {
  const name = `The list ${key} in bucket ${bucket}`;
  switch (code) {
    case 'ENOENT':
      return new SelectionError(`${name} is not there`, `Put the object ${key} into the bucket.`);
    case 'EACCES':
    case 'EPERM':
      return new SelectionError(
        `${name} may not be read (${code})`,
        "The function's role needs oss:GetObject on it, and oss:ListObjects on the bucket.",
      );
    case undefined:
    default:
      return new SelectionError(`${name} could not be read (${code ?? message})`, 'Look at the bucket, and at the mount of the function.');
  }
}
