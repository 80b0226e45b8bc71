import { TerraformProvider } from 'cdktf';
import type { Schedule } from '../schedule-time';
import { DEFAULT_DAILY_PRELOAD_URLS, DEFAULT_DAILY_REFRESH_URLS, DEFAULT_MAX_URLS_PER_BATCH } from '../job/limits';
import type { IMediaPrefetcher } from '../media-prefetcher';
import type { PropValues } from './preconditions';

/** What a prefetcher offers to its schedules; numbers may be tokens. */
export interface PrefetcherFacts {
  readonly maxQps: number;
  readonly timeoutSeconds: number;
  readonly maxUrlsPerBatch: number;
  readonly dailyUrlQuota: { readonly preload: number; readonly refresh: number };
  /** The region of the media. */
  readonly vodRegion: string;
  /** The region, or the endpoint, that was chosen to tell how far URLs are; undefined where none was. */
  readonly statusRegion?: string;
  readonly provider?: TerraformProvider;
  /** Whether it is of this app, so that its provider is known. */
  readonly owned: boolean;
  /** Whether it has a ledger; undefined where that is not known. */
  readonly ledger?: boolean;
  /** What was told of a prefetcher without a resource here that could hold it against the rules in the plan: its schedules do. */
  readonly told?: PropValues;
}

/** What a schedule asks of its prefetcher, as far as it is known. */
export interface ScheduleFacts {
  readonly path: string;
  readonly schedule?: Schedule;
  /** The kinds of a day's quota that its media cost. */
  readonly kinds: readonly ('preload' | 'refresh')[];
  readonly enabled: boolean;
  readonly runSeconds?: number;
  /** How much of them it waits for URLs. */
  readonly waitSeconds: number;
  readonly urlsPerMedia?: number;
  readonly urlsPerDay?: number;
}

interface Registered {
  readonly facts: PrefetcherFacts;
  readonly schedules: (() => ScheduleFacts)[];
  /** Paths of the schedules by the names of their triggers. */
  readonly byTriggerName: Map<string, string[]>;
}

const registered = new WeakMap<IMediaPrefetcher, Registered>();

/** Keeps what a prefetcher offers. */
export function registerPrefetcher(prefetcher: IMediaPrefetcher, facts: PrefetcherFacts): void {
  registered.set(prefetcher, { facts, schedules: [], byTriggerName: new Map() });
}

/** Keeps a schedule with the prefetcher that runs it. */
export function registerSchedule(prefetcher: IMediaPrefetcher, path: string, triggerName: string, facts: () => ScheduleFacts): void {
  const { schedules, byTriggerName } = registeredOf(prefetcher);
  schedules.push(facts);
  const paths = byTriggerName.get(triggerName);
  if (paths) {
    paths.push(path);
  } else {
    byTriggerName.set(triggerName, [path]);
  }
}

/** The schedules of a prefetcher whose triggers have a name, in the order in which they were made. */
export function pathsOfTrigger(prefetcher: IMediaPrefetcher, triggerName: string): readonly string[] {
  return registeredOf(prefetcher).byTriggerName.get(triggerName) ?? [];
}

/** What a prefetcher offers. */
export function factsOf(prefetcher: IMediaPrefetcher): PrefetcherFacts {
  return registeredOf(prefetcher).facts;
}

/** The schedules of a prefetcher, in the order in which they were made. */
export function schedulesOf(prefetcher: IMediaPrefetcher): ScheduleFacts[] {
  return registeredOf(prefetcher).schedules.map((facts) => facts());
}

/** A prefetcher of somebody else's class has the account's defaults for what the interface does not tell. */
function registeredOf(prefetcher: IMediaPrefetcher): Registered {
  const found = registered.get(prefetcher);
  if (found) {
    return found;
  }
  registerPrefetcher(prefetcher, {
    maxQps: prefetcher.maxQps,
    timeoutSeconds: prefetcher.timeoutSeconds,
    maxUrlsPerBatch: DEFAULT_MAX_URLS_PER_BATCH,
    dailyUrlQuota: { preload: DEFAULT_DAILY_PRELOAD_URLS, refresh: DEFAULT_DAILY_REFRESH_URLS },
    vodRegion: prefetcher.vodRegion,
    statusRegion: prefetcher.statusRegion,
    owned: false,
  });
  return registered.get(prefetcher)!;
}
