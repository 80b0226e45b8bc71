import { DRY_RUN } from './dry-run';
import { reportOf } from './finish';
import { resumedBatches } from './ledger/resume';
import { INTERRUPTED } from './lifetime';
import { planRun, type Plan } from './plan';
import type { Report } from './report';
import { openRun, OUTSIDE_WINDOW, type RunContext, type RunProps } from './run-context';
import { endsAsError } from './run-error';
import { submitAll } from './submit-loop';
import type { Batch } from './work';

/** Runs a job, from its selection to its report. */
export async function run(props: RunProps): Promise<Report> {
  const context = await openRun(props);
  const { job, lifetime, watch, history, selection } = context;
  if (history.ledger?.keptReport !== undefined) {
    return history.ledger.keptReport;
  }
  const skipsBecause = context.due ? history.failure?.reason : OUTSIDE_WINDOW;
  if (skipsBecause !== undefined) {
    await selection.skipRest(skipsBecause);
    return reportOf(context);
  }
  const plan = await planRun(context);
  plan.work.resume(resumedBatches(context, plan));
  try {
    await submitPlan(context, plan);
  } finally {
    // URLs that were followed only for their number may still be queried.
    lifetime.stop();
    await watch.stopped();
  }
  const report = reportOf(context, plan);
  // What was interrupted or not read to its end is to be finished by the next invocation.
  const isDone = !endsAsError(report, job) && lifetime.end?.code !== INTERRUPTED && report.unread === undefined;
  await history.ledger?.close(isDone ? report : undefined);
  return report;
}

function submitPlan(context: RunContext, plan: Plan): Promise<void> {
  const { job, settings, inFlight, watch } = context;
  const { work, steps } = plan;
  const submissionOf = ({ taskType }: Batch) => steps.find((step) => step.taskType === taskType)!.submission;
  const waitsForUrls = job.verification?.level === 'completion' || steps.length > 1;
  return submitAll({
    ...context,
    work,
    maxQps: settings.maxQps,
    waitingForUrls: () => (waitsForUrls ? watch.openMedia : 0),
    submit: (batch) => {
      if (context.dryRun === undefined) {
        inFlight.track('batches', submissionOf(batch).submit(batch.mediaIds, batch.lost));
      } else {
        skipBatch(context, plan, batch.mediaIds);
      }
    },
    leave: (batch, reason) => submissionOf(batch).leave(batch.mediaIds, batch.lost, reason),
  });
}

/** Counts a batch as a dry run: as if each media asset had cost what is expected. */
function skipBatch({ dryRun, tally }: RunContext, { allowance, steps }: Plan, mediaIds: readonly string[]): void {
  dryRun?.submit(mediaIds);
  mediaIds.forEach((mediaId) => steps.forEach(({ taskType }) => allowance.unknown(mediaId, taskType)));
  tally.notSubmitted('skipped', DRY_RUN, mediaIds);
}
