import { join } from 'node:path';
import type { Task } from '../../src/job/job';
import { taskTypesOf } from '../../src/job/urls';
import { IdSet } from '../id-set';
import type { Mount } from './mount';
import { taskFolder, tickOf } from './names';
import { readTick } from './tick-history';

const HOUR = 3_600_000;

/** Up to so many hours reasons name the hour, beyond it the day: a report tells a bounded number of reasons apart. */
const HOURS_TOLD_APART = 24;

/** Which media are left out, and why. */
export interface SubmittedBeforeProps {
  readonly mount: Mount;
  /** The folder where the bucket is mounted. */
  readonly folder: string;
  readonly task: Task;
  /** The tick, in milliseconds since 1970. */
  readonly tick: number;
  /** The name of this run's own folder, which its ledger answers for. */
  readonly own?: string;
  readonly withinHours: number;
}

/**
 * The media that any schedule submitted with the same task for a tick less than so many hours ago, or later: for a tick
 * that is made up for, later ones may have run.
 *
 * Only the folders of these ticks are read. Media of a call whose answer is not known, and media that their job refused, were
 * not submitted.
 */
export class SubmittedBefore {
  private readonly byReason = new Map<string, IdSet>();

  /** Reads the ledger; throws `MountError` where that cannot be done. */
  static async read({ mount, folder, task, tick, own, withinHours }: SubmittedBeforeProps): Promise<SubmittedBefore> {
    const found = new SubmittedBefore();
    const ofTask = join(folder, taskFolder(task));
    const [submittedLast] = taskTypesOf(task.taskType).slice(-1);
    // The newest first: it is the one that a reason names.
    for (const name of (await mount.list(ofTask)).reverse()) {
      const at = tickOf(name);
      if (at === undefined || at <= tick - withinHours * HOUR || name === own) {
        continue;
      }
      const { media } = await readTick(mount, join(ofTask, name), await mount.list(join(ofTask, name)));
      for (const [mediaId, { standing }] of media.get(submittedLast) ?? []) {
        if (standing.kind === 'submitted' || standing.kind === 'taken') {
          found.add(mediaId, `submitted ${when(at, withinHours)}`);
        }
      }
    }
    return found;
  }

  /** Why a media is left out; undefined where it is not. */
  reasonFor(mediaId: string): string | undefined {
    for (const [reason, mediaIds] of this.byReason) {
      if (mediaIds.has(mediaId)) {
        return reason;
      }
    }
    return undefined;
  }

  private add(mediaId: string, reason: string): void {
    if (this.reasonFor(mediaId) === undefined) {
      const mediaIds = this.byReason.get(reason) ?? new IdSet();
      mediaIds.add(mediaId);
      this.byReason.set(reason, mediaIds);
    }
  }
}

function when(tick: number, withinHours: number): string {
  const time = new Date(tick).toISOString();
  return withinHours <= HOURS_TOLD_APART ? `${time.slice(0, 13)}:00Z` : time.slice(0, 10);
}
