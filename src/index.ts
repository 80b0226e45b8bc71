export * from './media-prefetch-schedule';
export * from './media-prefetcher';
export * from './api/media-prefetcher-options';
export * from './api/destination-options';
export * from './api/schedule-expression';
export * from './api/media-selection';
export * from './api/media-selection-options';
export * from './api/media-format';
export * from './api/definition';
export * from './api/stream-type';
export * from './api/task-type';
export * from './api/result-type';
export * from './api/verification';
export * from './api/failure-criteria';
export * from './api/user-data';

/** The bindings of the alicloud provider: the resources that the constructs are made of, and the provider itself. */
export * as alicloud from './provider-alicloud';
