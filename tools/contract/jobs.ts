import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject } from '../common/paths';
import { filesBelow } from '../common/tree';

const FOLDER = inProject('test', 'contract', 'jobs');
const SUMS = inProject('test', 'contract', 'jobs', 'SHA256SUMS');

/** What to know before a kept job is changed. */
export const WHY_JOBS_STAY = `A kept job is never changed, reformatted or taken away: a trigger that carries one like it may be deployed for years, and may
meet a newer function. What a new release writes is a new file beside the others; npm run contract adds its sum to SHA256SUMS.`;

/** The kept jobs, as paths below their folder, in code-unit order. */
export function jobFiles(): string[] {
  return filesBelow(FOLDER).filter((file) => file.endsWith('.json'));
}

/** The text of a kept job. */
export function readJobFile(file: string): string {
  return readFileSync(inProject('test', 'contract', 'jobs', file), 'utf8');
}

/** What sha256sum says of the kept jobs now, a line each. */
export function sumsOfJobs(): string[] {
  return jobFiles().map((file) => `${createHash('sha256').update(readJobFile(file)).digest('hex')}  ${file}`);
}

/** What sha256sum said of them when they were released. */
export function keptSums(): string[] {
  return existsSync(SUMS)
    ? readFileSync(SUMS, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
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
