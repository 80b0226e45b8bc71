import { ACCOUNT_MAX_QPS, DEFAULT_DAILY_PRELOAD_URLS, DEFAULT_DAILY_REFRESH_URLS, DEFAULT_MAX_URLS_PER_BATCH } from '../src/job/limits';
import type { MaxQps } from './call-limit';
import { defaultCatalogue, type Catalogue } from './catalogue';
import { systemClock, type Clock } from './clock';
import { EMULATOR_CREDENTIALS, type AccessKeys } from './credentials';
import type { DailyUrls } from './daily-quota';
import type { ErrorOverride } from './errors';
import type { Fault } from './faults';
import type { MediaMatch } from './media-match';
import type { PreloadQueueProps } from './preload-queue';
import { seededRandom, type Milliseconds, type Random } from './random';

/** How an emulator behaves. Wherever VOD's documentation says nothing, "inferred" says so. */
export interface VodEmulatorOptions {
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
  /** Which URLs end as failed rather than complete. @default none */
  readonly urlFails?: (url: string) => boolean;
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
  /** @default the machine's clock */
  readonly clock?: Clock;
  /** Where all chance comes from: identifiers, delays, probabilities. @default `seededRandom(1)`, the same in every emulator */
  readonly random?: Random;
}

/** Options with every default filled in. */
export type VodEmulatorSettings = Required<Omit<VodEmulatorOptions, 'dailyUrls' | 'preloadQueue' | 'nonexistent' | 'forbidden'>> &
  Pick<VodEmulatorOptions, 'nonexistent' | 'forbidden'> & {
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
    urlFails: () => false,
    jobDelay: [0, 100],
    jobWithoutMedia: false,
    latency: 0,
    strict: true,
    faults: [],
    keepCalls: 10_000,
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

function check({ maxQps, dailyUrls, preloadQueue, refreshMilliseconds, jobDelay, latency, keepCalls }: VodEmulatorSettings): void {
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
  span('jobDelay', jobDelay);
  span('latency', latency);
  if (!(preloadQueue.urlsPerSecond > 0)) {
    throw new RangeError(`preloadQueue.urlsPerSecond: ${preloadQueue.urlsPerSecond}. Allowed: a number above 0.`);
  }
  if (!(Number.isInteger(keepCalls) && keepCalls >= 1)) {
    throw new RangeError(`keepCalls: ${keepCalls}. Allowed: a whole number from 1.`);
  }
}
