import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** A file of a list, open for reading. */
export interface ListFile {
  /** Its size in bytes. */
  readonly size: number;
  /** Reads the next bytes into a buffer; returns their number, 0 at the end. */
  read(buffer: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** Opens a regular file below a folder. It fails with a `code`: the system's, or one of those below. */
export type OpenList = (folder: string, path: string) => Promise<ListFile>;

/** The code of a path that leads out of its folder, by `..` or a link. */
export const OUTSIDE = 'Outside';

/** The code of a folder, a device, a pipe or another thing that is no regular file. */
export const NO_FILE = 'NoFile';

/** The code of a file that is shorter or longer than it was when it was opened. */
export const CHANGED = 'Changed';

/** Opens a list among the machine's files. */
export const openList: OpenList = async (folder, path) => {
  const [root, target] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
  const below = relative(root, target);
  if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
    throw withCode(OUTSIDE);
  }
  // Opening a pipe would wait for its writer, and a link may have taken the place of the file.
  const file = await open(target, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const found = await file.stat();
    if (!found.isFile()) {
      throw withCode(NO_FILE);
    }
    return {
      size: found.size,
      read: async (buffer) => (await file.read(buffer)).bytesRead,
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
