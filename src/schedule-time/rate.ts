import { DEFAULT_TIME_ZONE, type CronFields } from './cron';

const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

/**
 * The cron of a rate, where one cron says it: a rate that divides the hour, or that is whole hours and divides the day.
 *
 * Such a cron ticks on the hour, in UTC, at times that are known before it is deployed. Of any other rate, as 7 or 90 minutes, only
 * Function Compute knows the ticks: see `renderEvery`.
 *
 * @param minutes from one tick to the next
 * @returns every field that the cron needs, or `undefined`
 */
export function cronOfRate(minutes: number): CronFields | undefined {
  const timeZone = DEFAULT_TIME_ZONE;
  if (!Number.isInteger(minutes) || minutes < 1) {
    return undefined;
  }
  if (minutes < HOUR_MINUTES) {
    return HOUR_MINUTES % minutes === 0 ? { minute: step(minutes), hour: '*', timeZone } : undefined;
  }
  const hours = minutes / HOUR_MINUTES;
  if (!Number.isInteger(hours) || DAY_HOURS % hours !== 0) {
    return undefined;
  }
  return { minute: '0', hour: hours === DAY_HOURS ? '0' : step(hours), timeZone };
}

function step(size: number): string {
  return size === 1 ? '*' : `*/${size}`;
}
