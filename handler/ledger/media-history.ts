/** The state of a media asset by what the ledger holds. */
export type MediaState =
  /** To submit: its calls certainly did nothing, or VOD's queue was full. */
  | { readonly kind: 'open' }
  /** A call named it, and the response is unknown. */
  | { readonly kind: 'lost' }
  /** A job took it, and the outcome is unknown. */
  | { readonly kind: 'taken'; readonly jobId: string }
  /** Submitted and confirmed. */
  | { readonly kind: 'submitted'; readonly jobId: string; readonly urls: number }
  | { readonly kind: 'nonexistent' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly code: string };

/** One media asset of a tick. */
export interface MediaHistory {
  readonly state: MediaState;
  /** The number of its calls whose response is unknown. */
  readonly lost: number;
}

/** The states of a tick's media assets after its calls, which are added in their order. */
export class MediaHistories {
  private readonly histories = new Map<string, MediaHistory>();

  /** Each media asset that a call named, in the order of the first call. */
  get all(): ReadonlyMap<string, MediaHistory> {
    return this.histories;
  }

  /** Adds a response about a media asset. It overrides what earlier calls said. */
  answered(mediaId: string, state: MediaState): void {
    this.histories.set(mediaId, { state, lost: this.histories.get(mediaId)?.lost ?? 0 });
  }

  /** Adds a call that did nothing about a media asset. An earlier call may have taken it. */
  untouched(mediaId: string): void {
    if (!this.histories.has(mediaId)) {
      this.histories.set(mediaId, { state: { kind: 'open' }, lost: 0 });
    }
  }

  /** Adds a call whose response is unknown. An earlier response stays valid. */
  lost(mediaId: string): void {
    const { state, lost } = this.histories.get(mediaId) ?? { state: { kind: 'open' }, lost: 0 };
    this.histories.set(mediaId, { state: state.kind === 'open' ? { kind: 'lost' } : state, lost: lost + 1 });
  }
}
