import { getMediaRefreshJobs } from '../src/job/wire';
import { codeOf, isIdList, readIds } from './answers';
import { idOf, isObject, textOf } from './json';
import type { CheckedEntry } from './ledger/records';
import type { RunContext } from './run-context';
import type { StepOutcomes } from './step-outcomes';

/** How long a run queries the entries of one job, in milliseconds. */
export const CHECK_MILLISECONDS = 60_000;

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

/** The entry of one media asset in its job. */
interface Entry extends CheckedEntry {
  readonly taskIds: readonly string[];
}

/**
 * Checks jobs until each media asset has its entry, for at most a minute.
 *
 * Media assets without an entry by then are unconfirmed; so are all once VOD refuses to be asked.
 */
export class Check {
  /** The code with which VOD refused the caller. */
  refusedCode?: string;

  constructor(
    private readonly context: RunContext,
    private readonly outcomes: StepOutcomes,
    /** Whether jobs are checked at all; otherwise their media assets count as submitted. */
    private readonly enabled: boolean,
  ) {}

  /**
   * Adds a job, and checks it in the background where media assets of it are open.
   *
   * @param since when its URLs were created at the earliest, in milliseconds since 1970. @default now
   */
  add(jobId: string, mediaIds: readonly string[], since = this.context.clock.now()): void {
    const { inFlight, jobIds, tally } = this.context;
    jobIds.push(jobId);
    if (!this.enabled) {
      tally.submitted(mediaIds.length);
    } else if (mediaIds.length > 0) {
      inFlight.track('jobs', this.check(jobId, mediaIds, since));
    }
  }

  private async check(jobId: string, mediaIds: readonly string[], since: number): Promise<void> {
    const { outcomes } = this;
    const { caller, clock, lifetime, history } = this.context;
    const job = { elapsed: clock.elapsed(), at: since };
    const open = new Set(mediaIds);
    const settled: CheckedEntry[] = [];
    const until = clock.elapsed() + CHECK_MILLISECONDS;
    let wait = FIRST_PAUSE;
    while (open.size > 0 && this.refusedCode === undefined) {
      const pause = lifetime.shorten(wait);
      if (clock.elapsed() + pause > until || !(await lifetime.sleep(pause))) {
        break;
      }
      const outcome = await caller.call(getMediaRefreshJobs(jobId), { read: (body) => readEntries(body, jobId) });
      if (outcome.kind === 'answered') {
        for (const { taskIds, ...entry } of outcome.value.filter(({ mediaId }) => open.delete(mediaId))) {
          settled.push(entry);
          if (entry.code === undefined) {
            outcomes.taken(entry, taskIds, job);
          } else {
            outcomes.refused(entry.mediaId, entry.code);
          }
        }
      } else if (outcome.kind === 'given up' && outcome.answer.kind === 'denied') {
        this.refusedCode = outcome.answer.code;
      }
      wait = Math.min(LONGEST_PAUSE, wait * 2);
    }
    if (settled.length > 0) {
      await history.ledger?.checked(jobId, settled);
    }
    outcomes.unconfirmed([...open]);
  }
}

/** The entries of a job that tell an outcome; undefined where there is no list. */
function readEntries(body: Readonly<Record<string, unknown>>, jobId: string): Entry[] | undefined {
  const { MediaRefreshJobs: jobs = [] } = body;
  if (!Array.isArray(jobs)) {
    return undefined;
  }
  return jobs
    .filter(isObject)
    .filter((job) => (idOf(job.MediaRefreshJobId) ?? jobId) === jobId)
    .filter((job) => isIdList(job.TaskIds))
    .flatMap((job): Entry[] => {
      const mediaId = idOf(job.MediaId) ?? '';
      const taskIds = readIds(job.TaskIds);
      const status = textOf(job.Status)?.toLowerCase();
      const code = textOf(job.ErrorCode) && (codeOf(job.ErrorCode) ?? 'UnknownError');
      // Each URL is a task of its own.
      const urls = taskIds.length || readIds(job.SuccessPlayUrls).length;
      if (status === 'success' && (urls > 0 || code === undefined)) {
        return [{ mediaId, urls, partlyCode: code, taskIds }];
      }
      return status === 'success' || status === 'fail' ? [{ mediaId, code: code ?? 'UnknownError', urls: 0, taskIds }] : [];
    });
}
