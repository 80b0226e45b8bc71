import { SHANGHAI_HOURS_AHEAD } from '../src/job/limits';

const SECOND = 1_000;

/** Milliseconds of an hour. */
export const HOUR = 3_600 * SECOND;

/** Milliseconds of a day. Shanghai has no summer time, so all its days are equally long. */
export const DAY = 24 * HOUR;

const SHANGHAI_AHEAD_OF_UTC = SHANGHAI_HOURS_AHEAD * HOUR;

/** Reads a UTC time as yyyy-MM-ddTHH:mm:ssZ, in milliseconds since 1970; undefined for anything else, February 30 included. */
export function readTime(text: string): number | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(at) && writeTime(at) === text ? at : undefined;
}

/** Writes a UTC time as yyyy-MM-ddTHH:mm:ssZ, without the fraction of its second. */
export function writeTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** A time without the fraction of its second, which is the API's precision. */
export function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / SECOND) * SECOND;
}

/** The date in Shanghai, as YYYY-MM-DD. */
export function shanghaiDay(milliseconds: number): string {
  return new Date(milliseconds + SHANGHAI_AHEAD_OF_UTC).toISOString().slice(0, 10);
}

/** The start of a date in Shanghai, in milliseconds since 1970. */
export function startOfShanghaiDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - SHANGHAI_AHEAD_OF_UTC;
}
