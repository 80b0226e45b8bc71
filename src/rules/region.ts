import { STATUS_REGION } from '../job/limits';
import type { Values } from './values';

/** The VOD region of a prefetcher that has no status region of its own, where it is known and is not the one that serves every action. */
export function regionWithoutStatus(values: Values): string | undefined {
  const region = values.text('prefetcher.vodRegion');
  return region === STATUS_REGION || values.given('prefetcher.statusRegion') ? undefined : region;
}
