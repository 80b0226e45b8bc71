import { createHash } from 'node:crypto';
import type { Job } from '../../src/job/job';
import { EVENT_BYTES } from '../../src/job/limits';

/**
 * A payload with generated media in place of its own; everything else stays as it was synthesized.
 *
 * @throws Error where the event would be longer than Function Compute takes.
 */
export function withGeneratedMedia(payload: string, count: number): string {
  const job = JSON.parse(payload) as Job;
  const ids = Array.from({ length: count }, (_, index) => generatedMediaId(index));
  const text = JSON.stringify({ ...job, selection: { ...job.selection, ids } });
  const bytes = Buffer.byteLength(JSON.stringify(text));
  if (bytes > EVENT_BYTES) {
    throw new Error(`${count} media make an event of ${bytes} bytes; Function Compute takes ${EVENT_BYTES}.`);
  }
  return text;
}

/** A media ID of the usual form, 32 hexadecimal digits, another one for every number. */
export function generatedMediaId(number: number): string {
  return createHash('sha256').update(`media ${number}`).digest('hex').slice(0, 32);
}
