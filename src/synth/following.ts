import { LEAST_COMPLETION_SECONDS } from '../job/limits';
import { taskTypesOf } from '../job/urls';
import type { MediaPrefetchScheduleProps } from '../media-prefetch-schedule';
import { TaskType } from '../api/task-type';
import { Verification } from '../api/verification';
import { Need, vodNeeds } from './needs';

type FollowingProps = Pick<MediaPrefetchScheduleProps, 'taskType' | 'verification' | 'urlBudget' | 'withinAccountQuota' | 'maxUrlsInFlight'>;

/** The kinds of a day's quota that a schedule's media cost. */
export function quotaKindsOf({ taskType }: FollowingProps): readonly ('preload' | 'refresh')[] {
  return taskTypesOf(taskType ?? TaskType.PRELOAD).map((each) => (each === 'Refresh' ? 'refresh' : 'preload'));
}

/** What a schedule needs of its prefetcher's role, by what it asks for; a switch that only the plan knows counts as on. */
export function followingNeeds(props: FollowingProps): Need[] {
  const asksQuota = props.withinAccountQuota !== undefined && props.withinAccountQuota !== false;
  const waits = waitsOf(props) > 0 || props.maxUrlsInFlight !== undefined;
  const follows = props.verification !== Verification.NONE || waits || asksQuota || props.urlBudget !== undefined;
  return vodNeeds(
    'RefreshMediaPlayUrls',
    ...(follows ? ['GetMediaRefreshJobs'] : []),
    ...(waits ? ['DescribeVodRefreshTasks'] : []),
    ...(asksQuota ? ['DescribeVodRefreshQuota'] : []),
  );
}

/** How often a media waits for its URLs to be complete. */
export function waitsOf({ taskType, verification }: FollowingProps): number {
  return (taskType === TaskType.REFRESH_THEN_PRELOAD ? 1 : 0) + (verification === Verification.COMPLETION ? 1 : 0);
}

/** The least time that a run waits for URLs, in seconds; `urls` and the bound of those under way as far as they are known. */
export function waitSeconds(props: FollowingProps, urls: number | undefined, maxUrlsInFlight: unknown): number {
  const rounds =
    urls !== undefined && typeof maxUrlsInFlight === 'number' && maxUrlsInFlight >= 1 ? Math.max(0, Math.ceil(urls / maxUrlsInFlight) - 1) : 0;
  return (waitsOf(props) + rounds) * LEAST_COMPLETION_SECONDS;
}
