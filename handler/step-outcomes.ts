import type { TaskTypeName } from '../src/job/job';
import type { Allowance } from './allowance';
import { ANSWER_LOST } from './answers';
import { isQueueFull, type FullQueue } from './full-queue';
import type { NotSubmitted, Tally } from './tally';
import type { FollowedJob, UrlsEnd, UrlWatch } from './url-watch';

/** The reason of media assets with a failed URL. */
export const URL_FAILED = 'url failed';

/** Properties for {@link StepOutcomes}. */
export interface StepOutcomesProps {
  readonly taskType: TaskTypeName;
  readonly tally: Tally;
  readonly allowance: Allowance;
  readonly queue: FullQueue;
  readonly watch: UrlWatch;
  /** Whether to follow URLs only to count those in flight. */
  readonly countsUrlsInFlight: boolean;
  /** Whether a media asset counts as submitted only once its URLs are complete. */
  readonly waitsForCompletion: boolean;
  /** Passes a media asset with complete URLs on to the next step; left out for the last step. */
  readonly onComplete?: (mediaId: string) => void;
  /** Whether the media assets of this step were refreshed in a step before. */
  readonly isAfterRefresh: boolean;
}

/**
 * Counts the outcome of each media asset in one step of a run.
 *
 * Where a preload follows a refresh, each media asset still has one outcome: a failed refresh is `refresh: CODE`, and a media
 * asset that was refreshed and never preloaded is `preload: REASON`. Both count as failed.
 */
export class StepOutcomes {
  constructor(private readonly props: StepOutcomesProps) {}

  possibleDuplicates(mediaIds: readonly string[]): void {
    mediaIds.forEach((mediaId) => this.props.tally.possibleDuplicates.add(mediaId));
  }

  notSubmitted(status: NotSubmitted, reason: string, mediaIds: readonly string[]): void {
    const { tally, allowance, taskType, onComplete, isAfterRefresh } = this.props;
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
  taken(mediaId: string, taskIds: readonly string[], urls: number, job: FollowedJob): void {
    const { tally, allowance, queue, watch, taskType, countsUrlsInFlight, waitsForCompletion, onComplete } = this.props;
    tally.urls += urls;
    allowance.made(mediaId, taskType, urls);
    queue.admitted();
    if (onComplete === undefined && !waitsForCompletion) {
      tally.submitted(1);
      if (countsUrlsInFlight) {
        watch.follow(taskType, taskIds, job, () => undefined);
      }
    } else if (taskIds.length === 0 && urls > 0) {
      this.completed(mediaId, 'unfinished');
    } else {
      watch.follow(taskType, taskIds, job, (end) => this.completed(mediaId, end));
    }
  }

  /** The job rejected a media asset. */
  refused(mediaId: string, code: string): void {
    const { queue, allowance, onComplete, tally } = this.props;
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
    const { tally, allowance, taskType, onComplete } = this.props;
    mediaIds.forEach((mediaId) => allowance.unknown(mediaId, taskType));
    if (onComplete === undefined) {
      tally.submitted(mediaIds.length);
      tally.unconfirmed += mediaIds.length;
    } else {
      this.notComplete(mediaIds, 'unconfirmed');
    }
  }

  /** VOD took media assets whose jobs are not checked. */
  notChecked(mediaIds: readonly string[]): void {
    this.props.tally.submitted(mediaIds.length);
  }

  private completed(mediaId: string, end: UrlsEnd): void {
    const { tally, onComplete, watch } = this.props;
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
    const { tally, allowance } = this.props;
    mediaIds.forEach((mediaId) => allowance.over(mediaId));
    tally.notSubmitted('failed', `refresh: ${reason}`, mediaIds);
  }
}
