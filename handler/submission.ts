import type { Task, TaskTypeName } from '../src/job/job';
import { refreshMediaPlayUrls } from '../src/job/wire';
import { ANSWER_LOST, readIds, textOf, type Problem } from './answers';
import type { Caller, CallRecord } from './caller';
import type { Lifetime } from './lifetime';
import type { Log } from './log';
import type { Pace } from './pace';
import type { Tally } from './tally';

/** The reason of media that the run had no time for. */
export const OUT_OF_TIME = 'out of time';

/** The reason of media that were not sent since a refusal had stopped the run. */
export function stoppedBy(code: string): string {
  return `stopped: ${code}`;
}

/** What submitting tells of media that VOD did not take, and of those that it perhaps took twice. */
export type NotSubmittedTally = Pick<Tally, 'notSubmitted'> & { readonly possibleDuplicates: Pick<Tally['possibleDuplicates'], 'add'> };

/** What submitting works with. */
export interface SubmissionProps {
  readonly caller: Caller;
  readonly pace: Pace;
  readonly task: Task;
  /** The one of the task's types that is submitted. */
  readonly taskType: TaskTypeName;
  readonly retryUnanswered: boolean;
  readonly lifetime: Lifetime;
  readonly tally: NotSubmittedTally;
  readonly log: Log;
  /** Told of each job that VOD made, with the media that it took. */
  readonly onJob: (jobId: string, mediaIds: readonly string[]) => void;
  /** Where the calls of a batch are written down. */
  readonly recordOf?: (mediaIds: readonly string[]) => CallRecord<Verdict> | undefined;
}

/** What VOD said about the media of one call. */
export interface Verdict {
  readonly jobId: string | undefined;
  readonly taken: string[];
  readonly nonexistent: string[];
  readonly forbidden: string[];
}

/** Submits batches of media; every media of a batch is counted, or handed on with its job. */
export class Submission {
  constructor(private readonly props: SubmissionProps) {}

  /**
   * Submits one batch, and halves it where its parameters are refused, until the refused media stand alone.
   *
   * @param lostBefore how often an answer about these media was lost already
   */
  async submit(mediaIds: readonly string[], lostBefore = 0): Promise<void> {
    const { caller, pace, task, taskType, retryUnanswered } = this.props;
    const outcome = await caller.call(refreshMediaPlayUrls(mediaIds, task, taskType), {
      pace,
      read: (body) => this.read(body, mediaIds),
      retryLost: retryUnanswered,
      record: this.props.recordOf?.(mediaIds),
    });
    const lost = lostBefore + outcome.lost;
    if (outcome.kind === 'answered') {
      this.accept(outcome.value, lost);
    } else if (outcome.kind === 'not sent') {
      this.leave(mediaIds, lost);
    } else if (outcome.answer.kind === 'refused' && mediaIds.length > 1) {
      const half = Math.ceil(mediaIds.length / 2);
      await Promise.all([this.submit(mediaIds.slice(0, half), lost), this.submit(mediaIds.slice(half), lost)]);
    } else if (outcome.answer.kind === 'throttled') {
      this.leave(mediaIds, lost);
    } else {
      this.fail(mediaIds, outcome.answer, lost);
    }
  }

  private accept({ jobId, taken, nonexistent, forbidden }: Verdict, lost: number): void {
    const { tally, onJob } = this.props;
    tally.notSubmitted('nonexistent', 'nonexistent', nonexistent);
    tally.notSubmitted('forbidden', 'forbidden', forbidden);
    if (lost > 0) {
      taken.forEach((id) => tally.possibleDuplicates.add(id));
    }
    if (jobId !== undefined) {
      onJob(jobId, taken);
    }
  }

  /** The run ended before VOD took the media; where an answer about them was lost, it may have taken them all the same. */
  leave(mediaIds: readonly string[], lost: number, reason?: string): void {
    if (lost > 0) {
      this.fail(mediaIds, { kind: 'lost', code: ANSWER_LOST }, lost);
      return;
    }
    const code = this.props.lifetime.end?.code;
    this.props.tally.notSubmitted('skipped', reason ?? (code === undefined ? OUT_OF_TIME : stoppedBy(code)), mediaIds);
  }

  private fail(mediaIds: readonly string[], { kind, code }: Problem & { readonly kind: string }, lost: number): void {
    const { tally, lifetime } = this.props;
    // Two lost answers can be two submissions; one lost answer can be one.
    if (lost > 1) {
      mediaIds.forEach((id) => tally.possibleDuplicates.add(id));
    }
    // Once an answer was lost, no later failure tells that nothing was submitted.
    tally.notSubmitted('failed', lost > 0 ? ANSWER_LOST : code, mediaIds);
    if (kind === 'denied') {
      lifetime.stop(code);
    }
  }

  private read(body: Readonly<Record<string, unknown>>, mediaIds: readonly string[]): Verdict | undefined {
    const asked = new Set(mediaIds);
    const forbidden = new Set(readIds(body.ForbiddenMediaIds));
    const nonexistent = new Set(readIds(body.NonExistMediaIds));
    const strangers = [...forbidden, ...nonexistent].filter((id) => !asked.has(id));
    if (strangers.length > 0) {
      this.props.log.line('ignored media IDs that were not asked for', { mediaIds: strangers.slice(0, 100), total: strangers.length });
    }
    const verdict: Verdict = {
      jobId: textOf(body.MediaRefreshJobId),
      taken: mediaIds.filter((id) => !forbidden.has(id) && !nonexistent.has(id)),
      nonexistent: mediaIds.filter((id) => nonexistent.has(id) && !forbidden.has(id)),
      forbidden: mediaIds.filter((id) => forbidden.has(id)),
    };
    return verdict.taken.length > 0 && verdict.jobId === undefined ? undefined : verdict;
  }
}
