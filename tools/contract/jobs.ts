import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../common/paths';
import { filesBelow } from '../common/tree';

const FOLDER = inProject('test', 'contract', 'jobs');
const SUMS = join(FOLDER, 'SHA256SUMS');

/** What to know before a kept job is changed. */
export const WHY_JOBS_STAY = `A kept job is never changed, reformatted or taken away: a trigger that carries one like it may be deployed for years, and may
meet a newer function. What a new release writes is a new file beside the others; npm run contract adds its sum to SHA256SUMS.`;

/** The kept jobs, as paths below their folder, in code-unit order. */
export function jobFiles(): string[] {
  return filesBelow(FOLDER).filter((file) => file.endsWith('.json'));
}

/** The text of a kept job. */
export function readJobFile(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

/** What sha256sum says of the kept jobs now, a line each. */
export function sumsOfJobs(): string[] {
  return jobFiles().map((file) => `${createHash('sha256').update(readJobFile(file)).digest('hex')}  ${file}`);
}

/** What sha256sum said of them when they were released. */
export function keptSums(): string[] {
  return readFileSync(SUMS, 'utf8').trimEnd().split('\n');
}

/**
 * Keeps the sums of new jobs; answers how many are new.
 *
 * @throws Error where a kept job is changed or gone.
 */
export function keepNewJobs(): number {
  const kept = keptSums();
  const now = sumsOfJobs();
  const broken = kept.filter((line) => !now.includes(line));
  if (broken.length > 0) {
    throw new Error(`${WHY_JOBS_STAY}\nNot as they were:\n  ${broken.join('\n  ')}`);
  }
  writeFileSync(SUMS, now.map((line) => `${line}\n`).join(''));
  return now.length - kept.length;
}
