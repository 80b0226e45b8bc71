import type { CallCounts } from './caller';
import { LOG_LINE_BYTES } from './log';
import type { Counts, NotSubmitted, Tally } from './tally';

/** All selected media submitted; some of them; none. */
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
  /** `failed` where nothing was selected or nothing submitted; a run outside its time window is `ok`. */
  readonly outcome: RunOutcome;
  /** Why nothing was supposed to run. */
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
  /** URLs that the selection costs by its task, where that is known, and those that the checked jobs really hold. */
  readonly urls: { readonly estimated?: number; readonly submitted: number };
  readonly calls: CallCounts;
  readonly jobIds: readonly string[];
  /** Job IDs that the report has no room for. */
  readonly jobIdsLeftOut?: number;
  /** Media among the submitted of which VOD did not say in time what became of them. */
  readonly unconfirmed: number;
  readonly notSubmitted: readonly NotSubmittedMedia[];
  readonly perhapsTwice: ListedMedia;
  /** What to look at. */
  readonly hints: readonly string[];
}

/** What a report is made of. */
export interface ReportParts {
  readonly tally: Tally;
  readonly calls: CallCounts;
  readonly jobIds: readonly string[];
  readonly jobIdsLeftOut: number;
  readonly schedule?: string;
  readonly region?: string;
  readonly start: number;
  readonly end: number;
  readonly urlsPerMedia?: number;
  readonly selectionError?: string;
  readonly dataDates?: readonly string[];
  /** Why nothing was supposed to run. */
  readonly reason?: string;
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
  const lists = [...tally.groups.map((group) => group.ids), tally.perhapsTwice];
  for (;;) {
    const report = compose(parts, jobIds, leftOut);
    if (Buffer.byteLength(JSON.stringify(report)) < LOG_LINE_BYTES) {
      tally.flush();
      return report;
    }
    const longest = lists.reduce((one, other) => (length(other.kept) > length(one.kept) ? other : one));
    if (length(jobIds) >= length(longest.kept)) {
      leftOut += jobIds.splice(Math.floor(jobIds.length / 2)).length;
    } else {
      longest.halve();
    }
  }
}

/** What the counts say as a whole. */
export function outcomeOf({ selected, submitted }: Counts): RunOutcome {
  if (submitted === 0) {
    return 'failed';
  }
  return submitted === selected ? 'ok' : 'partial';
}

function compose(parts: ReportParts, jobIds: readonly string[], leftOut: number): Report {
  const { tally, calls, schedule, region, urlsPerMedia, reason } = parts;
  const { counts, perhapsTwice } = tally;
  return {
    outcome: reason !== undefined ? 'ok' : parts.selectionError !== undefined ? 'failed' : outcomeOf(counts),
    reason,
    selectionError: parts.selectionError,
    dataDates: parts.dataDates,
    schedule,
    region,
    start: new Date(parts.start).toISOString(),
    end: new Date(parts.end).toISOString(),
    counts: { ...counts },
    urls: { estimated: urlsPerMedia === undefined ? undefined : urlsPerMedia * counts.selected, submitted: tally.urls },
    calls: { ...calls },
    jobIds: [...jobIds],
    jobIdsLeftOut: leftOut || undefined,
    unconfirmed: tally.unconfirmed,
    notSubmitted: tally.groups.map(({ status, reason: why, ids }) => ({ status, reason: why, total: ids.total, mediaIds: [...ids.kept] })),
    perhapsTwice: { total: perhapsTwice.total, mediaIds: [...perhapsTwice.kept] },
    hints: hintsOf(parts),
  };
}

function hintsOf({ tally, region, hints }: ReportParts): string[] {
  const { selected, nonexistent, forbidden } = tally.counts;
  const all = [...hints];
  if (selected > 0 && nonexistent === selected) {
    all.push(`VOD knows none of the media: is ${region ?? 'this'} the region that they are in? A VOD endpoint serves its own region only.`);
  }
  if (selected > 0 && forbidden === selected) {
    all.push(
      'VOD forbids all of the media: they belong to a VOD application that the function\'s role has no policy for. ' +
        'Grant it with AttachAppPolicyToIdentity (IdentityType RamRole, VODAppFullAccess).',
    );
  }
  if (tally.counts.skipped > 0 && tally.groups.some(({ reason }) => reason === 'queue full')) {
    all.push('VOD had no room for more URLs (PreloadQueueFull): too many are being fetched, or the day\'s quota is used up.');
  }
  if (tally.unconfirmed > 0) {
    all.push(`Of ${tally.unconfirmed} submitted media VOD did not say in time what became of them.`);
  }
  return all;
}

function length(ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + id.length + 3, 0);
}
