import { readInstant } from '../job/instant';
import { type Cron, parseCron } from './cron';

/** One moment: a cron that ticks in it every year, and the minute in which it is meant, in milliseconds since 1970. */
export interface At {
  readonly cron: Cron;
  /** The moment itself. */
  readonly from: number;
  /** The first instant behind it. */
  readonly before: number;
}

const MINUTE = 60_000;
const FIRST_YEAR = 1970;
const LAST_YEAR = 9998;

/**
 * The one tick at an instant.
 *
 * A cron has no year, so that the window tells the year that is meant from all others. It is a minute long, since a timer fires once a
 * minute at most, and its ticks may be some seconds late.
 *
 * @param text an instant with its time zone
 * @returns the tick, or why there is none
 */
export function atOf(text: string): At | string {
  const from = readInstant(text);
  if (typeof from === 'string') {
    return from;
  }
  if (from % MINUTE !== 0) {
    return 'not a whole minute: a timer fires once a minute at most';
  }
  const date = new Date(from);
  const year = date.getUTCFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return `not in the years ${FIRST_YEAR} to ${LAST_YEAR}`;
  }
  const [month, day, hour, minute] = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()].map(String);
  return { cron: parseCron({ minute, hour, day, month, timeZone: 'UTC' }) as Cron, from, before: from + MINUTE };
}
