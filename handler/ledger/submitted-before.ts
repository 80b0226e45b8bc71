import { join } from 'node:path';
import type { Job } from '../../src/job/job';
import { taskTypesOf } from '../../src/job/urls';
import type { Mount } from './mount';
import { taskFolder, tickFolder, tickOf } from './names';
import { readTick } from './tick-history';

const HOUR = 3_600_000;

/** Up to this number of hours, reasons name the hour, beyond it the day: a report has a limited number of reasons. */
const MOST_HOURS_BY_HOUR = 24;

/**
 * The media assets that any schedule submitted with the same task for a tick less than `withinHours` ago, each with the reason
 * to leave it out. Later ticks count too: for a tick that is caught up on, they may have run already.
 *
 * Reads only the folders of these ticks. Media assets of a call whose response is unknown, those that their job refused,
 * and those of which it submitted a part only, were not submitted.
 *
 * @throws MountError where the ledger cannot be read
 */
export async function readSubmittedBefore(mount: Mount, job: Job, tick: number, withinHours: number): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  const ofTask = taskFolder(job.task);
  // This run's own folder is not read: its ledger counts its media assets.
  const own = tickFolder(tick, job);
  const [submittedLast] = taskTypesOf(job.task.taskType).slice(-1);
  // The newest first: the reason names it.
  for (const name of (await mount.list(ofTask)).reverse()) {
    const at = tickOf(name);
    if (at === undefined || at <= tick - withinHours * HOUR || name === own) {
      continue;
    }
    const reason = `submitted ${when(at, withinHours)}`;
    const { media } = await readTick(mount, join(ofTask, name), await mount.list(join(ofTask, name)));
    for (const [mediaId, { state }] of media.get(submittedLast) ?? []) {
      const submitted = (state.kind === 'submitted' && state.partlyCode === undefined) || state.kind === 'taken';
      if (submitted && !reasons.has(mediaId)) {
        reasons.set(mediaId, reason);
      }
    }
  }
  return reasons;
}

function when(tick: number, withinHours: number): string {
  const time = new Date(tick).toISOString();
  return withinHours <= MOST_HOURS_BY_HOUR ? `${time.slice(0, 13)}:00Z` : time.slice(0, 10);
}
