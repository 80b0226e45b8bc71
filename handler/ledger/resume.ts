import type { Job } from '../../src/job/job';
import type { Allowance } from '../allowance';
import { ANSWER_LOST } from '../answers';
import type { Step } from '../step';
import type { Tally } from '../tally';
import type { Batch } from '../work';
import type { RunLedger } from './run-ledger';

/** Properties for {@link resume}. */
export interface ResumeProps {
  readonly ledger: RunLedger;
  readonly steps: readonly Step[];
  readonly job: Pick<Job, 'retryUnanswered' | 'verification'>;
  readonly tally: Tally;
  readonly allowance: Allowance;
  readonly batchSize: number;
  /** Called for each job that earlier invocations created, with the media assets whose outcome is unknown. */
  readonly onJob: (step: Step, jobId: string, mediaIds: readonly string[]) => void;
}

/**
 * Counts every media asset that earlier invocations for the tick sent, whether the selection still contains it or not.
 * Returns the batches to submit (again).
 */
export function resume(props: ResumeProps): Batch[] {
  return props.steps.flatMap((step, index) => resumeStep(props, step, props.steps[index + 1]));
}

function resumeStep(props: ResumeProps, step: Step, next: Step | undefined): Batch[] {
  const { ledger, job, tally, allowance, batchSize, onJob } = props;
  const { taskType, outcomes } = step;
  // A confirmed job is checked again where its URLs are needed, which costs nothing.
  const needsUrls = next !== undefined || job.verification?.level === 'completion';
  const passedOn = next && ledger.media.get(next.taskType);
  const jobs = new Map<string, string[]>();
  const open = new Map<number, string[]>();
  for (const [mediaId, { state, lost }] of ledger.media.get(taskType) ?? []) {
    if (passedOn?.has(mediaId)) {
      continue;
    }
    tally.counts.selected++;
    if (state.kind === 'open' || (state.kind === 'lost' && job.retryUnanswered !== false)) {
      listFor(open, lost).push(mediaId);
      continue;
    }
    switch (state.kind) {
      case 'submitted':
        if (needsUrls) {
          listFor(jobs, state.jobId).push(mediaId);
          break;
        }
        tally.submitted(1);
        tally.urls += state.urls;
        allowance.sent([mediaId]);
        allowance.made(mediaId, taskType, state.urls);
        listFor(jobs, state.jobId);
        break;
      case 'taken':
        listFor(jobs, state.jobId).push(mediaId);
        break;
      case 'failed':
        outcomes.notSubmitted('failed', state.code, [mediaId]);
        break;
      case 'nonexistent':
      case 'forbidden':
        outcomes.notSubmitted(state.kind, state.kind, [mediaId]);
        break;
      case 'lost':
        outcomes.notSubmitted('failed', ANSWER_LOST, [mediaId]);
    }
    const submissions = lost + (state.kind === 'submitted' || state.kind === 'taken' ? 1 : 0);
    if (lost > 0 && submissions > 1) {
      outcomes.possibleDuplicates([mediaId]);
    }
  }
  jobs.forEach((mediaIds, jobId) => {
    allowance.sent(mediaIds);
    onJob(step, jobId, mediaIds);
  });
  return [...open].flatMap(([lost, mediaIds]) => chunks(mediaIds, batchSize).map((part) => ({ mediaIds: part, taskType, lost })));
}

function listFor<K>(lists: Map<K, string[]>, key: K): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function chunks(mediaIds: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(mediaIds.length / size) }, (_, index) => mediaIds.slice(index * size, (index + 1) * size));
}
