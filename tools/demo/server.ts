import type { RunProgress } from '../../cli/terminal/progress';
import { VodEmulator } from '../../emulator';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';
import type { ServerRecord } from './verdict';

/** How the demo's VOD differs from one that knows every media. */
export interface ServerOptions {
  readonly nonexistent: readonly string[];
  readonly forbidden: readonly string[];
  /** Whether the day's quota of URLs holds. */
  readonly quota: boolean;
  /** Whether VOD's queue of URLs under way holds. */
  readonly queue: boolean;
}

/** Round trips of the demo, in milliseconds. */
export const LATENCY: [least: number, most: number] = [10, 50];

/** Calls that a run of the demo makes, at most: the log keeps them all. */
const MOST_CALLS = 1_000_000;

/** Starts an emulated VOD on this machine, with the account's own limit of calls a second. */
export function startServer({ nonexistent, forbidden, quota, queue }: ServerOptions): Promise<VodEmulator> {
  return VodEmulator.start({
    nonexistent,
    forbidden,
    maxQps: ACCOUNT_MAX_QPS,
    latency: LATENCY,
    keepCalls: MOST_CALLS,
    ...(quota ? {} : { dailyUrls: 'off' }),
    ...(queue ? {} : { preloadQueue: 'off' }),
  });
}

/** How far a run is, as the server sees it. */
export function progressOf({ calls }: VodEmulator): RunProgress {
  const submissions = () => calls.filter(({ action, done }) => action === 'RefreshMediaPlayUrls' && done);
  return {
    calls: () => calls.length,
    answeredMedia: () => new Set(submissions().flatMap(({ mediaIds }) => mediaIds)).size,
  };
}

/** What the server saw of a run over the given media. */
export function recordOf(emulator: VodEmulator, mediaIds: readonly string[], options: ServerOptions): ServerRecord {
  const asked = new Set(mediaIds);
  const statistics = Object.values(emulator.statistics());
  return {
    calls: statistics.reduce((sum, { total }) => sum + total, 0),
    dropped: statistics.reduce((sum, { throttled }) => sum + throttled, 0),
    accepted: emulator.submissions.size,
    nonexistent: options.nonexistent.filter((id) => asked.has(id)).length,
    forbidden: options.forbidden.filter((id) => asked.has(id)).length,
  };
}
