import type { PrefetchAccount } from './prefetch-account';

/** Attributes of a prefetcher that another state owns. */
export interface MediaPrefetcherAttributes {
  /** Name of the function. */
  readonly functionName: string;

  /** Region of the media assets. */
  readonly vodRegion: string;

  /** Maximum number of requests a second, for each action of VOD. */
  readonly maxQps: number;

  /** Timeout of a run in seconds. */
  readonly timeoutSeconds: number;

  /**
   * Region chosen to query for URL status.
   *
   * @default - none was chosen
   */
  readonly statusRegion?: string;

  /**
   * Account whose quotas the schedules spend. Tokens are not supported.
   *
   * @default - as of the prefetchers of this app that name none
   */
  readonly account?: PrefetchAccount;
}
