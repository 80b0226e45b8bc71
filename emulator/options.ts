import { ACCOUNT_MAX_QPS, DEFAULT_DAILY_PRELOAD_URLS, DEFAULT_DAILY_REFRESH_URLS, DEFAULT_MAX_URLS_PER_BATCH } from '../src/job/limits';
import type { MaxQps } from './call-limit';
import { defaultCatalogue, type Catalogue } from './catalogue';
import { systemClock, type Clock } from './clock';
import { EMULATOR_CREDENTIALS, type AccessKeys } from './credentials';
import type { DailyUrls } from './daily-quota';
import type { ErrorOverride } from './errors';
import type { Fault } from './faults';
import type { MediaMatch } from './media-match';
import type { TopPlays } from './play-statistics';
import type { PreloadQueueProps } from './preload-queue';
import { seededRandom, type Milliseconds, type Random } from './random';
import type { LibraryMedia } from './search/library-media';
import type { UrlFateProps } from './url-fates';

/** How an emulator behaves. Wherever VOD's documentation says nothing, "inferred" says so. */
export interface VodEmulatorOptions extends UrlFateProps {
  /** The port on 127.0.0.1. @default 0, one that is free */
  readonly port?: number;
  /** Access keys by their IDs. @default `EMULATOR_CREDENTIALS` alone */
  readonly credentials?: AccessKeys;
  /** Calls of an action in any stretch of 1,000 ms; more are dropped. 0 and `Infinity` are no limit. @default 50 for each action */
  readonly maxQps?: MaxQps;
  /** Whether a dropped call still takes its place in the second (inferred). @default false */
  readonly droppedCallsCount?: boolean;
  /** What a dropped call is answered. @default code Throttling, status 503 */
  readonly throttling?: ErrorOverride;
  /** Media that do not exist. @default none */
  readonly nonexistent?: MediaMatch;
  /** Media that the caller may not touch. One that does not exist either is in both lists of the answer. @default none */
  readonly forbidden?: MediaMatch;
  /** The streams of each media. @default `defaultCatalogue`: eight streams for every media */
  readonly catalogue?: Catalogue;
  /** URLs that the account may submit in a day, or `off`. 0 and `Infinity` are no limit. @default 500 preload, 2,000 refresh */
  readonly dailyUrls?: Partial<DailyUrls> | 'off';
  /** In which zone the day of the quota starts, in hours ahead of UTC (inferred). @default 8 */
  readonly quotaHoursAheadOfUtc?: number;
  /**
   * URLs in flight at most, and how many are warmed in a second; `off` takes any number. A media whose URLs do not fit whole
   * is refused (inferred). @default 100 URLs in flight (by the vendor's word in a forum); 100 a second, ours: the vendor
   * speaks of 5 to 30 minutes for a file
   */
  readonly preloadQueue?: Partial<PreloadQueueProps> | 'off';
  /** How long the refresh of a URL takes, in milliseconds (inferred). @default 1,000 */
  readonly refreshMilliseconds?: number;
  /**
   * Which URLs fail rather than become warm: true, or the reason as DescribeVodRefreshTasks tells it (Internal Error, Origin
   * Timeout, Origin Return StatusCode 5XX). Asked once a task, when it is submitted. @default none
   */
  readonly urlFails?: (url: string) => boolean | string;
  /**
   * Which URLs stay Refreshing for ever. They leave the queue when their time comes, as the others do. Asked once a task, when
   * it is submitted. @default none
   */
  readonly urlStalls?: (url: string) => boolean;
  /**
   * Media assets that a search finds. RefreshMediaPlayUrls accepts others too: only those in `nonexistent` do not exist.
   * @default none
   */
  readonly library?: readonly LibraryMedia[];
  /** What was played on which day of Shanghai: by its date as YYYY-MM-DD, or a function that is told the date. @default nothing */
  readonly topPlays?: TopPlays;
  /**
   * Whether the actions are served that VOD serves in cn-shanghai only: DescribePlayTopVideos, DescribeVodRefreshTasks and
   * DescribeVodRefreshQuota. Otherwise they are not found, as unknown ones (inferred). @default true
   */
  readonly shanghaiOnlyActions?: boolean;
  /** How long after its submission a media is found in its job, in milliseconds, drawn for each (inferred). @default [0, 100] */
  readonly jobDelay?: Milliseconds;
  /** Whether a call of which no media is accepted makes a job, an empty one (inferred). @default false */
  readonly jobWithoutMedia?: boolean;
  /** How long each answer takes, in milliseconds. @default 0 */
  readonly latency?: Milliseconds;
  /** Whether a parameter that the action does not have is refused, so that a misspelt one shows; VOD ignores it. @default true */
  readonly strict?: boolean;
  /** What goes wrong. @default nothing */
  readonly faults?: readonly Fault[];
  /** How many calls the log keeps at least; the statistics count all. @default 10,000 */
  readonly keepCalls?: number;
  /**
   * How many jobs are remembered at least, with their tasks; of older ones no action tells any more, as if they had never
   * been. A job of 20 media takes some 8 KB, and more where many of its URLs fail. @default `Infinity`
   */
  readonly keepJobs?: number;
  /** Whether it is remembered of each media how often it was submitted, for some 120 bytes a media. @default true */
  readonly countMedia?: boolean;
  /** @default the machine's clock */
  readonly clock?: Clock;
  /** Where all chance comes from: identifiers, delays, probabilities. @default `seededRandom(1)`, the same in every emulator */
  readonly random?: Random;
}

// What is not asked where it is absent.
type Absent = 'nonexistent' | 'forbidden' | 'urlFails' | 'urlStalls';

/** Options with every default filled in. */
export type VodEmulatorSettings = Required<Omit<VodEmulatorOptions, 'dailyUrls' | 'preloadQueue' | Absent>> &
  Pick<VodEmulatorOptions, Absent> & {
    readonly dailyUrls: DailyUrls;
    readonly preloadQueue: PreloadQueueProps;
  };

/**
 * Fills in the defaults.
 *
 * @throws RangeError for a figure that is negative or no number, and for a span that ends before it starts
 */
export function readOptions(options: VodEmulatorOptions): VodEmulatorSettings {
  const { accessKeyId, ...key } = EMULATOR_CREDENTIALS;
  const settings: VodEmulatorSettings = {
    port: 0,
    credentials: { [accessKeyId]: key },
    maxQps: ACCOUNT_MAX_QPS,
    droppedCallsCount: false,
    throttling: {},
    catalogue: defaultCatalogue,
    quotaHoursAheadOfUtc: 8,
    refreshMilliseconds: 1_000,
    jobDelay: [0, 100],
    jobWithoutMedia: false,
    latency: 0,
    strict: true,
    faults: [],
    keepCalls: 10_000,
    library: [],
    topPlays: {},
    shanghaiOnlyActions: true,
    keepJobs: Infinity,
    countMedia: true,
    clock: systemClock,
    random: seededRandom(1),
    ...defined(options),
    dailyUrls:
      options.dailyUrls === 'off'
        ? { preload: Infinity, refresh: Infinity }
        : { preload: DEFAULT_DAILY_PRELOAD_URLS, refresh: DEFAULT_DAILY_REFRESH_URLS, ...defined(options.dailyUrls ?? {}) },
    preloadQueue:
      options.preloadQueue === 'off'
        ? { length: Infinity, urlsPerSecond: Infinity }
        : { length: DEFAULT_MAX_URLS_PER_BATCH, urlsPerSecond: 100, ...defined(options.preloadQueue ?? {}) },
  };
  check(settings);
  return settings;
}

function defined<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}

function check(settings: VodEmulatorSettings): void {
  const { maxQps, dailyUrls, preloadQueue, refreshMilliseconds, keepCalls, keepJobs } = settings;
  const atLeastZero = (name: string, value: number) => {
    if (!(value >= 0)) {
      throw new RangeError(`${name}: ${value}. Allowed: a number from 0.`);
    }
  };
  const span = (name: string, value: Milliseconds) => {
    const [least, most] = typeof value === 'number' ? [value, value] : value;
    atLeastZero(name, least);
    if (!(most >= least)) {
      throw new RangeError(`${name}: from ${least} to ${most}. Allowed: an end that is not before the start.`);
    }
  };
  Object.entries(typeof maxQps === 'number' ? { maxQps } : maxQps).forEach(([action, value]) => atLeastZero(action, value));
  atLeastZero('dailyUrls.preload', dailyUrls.preload);
  atLeastZero('dailyUrls.refresh', dailyUrls.refresh);
  atLeastZero('preloadQueue.length', preloadQueue.length);
  atLeastZero('refreshMilliseconds', refreshMilliseconds);
  span('jobDelay', settings.jobDelay);
  span('latency', settings.latency);
  if (!(preloadQueue.urlsPerSecond > 0)) {
    throw new RangeError(`preloadQueue.urlsPerSecond: ${preloadQueue.urlsPerSecond}. Allowed: a number above 0.`);
  }
  if (!(Number.isInteger(keepCalls) && keepCalls >= 1)) {
    throw new RangeError(`keepCalls: ${keepCalls}. Allowed: a whole number from 1.`);
  }
  if (!((Number.isInteger(keepJobs) || keepJobs === Infinity) && keepJobs >= 1)) {
    throw new RangeError(`keepJobs: ${keepJobs}. Allowed: a whole number from 1, or Infinity.`);
  }
}
