import { getMediaRefreshJobs } from '../src/job/wire';
import { readIds, textOf } from './answers';
import type { Caller } from './caller';
import type { Clock } from './clock';
import { QUEUE_FULL_CODE, type FullQueue } from './full-queue';
import type { CheckedEntry } from './ledger/records';
import type { Lifetime } from './lifetime';
import type { Pace } from './pace';
import type { Tally } from './tally';

/** How long a run asks for the entries of one job, in milliseconds. */
export const CHECK_MILLISECONDS = 60_000;

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

/** What checking works with. */
export interface CheckProps {
  readonly caller: Caller;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly lifetime: Lifetime;
  readonly tally: Tally;
  readonly queue: FullQueue;
  /** Told of a job of which every media has an entry. */
  readonly onChecked?: (jobId: string, entries: readonly CheckedEntry[]) => Promise<void>;
}

/** What became of one media, as its job says it. */
interface Entry {
  readonly mediaId: string;
  readonly status: string | undefined;
  readonly code: string;
  readonly urls: number;
}

/**
 * Asks what became of submitted media, until each has an entry in its job, within a bound.
 *
 * Media without an entry by then stay submitted, and count as unconfirmed; so do all once the caller may not ask.
 */
export class Check {
  /** The code with which VOD refused to be asked at all. */
  refusedCode?: string;

  constructor(private readonly props: CheckProps) {}

  /** Follows one job to its end. */
  async follow(jobId: string, mediaIds: readonly string[]): Promise<void> {
    const { caller, pace, clock, lifetime, tally } = this.props;
    const open = new Set(mediaIds);
    const settled: CheckedEntry[] = [];
    const until = clock.elapsed() + CHECK_MILLISECONDS;
    let wait = FIRST_PAUSE;
    while (open.size > 0 && this.refusedCode === undefined) {
      const pause = lifetime.shorten(wait);
      if (clock.elapsed() + pause > until || !(await lifetime.sleep(pause))) {
        break;
      }
      const outcome = await caller.call(getMediaRefreshJobs(jobId), { pace, read: (body) => readEntries(body, jobId), retryLost: true });
      if (outcome.kind === 'answered') {
        outcome.value.filter((entry) => this.settle(entry, open)).forEach((entry) => settled.push(kept(entry)));
      } else if (outcome.kind === 'given up' && outcome.answer.kind === 'denied') {
        this.refusedCode = outcome.answer.code;
      }
      wait = Math.min(LONGEST_PAUSE, wait * 2);
    }
    if (open.size === 0) {
      await this.props.onChecked?.(jobId, settled);
    }
    tally.submitted(open.size);
    tally.unconfirmed += open.size;
  }

  /** Answers whether the entry says what became of a media that was open until then. */
  private settle(entry: Entry, open: Set<string>): boolean {
    const { tally, queue } = this.props;
    if (!open.has(entry.mediaId) || (entry.status !== 'success' && entry.status !== 'fail')) {
      return false;
    }
    open.delete(entry.mediaId);
    if (entry.status === 'success') {
      tally.submitted(1);
      tally.urls += entry.urls;
      queue.admitted();
    } else if (entry.code === QUEUE_FULL_CODE) {
      queue.refused(entry.mediaId);
    } else {
      tally.notSubmitted('failed', entry.code, [entry.mediaId]);
    }
    return true;
  }
}

function kept({ mediaId, status, code, urls }: Entry): CheckedEntry {
  return status === 'success' ? { mediaId, urls } : { mediaId, code, urls: 0 };
}

function readEntries(body: Readonly<Record<string, unknown>>, jobId: string): Entry[] | undefined {
  const { MediaRefreshJobs: jobs = [] } = body;
  if (!Array.isArray(jobs)) {
    return undefined;
  }
  return jobs
    .filter((job) => typeof job === 'object' && job !== null && (job.MediaRefreshJobId ?? jobId) === jobId)
    .map((job) => ({
      mediaId: String(job.MediaId),
      status: textOf(job.Status)?.toLowerCase(),
      code: textOf(job.ErrorCode) ?? 'UnknownError',
      // Each URL is a task of its own.
      urls: readIds(job.TaskIds).length || readIds(job.SuccessPlayUrls).length,
    }));
}
