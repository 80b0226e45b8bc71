/** Where a media stands, by what the ledger holds. */
export type Standing =
  /** Named by a call of which it is certain that it did nothing, or refused by a full queue: to be asked for. */
  | { readonly kind: 'open' }
  /** Named by a call whose answer is not known. */
  | { readonly kind: 'lost' }
  /** Taken by a job of which it is not known what became of the media. */
  | { readonly kind: 'taken'; readonly jobId: string }
  /** Submitted, and confirmed. */
  | { readonly kind: 'submitted'; readonly jobId: string; readonly urls: number }
  | { readonly kind: 'nonexistent' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly code: string };

/** One media of a tick. */
export interface MediaHistory {
  readonly standing: Standing;
  /** How many calls about it had no answer that is known. */
  readonly lost: number;
}

const OPEN: Standing = { kind: 'open' };
const LOST: Standing = { kind: 'lost' };

/** Where each media of a tick stands after calls that are told in their order. */
export class MediaHistories {
  private readonly histories = new Map<string, MediaHistory>();

  /** Each media that a call named, in the order of the first call. */
  get all(): ReadonlyMap<string, MediaHistory> {
    return this.histories;
  }

  /** A call answered for a media. What an answer says stands against what calls before it said. */
  answered(mediaId: string, standing: Standing): void {
    this.histories.set(mediaId, { standing, lost: this.of(mediaId)?.lost ?? 0 });
  }

  /** A call did nothing about a media. It takes nothing back: an earlier call may have taken it. */
  untouched(mediaId: string): void {
    if (!this.histories.has(mediaId)) {
      this.histories.set(mediaId, { standing: OPEN, lost: 0 });
    }
  }

  /** The answer of a call about a media is not known. Where an earlier one is, that one stands. */
  lost(mediaId: string): void {
    const before = this.of(mediaId);
    const standing = before === undefined || before.standing.kind === 'open' ? LOST : before.standing;
    this.histories.set(mediaId, { standing, lost: (before?.lost ?? 0) + 1 });
  }

  private of(mediaId: string): MediaHistory | undefined {
    return this.histories.get(mediaId);
  }
}
