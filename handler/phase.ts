import type { TaskTypeName } from '../src/job/job';
import type { Allowance } from './allowance';
import { ANSWER_LOST } from './answers';
import type { Findings, FollowedJob } from './check';
import { QUEUE_FULL_CODE, type FullQueue } from './full-queue';
import type { NotSubmittedTally } from './submission';
import type { NotSubmitted, Tally } from './tally';
import type { UrlsEnd, UrlWatch } from './url-watch';

/** The reason of media of which a URL failed. */
export const URL_FAILED = 'url failed';

/** What one task type of a run works with. */
export interface PhaseProps {
  readonly taskType: TaskTypeName;
  readonly tally: Tally;
  readonly allowance: Allowance;
  readonly queue: FullQueue;
  readonly watch: UrlWatch;
  /** Whether URLs are followed for their number under way. */
  readonly counts: boolean;
  /** Whether a media counts as submitted only once its URLs are complete. */
  readonly completes: boolean;
  /** Takes over media whose URLs are complete; left out, nothing comes after this task type. */
  readonly next?: (mediaId: string) => void;
  /** The task type whose URLs are complete already. */
  readonly after?: TaskTypeName;
}

/**
 * One task type of a run, and what its calls and jobs say of media.
 *
 * Where a preload follows a refresh, each media still ends in one way: what goes wrong with the refresh is `refresh: CODE`,
 * and what was refreshed and never preloaded is `preload: REASON`; both count as failed.
 */
export class Phase implements Findings, NotSubmittedTally {
  constructor(private readonly props: PhaseProps) {}

  get possibleDuplicates(): NotSubmittedTally['possibleDuplicates'] {
    return this.props.tally.possibleDuplicates;
  }

  notSubmitted(status: NotSubmitted, reason: string, mediaIds: readonly string[]): void {
    const { tally, allowance, taskType, next, after } = this.props;
    mediaIds.forEach((mediaId) => {
      if (reason === ANSWER_LOST) {
        // VOD may have made its URLs.
        allowance.unknown(mediaId, taskType);
      }
      allowance.over(mediaId);
    });
    if (next !== undefined && status === 'failed') {
      tally.notSubmitted(status, `refresh: ${reason}`, mediaIds);
    } else if (after !== undefined && status === 'skipped') {
      tally.notSubmitted('failed', `preload: ${reason}`, mediaIds);
    } else {
      tally.notSubmitted(status, reason, mediaIds);
    }
  }

  taken(mediaId: string, taskIds: readonly string[], urls: number, job: FollowedJob): void {
    const { tally, allowance, queue, watch, taskType, counts, completes, next } = this.props;
    tally.urls += urls;
    allowance.made(mediaId, taskType, urls);
    queue.admitted();
    if (next === undefined && !completes) {
      tally.submitted(1);
      if (counts) {
        watch.follow(mediaId, taskType, taskIds, job, () => undefined);
      }
    } else if (taskIds.length === 0 && urls > 0) {
      this.completed(mediaId, 'unfinished');
    } else {
      watch.follow(mediaId, taskType, taskIds, job, (_, end) => this.completed(mediaId, end));
    }
  }

  refused(mediaId: string, code: string): void {
    const { queue, allowance, next, tally } = this.props;
    if (code === QUEUE_FULL_CODE && next === undefined) {
      allowance.waits(mediaId);
      queue.refused(mediaId);
    } else {
      allowance.over(mediaId);
      tally.notSubmitted('failed', next === undefined ? code : `refresh: ${code}`, [mediaId]);
    }
  }

  unconfirmed(mediaIds: readonly string[]): void {
    const { tally, allowance, taskType, next } = this.props;
    mediaIds.forEach((mediaId) => allowance.unknown(mediaId, taskType));
    if (next === undefined) {
      tally.submitted(mediaIds.length);
      tally.unconfirmed += mediaIds.length;
    } else {
      this.notComplete(mediaIds, 'unconfirmed');
    }
  }

  /** VOD took media on whose jobs are not followed. */
  notFollowed(mediaIds: readonly string[]): void {
    this.props.tally.submitted(mediaIds.length);
  }

  private completed(mediaId: string, end: UrlsEnd): void {
    const { tally, next, watch } = this.props;
    if (next !== undefined) {
      if (end === 'complete') {
        next(mediaId);
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
