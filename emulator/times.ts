const SECOND = 1_000;
const HOUR = 3_600_000;

/** Milliseconds of a day. Shanghai has no summer time, so all its days are as long. */
export const DAY = 24 * HOUR;

const SHANGHAI_AHEAD_OF_UTC = 8 * HOUR;

/** Reads a time of UTC as yyyy-MM-ddTHH:mm:ssZ, in milliseconds since 1970; undefined for anything else, February 30 among it. */
export function readTime(text: string): number | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(at) && writeTime(at) === text ? at : undefined;
}

/** Writes a time of UTC as yyyy-MM-ddTHH:mm:ssZ, without the fraction of its second. */
export function writeTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** A time without the fraction of its second, as the API tells times. */
export function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / SECOND) * SECOND;
}

/** The day that it is in Shanghai, as YYYY-MM-DD. */
export function shanghaiDay(milliseconds: number): string {
  return new Date(milliseconds + SHANGHAI_AHEAD_OF_UTC).toISOString().slice(0, 10);
}

/** When a day starts in Shanghai. */
export function startOfShanghaiDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - SHANGHAI_AHEAD_OF_UTC;
}
