import { join } from 'node:path';
import type { TaskTypeName } from '../../src/job/job';
import { isForLater } from '../full-queue';
import { MediaHistories, type MediaHistory, type MediaState } from './media-history';
import type { Mount } from './mount';
import { compareGroups, groupName, readRecordName, readTickName, recordName, recordsFolder, type GroupName } from './names';
import { readAfter, readBefore, readChecked, readGroup, type AfterRecord, type BeforeRecord, type CheckedEntry, type CheckedRecord } from './records';

/** The content of a tick's folder. */
export interface TickHistory {
  /** The state of each media asset, for each task type that it was submitted for. */
  readonly media: ReadonlyMap<TaskTypeName, ReadonlyMap<string, MediaHistory>>;
  /** Number of incomplete objects. */
  readonly unreadable: number;
}

/** The records of a group as they were found: a call without a whole `after` is what was written before it. */
interface FoundRecords {
  readonly calls: readonly (AfterRecord | BeforeRecord)[];
  readonly checks: readonly CheckedRecord[];
  readonly unreadable: number;
}

/** The groups of records in a tick's folder, in the order in which they were begun. */
export function groupsIn(names: readonly string[]): GroupName[] {
  const groups = new Map<string, GroupName>();
  for (const name of names) {
    const read = readTickName(name);
    if (read?.kind === 'group' || read?.kind === 'records') {
      groups.set(recordsFolder(read), read);
    }
  }
  return [...groups.values()].sort(compareGroups);
}

/**
 * Reads what the invocations for one tick left.
 *
 * A call is made only once its `before` was closed, and its response is used only once its `after` was closed, or could not be
 * written. So:
 *
 * - `before` and a complete `after`: the response counts. An `after` lists its media assets, so it counts without its `before`.
 * - `before` alone, or with an incomplete `after`: the call may have been sent, and its response is lost. Its media assets are
 *   submitted again and marked. That duplicates at most the call in flight when the run was killed.
 * - An incomplete `before` without an `after`: behind a mount a kill leaves no such object, since bytes appear at close. On a
 *   disk it leaves one, and the call was not sent. Its media assets keep the state they had: the selection or an earlier call
 *   contains them, and they are submitted. Nothing is lost. If the object was damaged later, and its `after` too, then that one
 *   call is duplicated without a mark; the report counts incomplete objects.
 * - Neither: the call was not made.
 * - An `after` that proves that nothing was done (throttled, VOD broken, unreachable, caller denied, not sent): the media assets
 *   are open. So are those of rejected parameters, unless a media asset was rejected alone.
 * - `checked` decides the media assets that it has an entry of. One that VOD's queue or the day's quota had no room for is open. The
 *   job of one without an entry is checked again, which costs nothing.
 *
 * The object of a group, if it is complete, holds what its records say, so that they are not read.
 *
 * @param names the names in the folder
 */
export async function readTick(mount: Mount, folder: string, names: readonly string[]): Promise<TickHistory> {
  const present = new Set(names);
  const found = await Promise.all(groupsIn(names).map((group) => readRecords(mount, folder, group, present.has(groupName(group)))));
  const checked = new Map<string, Map<string, CheckedEntry>>();
  for (const { jobId, entries } of found.flatMap(({ checks }) => checks)) {
    const ofJob = checked.get(jobId) ?? new Map<string, CheckedEntry>();
    entries.forEach((entry) => ofJob.set(entry.mediaId, entry));
    checked.set(jobId, ofJob);
  }
  const media = new Map<TaskTypeName, MediaHistories>();
  for (const call of found.flatMap(({ calls }) => calls)) {
    const histories = media.get(call.taskType) ?? new MediaHistories();
    media.set(call.taskType, histories);
    apply(call, histories, checked);
  }
  return { media, unreadable: found.reduce((sum, { unreadable }) => sum + unreadable, 0) };
}

async function readRecords(mount: Mount, tickFolder: string, group: GroupName, isWritten: boolean): Promise<FoundRecords> {
  const whole = isWritten ? readGroup((await mount.read(join(tickFolder, groupName(group)))) ?? '') : undefined;
  if (whole !== undefined) {
    return { ...whole, unreadable: 0 };
  }
  const folder = join(tickFolder, recordsFolder(group));
  const names = (await mount.list(folder)).map(readRecordName).filter((name) => name !== undefined);
  let unreadable = isWritten ? 1 : 0;
  const readAll = async <T>(kind: 'before' | 'after' | 'checked', numbers: readonly number[], read: (text: string) => T | undefined) => {
    const records = new Map<number, T>();
    await Promise.all(
      numbers.map(async (number) => {
        const record = read((await mount.read(join(folder, recordName({ kind, number })))) ?? '');
        if (record === undefined) {
          unreadable++;
        } else {
          records.set(number, record);
        }
      }),
    );
    return records;
  };
  const numbersOf = (kind: 'before' | 'after' | 'checked') => names.filter((name) => name.kind === kind).map(({ number }) => number);
  const [afters, checks] = await Promise.all([
    readAll('after', numbersOf('after'), readAfter),
    readAll('checked', numbersOf('checked'), readChecked),
  ]);
  const befores = await readAll(
    'before',
    numbersOf('before').filter((number) => !afters.has(number)),
    readBefore,
  );
  return { calls: inOrder<AfterRecord | BeforeRecord>([...befores, ...afters]), checks: inOrder([...checks]), unreadable };
}

function inOrder<T>(records: [number: number, record: T][]): T[] {
  return records.sort(([one], [other]) => one - other).map(([, record]) => record);
}

function apply(call: AfterRecord | BeforeRecord, histories: MediaHistories, checked: ReadonlyMap<string, ReadonlyMap<string, CheckedEntry>>): void {
  if ('answer' in call) {
    const { jobId = '', taken, nonexistent, forbidden } = call.answer;
    taken.forEach((id) => histories.answered(id, stateIn(jobId, checked.get(jobId)?.get(id))));
    nonexistent.forEach((id) => histories.answered(id, { kind: 'nonexistent' }));
    forbidden.forEach((id) => histories.answered(id, { kind: 'forbidden' }));
    return;
  }
  const { mediaIds } = call;
  const error = 'error' in call ? call.error : undefined;
  if (error === undefined || error.kind === 'lost') {
    mediaIds.forEach((id) => histories.lost(id));
  } else if (error.kind === 'refused' && mediaIds.length === 1) {
    histories.answered(mediaIds[0], { kind: 'failed', code: error.code });
  } else {
    mediaIds.forEach((id) => histories.untouched(id));
  }
}

function stateIn(jobId: string, entry: CheckedEntry | undefined): MediaState {
  if (entry === undefined) {
    return { kind: 'taken', jobId };
  }
  if (entry.code === undefined) {
    return { kind: 'submitted', jobId, urls: entry.urls, partlyCode: entry.partlyCode };
  }
  return isForLater(entry.code) ? { kind: 'open' } : { kind: 'failed', code: entry.code };
}
