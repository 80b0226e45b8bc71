import type { Action } from './action';
import { getMediaRefreshJobs } from './get-media-refresh-jobs';
import { refreshMediaPlayUrls } from './refresh-media-play-urls';

/** The actions that the emulator serves, by name. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [refreshMediaPlayUrls, getMediaRefreshJobs].map((action) => [action.name, action]),
);
