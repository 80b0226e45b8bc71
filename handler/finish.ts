import { taskTypesOf, urlsPerMedia } from '../src/job/urls';
import { hintsFor } from './hints';
import { ledgerReport } from './ledger/run-ledger';
import { makeReport } from './make-report';
import type { Plan } from './plan';
import type { Report } from './report';
import { OUTSIDE_WINDOW, type RunContext } from './run-context';

/** The report of a run; without a plan, of one that was not due or whose ledger could not be used. */
export function reportOf(context: RunContext, plan?: Plan): Report {
  const { job, settings, clock, start, due, tally, calls, jobIds, watch, selection, dryRun } = context;
  const { ledger, failure = ledger?.failure } = context.history;
  const urls = urlsPerMedia(job.task);
  // Whether the next invocation could still do something about media assets; an empty selection counts as such.
  const isIncomplete = tally.counts.selected === 0 || selection.unread !== undefined || tally.counts.failed + tally.counts.skipped > 0;
  return makeReport({
    job,
    tally,
    calls,
    jobIds,
    redactor: context.log.redactor,
    schedule: job.schedule,
    region: settings.region,
    start,
    end: clock.now(),
    urlsPerMedia: urls === undefined ? undefined : urls * taskTypesOf(job.task.taskType).length,
    urlCounts: job.verification?.level === 'completion' ? watch.counts : undefined,
    requests: dryRun,
    reason: due ? undefined : OUTSIDE_WINDOW,
    selectionError: selection.error?.message,
    unread: due && selection.unread ? { reason: selection.unread.message, media: selection.unread.left } : undefined,
    dataDates: selection.dataDates,
    failure: isIncomplete ? failure?.reason : undefined,
    ledger: ledger && ledgerReport(ledger),
    hints: hintsFor(context, plan),
  });
}
