import { join } from 'node:path';
import type { Mount } from './mount';
import { groupName, recordName, recordsFolder, type InvocationName, type RecordName } from './names';
import type { AfterRecord, CheckedRecord, GroupRecord } from './records';

/** Number of records in a group. A killed run leaves about so many objects to read one by one, and a whole one an object for so many. */
export const RECORDS_PER_GROUP = 500;

type ClosingRecord = AfterRecord | CheckedRecord;

/** A number under which one call, or one check, is recorded. */
export interface Entry {
  readonly number: number;
  /** Creates an object. @throws MountError where that fails */
  write(kind: RecordName['kind'], record: object): Promise<void>;
  /** No object follows. What it ended with goes into the object of its group. */
  close(record?: ClosingRecord): void;
}

interface Group {
  readonly number: number;
  /** Its folder, once it is there. */
  readonly folder: Promise<string>;
  readonly records: { readonly number: number; readonly record: ClosingRecord }[];
  opened: number;
  open: number;
}

/**
 * The records of one invocation: an object each, in a folder for each group, and once all records of a group are there, one more
 * object with all of them. Whoever reads that one need not list the folder.
 */
export class Journal {
  private entries = 0;
  private group?: Group;
  private readonly unfinished = new Set<Group>();
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly mount: Mount,
    private readonly folder: string,
    private readonly invocation: InvocationName,
  ) {}

  /** Makes the folder of the first group, before anything is recorded. @throws MountError where that fails */
  async begin(): Promise<void> {
    await this.groupWithRoom().folder;
  }

  open(): Entry {
    const number = ++this.entries;
    const group = this.groupWithRoom();
    group.opened++;
    group.open++;
    return {
      number,
      write: async (kind, record) => this.mount.create(join(await group.folder, recordName({ kind, number })), record),
      close: (record) => {
        group.open--;
        if (record !== undefined) {
          group.records.push({ number, record });
        }
        if (group.opened === RECORDS_PER_GROUP && group.open === 0) {
          this.finish(group);
        }
      },
    };
  }

  /** Writes what is left. An object of a group that cannot be written is not needed: its records are there. */
  async end(): Promise<void> {
    [...this.unfinished].filter(({ opened, open }) => opened > 0 && open === 0).forEach((group) => this.finish(group));
    await Promise.all(this.writing);
  }

  private groupWithRoom(): Group {
    if (this.group === undefined || this.group.opened === RECORDS_PER_GROUP) {
      const number = (this.group?.number ?? 0) + 1;
      const path = join(this.folder, recordsFolder({ invocation: this.invocation, group: number }));
      const folder = this.mount.makeFolder(path).then(() => path);
      // Whatever is written there reports the failure.
      folder.catch(() => undefined);
      this.group = { number, folder, records: [], opened: 0, open: 0 };
      this.unfinished.add(this.group);
    }
    return this.group;
  }

  private finish(group: Group): void {
    this.unfinished.delete(group);
    const records = group.records.sort((one, other) => one.number - other.number).map(({ record }) => record);
    const whole: GroupRecord = {
      calls: records.filter((record) => 'taskType' in record),
      checks: records.filter((record) => 'jobId' in record),
    };
    const path = join(this.folder, groupName({ invocation: this.invocation, group: group.number }));
    const writing = this.mount.create(path, whole).catch(() => undefined);
    this.writing.add(writing);
    void writing.finally(() => this.writing.delete(writing));
  }
}
