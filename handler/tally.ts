import { DRY_RUN } from './dry-run';
import { IdList } from './id-list';
import type { Log } from './log';

/** Numbers of media assets by outcome: `selected` is the sum of the last five. */
export interface Counts {
  /** Distinct media IDs of the selection. */
  selected: number;
  /** Dropped repeats, which are not among the selected. */
  duplicates: number;
  /** VOD took them, and reported no failure since. */
  submitted: number;
  /** VOD does not know them. */
  nonexistent: number;
  /** VOD does not let the function's role touch them. */
  forbidden: number;
  /** VOD rejected them, or its response was lost. */
  failed: number;
  /** Nothing was done about them. */
  skipped: number;
}

/** The outcomes of a media asset other than submitted. */
export type NotSubmitted = 'nonexistent' | 'forbidden' | 'failed' | 'skipped';

/** Media assets with the same outcome for the same reason. */
export interface Group {
  readonly status: NotSubmitted;
  readonly reason: string;
  readonly ids: IdList;
}

/** Submitted media assets of which VOD did not submit all URLs, for the same code. */
export interface PartlySubmitted {
  readonly code: string;
  readonly ids: IdList;
}

/** Maximum number of distinct reasons; further ones count as `other`. */
const MAX_GROUPS = 50;
const OTHER = 'other';

/** How the reasons of media assets start that a run skipped because they were submitted already. */
const SUBMITTED_BEFORE = 'submitted ';

/** Characters of a reason, at most. */
const REASON_CHARACTERS = 120;

/** Characters of an ID, at most: no media ID is longer. */
const ID_CHARACTERS = 200;

/** Counts the outcomes of a run: each selected media ID once. */
export class Tally {
  readonly counts: Counts = { selected: 0, duplicates: 0, submitted: 0, nonexistent: 0, forbidden: 0, failed: 0, skipped: 0 };
  /** Media assets that VOD took, and whose job did not confirm them in time. They count as submitted. */
  unconfirmed = 0;
  /** Media assets with URLs still in flight when the time to wait was over. They count as submitted. */
  unfinished = 0;
  /** URLs of the jobs that VOD confirmed. */
  urls = 0;
  /** Media assets that were skipped because they were submitted already, whether the report has room for the reason or not. */
  submittedBefore = 0;
  /** Media assets that were skipped because the run is dry. */
  dry = 0;
  readonly possibleDuplicates: IdList;

  private readonly byReason = new Map<string, Group>();
  private readonly byCode = new Map<string, PartlySubmitted>();

  constructor(
    private readonly log: Log,
    private readonly schedule: string | undefined,
  ) {
    this.possibleDuplicates = this.newList('media perhaps submitted twice', {});
  }

  /** The reasons, each with its media assets, in the order in which they came up. */
  get groups(): Group[] {
    return [...this.byReason.values()];
  }

  /** The submitted media assets of which VOD did not submit all URLs, by code. */
  get partly(): PartlySubmitted[] {
    return [...this.byCode.values()];
  }

  /** Counts media assets that VOD took. */
  submitted(media: number): void {
    this.counts.submitted += media;
  }

  /** Notes that VOD submitted a part of the URLs only of a media asset that counts as submitted. */
  partlySubmitted(code: string, mediaId: string): void {
    const known = this.byCode.has(code) || this.byCode.size < MAX_GROUPS ? code : OTHER;
    const partly = this.byCode.get(known) ?? { code: known, ids: this.newList('media partly submitted', { code: known }) };
    this.byCode.set(known, partly);
    partly.ids.add(mediaId);
  }

  /** Counts media assets that were not submitted, by reason. */
  notSubmitted(status: NotSubmitted, reason: string, mediaIds: Iterable<string>): void {
    let group: Group | undefined;
    const isBefore = status === 'skipped' && reason.startsWith(SUBMITTED_BEFORE);
    for (const id of mediaIds) {
      this.submittedBefore += isBefore ? 1 : 0;
      this.dry += reason === DRY_RUN ? 1 : 0;
      group ??= this.group(status, this.log.redactor.clean(reason, REASON_CHARACTERS));
      group.ids.add(id);
      this.counts[status]++;
    }
  }

  /** Throws unless each selected media asset was counted exactly once: a defect of this code. */
  assertComplete(): void {
    const { selected, submitted, nonexistent, forbidden, failed, skipped } = this.counts;
    if (selected !== submitted + nonexistent + forbidden + failed + skipped) {
      throw new Error(`The report does not add up: ${JSON.stringify(this.counts)}.`);
    }
  }

  /** Writes the IDs that the report has no room for. */
  flush(): void {
    [...this.groups, ...this.partly].forEach(({ ids }) => ids.flush());
    this.possibleDuplicates.flush();
  }

  private newList(message: string, facts: Readonly<Record<string, string>>): IdList {
    const { log, schedule } = this;
    return new IdList(
      (id) => log.redactor.clean(id, ID_CHARACTERS),
      (mediaIds) => log.line(message, { schedule, ...facts, mediaIds }),
    );
  }

  private group(status: NotSubmitted, reason: string): Group {
    const known = this.byReason.get(`${status} ${reason}`);
    if (known !== undefined) {
      return known;
    }
    if (this.byReason.size >= MAX_GROUPS && reason !== OTHER) {
      return this.group(status, OTHER);
    }
    const group: Group = {
      status,
      reason,
      ids: this.newList('media not submitted', { status, reason }),
    };
    this.byReason.set(`${status} ${reason}`, group);
    return group;
  }
}
