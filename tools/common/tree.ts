import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The files below a folder, as paths relative to it with forward slashes, in code-unit order. */
export function filesBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/')).sort();
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
