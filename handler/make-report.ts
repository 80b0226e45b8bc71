import type { Job } from '../src/job/job';
import type { WireParameters } from '../src/job/wire';
import { failures } from './failure';
import type { IdList } from './id-list';
import { LOG_LINE_BYTES } from './log';
import type { Redactor } from './redactor';
import type { ListedMedia, Report, RunOutcome } from './report';
import type { Tally } from './tally';
import type { UrlCounts } from './url-watch';

/** What to do about a run that failed: named in its report. */
export const RUNBOOK = 'https://github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch/blob/main/docs/runbook.md';

/** Maximum number of job IDs in the report. */
const MAX_JOB_IDS = 200;

/** How long the texts of a report may be: the first of these with which they leave room for its lists, or the last. */
const TEXT_CHARACTERS = [1_000, 300, 60];

/** Bytes of all texts of a report. */
const TEXT_BYTES = LOG_LINE_BYTES / 2;

type UnchangedParts =
  'calls' | 'dataDates' | 'hints' | 'jobIds' | 'ledger' | 'reason' | 'region' | 'requests' | 'schedule' | 'selectionError' | 'unread';

/** What {@link makeReport} makes a report of. */
export interface ReportParts extends Pick<Report, UnchangedParts> {
  readonly job: Pick<Job, 'version' | 'failureCriteria'>;
  readonly tally: Tally;
  readonly redactor: Redactor;
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
 * Makes the report. It fits into one log line, whatever it is made of: texts are cut, and IDs move from the longest list into log
 * lines of their own.
 *
 * @throws Error where the counts do not add up.
 */
export function makeReport(parts: ReportParts): Report {
  const { tally, redactor } = parts;
  tally.assertComplete();
  const lists: ReportLists = {
    jobIds: parts.jobIds.slice(0, MAX_JOB_IDS),
    requests: [...(parts.requests?.first ?? [])],
    idLists: [...[...tally.groups, ...tally.partly].map(({ ids }) => ids), tally.possibleDuplicates],
  };
  const characters = TEXT_CHARACTERS.find((most) => bytesOf(redactor.cleanValue(compose(parts), most)) <= TEXT_BYTES) ?? TEXT_CHARACTERS.at(-1)!;
  for (;;) {
    const report = redactor.cleanValue(compose(parts, lists), characters);
    if (bytesOf(report) < LOG_LINE_BYTES || !shorten(lists)) {
      tally.flush();
      return report;
    }
  }
}

/** The lists of a report, from which it is made shorter. */
interface ReportLists {
  readonly jobIds: string[];
  readonly requests: WireParameters[];
  readonly idLists: readonly IdList[];
}

/** Takes the least important entries out of the lists; false where they are empty. */
function shorten({ jobIds, requests, idLists }: ReportLists): boolean {
  const longest = idLists.reduce((one, other) => (length(other.kept) > length(one.kept) ? other : one));
  if (requests.length > 1 || (requests.length > 0 && length(longest.kept) + length(jobIds) === 0)) {
    requests.pop();
    return true;
  }
  if (length(jobIds) >= length(longest.kept)) {
    return jobIds.splice(Math.floor(jobIds.length / 2)).length > 0;
  }
  longest.halve();
  return true;
}

/** The report with these lists, or without what its lists hold. */
function compose(parts: ReportParts, lists?: ReportLists): Report {
  const { job, tally, calls, schedule, region, urlsPerMedia, reason, failure, selectionError, urlCounts } = parts;
  const { counts } = tally;
  const { jobIds = [], requests = [] } = lists ?? {};
  const failedBecause = [failure, selectionError, ...(reason === undefined ? failures(job, tally, parts.unread !== undefined) : [])].filter(
    (text) => text !== undefined,
  );
  const outcome = outcomeOf(parts, failedBecause);
  const listed = ({ total, kept }: IdList): ListedMedia => ({ total, mediaIds: lists === undefined ? [] : [...kept] });
  return {
    outcome,
    failedBecause: failedBecause.length > 0 ? failedBecause : undefined,
    dryRun: parts.requests && true,
    reason: failure ?? reason,
    selectionError,
    unread: parts.unread,
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
    possibleDuplicates: listed(tally.possibleDuplicates),
    ledger: parts.ledger,
    requests: parts.requests && { total: parts.requests.total, first: requests },
    hints: parts.hints,
    ...(outcome === 'failed' ? { runbook: RUNBOOK } : {}),
  };
}

/** What the counts mean as a whole. Media assets that were submitted before are as good as submitted; those in part are not. */
function outcomeOf({ reason, failure, unread, requests, tally }: ReportParts, failedBecause: readonly string[]): RunOutcome {
  if (reason !== undefined && failure === undefined) {
    return 'ok';
  }
  if (failedBecause.length > 0) {
    return 'failed';
  }
  if (unread !== undefined) {
    return 'partial';
  }
  const { selected, submitted } = tally.counts;
  const isWhole = submitted + tally.submittedBefore === selected && tally.partly.length === 0;
  return requests !== undefined || isWhole ? 'ok' : 'partial';
}

function length(ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + id.length + 3, 0);
}

function bytesOf(report: Report): number {
  return Buffer.byteLength(JSON.stringify(report));
}
