import type { TaskTypeName } from '../../src/job/job';
import type { Allowance } from '../allowance';
import { ANSWER_LOST } from '../answers';
import type { NotSubmittedTally } from '../submission';
import type { Tally } from '../tally';
import type { MediaHistory } from './media-history';

/** Media that earlier invocations named, and that are to be asked for before all others. */
export interface PendingBatch {
  readonly mediaIds: readonly string[];
  /** How many answers about them were lost already. */
  readonly lost: number;
}

/** What a run does with what earlier invocations for its tick left of one task type. */
export interface ResumeProps {
  readonly media: Iterable<readonly [mediaId: string, history: MediaHistory]>;
  readonly taskType: TaskTypeName;
  readonly tally: Tally;
  /** Counts what was not submitted, in the way of the task type. */
  readonly phase: NotSubmittedTally;
  readonly allowance: Allowance;
  readonly batchSize: number;
  /** Whether media of a lost answer are asked for again; otherwise they count as failed. */
  readonly retryUnanswered: boolean;
  /** Whether media that are confirmed are followed further, so that their jobs are asked about again, which costs nothing. */
  readonly followsFurther: boolean;
  /** Told of each job that earlier invocations made, with the media of which it is not known what became of them. */
  readonly onJob: (jobId: string, mediaIds: readonly string[]) => void;
}

/**
 * Counts every media that earlier invocations named, in the way it ended, whether the selection still gives it or not;
 * answers those that are to be asked for.
 */
export function resume(props: ResumeProps): PendingBatch[] {
  const { media, taskType, tally, phase, allowance, batchSize, retryUnanswered, followsFurther, onJob } = props;
  const jobs = new Map<string, string[]>();
  const pending = new Map<number, string[]>();
  for (const [mediaId, { standing, lost }] of media) {
    tally.counts.selected++;
    if (standing.kind === 'open' || (standing.kind === 'lost' && retryUnanswered)) {
      listed(pending, lost).push(mediaId);
      continue;
    }
    switch (standing.kind) {
      case 'submitted':
        if (followsFurther) {
          listed(jobs, standing.jobId).push(mediaId);
          break;
        }
        tally.submitted(1);
        tally.urls += standing.urls;
        allowance.sent([mediaId]);
        allowance.made(mediaId, taskType, standing.urls);
        listed(jobs, standing.jobId);
        break;
      case 'taken':
        listed(jobs, standing.jobId).push(mediaId);
        break;
      case 'failed':
        phase.notSubmitted('failed', standing.code, [mediaId]);
        break;
      case 'nonexistent':
      case 'forbidden':
        phase.notSubmitted(standing.kind, standing.kind, [mediaId]);
        break;
      case 'lost':
        phase.notSubmitted('failed', ANSWER_LOST, [mediaId]);
    }
    const perhapsTaken = lost + (standing.kind === 'submitted' || standing.kind === 'taken' ? 1 : 0);
    if (lost > 0 && perhapsTaken > 1) {
      phase.possibleDuplicates.add(mediaId);
    }
  }
  jobs.forEach((mediaIds, jobId) => {
    allowance.sent(mediaIds);
    onJob(jobId, mediaIds);
  });
  return [...pending].flatMap(([lost, mediaIds]) => chunks(mediaIds, batchSize).map((part) => ({ mediaIds: part, lost })));
}

function listed<K>(lists: Map<K, string[]>, key: K): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function chunks(mediaIds: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(mediaIds.length / size) }, (_, index) => mediaIds.slice(index * size, (index + 1) * size));
}
