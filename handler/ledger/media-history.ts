/** The state of a media asset by what the ledger holds. */
export type MediaState =
  /** To submit: its calls certainly did nothing, or VOD's queue was full, or the day's quota was spent. */
  | { readonly kind: 'open' }
  /** A call named it, and the response is unknown. */
  | { readonly kind: 'lost' }
  /** A job took it, and the outcome is unknown. */
  | { readonly kind: 'taken'; readonly jobId: string }
  /** Submitted and confirmed; with a code, a part of its URLs was not submitted. */
  | { readonly kind: 'submitted'; readonly jobId: string; readonly urls: number; readonly partlyCode?: string }
  | { readonly kind: 'nonexistent' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly code: string };

/** One media asset of a tick. */
export interface MediaHistory {
  readonly state: MediaState;
  /** The number of its calls whose response is unknown. */
  readonly lost: number;
}

/** The states of a tick's media assets after its calls, which are added in their order: by media ID, in the order of the first call. */
export class MediaHistories extends Map<string, MediaHistory> {
  /** Adds a response about a media asset. It overrides what earlier calls said. */
  answered(mediaId: string, state: MediaState): void {
    this.set(mediaId, { state, lost: this.get(mediaId)?.lost ?? 0 });
  }

  /** Adds a call that did nothing about a media asset. An earlier call may have taken it. */
  untouched(mediaId: string): void {
    if (!this.has(mediaId)) {
      this.set(mediaId, { state: { kind: 'open' }, lost: 0 });
    }
  }

  /** Adds a call whose response is unknown. An earlier response stays valid. */
  lost(mediaId: string): void {
    const { state, lost } = this.get(mediaId) ?? { state: { kind: 'open' }, lost: 0 };
    this.set(mediaId, { state: state.kind === 'open' ? { kind: 'lost' } : state, lost: lost + 1 });
  }
}
