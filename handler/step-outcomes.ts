import type { TaskTypeName } from '../src/job/job';
import type { Allowance } from './allowance';
import { ANSWER_LOST } from './answers';
import { isQueueFull } from './full-queue';
import type { RunContext } from './run-context';
import type { NotSubmitted } from './tally';
import type { FollowedJob, UrlsEnd } from './url-watch';

/** The reason of media assets with a failed URL. */
export const URL_FAILED = 'url failed';

/**
 * Counts the outcome of each media asset in one step of a run.
 *
 * Where a preload follows a refresh, each media asset still has one outcome: a failed refresh is `refresh: CODE`, and a media
 * asset that was refreshed and never preloaded is `preload: REASON`. Both count as failed.
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

  /** VOD created URL tasks for a media asset. The job may contain their number without their IDs. */
  taken(mediaId: string, taskIds: readonly string[], urls: number, followed: FollowedJob): void {
    const { allowance, taskType, onComplete } = this;
    const { job, tally, queue, watch } = this.context;
    tally.urls += urls;
    allowance.made(mediaId, taskType, urls);
    queue.admitted();
    if (onComplete === undefined && job.verification?.level !== 'completion') {
      tally.submitted(1);
      if (job.maxUrlsInFlight !== undefined) {
        watch.follow(taskType, taskIds, followed, () => undefined);
      }
    } else if (taskIds.length === 0 && urls > 0) {
      this.completed(mediaId, 'unfinished');
    } else {
      watch.follow(taskType, taskIds, followed, (end) => this.completed(mediaId, end));
    }
  }

  /** The job rejected a media asset. */
  refused(mediaId: string, code: string): void {
    const { allowance, onComplete } = this;
    const { queue, tally } = this.context;
    if (isQueueFull(code) && onComplete === undefined) {
      allowance.answered(mediaId);
      queue.refused(mediaId);
    } else {
      allowance.over(mediaId);
      tally.notSubmitted('failed', onComplete === undefined ? code : `refresh: ${code}`, [mediaId]);
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

  private completed(mediaId: string, end: UrlsEnd): void {
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
      tally.submitted(1);
      tally.unfinished += end === 'unfinished' ? 1 : 0;
    }
  }

  private notComplete(mediaIds: readonly string[], reason: string): void {
    mediaIds.forEach((mediaId) => this.allowance.over(mediaId));
    this.context.tally.notSubmitted('failed', `refresh: ${reason}`, mediaIds);
  }
}
