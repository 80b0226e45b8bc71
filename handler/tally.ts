import { IdList } from './id-list';
import type { Log } from './log';

/** How many of the selected media ended in which way: `selected` is the sum of the last five. */
export interface Counts {
  /** Distinct media IDs of the selection. */
  selected: number;
  /** Repeats that were dropped; they are not among the selected. */
  duplicates: number;
  /** VOD took them, and nothing it said since speaks against it. */
  submitted: number;
  /** VOD does not know them. */
  nonexistent: number;
  /** VOD does not let the function's role touch them. */
  forbidden: number;
  /** VOD refused them, or its answer was lost. */
  failed: number;
  /** Nothing was done about them. */
  skipped: number;
}

/** The ways in which a media can end other than submitted. */
export type NotSubmitted = 'nonexistent' | 'forbidden' | 'failed' | 'skipped';

/** Media that ended in the same way for the same reason. */
export interface Group {
  readonly status: NotSubmitted;
  readonly reason: string;
  readonly ids: IdList;
}

/** Reasons told apart, at most; whatever comes after them counts as `other`. */
const MAX_GROUPS = 50;

/** Keeps count of a run: each selected media ID is counted once. */
export class Tally {
  readonly counts: Counts = { selected: 0, duplicates: 0, submitted: 0, nonexistent: 0, forbidden: 0, failed: 0, skipped: 0 };
  /** Media that VOD took without telling, within the bound of the check, what became of them. They count as submitted. */
  unconfirmed = 0;
  /** Media of which URLs were still under way when the time for it was over. They count as submitted. */
  unfinished = 0;
  /** URLs of the jobs that VOD confirmed. */
  urls = 0;
  readonly possibleDuplicates: IdList;

  private readonly byReason = new Map<string, Group>();

  constructor(
    private readonly log: Log,
    private readonly schedule: string | undefined,
  ) {
    this.possibleDuplicates = new IdList((mediaIds) => log.line('media perhaps submitted twice', { schedule, mediaIds }));
  }

  /** The reasons, each with its media, in the order in which they came up. */
  get groups(): Group[] {
    return [...this.byReason.values()];
  }

  /** Counts media that VOD took. */
  submitted(media: number): void {
    this.counts.submitted += media;
  }

  /** Counts media that were not submitted, and remembers why. */
  notSubmitted(status: NotSubmitted, reason: string, mediaIds: Iterable<string>): void {
    let group: Group | undefined;
    for (const id of mediaIds) {
      group ??= this.group(status, reason);
      group.ids.add(id);
      this.counts[status]++;
    }
  }

  /** Throws unless each selected media was counted in exactly one way; a defect of this code, should it ever happen. */
  assertComplete(): void {
    const { selected, submitted, nonexistent, forbidden, failed, skipped } = this.counts;
    if (selected !== submitted + nonexistent + forbidden + failed + skipped) {
      throw new Error(`The report does not add up: ${JSON.stringify(this.counts)}.`);
    }
  }

  /** Writes the IDs that the report has no room for. */
  flush(): void {
    this.groups.forEach((group) => group.ids.flush());
    this.possibleDuplicates.flush();
  }

  private group(status: NotSubmitted, reason: string): Group {
    const known = this.byReason.get(`${status} ${reason}`);
    if (known !== undefined) {
      return known;
    }
    if (this.byReason.size >= MAX_GROUPS && reason !== 'other') {
      return this.group(status, 'other');
    }
    const group: Group = {
      status,
      reason,
      ids: new IdList((mediaIds) => this.log.line('media not submitted', { schedule: this.schedule, status, reason, mediaIds })),
    };
    this.byReason.set(`${status} ${reason}`, group);
    return group;
  }
}
