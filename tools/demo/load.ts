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
  const text = JSON.stringify({ ...job, selection: { ...job.selection, ids: generatedMediaIds(count) } });
  const bytes = Buffer.byteLength(JSON.stringify(text));
  if (bytes > EVENT_BYTES) {
    throw new Error(`${count} media make an event of ${bytes} bytes; Function Compute takes ${EVENT_BYTES}.`);
  }
  return text;
}

/** Different media IDs of the usual form: 32 hexadecimal digits. */
export function generatedMediaIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => createHash('sha256').update(`media ${index}`).digest('hex').slice(0, 32));
}
