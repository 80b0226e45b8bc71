import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder, as paths relative to it with forward slashes, in code-unit order. */
export function filesBelow(folder: string): string[] {
  return walk(folder, '').sort();
}

/** What differs between two folders: one line for each file that is missing, superfluous or changed. */
export function differences(expected: string, actual: string): string[] {
  const wanted = new Set(filesBelow(expected));
  const found = new Set(filesBelow(actual));
  return [...new Set([...wanted, ...found])].sort().flatMap((file) => {
    if (!found.has(file)) {
      return [`missing: ${file}`];
    }
    if (!wanted.has(file)) {
      return [`superfluous: ${file}`];
    }
    return readFileSync(join(expected, file)).equals(readFileSync(join(actual, file))) ? [] : [`changed: ${file}`];
  });
}

function walk(folder: string, prefix: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? walk(join(folder, entry.name), `${path}/`) : [path];
  });
}
