import { ANSWER_LOST } from '../answers';
import type { Plan, Step } from '../plan';
import type { RunContext } from '../run-context';
import type { Batch } from '../work';

/**
 * Counts every media asset that earlier invocations for the tick sent, whether the selection still contains it or not.
 * Returns the batches to submit (again).
 */
export function resumedBatches(context: RunContext, plan: Plan): Batch[] {
  return plan.steps.flatMap((step, index) => resumeStep(context, plan, step, plan.steps[index + 1]));
}

function resumeStep(context: RunContext, plan: Plan, { taskType, outcomes, check }: Step, next: Step | undefined): Batch[] {
  const { job, tally, history, triggerTime } = context;
  const { allowance, batchSize } = plan;
  const media = history.ledger?.media;
  // A confirmed job is checked again where its URLs are needed, which costs nothing.
  const needsUrls = next !== undefined || job.verification?.level === 'completion';
  const passedOn = next && media?.get(next.taskType);
  const jobs = new Map<string, string[]>();
  const open = new Map<number, string[]>();
  for (const [mediaId, { state, lost }] of media?.get(taskType) ?? []) {
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
        if (state.partlyCode !== undefined) {
          tally.partlySubmitted(state.partlyCode, mediaId);
        }
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
    // Its URLs may have been created at any time since the tick.
    check.add(jobId, mediaIds, triggerTime);
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
