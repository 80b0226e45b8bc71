export * from './media-prefetch-schedule';
export * from './media-prefetcher';
export * from './media-prefetcher-options';
export * from './destination-options';
export * from './schedule-expression';
export * from './media-selection';
export * from './media-selection-options';
export * from './media-format';
export * from './definition';
export * from './stream-type';
export * from './task-type';
export * from './result-type';
export * from './verification';
export * from './failure-criteria';
export * from './user-data';

/** The bindings of the alicloud provider: the resources that the constructs are made of, and the provider itself. */
export * as alicloud from './provider-alicloud';
