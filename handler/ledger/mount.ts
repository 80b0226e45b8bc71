import { join } from 'node:path';
import { MOUNT_OPERATIONS_AT_ONCE } from '../../src/job/limits';
import type { Clock } from '../clock';
import type { Lifetime } from '../lifetime';
import { MOUNT_MILLISECONDS, MountError, withinTime } from '../mount-operation';
import type { Files } from './files';
import { Gate } from './gate';

/** Timeout for the last objects of a run that is out of time. */
const LAST_MILLISECONDS = 500;

/** The share of a run's time within which its ledger must be read. */
const READING_SHARE = 0.1;

/** In a short run, reading may take as long as one operation may, but no more than this share of it. */
const MOST_READING_SHARE = 0.5;

/**
 * A mounted folder, to which all paths are relative. Every operation has a timeout and fails as a `MountError`.
 *
 * All reading together has a tenth of the run's time, or ten seconds where that is less. The first failure to read is that of everything read after it.
 */
export class Mount {
  private readonly gate = new Gate(MOUNT_OPERATIONS_AT_ONCE);
  private readonly readingMilliseconds: number;
  private reads = 0;
  private failed?: MountError;

  constructor(
    private readonly root: string,
    private readonly files: Files,
    private readonly clock: Clock,
    private readonly lifetime: Lifetime,
  ) {
    const { milliseconds } = lifetime;
    this.readingMilliseconds = Math.max(READING_SHARE * milliseconds, Math.min(MOUNT_MILLISECONDS, MOST_READING_SHARE * milliseconds));
  }

  /** The names in a folder; none where there is no such folder. */
  list(folder: string): Promise<string[]> {
    return this.reading(folder, (path) => this.files.list(path));
  }

  /** The text of an object; undefined where it is not there (any more). */
  read(path: string): Promise<string | undefined> {
    return this.reading(path, async (whole) => {
      try {
        return await this.files.read(whole);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          return undefined;
        }
        throw error;
      }
    });
  }

  makeFolder(folder: string): Promise<void> {
    return this.bounded(folder, this.millisecondsToWrite, (path) => this.files.makeFolder(path));
  }

  /** Creates an object that was not there. */
  create(path: string, record: object): Promise<void> {
    return this.bounded(path, this.millisecondsToWrite, (whole) => this.files.create(whole, `${JSON.stringify(record)}\n`));
  }

  private get millisecondsToWrite(): number {
    return Math.max(LAST_MILLISECONDS, Math.min(MOUNT_MILLISECONDS, this.lifetime.leftForAnswers));
  }

  private reading<T>(relativePath: string, work: (path: string) => Promise<T>): Promise<T> {
    return this.gate.pass(async () => {
      if (this.failed !== undefined) {
        throw this.failed;
      }
      if (this.leftToRead <= 0) {
        throw (this.failed = this.tooLate(relativePath));
      }
      try {
        const result = await this.bounded(relativePath, Math.min(MOUNT_MILLISECONDS, this.leftToRead), work);
        this.reads++;
        return result;
      } catch (error) {
        throw (this.failed ??= this.leftToRead > 0 ? (error as MountError) : this.tooLate(relativePath));
      }
    });
  }

  private get leftToRead(): number {
    return this.readingMilliseconds - this.lifetime.elapsed;
  }

  private tooLate(relativePath: string): MountError {
    const seconds = (this.readingMilliseconds / 1000).toFixed(1);
    return new MountError(
      join(this.root, relativePath),
      `not read within ${seconds} s, its share of the run's time; ${this.reads} folders and objects were read`,
    );
  }

  private bounded<T>(relativePath: string, milliseconds: number, work: (path: string) => Promise<T>): Promise<T> {
    const path = join(this.root, relativePath);
    return withinTime(path, milliseconds, this.clock, () => work(path));
  }
}
