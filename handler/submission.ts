import type { TaskTypeName } from '../src/job/job';
import { refreshMediaPlayUrls } from '../src/job/wire';
import { ANSWER_LOST, readIds, type FailedAnswer } from './answers';
import type { Check } from './check';
import { idOf } from './json';
import type { AnswerRecord } from './ledger/records';
import type { RunContext } from './run-context';
import type { StepOutcomes } from './step-outcomes';

/** The reason of media assets that the run had no time for. */
export const OUT_OF_TIME = 'out of time';

/** The reason of media assets that were not sent because a refusal stopped the run. */
export function stoppedBy(code: string): string {
  return `stopped: ${code}`;
}

/** Submits batches of media assets. Counts every media asset of a batch, or passes it to the check of its job. */
export class Submission {
  constructor(
    private readonly context: RunContext,
    private readonly taskType: TaskTypeName,
    private readonly outcomes: StepOutcomes,
    private readonly check: Check,
  ) {}

  /**
   * Submits one batch, and halves it where VOD rejects its parameters, until the rejected media assets are alone.
   *
   * @param lostBefore how many responses about these media assets were lost already
   */
  async submit(mediaIds: readonly string[], lostBefore = 0): Promise<void> {
    const { taskType } = this;
    const { caller, job, history } = this.context;
    const outcome = await caller.call(refreshMediaPlayUrls(mediaIds, job.task, taskType), {
      read: (body) => this.read(body, mediaIds),
      retryLost: job.retryUnanswered,
      record: history.ledger?.batch(mediaIds, taskType),
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
    } else if (outcome.answer.kind === 'busy') {
      this.leave(mediaIds, lost, outcome.answer.code);
    } else if (lost === 0 && (outcome.answer.kind === 'full' || outcome.answer.kind === 'spent')) {
      mediaIds.forEach((mediaId) => this.outcomes.refused(mediaId, outcome.answer.code));
    } else {
      this.fail(mediaIds, outcome.answer, lost);
    }
  }

  private accept({ jobId, taken, nonexistent, forbidden }: AnswerRecord, lost: number): void {
    const { outcomes, check } = this;
    outcomes.notSubmitted('nonexistent', 'nonexistent', nonexistent);
    outcomes.notSubmitted('forbidden', 'forbidden', forbidden);
    if (lost > 0) {
      outcomes.possibleDuplicates(taken);
    }
    if (jobId !== undefined) {
      check.add(jobId, taken);
    }
  }

  /** Counts media assets that the run ended before. Where a response about them was lost, VOD may have taken them. */
  leave(mediaIds: readonly string[], lost: number, reason?: string): void {
    if (lost > 0) {
      this.fail(mediaIds, { kind: 'lost', code: ANSWER_LOST }, lost);
      return;
    }
    const code = this.context.lifetime.end?.code;
    this.outcomes.notSubmitted('skipped', reason ?? (code === undefined ? OUT_OF_TIME : stoppedBy(code)), mediaIds);
  }

  private fail(mediaIds: readonly string[], { kind, code }: FailedAnswer, lost: number): void {
    // Two lost responses can be two submissions; one lost response can be one.
    if (lost > 1) {
      this.outcomes.possibleDuplicates(mediaIds);
    }
    // Once a response was lost, no later failure proves that nothing was submitted.
    this.outcomes.notSubmitted('failed', lost > 0 ? ANSWER_LOST : code, mediaIds);
    if (kind === 'denied') {
      this.context.lifetime.stop(code);
    }
  }

  private read(body: Readonly<Record<string, unknown>>, mediaIds: readonly string[]): AnswerRecord | undefined {
    const asked = new Set(mediaIds);
    const forbidden = new Set(readIds(body.ForbiddenMediaIds));
    const nonexistent = new Set(readIds(body.NonExistMediaIds));
    const strangers = [...forbidden, ...nonexistent].filter((id) => !asked.has(id));
    if (strangers.length > 0) {
      this.context.log.line('ignored media IDs that were not asked for', { mediaIds: strangers.slice(0, 100), total: strangers.length });
    }
    const answer: AnswerRecord = {
      jobId: idOf(body.MediaRefreshJobId),
      taken: mediaIds.filter((id) => !forbidden.has(id) && !nonexistent.has(id)),
      nonexistent: mediaIds.filter((id) => nonexistent.has(id) && !forbidden.has(id)),
      forbidden: mediaIds.filter((id) => forbidden.has(id)),
    };
    return answer.taken.length > 0 && answer.jobId === undefined ? undefined : answer;
  }
}
