import { zipSync, type Zippable } from 'fflate';

/** UNIX, so that the permissions below are read as such. */
const OS = 3;

/** A plain file that its owner may write and everyone may read. */
const MODE = 0o100644;

/**
 * Zips files so that the same content gives the same bytes on every machine: entries in the order of their names, one time, one mode.
 */
export function zip(files: Record<string, Uint8Array>): Uint8Array {
  // A zip holds local time, which fflate takes from this Date: its local fields are the same in every time zone.
  const mtime = new Date(1980, 0, 1, 12);
  const names = Object.keys(files).sort();
  const entries = names.map((name): [string, Zippable[string]] => [name, [files[name], { os: OS, attrs: MODE << 16, mtime, level: 9 }]]);
  return zipSync(Object.fromEntries(entries));
}
