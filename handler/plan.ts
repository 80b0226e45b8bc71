import type { TaskTypeName } from '../src/job/job';
import { mediaPerBatch, taskTypesOf, urlsPerMedia } from '../src/job/urls';
import { Allowance } from './allowance';
import { Check } from './check';
import type { RunContext } from './run-context';
import { StepOutcomes } from './step-outcomes';
import { Submission } from './submission';
import { UrlBudget } from './url-budget';
import { readUrlLimits } from './url-limits';
import { Work } from './work';

/** One task type of a run: submits media assets, checks their jobs and counts the outcomes. */
export interface Step {
  readonly taskType: TaskTypeName;
  readonly submission: Submission;
  readonly check: Check;
  readonly outcomes: StepOutcomes;
}

/** What a run may submit, and how. */
export interface Plan {
  readonly allowance: Allowance;
  /** One for each task type, in order. */
  readonly steps: readonly Step[];
  readonly work: Work;
  /** Maximum number of media assets in a batch. */
  readonly batchSize: number;
  /** What to look at. */
  readonly hints: readonly string[];
}

/** Reads how many URLs the run may submit, and sets up its steps. */
export async function planRun(context: RunContext): Promise<Plan> {
  const { job, settings, statusCaller, watch } = context;
  const { maxUrlsInFlight } = job;
  const taskTypes = taskTypesOf(job.task.taskType);
  const urls = urlsPerMedia(job.task);
  const { limits, hints } = await readUrlLimits(job, statusCaller);
  if (settings.dryRun && limits.length > 0 && urls === undefined) {
    hints.push('What a media costs in URLs is known only from its job: a dry run cannot tell where the budget would end.');
  }
  const allowance = new Allowance({
    urlsPerMedia: urls,
    budget: new UrlBudget(limits, taskTypes),
    maxUrlsInFlight,
    urlsInFlight: () => watch.openUrls,
    dryRun: settings.dryRun,
  });
  const batchSize = mediaPerBatch(urls, Math.min(settings.maxUrlsPerBatch, maxUrlsInFlight ?? Infinity));
  const work = new Work({ ...context, taskTypes, batchSize, allowance });
  const needsUrls = limits.length > 0 || maxUrlsInFlight !== undefined || taskTypes.length > 1;
  const checksJobs = needsUrls || job.verification?.level !== 'none';
  const steps = taskTypes.map((_, index) => stepOf(context, index, allowance, work, checksJobs));
  return { allowance, steps, work, batchSize, hints };
}

function stepOf(context: RunContext, index: number, allowance: Allowance, work: Work, checksJobs: boolean): Step {
  const { job } = context;
  const { ledger } = context.history;
  const taskTypes = taskTypesOf(job.task.taskType);
  const taskType = taskTypes[index];
  const outcomes = new StepOutcomes({
    ...context,
    taskType,
    allowance,
    countsUrlsInFlight: job.maxUrlsInFlight !== undefined,
    waitsForCompletion: job.verification?.level === 'completion',
    onComplete: index + 1 < taskTypes.length ? (mediaId) => work.preload(mediaId) : undefined,
    isAfterRefresh: index > 0,
  });
  const check = new Check({ ...context, ledger, outcomes, enabled: checksJobs });
  const retryUnanswered = job.retryUnanswered !== false;
  const submission = new Submission({ ...context, task: job.task, taskType, retryUnanswered, outcomes, check, ledger });
  return { taskType, submission, check, outcomes };
}
