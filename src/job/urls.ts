import type { JobTaskType, Task, TaskTypeName } from './job';
import { MEDIA_PER_CALL } from './limits';
import { SCHEDULE_FIELDS } from './schedule-fields';

/** What decides how many URLs one media costs. Lists hold distinct values or repeats; repeats count once. */
export type UrlFactors = Pick<Task, 'formats' | 'definitions' | 'sliceFlag' | 'sliceCount'>;

/**
 * How many URLs one media costs of the day's quota: definitions × formats × (1 + slices for m3u8).
 *
 * Undefined where a list is left out: then VOD takes every rendition that the media has, and only VOD knows how many.
 * With the result type Multiple it is the least, since every transcoded stream counts.
 */
export function urlsPerMedia(factors: UrlFactors): number | undefined {
  const { formats, definitions } = factors;
  if (formats === undefined || definitions === undefined) {
    return undefined;
  }
  const slices = factors.sliceFlag ? (factors.sliceCount ?? SCHEDULE_FIELDS.sliceCount.default) : 0;
  const distinct = new Set(formats);
  return new Set(definitions).size * (distinct.size + (distinct.has('m3u8') ? slices : 0));
}

/** How many media go into one batch: as many as the URLs allow, at most 20, at least one. Without known URLs, 20. */
export function mediaPerBatch(urls: number | undefined, maxUrlsPerBatch: number): number {
  if (!urls) {
    return MEDIA_PER_CALL;
  }
  return Math.min(MEDIA_PER_CALL, Math.max(1, Math.floor(maxUrlsPerBatch / urls)));
}

/** The least time that a run takes: a call a batch at the given pace. */
export function runSeconds(media: number, perBatch: number, maxQps: number): number {
  return Math.ceil(media / perBatch) / maxQps;
}

/** The task types of VOD that a job's task is carried out with, one after the other: each costs the URLs of a media asset once. */
export function taskTypesOf(taskType: JobTaskType): readonly TaskTypeName[] {
  return taskType === 'RefreshThenPreload' ? ['Refresh', 'Preload'] : [taskType];
}
