import { IConstruct } from 'constructs';

/** What runs the schedules: a function with its way to VOD and its pace. */
export interface IMediaPrefetcher extends IConstruct {
  /** The function's name. */
  readonly functionName: string;

  /** The region of the media. */
  readonly vodRegion: string;

  /** Calls a second, at most, for each action of VOD. */
  readonly maxQps: number;

  /** How long a run may take, in seconds. */
  readonly timeoutSeconds: number;

  /** The region that was chosen to tell how far URLs are; undefined where none was. */
  readonly statusRegion?: string;

  /** The actions that the function's role must be allowed. */
  readonly requiredActions: string[];
}
