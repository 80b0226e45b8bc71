import type { Clock } from '../handler/clock';
import type { Transport } from '../handler/transport';

/** What a command gets from its process, so that a test can control it. */
export interface CommandContext {
  /** Where the report goes, and nothing else. */
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Where everything else goes: what is about to happen, the question, the bar. */
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Where the answer and a report come from. */
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly connect: (endpoint: URL) => Transport;
}
