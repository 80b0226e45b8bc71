import { DAILY_URL_QUOTA_FIELDS } from '../src/job/account-fields';
import { ACCOUNT_MAX_QPS } from '../src/job/limits';
import { PREFETCHER_FIELDS } from '../src/job/prefetcher-fields';
import type { MaxQps } from './call-limit';
import { systemClock, type Clock } from './clock';
import type { DailyUrls } from './daily-quota';
import type { Fault } from './faults';
import type { TopPlays } from './play-statistics';
import type { PreloadQueueProps } from './preload-queue';
import { seededRandom, type Milliseconds, type Random } from './random';
import type { LibraryMedia } from './search/library-media';
import type { UrlFateProps } from './url-fates';

/** Options for `VodEmulator`. "Inferred" marks what VOD's documentation does not say. */
export interface VodEmulatorOptions extends UrlFateProps {
  /** Maximum number of calls of an action in any second; more are dropped. 0 and `Infinity` mean no limit. @default 50 for each action */
  readonly maxQps?: MaxQps;
  /** IDs of media assets that do not exist. @default none */
  readonly nonexistent?: readonly string[];
  /** IDs of media assets that the caller may not access. A media ID in both lists is in both lists of the response. @default none */
  readonly forbidden?: readonly string[];
  /** URLs that the account may submit in a day, or `off`. 0 and `Infinity` mean no limit. @default 500 preload, 2,000 refresh */
  readonly dailyUrls?: Partial<DailyUrls> | 'off';
  /**
   * Maximum number of URLs in flight, and how fast they complete; `off` takes any number. A media asset whose URLs do
   * not all fit is refused (inferred), unless `submitsParts`.
   *
   * @default 100 URLs in flight (by the vendor's word in a forum); 100 a second, for short tests: the vendor names 5 to 30
   * minutes for a file
   */
  readonly preloadQueue?: Partial<PreloadQueueProps> | 'off';
  /** Whether a media asset of which some URLs fit is submitted in part, with the error of the others in its entry. @default false */
  readonly submitsParts?: boolean;
  /** Whether error messages repeat the headers of the request, the session token among them. @default false */
  readonly echoesHeaders?: boolean;
  /** Whether all pages of a search have the ScrollToken of its first page. @default false */
  readonly repeatsTokens?: boolean;
  /** Duration of the refresh of a URL, in milliseconds (inferred). @default 1,000 */
  readonly refreshMilliseconds?: number;
  /** Media assets that a search finds. RefreshMediaPlayUrls accepts others too: only those in `nonexistent` do not exist. @default none */
  readonly library?: readonly LibraryMedia[];
  /** The plays of each day in Shanghai: by its date as YYYY-MM-DD, or a function of the date. @default none */
  readonly topPlays?: TopPlays;
  /**
   * Whether to serve the actions that VOD serves in cn-shanghai only: DescribePlayTopVideos, DescribeVodRefreshTasks and
   * DescribeVodRefreshQuota. Otherwise they are not found, like unknown ones (inferred).
   *
   * @default true
   */
  readonly shanghaiOnlyActions?: boolean;
  /** Time from a submission until a media asset appears in its job, in milliseconds, drawn for each (inferred). @default [0, 100] */
  readonly jobDelay?: Milliseconds;
  /** Duration of each response, in milliseconds. @default 0 */
  readonly latency?: Milliseconds;
  /** The faults to start with. @default none */
  readonly faults?: readonly Fault[];
  /** Minimum number of calls to keep in the log; the statistics count all. @default 10,000 */
  readonly keepCalls?: number;
  /**
   * Minimum number of jobs to remember, with their tasks; no action returns older ones. A job of 20 media assets takes some
   * 8 KB, and more if many of its URLs fail.
   *
   * @default `Infinity`
   */
  readonly keepJobs?: number;
  /** Whether to count the submissions of each media asset, at some 120 bytes each. @default true */
  readonly countMedia?: boolean;
  /** @default the machine's clock */
  readonly clock?: Clock;
  /** The source of all randomness: identifiers, delays, probabilities. @default `seededRandom(1)`, the same in every emulator */
  readonly random?: Random;
}

/** Options with every default filled in. */
export type VodEmulatorSettings = Required<Omit<VodEmulatorOptions, 'dailyUrls' | 'preloadQueue' | keyof UrlFateProps>> &
  UrlFateProps & {
    readonly dailyUrls: DailyUrls;
    readonly preloadQueue: PreloadQueueProps;
  };

/** Fills in the defaults. @throws RangeError for a number out of its bounds */
export function readOptions(options: VodEmulatorOptions): VodEmulatorSettings {
  const settings: VodEmulatorSettings = {
    maxQps: ACCOUNT_MAX_QPS,
    nonexistent: [],
    forbidden: [],
    submitsParts: false,
    echoesHeaders: false,
    repeatsTokens: false,
    refreshMilliseconds: 1_000,
    library: [],
    topPlays: {},
    shanghaiOnlyActions: true,
    jobDelay: [0, 100],
    latency: 0,
    faults: [],
    keepCalls: 10_000,
    keepJobs: Infinity,
    countMedia: true,
    clock: systemClock,
    random: seededRandom(1),
    ...options,
    dailyUrls:
      options.dailyUrls === 'off'
        ? { preload: Infinity, refresh: Infinity }
        : { preload: DAILY_URL_QUOTA_FIELDS.preload.default, refresh: DAILY_URL_QUOTA_FIELDS.refresh.default, ...options.dailyUrls },
    preloadQueue:
      options.preloadQueue === 'off'
        ? { length: Infinity, urlsPerSecond: Infinity }
        : { length: PREFETCHER_FIELDS.maxUrlsPerBatch.default, urlsPerSecond: 100, ...options.preloadQueue },
  };
  const { maxQps, dailyUrls, preloadQueue, refreshMilliseconds, jobDelay, latency, keepCalls, keepJobs } = settings;
  for (const [name, value] of Object.entries({ maxQps, dailyUrls, preloadQueue, refreshMilliseconds, jobDelay, latency })) {
    const numbers: readonly number[] = typeof value === 'number' ? [value] : Object.values(value).flat();
    if (!numbers.every((number) => number >= 0)) {
      throw new RangeError(`${name}: every number must be 0 or more, got ${numbers.join(', ')}`);
    }
  }
  if (!(preloadQueue.urlsPerSecond > 0 && keepCalls > 0 && keepJobs > 0)) {
    throw new RangeError('preloadQueue.urlsPerSecond, keepCalls and keepJobs must be more than 0');
  }
  return settings;
}
