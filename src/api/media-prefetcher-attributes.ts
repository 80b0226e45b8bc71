/** A prefetcher that another state owns. */
export interface MediaPrefetcherAttributes {
  /** The function's name. */
  readonly functionName: string;

  /** The region of the media. */
  readonly vodRegion: string;

  /** Calls a second, at most. */
  readonly maxQps: number;

  /** How long a run may take, in seconds. */
  readonly timeoutSeconds: number;

  /**
   * The region that was chosen to tell how far URLs are.
   *
   * @default - none was chosen
   */
  readonly statusRegion?: string;
}
