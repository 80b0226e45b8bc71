import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAfter, readBefore } from '../../../handler/ledger/records';

/** A real folder in the place of a mounted bucket. */
export class LedgerFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'ledger-'));

  /** The paths of all objects, sorted. */
  get objects(): string[] {
    const names = readdirSync(this.path, { recursive: true }) as string[];
    return names
      .map((name) => join(this.path, name))
      .filter((path) => statSync(path).isFile())
      .sort();
  }

  /** The media of calls that the ledger holds no whole answer for, a list for each call. */
  get unanswered(): (readonly string[])[] {
    const objects = new Set(this.objects);
    const isAnswered = (after: string) => objects.has(after) && readAfter(readFileSync(after, 'utf8')) !== undefined;
    return (
      [...objects]
        .filter((path) => path.endsWith('.before.json') && !isAnswered(path.replace('.before.', '.after.')))
        // One that is not whole was being written when its writer was killed: its call was not made.
        .map((path) => readBefore(readFileSync(path, 'utf8'))?.mediaIds ?? [])
    );
  }

  /** Cuts objects off in their middle. */
  truncate(which: (path: string) => boolean): void {
    this.objects.filter(which).forEach((path) => truncateSync(path, Math.floor(statSync(path).size / 2)));
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
