import { offsetPeriods } from '../../src/schedule-time';

const MINUTE = 60_000;

/**
 * The instant at which a zone's clocks first show a time, or `undefined` where a change of offset leaves that time out.
 *
 * @param wallMs the time as if it were UTC, in milliseconds since 1970
 * @throws RangeError if there is no such zone
 */
export function firstInstantOf(zone: string, wallMs: number): number | undefined {
  const periods = offsetPeriods(zone);
  const period = periods.find(({ from, offsetMinutes }, index) => {
    const instant = wallMs - offsetMinutes * MINUTE;
    return instant >= from && instant < (periods[index + 1]?.from ?? Infinity);
  });
  return period && wallMs - period.offsetMinutes * MINUTE;
}
