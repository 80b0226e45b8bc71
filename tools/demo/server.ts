import { phaseOf } from '../../cli/observed-network';
import type { RunProgress } from '../../cli/terminal/progress';
import { VodEmulator, type VodEmulatorOptions } from '../../emulator';
import { ACCOUNT_MAX_QPS } from '../../src/job/limits';

/** Round trips of the demo, in milliseconds. */
export const LATENCY: [least: number, most: number] = [10, 50];

/** Calls that a run of the demo makes, at most: the log keeps them all. */
const MOST_CALLS = 1_000_000;

/** Starts an emulated VOD on this machine, with the account's own limit of calls a second. */
export function startServer(options: VodEmulatorOptions): Promise<VodEmulator> {
  return VodEmulator.start({ maxQps: ACCOUNT_MAX_QPS, latency: LATENCY, keepCalls: MOST_CALLS, ...options });
}

/** How far a run is, as the server sees it. */
export function progressOf({ calls }: VodEmulator): RunProgress {
  const submissions = () => calls.filter(({ action, done }) => action === 'RefreshMediaPlayUrls' && done);
  return {
    calls: () => calls.length,
    phase: () => phaseOf(calls.at(-1)?.action),
    answeredMedia: () => new Set(submissions().flatMap(({ mediaIds }) => mediaIds)).size,
  };
}
