import type { TaskTypeName } from '../src/job/job';
import type { Allowance } from './allowance';
import { ANSWER_LOST } from './answers';
import { isDaySpent, isQueueFull } from './full-queue';
import type { CheckedEntry } from './ledger/records';
import type { RunContext } from './run-context';
import type { NotSubmitted } from './tally';
import { ACCOUNT_QUOTA } from './url-limits';
import type { FollowedJob, UrlsEnd } from './url-watch';

/** The reason of media assets with a failed URL. */
export const URL_FAILED = 'url failed';

/**
 * Counts the outcome of each media asset in one step of a run.
 *
 * Where a preload follows a refresh, each media asset still has one outcome: a failed refresh is `refresh: CODE`, and a media asset
 * that was refreshed and never preloaded is `preload: REASON`. Both count as failed.
 */
export class StepOutcomes {
  constructor(
    private readonly context: RunContext,
    private readonly taskType: TaskTypeName,
    private readonly allowance: Allowance,
    /** Whether the media assets of this step were refreshed in a step before. */
    private readonly isAfterRefresh: boolean,
    /** Passes a media asset with complete URLs on to the next step; left out for the last step. */
    private readonly onComplete?: (mediaId: string) => void,
  ) {}

  possibleDuplicates(mediaIds: readonly string[]): void {
    mediaIds.forEach((mediaId) => this.context.tally.possibleDuplicates.add(mediaId));
  }

  notSubmitted(status: NotSubmitted, reason: string, mediaIds: readonly string[]): void {
    const { allowance, taskType, onComplete, isAfterRefresh } = this;
    const { tally } = this.context;
    mediaIds.forEach((mediaId) => {
      if (reason === ANSWER_LOST) {
        // VOD may have created its URLs.
        allowance.unknown(mediaId, taskType);
      }
      allowance.over(mediaId);
    });
    if (onComplete !== undefined && status === 'failed') {
      tally.notSubmitted(status, `refresh: ${reason}`, mediaIds);
    } else if (isAfterRefresh && status === 'skipped') {
      tally.notSubmitted('failed', `preload: ${reason}`, mediaIds);
    } else {
      tally.notSubmitted(status, reason, mediaIds);
    }
  }

  /** VOD created URL tasks for a media asset, or for a part of its URLs. The job may contain their number without their IDs. */
  taken({ mediaId, urls, partlyCode }: CheckedEntry, taskIds: readonly string[], followed: FollowedJob): void {
    const { allowance, taskType, onComplete } = this;
    const { job, tally, queue, watch } = this.context;
    tally.urls += urls;
    allowance.made(mediaId, taskType, urls);
    if (partlyCode === undefined) {
      queue.admitted();
    } else {
      this.noRoom(partlyCode);
    }
    if (onComplete !== undefined && partlyCode !== undefined) {
      // A part of its URLs is at the edge as it was.
      this.notComplete([mediaId], partlyCode);
    } else if (onComplete === undefined && job.verification?.level !== 'completion') {
      this.submitted(mediaId, partlyCode);
      if (job.maxUrlsInFlight !== undefined) {
        watch.follow(taskType, taskIds, followed, () => undefined);
      }
    } else if (taskIds.length === 0 && urls > 0) {
      this.completed(mediaId, 'unfinished', partlyCode);
    } else {
      watch.follow(taskType, taskIds, followed, (end) => this.completed(mediaId, end, partlyCode));
    }
  }

  /** The job rejected a media asset. */
  refused(mediaId: string, code: string): void {
    const { allowance, onComplete } = this;
    const { queue } = this.context;
    if (isQueueFull(code) && onComplete === undefined) {
      allowance.answered(mediaId);
      queue.refused(mediaId);
    } else if (isDaySpent(code)) {
      this.noRoom(code);
      this.notSubmitted('skipped', ACCOUNT_QUOTA, [mediaId]);
    } else {
      this.notSubmitted('failed', code, [mediaId]);
    }
  }

  /** VOD did not tell the outcome in time. */
  unconfirmed(mediaIds: readonly string[]): void {
    const { allowance, taskType, onComplete } = this;
    const { tally } = this.context;
    mediaIds.forEach((mediaId) => allowance.unknown(mediaId, taskType));
    if (onComplete === undefined) {
      tally.submitted(mediaIds.length);
      tally.unconfirmed += mediaIds.length;
    } else {
      this.notComplete(mediaIds, 'unconfirmed');
    }
  }

  private completed(mediaId: string, end: UrlsEnd, partlyCode?: string): void {
    const { onComplete } = this;
    const { tally, watch } = this.context;
    if (onComplete !== undefined) {
      if (end === 'complete') {
        onComplete(mediaId);
      } else {
        this.notComplete([mediaId], end === 'failed' ? URL_FAILED : (watch.refusedCode ?? 'not complete in time'));
      }
    } else if (end === 'failed') {
      tally.notSubmitted('failed', URL_FAILED, [mediaId]);
    } else {
      this.submitted(mediaId, partlyCode);
      tally.unfinished += end === 'unfinished' ? 1 : 0;
    }
  }

  private submitted(mediaId: string, partlyCode: string | undefined): void {
    const { tally } = this.context;
    tally.submitted(1);
    if (partlyCode !== undefined) {
      tally.partlySubmitted(partlyCode, mediaId);
    }
  }

  /** VOD had no room for URLs: the queue was full, or the day's quota is spent. */
  private noRoom(code: string): void {
    const { queue } = this.context;
    if (isDaySpent(code) && this.onComplete !== undefined) {
      // What was refreshed may still be preloaded.
      this.allowance.spent(this.taskType);
    } else if (isDaySpent(code)) {
      queue.spent();
    } else if (isQueueFull(code) && this.onComplete === undefined) {
      queue.full();
    }
  }

  private notComplete(mediaIds: readonly string[], reason: string): void {
    mediaIds.forEach((mediaId) => this.allowance.over(mediaId));
    this.context.tally.notSubmitted('failed', `refresh: ${reason}`, mediaIds);
  }
}
