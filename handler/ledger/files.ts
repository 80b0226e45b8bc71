import { mkdir, open, readdir, readFile } from 'node:fs/promises';

/**
 * The files of a mounted bucket, as far as a mount can be relied on: whole files are made, read and listed.
 *
 * Nothing is appended to, renamed or written over: behind a mount these are copies, and a kill in between loses both ends.
 */
export interface Files {
  /** The names in a folder; none where there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** The text of a file; throws where it cannot be read. */
  read(path: string): Promise<string>;
  /** Makes a folder, and those that it is in. */
  makeFolder(folder: string): Promise<void>;
  /** Makes a file that was not there; it is whole once the promise is fulfilled, and throws where the file is there already. */
  create(path: string, text: string): Promise<void>;
}

/** The files of the machine, mounts among them. */
export const systemFiles: Files = {
  list: async (folder) => {
    try {
      return await readdir(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return [];
      }
      throw error;
    }
  },
  read: (path) => readFile(path, 'utf8'),
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true });
  },
  create: async (path, text) => {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(text);
    } finally {
      // Behind a mount the bytes travel here, and so do its errors.
      await file.close();
    }
  },
};
