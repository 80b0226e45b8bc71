import type { Job } from '../src/job/job';
import type { CallCounts } from './caller';
import type { Requests } from './dry-run';
import { failures, submittedBefore } from './failure';
import type { LedgerReport } from './ledger/run-ledger';
import { LOG_LINE_BYTES } from './log';
import { RUNBOOK } from './runbook';
import type { Counts, NotSubmitted, Tally } from './tally';
import type { UrlCounts } from './url-watch';

/** All selected media submitted; some of them; too few for the job. */
export type RunOutcome = 'ok' | 'partial' | 'failed';

/** Media IDs, and how many there are: at most a hundred are listed, the others are in log lines of their own. */
export interface ListedMedia {
  readonly total: number;
  readonly mediaIds: readonly string[];
}

/** Media that were not submitted for one reason; for failed media it is VOD's error code. */
export interface NotSubmittedMedia extends ListedMedia {
  readonly status: NotSubmitted;
  readonly reason: string;
}

/** What a run answers. */
export interface Report {
  /** `failed` for the reasons that `failedBecause` names; a run outside its time window, and a dry run, is `ok`. */
  readonly outcome: RunOutcome;
  /** Why the run counts as failed. */
  readonly failedBecause?: readonly string[];
  /** Nothing was submitted, on purpose. */
  readonly dryRun?: true;
  /** Why nothing was supposed to run, or why it failed whatever was submitted. */
  readonly reason?: string;
  /** Which part of the selection could not be read, and why: the run is `failed`, whatever it submitted until then. */
  readonly selectionError?: string;
  /** The days of Shanghai whose plays decided what was selected, as YYYY-MM-DD. */
  readonly dataDates?: readonly string[];
  readonly schedule?: string;
  readonly region?: string;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
  readonly counts: Counts;
  /**
   * URLs that the selection costs by its task, where that is known, and those that the checked jobs really hold; with
   * verification of completion, how many of them are how far. `refreshing` were still under way when the time for it was over.
   */
  readonly urls: { readonly estimated?: number; readonly submitted: number } & Partial<UrlCounts>;
  readonly calls: CallCounts;
  readonly jobIds: readonly string[];
  /** Job IDs that the report has no room for. */
  readonly jobIdsLeftOut?: number;
  /** Media among the submitted of which VOD did not say in time what became of them. */
  readonly unconfirmed: number;
  /** With verification of completion, media among the submitted of which URLs were still under way when the time for it was over. */
  readonly unfinished?: number;
  readonly notSubmitted: readonly NotSubmittedMedia[];
  readonly possibleDuplicates: ListedMedia;
  /** What the ledger said; left out where there is none, or where it cannot be used. */
  readonly ledger?: LedgerReport;
  /** Of a dry run: the calls that it would have made. */
  readonly requests?: Requests;
  /** What to look at. */
  readonly hints: readonly string[];
  /** Of a failed run: what to do about it. */
  readonly runbook?: string;
}

/** What a report is made of. */
export interface ReportParts {
  readonly job: Pick<Job, 'version' | 'failureCriteria'>;
  readonly tally: Tally;
  readonly calls: CallCounts;
  readonly jobIds: readonly string[];
  readonly jobIdsLeftOut: number;
  readonly schedule?: string;
  readonly region?: string;
  readonly start: number;
  readonly end: number;
  readonly urlsPerMedia?: number;
  /** With verification of completion. */
  readonly urlCounts?: UrlCounts;
  /** Of a dry run. */
  readonly requests?: Requests;
  readonly selectionError?: string;
  readonly dataDates?: readonly string[];
  /** Why nothing was supposed to run. */
  readonly reason?: string;
  /** Why the run failed, whatever it submitted. */
  readonly failure?: string;
  readonly ledger?: LedgerReport;
  readonly hints: readonly string[];
}

/**
 * Makes the report. It fits into one log line: where it would not, IDs move from the longest list into log lines of their own.
 *
 * @throws Error where the counts do not add up.
 */
export function makeReport(parts: ReportParts): Report {
  const { tally } = parts;
  tally.assertComplete();
  const jobIds = [...parts.jobIds];
  let leftOut = parts.jobIdsLeftOut;
  const requests = [...(parts.requests?.first ?? [])];
  const lists = [...tally.groups.map((group) => group.ids), tally.possibleDuplicates];
  for (;;) {
    const report = compose(parts, jobIds, leftOut, requests);
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
      leftOut += jobIds.splice(Math.floor(jobIds.length / 2)).length;
    } else {
      longest.halve();
    }
  }
}

/** What the counts say as a whole: what had been submitted before is as good as submitted. */
function outcomeOf(tally: Tally, failedBecause: readonly string[], dryRun: boolean): RunOutcome {
  if (failedBecause.length > 0) {
    return 'failed';
  }
  const { selected, submitted } = tally.counts;
  return dryRun || submitted + submittedBefore(tally) === selected ? 'ok' : 'partial';
}

function compose(parts: ReportParts, jobIds: readonly string[], leftOut: number, requests: Requests['first']): Report {
  const { tally, calls, schedule, region, urlsPerMedia, reason, urlCounts } = parts;
  const { counts, possibleDuplicates } = tally;
  const failedBecause = [
    ...[parts.failure, parts.selectionError].filter((text) => text !== undefined),
    ...(reason === undefined ? failures(parts.job, tally) : []),
  ];
  return withRunbook({
    outcome: reason === undefined || parts.failure !== undefined ? outcomeOf(tally, failedBecause, parts.requests !== undefined) : 'ok',
    failedBecause: failedBecause.length > 0 ? failedBecause : undefined,
    dryRun: parts.requests && true,
    reason: parts.failure ?? reason,
    selectionError: parts.selectionError,
    dataDates: parts.dataDates,
    schedule,
    region,
    start: new Date(parts.start).toISOString(),
    end: new Date(parts.end).toISOString(),
    counts: { ...counts },
    urls: { estimated: urlsPerMedia === undefined ? undefined : urlsPerMedia * counts.selected, submitted: tally.urls, ...urlCounts },
    calls: { ...calls },
    jobIds: [...jobIds],
    jobIdsLeftOut: leftOut || undefined,
    unconfirmed: tally.unconfirmed,
    unfinished: urlCounts && tally.unfinished,
    notSubmitted: tally.groups.map(({ status, reason: why, ids }) => ({ status, reason: why, total: ids.total, mediaIds: [...ids.kept] })),
    possibleDuplicates: { total: possibleDuplicates.total, mediaIds: [...possibleDuplicates.kept] },
    ledger: parts.ledger,
    requests: parts.requests && { total: parts.requests.total, first: requests },
    hints: hintsOf(parts),
  });
}

function withRunbook(report: Report): Report {
  return report.outcome === 'failed' ? { ...report, runbook: RUNBOOK } : report;
}

function hintsOf(parts: ReportParts): string[] {
  const { tally, region, hints } = parts;
  const { selected, nonexistent, forbidden } = tally.counts;
  const all = [...hints];
  if (selected > 0 && nonexistent === selected) {
    all.push(`VOD knows none of the media: is ${region ?? 'this'} the region that they are in? A VOD endpoint serves its own region only.`);
  }
  if (selected > 0 && forbidden === selected) {
    all.push(
      "VOD forbids all of the media: they belong to a VOD application that the function's role has no policy for. " +
        'Grant it with AttachAppPolicyToIdentity (IdentityType RamRole, VODAppFullAccess).',
    );
  }
  if (tally.counts.skipped > 0 && tally.groups.some(({ reason }) => reason === 'queue full')) {
    all.push("VOD had no room for more URLs (PreloadQueueFull): too many are being fetched, or the day's quota is used up.");
  }
  if (tally.unconfirmed > 0) {
    all.push(`Of ${tally.unconfirmed} submitted media VOD did not say in time what became of them.`);
  }
  if ((parts.ledger?.unreadable ?? 0) > 0) {
    all.push(
      `${parts.ledger!.unreadable} objects of the ledger are not whole: where a call's are, its media may have been submitted twice without a mark.`,
    );
  }
  if (tally.unfinished > 0) {
    all.push(
      `Of ${tally.unfinished} submitted media, URLs were still under way when the time to wait for them was over; they may complete ` +
        "later. A longer verificationTimeoutSeconds, within the function's timeout, tells more.",
    );
  }
  return all;
}

function length(ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + id.length + 3, 0);
}
