import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

afterAll(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder that is gone after the tests of this file. Its name has spaces, as a user's may have. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'media prefetch '));
  made.push(folder);
  return folder;
}
