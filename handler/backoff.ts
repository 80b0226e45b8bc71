/** Pauses that double from the first to the longest, each shortened at random by up to half, so that callers spread out. */
export interface Backoff {
  readonly firstMilliseconds: number;
  readonly longestMilliseconds: number;
}

/** After a throttle, or where VOD asks to try again later. */
export const AFTER_THROTTLE: Backoff = { firstMilliseconds: 1_000, longestMilliseconds: 30_000 };

/** After a failure of VOD or of the network. */
export const AFTER_FAILURE: Backoff = { firstMilliseconds: 500, longestMilliseconds: 10_000 };

/** After VOD's queue was full. */
export const AFTER_FULL_QUEUE: Backoff = { firstMilliseconds: 20_000, longestMilliseconds: 120_000 };

/** The pause before the given repeat, counted from 0, in milliseconds. */
export function pause(backoff: Backoff, repeat: number, random: () => number): number {
  const whole = Math.min(backoff.longestMilliseconds, backoff.firstMilliseconds * 2 ** repeat);
  return whole * (1 - random() / 2);
}
