import { join } from 'node:path';
import type { Clock } from '../clock';
import type { Lifetime } from '../lifetime';
import { MOUNT_MILLISECONDS, MountError, TIMEOUT, withinTime } from '../mount-operation';
import type { Files } from './files';

/** Timeout for the last objects of a run that is out of time. */
const LAST_MILLISECONDS = 500;

/** Number of objects to read at the same time. */
const READ_AT_ONCE = 16;

/** A mounted folder, to which all paths are relative. Every operation has a timeout and fails as a `MountError`. */
export class Mount {
  constructor(
    private readonly root: string,
    private readonly files: Files,
    private readonly clock: Clock,
    private readonly lifetime: Lifetime,
  ) {}

  /** The names in a folder, sorted; none where there is no such folder. */
  async list(folder: string): Promise<string[]> {
    return [...(await this.bounded(folder, (path) => this.files.list(path)))].sort();
  }

  /** The text of an object; undefined where it is not there (any more). */
  async read(path: string): Promise<string | undefined> {
    try {
      return await this.bounded(path, (whole) => this.files.read(whole));
    } catch (error) {
      if (error instanceof MountError && error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  /** Reads objects in order, some at the same time, and passes each on with its path. */
  async readEach(paths: readonly string[], take: (path: string, text: string | undefined) => void): Promise<void> {
    for (let at = 0; at < paths.length; at += READ_AT_ONCE) {
      if (this.lifetime.leftForAnswers <= 0) {
        throw new MountError(join(this.root, paths[at]), TIMEOUT);
      }
      const part = paths.slice(at, at + READ_AT_ONCE);
      const texts = await Promise.all(part.map((path) => this.read(path)));
      part.forEach((path, index) => take(path, texts[index]));
    }
  }

  makeFolder(folder: string): Promise<void> {
    return this.bounded(folder, (path) => this.files.makeFolder(path));
  }

  /** Creates an object that was not there. */
  create(path: string, record: object): Promise<void> {
    return this.bounded(path, (whole) => this.files.create(whole, `${JSON.stringify(record)}\n`));
  }

  private bounded<T>(relativePath: string, work: (path: string) => Promise<T>): Promise<T> {
    const path = join(this.root, relativePath);
    const milliseconds = Math.max(LAST_MILLISECONDS, Math.min(MOUNT_MILLISECONDS, this.lifetime.leftForAnswers));
    return withinTime(path, milliseconds, this.clock, () => work(path));
  }
}
