import { join } from 'node:path';
import type { Job } from '../../src/job/job';
import { taskTypesOf } from '../../src/job/urls';
import { MOST_AHEAD_MILLISECONDS } from '../event';
import { dayFolders, tickFolder, tickOf } from './folders';
import { Gate } from './gate';
import type { Mount } from './mount';
import type { LedgerOwner } from './owner';
import { groupsIn, readTick } from './tick-history';

const HOUR = 3_600_000;

/** Up to this number of hours from the first tick to the last, reasons name the hour, beyond it the day: a report has a limited number of reasons. */
const MOST_HOURS_BY_HOUR = 24;

/** A tick that is carried out later than this looks no further back. Without a bound, it could name a day of any year. */
const FURTHEST_BACK = 60 * 24 * HOUR;

/** Number of groups of records in memory at the same time. */
const GROUPS_AT_ONCE = 32;

/** The media assets that earlier runs submitted. */
export interface SubmittedBefore {
  /** The reason to leave a media asset out; undefined where it was not submitted. */
  reasonFor(mediaId: string): string | undefined;
}

/**
 * Reads which media assets any schedule of the function submitted with the same task for a tick less than `withinHours` ago.
 * Later ticks count too: for a tick that is caught up on, they may have run already.
 *
 * Reads only the folders of these ticks. Media assets of a call whose response is unknown, those that their job refused,
 * and those of which it submitted a part only, were not submitted.
 *
 * @param hasLedger whether the run has a ledger of its own for the tick: a dry run has none
 * @throws MountError where the ledger cannot be read
 */
export async function readSubmittedBefore(
  mount: Mount,
  owner: LedgerOwner,
  job: Job,
  tick: number,
  now: number,
  withinHours: number,
  hasLedger: boolean,
): Promise<SubmittedBefore> {
  const after = Math.max(tick - withinHours * HOUR, now - FURTHEST_BACK);
  // A run's ledger counts the media assets of its own folder.
  const own = hasLedger ? tickFolder(owner, job, tick) : undefined;
  const latest = Math.max(now, tick);
  const days = dayFolders({ owner, task: job.task }, after, latest + MOST_AHEAD_MILLISECONDS);
  const ticks = await Promise.all(
    days.map(async (day) => {
      const names = await mount.list(day);
      return names.map((name) => ({ folder: join(day, name), at: tickOf(name) ?? -Infinity }));
    }),
  );
  const lasts = new Map<string, number>();
  const [submittedLast] = taskTypesOf(job.task.taskType).slice(-1);
  const read = async (folder: string, names: readonly string[], at: number) => {
    const { media } = await readTick(mount, folder, names);
    for (const [mediaId, { state }] of media.get(submittedLast) ?? []) {
      if ((state.kind === 'submitted' && state.partlyCode === undefined) || state.kind === 'taken') {
        lasts.set(mediaId, Math.max(at, lasts.get(mediaId) ?? at));
      }
    }
  };
  const groups = new Gate(GROUPS_AT_ONCE);
  const within = ticks.flat().filter(({ folder, at }) => at > after && folder !== own);
  await Promise.all(
    within.map(async ({ folder, at }) => {
      const names = await mount.list(folder);
      await groups.pass(() => read(folder, names, at), groupsIn(names).length);
    }),
  );
  return {
    reasonFor: (mediaId) => {
      const last = lasts.get(mediaId);
      return last === undefined ? undefined : `submitted ${when(last, (latest - after) / HOUR)}`;
    },
  };
}

function when(tick: number, hours: number): string {
  const time = new Date(tick).toISOString();
  return Math.floor(hours) <= MOST_HOURS_BY_HOUR ? `${time.slice(0, 13)}:00Z` : time.slice(0, 10);
}
