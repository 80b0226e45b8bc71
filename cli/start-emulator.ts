import { createHash } from 'node:crypto';
import { strictOptions, VodEmulator } from '../emulator';
import type { Selection } from '../src/job/job';
import { listedIds } from '../src/job/selection';

/** Number of media assets that a search finds if the job lists none. */
const GENERATED_MEDIA = 40;

/** A minute of the strict VOD's edge, in milliseconds. */
const STRICT_MINUTE = 1_000;

/**
 * Starts an emulated VOD on this machine: it knows every media asset, keeps to the day's quota, and has room for any number of
 * URLs.
 *
 * A search, and the plays of any day, find the media assets that the job lists, or forty generated ones, created an hour before
 * the tick.
 *
 * @param strict whether it is the strict VOD, whose edge is sixty times as fast as it would be
 */
export function startEmulator(selection: Selection, tick: number, strict: boolean): Promise<VodEmulator> {
  const listed = [...new Set(listedIds(selection))];
  const mediaIds = listed.length > 0 ? listed : Array.from({ length: GENERATED_MEDIA }, (_, index) => generatedId(index));
  return VodEmulator.start({
    ...(strict ? strictOptions(STRICT_MINUTE) : { latency: [10, 50], preloadQueue: 'off' }),
    library: mediaIds.map((mediaId) => ({ mediaId, createdAt: tick - 3_600_000 })),
    topPlays: () => mediaIds.map((mediaId, index) => ({ mediaId, vv: mediaIds.length - index })),
  });
}

function generatedId(index: number): string {
  return createHash('sha256').update(`media ${index}`).digest('hex').slice(0, 32);
}
