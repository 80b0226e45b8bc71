import type { VodEmulatorOptions } from './options';

const MINUTE = 60_000;

/** What stays of the account's day, since other callers have spent the rest: it ends in the middle of most runs. */
const DAILY_URLS = { preload: 150, refresh: 400 };

/** Calls a second of the actions that ask for states: the documented limit of a sister product. */
const DESCRIBE_QPS = 20;

/**
 * A VOD at its worst, within what its documentation allows: 5 to 30 minutes until URLs are warm, 20 calls a second of actions that
 * ask for states, media assets that are submitted in part, entries that come late or after the run has given up, maintenance, a
 * day's quota that ends in the middle, error messages that repeat the headers, and pages that repeat tokens.
 *
 * @param minute how long a minute of VOD's edge takes, in milliseconds; shorter for a run that somebody watches. @default 60,000
 */
export function strictOptions(minute = MINUTE): VodEmulatorOptions {
  return {
    maxQps: { DescribeVodRefreshTasks: DESCRIBE_QPS, DescribeVodRefreshQuota: DESCRIBE_QPS, DescribePlayTopVideos: DESCRIBE_QPS },
    dailyUrls: DAILY_URLS,
    preloadQueue: { length: 100, milliseconds: [5 * minute, 30 * minute] },
    refreshMilliseconds: 5 * minute,
    jobDelay: [minute / 60, 1.2 * minute],
    latency: [10, 200],
    submitsParts: true,
    echoesHeaders: true,
    repeatsTokens: true,
    faults: [
      { kind: 'server-error', code: 'SystemUpgrading', httpStatus: 403, when: { probability: 0.05 } },
      { kind: 'server-error', code: 'ServiceBusy', httpStatus: 403, when: { probability: 0.05 } },
    ],
  };
}
