import type { CallCounts } from './caller';
import type { Requests } from './dry-run';
import type { Counts, NotSubmitted } from './tally';
import type { UrlCounts } from './url-watch';

/** Whether a run submitted all selected media assets with all their URLs, some of them, or too few for the job. */
export type RunOutcome = 'ok' | 'partial' | 'failed';

/** Media IDs and their number. Lists at most a hundred; the others are in log lines of their own. */
export interface ListedMedia {
  readonly total: number;
  readonly mediaIds: readonly string[];
}

/** Media assets that were not submitted for one reason. For failed media assets, the reason is VOD's error code. */
export interface NotSubmittedMedia extends ListedMedia {
  readonly status: NotSubmitted;
  readonly reason: string;
}

/** The part of a selection that was not read. */
export interface UnreadMedia {
  readonly reason: string;
  /** Number of media assets that are left by VOD's own count, those among them that would be excluded; left out where nothing tells. */
  readonly media?: number;
}

/** Submitted media assets of which VOD did not submit all URLs, for one error code. */
export interface PartlySubmittedMedia extends ListedMedia {
  readonly code: string;
}

/** What the ledger knew when a run started. */
export interface LedgerReport {
  /** The number of this invocation among those for the same tick, from 1. */
  readonly invocation: number;
  /** Media assets for which an earlier invocation already had a response. */
  readonly answered: number;
  /** Media assets that an earlier invocation sent without a known response. They are submitted again and marked. */
  readonly lost: number;
  /** Objects that were incomplete. */
  readonly unreadable: number;
  /** Whether this report was kept by an earlier invocation that finished the tick, so that nothing was called. */
  readonly kept?: true;
}

/** The result of a run. */
export interface Report {
  /** `failed` for the reasons in `failedBecause`. A run outside its time window and a dry run are `ok`. */
  readonly outcome: RunOutcome;
  /** Why the run counts as failed. */
  readonly failedBecause?: readonly string[];
  /** Whether nothing was submitted on purpose. */
  readonly dryRun?: true;
  /** Why the run was not due, or why it failed regardless of what it submitted. */
  readonly reason?: string;
  /** Which part of the selection could not be read, and why. The run is `failed`, whatever it submitted until then. */
  readonly selectionError?: string;
  /** Set where the selection was not read to its end: the run is not `ok`, and its report is not kept. */
  readonly unread?: UnreadMedia;
  /** The days whose plays decided the selection, in Shanghai time, as YYYY-MM-DD. */
  readonly dataDates?: readonly string[];
  readonly schedule?: string;
  readonly region?: string;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
  readonly counts: Counts;
  /**
   * The URLs that the selection costs by its task, where that is known, and those that the checked jobs contain. With
   * verification of completion, also their states; `refreshing` were still in flight when the time to wait was over.
   */
  readonly urls: { readonly estimated?: number; readonly submitted: number } & Partial<UrlCounts>;
  readonly calls: CallCounts;
  readonly jobIds: readonly string[];
  /** Number of job IDs that did not fit into the report. */
  readonly jobIdsLeftOut?: number;
  /** Submitted media assets of which VOD did not submit all URLs. They are among `counts.submitted`; the run is `partial`. */
  readonly partlySubmitted?: readonly PartlySubmittedMedia[];
  /** Submitted media assets whose job did not confirm them in time. */
  readonly unconfirmed: number;
  /** With verification of completion, submitted media assets with URLs still in flight when the time to wait was over. */
  readonly unfinished?: number;
  readonly notSubmitted: readonly NotSubmittedMedia[];
  readonly possibleDuplicates: ListedMedia;
  /** Left out where there is no ledger, or where it cannot be used. */
  readonly ledger?: LedgerReport;
  /** The calls that a dry run would have made. */
  readonly requests?: Requests;
  /** What to look at. */
  readonly hints: readonly string[];
  /** For a failed run, the runbook's address. */
  readonly runbook?: string;
}
