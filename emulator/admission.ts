import type { TaskTypeName } from '../src/job/job';
import type { StreamFilter } from './catalogue';
import type { Warming } from './preload-queue';

/** The URLs of one media asset to refresh or preload. */
export interface EdgeRequest {
  readonly mediaId: string;
  readonly taskType: TaskTypeName;
  readonly filter: StreamFilter;
  /** Number of URLs that the filter selects. */
  readonly urls: number;
}

/** The end of a URL that does not complete: it fails for a reason, or stays in progress forever. */
export type UrlFate = { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'stalled' };

/** The fates of a media asset's URLs by position, from 0. All others complete. */
export type UrlFates = ReadonlyMap<number, UrlFate>;

/** The URLs of one media asset that the edge accepted: each is a task with its own ID. */
export interface Admission extends EdgeRequest {
  /** ID of the first task; the others follow without a gap. */
  readonly firstTaskId: number;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  readonly warming: Warming;
  /** The error of the URLs that were not accepted. @default - all were accepted */
  readonly rest?: { readonly code: string; readonly message: string };
  /** Absent if every URL completes. */
  readonly fates?: UrlFates;
}

/** The status of the task of one URL, by its position, at an instant of the monotonic clock. */
export function statusOf({ warming, fates }: Admission, index: number, elapsed: number): 'Refreshing' | 'Complete' | 'Failed' {
  const fate = fates?.get(index);
  const isDue = warming.start + (index + 1) * warming.interval <= elapsed;
  if (!isDue || fate?.kind === 'stalled') {
    return 'Refreshing';
  }
  return fate === undefined ? 'Complete' : 'Failed';
}
