import type { Job } from '../src/job/job';
import type { Requests } from './dry-run';
import { failures, submittedBefore } from './failure';
import type { IdList } from './id-list';
import { LOG_LINE_BYTES } from './log';
import type { ListedMedia, Report, RunOutcome } from './report';
import type { Tally } from './tally';
import type { UrlCounts } from './url-watch';

/** What to do about a run that failed: named in its report. */
export const RUNBOOK = 'https://github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch/blob/main/docs/runbook.md';

/** Maximum number of job IDs in the report. */
const MAX_JOB_IDS = 200;

type UnchangedParts = 'calls' | 'dataDates' | 'hints' | 'jobIds' | 'ledger' | 'reason' | 'region' | 'requests' | 'schedule' | 'selectionError';

/** What {@link makeReport} makes a report of. */
export interface ReportParts extends Pick<Report, UnchangedParts> {
  readonly job: Pick<Job, 'version' | 'failureCriteria'>;
  readonly tally: Tally;
  readonly start: number;
  readonly end: number;
  /** URLs that each media asset costs in all task types, where the task tells. */
  readonly urlsPerMedia?: number;
  /** With verification of completion. */
  readonly urlCounts?: UrlCounts;
  /** Why the run failed, regardless of what it submitted. */
  readonly failure?: string;
}

/**
 * Makes the report. It fits into one log line: where it would not, IDs move from the longest list into log lines of their own.
 *
 * @throws Error where the counts do not add up.
 */
export function makeReport(parts: ReportParts): Report {
  const { tally } = parts;
  tally.assertComplete();
  const jobIds = parts.jobIds.slice(0, MAX_JOB_IDS);
  const requests = [...(parts.requests?.first ?? [])];
  const lists = [...[...tally.groups, ...tally.partly].map(({ ids }) => ids), tally.possibleDuplicates];
  for (;;) {
    const report = compose(parts, jobIds, requests);
    if (Buffer.byteLength(JSON.stringify(report)) < LOG_LINE_BYTES) {
      tally.flush();
      return report;
    }
    if (requests.length > 1) {
      requests.pop();
      continue;
    }
    const longest = lists.reduce((one, other) => (length(other.kept) > length(one.kept) ? other : one));
    if (length(jobIds) >= length(longest.kept)) {
      jobIds.splice(Math.floor(jobIds.length / 2));
    } else {
      longest.halve();
    }
  }
}

function compose(parts: ReportParts, jobIds: readonly string[], requests: Requests['first']): Report {
  const { job, tally, calls, schedule, region, urlsPerMedia, reason, failure, selectionError, urlCounts } = parts;
  const { counts, possibleDuplicates } = tally;
  const failedBecause = [failure, selectionError, ...(reason === undefined ? failures(job, tally) : [])].filter((text) => text !== undefined);
  const outcome = outcomeOf(parts, failedBecause);
  return {
    outcome,
    failedBecause: failedBecause.length > 0 ? failedBecause : undefined,
    dryRun: parts.requests && true,
    reason: failure ?? reason,
    selectionError,
    dataDates: parts.dataDates,
    schedule,
    region,
    start: new Date(parts.start).toISOString(),
    end: new Date(parts.end).toISOString(),
    counts: { ...counts },
    urls: { estimated: urlsPerMedia === undefined ? undefined : urlsPerMedia * counts.selected, submitted: tally.urls, ...urlCounts },
    calls: { ...calls },
    jobIds: [...jobIds],
    jobIdsLeftOut: parts.jobIds.length - jobIds.length || undefined,
    partlySubmitted: tally.partly.length === 0 ? undefined : tally.partly.map(({ code, ids }) => ({ code, ...listed(ids) })),
    unconfirmed: tally.unconfirmed,
    unfinished: urlCounts && tally.unfinished,
    notSubmitted: tally.groups.map(({ status, reason: why, ids }) => ({ status, reason: why, ...listed(ids) })),
    possibleDuplicates: listed(possibleDuplicates),
    ledger: parts.ledger,
    requests: parts.requests && { total: parts.requests.total, first: requests },
    hints: parts.hints,
    ...(outcome === 'failed' ? { runbook: RUNBOOK } : {}),
  };
}

/** What the counts mean as a whole. Media assets that were submitted before are as good as submitted; those in part are not. */
function outcomeOf({ reason, failure, requests, tally }: ReportParts, failedBecause: readonly string[]): RunOutcome {
  if (reason !== undefined && failure === undefined) {
    return 'ok';
  }
  if (failedBecause.length > 0) {
    return 'failed';
  }
  const { selected, submitted } = tally.counts;
  const isWhole = submitted + submittedBefore(tally) === selected && tally.partly.length === 0;
  return requests !== undefined || isWhole ? 'ok' : 'partial';
}

function listed({ total, kept }: IdList): ListedMedia {
  return { total, mediaIds: [...kept] };
}

function length(ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + id.length + 3, 0);
}
