import type { Need } from './needs';

const OF_SUBMITTING = ['RefreshMediaPlayUrls', 'GetMediaRefreshJobs', 'DescribeVodRefreshTasks'].map((action) => `vod:${action}`);

/** Needs of a prefetcher that submits nothing, and so has no job to follow. */
export function dryRunNeeds(needs: readonly Need[]): Need[] {
  return needs.filter(({ action }) => !OF_SUBMITTING.includes(action));
}
