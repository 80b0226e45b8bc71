import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { VodEmulator } from '../emulator';
import type { Selection } from '../src/job/job';
import { listedIds } from '../src/job/selection';

/** Media that a search finds where the job lists none. */
const MADE_UP = 40;

/** Round trips, in milliseconds. */
const LATENCY: [least: number, most: number] = [10, 50];

/** What stands for the account. */
export interface Emulated {
  readonly endpoint: string;
  /** The folder that stands for the bucket of the ledger. */
  readonly ledger: string;
  end(): Promise<void>;
}

/**
 * Starts an emulated VOD on this machine: it knows every media, keeps to the day's quota, and has room for any number of URLs.
 *
 * A search, and the plays of any day, find the media that the job lists, or forty made-up ones; they were made an hour before
 * the tick.
 *
 * @param ledger a folder to make that stands for the bucket of the ledger.
 */
export async function startEmulator(selection: Selection, tick: number, ledger: string): Promise<Emulated> {
  const listed = [...new Set(listedIds(selection))];
  const mediaIds = listed.length > 0 ? listed : Array.from({ length: MADE_UP }, (_, index) => madeUpId(index));
  const emulator = await VodEmulator.start({
    latency: LATENCY,
    preloadQueue: 'off',
    library: mediaIds.map((mediaId) => ({ mediaId, createdAt: tick - 3_600_000 })),
    topPlays: () => mediaIds.map((mediaId, index) => ({ mediaId, vv: mediaIds.length - index })),
  });
  mkdirSync(ledger);
  return {
    endpoint: emulator.endpoint,
    ledger,
    end: () => emulator.close(),
  };
}

function madeUpId(index: number): string {
  return createHash('sha256').update(`media ${index}`).digest('hex').slice(0, 32);
}
