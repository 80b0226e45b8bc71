import { getMediaRefreshJobs } from '../src/job/wire';
import { readIds, textOf } from './answers';
import type { Caller } from './caller';
import type { Clock } from './clock';
import type { CheckedEntry } from './ledger/records';
import type { Lifetime } from './lifetime';
import type { Pace } from './pace';

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
  /** Told of a job of which every media has an entry. */
  readonly onChecked?: (jobId: string, entries: readonly CheckedEntry[]) => Promise<void>;
  readonly findings: Findings;
}

/** Told what checking finds out; of each media once. */
export interface Findings {
  /** VOD made tasks for URLs of a media; where it names no tasks, it may still have told how many URLs. */
  taken(mediaId: string, taskIds: readonly string[], urls: number, job: FollowedJob): void;
  /** The job refused a media. */
  refused(mediaId: string, code: string): void;
  /** VOD did not say in time. */
  unconfirmed(mediaIds: readonly string[]): void;
}

/** A job whose media are followed. */
export interface FollowedJob {
  readonly jobId: string;
  /** When VOD made it known, by the clock's `elapsed()` and `now()`. */
  readonly elapsed: number;
  readonly at: number;
}

/** What became of one media, as its job says it. */
interface Entry {
  readonly mediaId: string;
  readonly status: string | undefined;
  readonly code: string;
  readonly taskIds: readonly string[];
  readonly urls: number;
}

/**
 * Asks what became of submitted media, until each has an entry in its job, within a bound.
 *
 * Media without an entry by then are unconfirmed; so are all once the caller may not ask.
 */
export class Check {
  /** The code with which VOD refused to be asked at all. */
  refusedCode?: string;

  constructor(private readonly props: CheckProps) {}

  /**
   * Follows one job to its end.
   *
   * @param since when its URLs were made at the earliest, in milliseconds since 1970; left out, now
   */
  async follow(jobId: string, mediaIds: readonly string[], since?: number): Promise<void> {
    const { caller, pace, clock, lifetime, findings } = this.props;
    const job = { jobId, elapsed: clock.elapsed(), at: since ?? clock.now() };
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
        outcome.value.filter((entry) => this.settle(entry, open, job)).forEach((entry) => settled.push(kept(entry)));
      } else if (outcome.kind === 'given up' && outcome.answer.kind === 'denied') {
        this.refusedCode = outcome.answer.code;
      }
      wait = Math.min(LONGEST_PAUSE, wait * 2);
    }
    if (open.size === 0) {
      await this.props.onChecked?.(jobId, settled);
    }
    findings.unconfirmed([...open]);
  }

  /** Answers whether the entry says what became of a media that was open until then. */
  private settle(entry: Entry, open: Set<string>, job: FollowedJob): boolean {
    const { findings } = this.props;
    if (!open.has(entry.mediaId) || (entry.status !== 'success' && entry.status !== 'fail')) {
      return false;
    }
    open.delete(entry.mediaId);
    if (entry.status === 'success') {
      findings.taken(entry.mediaId, entry.taskIds, entry.urls, job);
    } else {
      findings.refused(entry.mediaId, entry.code);
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
    .filter((job): job is Record<string, unknown> => typeof job === 'object' && job !== null)
    .filter((job) => (job.MediaRefreshJobId ?? jobId) === jobId)
    .map((job) => {
      const taskIds = readIds(job.TaskIds);
      return {
        mediaId: String(job.MediaId),
        status: textOf(job.Status)?.toLowerCase(),
        code: textOf(job.ErrorCode) ?? 'UnknownError',
        taskIds,
        // Each URL is a task of its own.
        urls: taskIds.length || readIds(job.SuccessPlayUrls).length,
      };
    });
}
