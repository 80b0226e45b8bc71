/** The stack of both apps. */
export const STACK = 'bench';

/** Schedules on one function: Function Compute's own limit. */
export const SCHEDULES_PER_PREFETCHER = 50;

const MEDIA_PER_SCHEDULE = 3;

/** No two schedules of one prefetcher run in the same minute. */
export function minuteOf(schedule: number): number {
  return schedule % SCHEDULES_PER_PREFETCHER;
}

/** Another hour for each prefetcher, around the day. */
export function hourOf(schedule: number): number {
  return Math.floor(schedule / SCHEDULES_PER_PREFETCHER) % 24;
}

/** Three media IDs of the usual form, different for every schedule. */
export function mediaOf(schedule: number): string[] {
  return Array.from({ length: MEDIA_PER_SCHEDULE }, (_, index) => (schedule * MEDIA_PER_SCHEDULE + index).toString(16).padStart(32, '0'));
}
