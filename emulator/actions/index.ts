import type { Action } from './action';
import { describePlayTopVideos } from './describe-play-top-videos';
import { describeVodRefreshQuota } from './describe-vod-refresh-quota';
import { describeVodRefreshTasks } from './describe-vod-refresh-tasks';
import { getMediaRefreshJobs } from './get-media-refresh-jobs';
import { refreshMediaPlayUrls } from './refresh-media-play-urls';
import { searchMedia } from './search-media';

/** The actions that the emulator serves, by name. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [refreshMediaPlayUrls, getMediaRefreshJobs, describeVodRefreshTasks, describeVodRefreshQuota, searchMedia, describePlayTopVideos].map((action) => [
    action.name,
    action,
  ]),
);
