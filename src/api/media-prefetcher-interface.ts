import type { IConstruct } from 'constructs';

/** The function that runs prefetch schedules. */
export interface IMediaPrefetcher extends IConstruct {
  /** Name of the function. */
  readonly functionName: string;

  /** Region of the media assets. */
  readonly vodRegion: string;

  /** Maximum number of requests a second, for each action of VOD. */
  readonly maxQps: number;

  /** Timeout of a run in seconds. */
  readonly timeoutSeconds: number;

  /** Region chosen to query for URL status; undefined where none was chosen. */
  readonly statusRegion?: string;

  /** Actions that the function's role must be allowed. */
  readonly requiredActions: string[];
}
