/** Schedules in the dialect of Function Compute's timer: what they say, when they run, and whether they can run at the same time. */
export * from './at';
export * from './clock-changes';
export * from './cron';
export * from './every';
export * from './expression';
export * from './fields';
export * from './latest-time';
export * from './next-runs';
export * from './overlaps';
export * from './parse-field';
export * from './periods';
export * from './rate';
export * from './ticks';
export * from './time-zones';
export * from './timeline';
