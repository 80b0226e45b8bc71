import type { Clock } from '../handler/clock';
import type { Transport } from '../handler/transport';
import type { Interruption } from './interruption';
import type { OutputStream, TerminalOutput } from './terminal/terminal-output';

/** What the command gets from its process, so that a test can control it. */
export interface ProcessContext {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Where the answer and a report come from. */
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly connect: (endpoint: URL) => Transport;
  readonly interruption: Interruption;
}

/** What a command gets: it writes by nothing but outputs. */
export interface CommandContext extends Omit<ProcessContext, 'stdout' | 'stderr'> {
  /** Where the report goes, and nothing else. */
  readonly stdout: TerminalOutput;
  /** Where everything else goes: what is about to happen, the question, the bar. */
  readonly stderr: TerminalOutput;
  /** Replaces the credentials of the environment in a text. */
  readonly redact: (text: string) => string;
}
