import { join } from 'node:path';
import type { TaskTypeName } from '../../src/job/job';
import { isForLater } from '../full-queue';
import { MediaHistories, type MediaHistory, type MediaState } from './media-history';
import type { Mount } from './mount';
import { callName, compareCalls, readName, type CallNumber } from './names';
import { readAfter, readBefore, readChecked, type AfterRecord, type BeforeRecord, type CheckedEntry } from './records';

/** The content of a tick's folder. */
export interface TickHistory {
  /** The state of each media asset, for each task type that it was submitted for. */
  readonly media: ReadonlyMap<TaskTypeName, ReadonlyMap<string, MediaHistory>>;
  /** Number of incomplete objects. */
  readonly unreadable: number;
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
 * - `checked` decides the media assets of its job. One that VOD's queue or the day's quota had no room for is open. A job without it is checked
 *   again, which costs nothing.
 */
export async function readTick(mount: Mount, folder: string, names: readonly string[]): Promise<TickHistory> {
  let unreadable = 0;
  const known = names.map((name) => ({ name, object: readName(name) }));
  const pathsOf = (kind: 'before' | 'after' | 'checked') => known.filter(({ object }) => object?.kind === kind).map(({ name }) => join(folder, name));
  const readAll = async <T>(paths: readonly string[], read: (text: string) => T | undefined): Promise<Map<string, T>> => {
    const records = new Map<string, T>();
    await mount.readEach(paths, (path, text) => {
      const record = text === undefined ? undefined : read(text);
      if (record === undefined) {
        unreadable++;
      } else {
        records.set(path, record);
      }
    });
    return records;
  };

  const checkedRecords = [...(await readAll(pathsOf('checked'), readChecked)).values()];
  const checked = new Map(checkedRecords.map(({ jobId, entries }) => [jobId, new Map(entries.map((entry) => [entry.mediaId, entry]))]));
  const afters = await readAll(pathsOf('after'), readAfter);

  const calls = new Map<string, CallNumber>();
  for (const { object } of known) {
    if (object?.kind === 'before' || object?.kind === 'after') {
      calls.set(callName(object, 'after'), object);
    }
  }
  const pathOf = (call: CallNumber, kind: 'before' | 'after') => join(folder, callName(call, kind));
  const openCalls = [...calls.values()].filter((call) => !afters.has(pathOf(call, 'after')));
  const openPaths = new Set(openCalls.map((call) => pathOf(call, 'before')));
  const befores = await readAll(
    pathsOf('before').filter((path) => openPaths.has(path)),
    readBefore,
  );

  const media = new Map<TaskTypeName, MediaHistories>();
  const historiesOf = ({ taskType }: BeforeRecord) => {
    const histories = media.get(taskType) ?? new MediaHistories();
    media.set(taskType, histories);
    return histories;
  };
  for (const call of [...calls.values()].sort(compareCalls)) {
    const after = afters.get(pathOf(call, 'after'));
    if (after === undefined) {
      const before = befores.get(pathOf(call, 'before'));
      before?.mediaIds.forEach((id) => historiesOf(before).lost(id));
    } else {
      apply(after, historiesOf(after), checked);
    }
  }
  return { media, unreadable };
}

function apply(
  { mediaIds, answer, error }: AfterRecord,
  histories: MediaHistories,
  checked: ReadonlyMap<string, ReadonlyMap<string, CheckedEntry>>,
): void {
  if (answer !== undefined) {
    const { jobId = '', taken, nonexistent, forbidden } = answer;
    taken.forEach((id) => histories.answered(id, stateIn(jobId, checked.get(jobId)?.get(id))));
    nonexistent.forEach((id) => histories.answered(id, { kind: 'nonexistent' }));
    forbidden.forEach((id) => histories.answered(id, { kind: 'forbidden' }));
  } else if (error?.kind === 'lost') {
    mediaIds.forEach((id) => histories.lost(id));
  } else if (error?.kind === 'refused' && mediaIds.length === 1) {
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
