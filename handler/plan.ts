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
  const { job, settings, statusCaller } = context;
  const { maxUrlsInFlight } = job;
  const taskTypes = taskTypesOf(job.task.taskType);
  const urls = urlsPerMedia(job.task);
  const { limits, hints } = await readUrlLimits(job, statusCaller);
  if (settings.dryRun && limits.length > 0 && urls === undefined) {
    hints.push('What a media asset costs in URLs is known only from its job: a dry run cannot tell where the budget would end.');
  }
  const allowance = new Allowance(context, new UrlBudget(limits, taskTypes));
  const batchSize = mediaPerBatch(urls, Math.min(settings.maxUrlsPerBatch, maxUrlsInFlight ?? Infinity));
  const work = new Work({ ...context, taskTypes, batchSize, allowance });
  const needsUrls = limits.length > 0 || maxUrlsInFlight !== undefined || taskTypes.length > 1;
  const checksJobs = needsUrls || job.verification?.level !== 'none';
  const steps = taskTypes.map((taskType, index): Step => {
    const isLast = index + 1 === taskTypes.length;
    const outcomes = new StepOutcomes(context, taskType, allowance, index > 0, isLast ? undefined : (mediaId) => work.preload(mediaId));
    const check = new Check(context, outcomes, checksJobs);
    return { taskType, outcomes, check, submission: new Submission(context, taskType, outcomes, check) };
  });
  return { allowance, steps, work, batchSize, hints };
}
