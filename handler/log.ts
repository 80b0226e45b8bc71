import type { WireCall } from '../src/job/wire';
import type { FailedAnswer } from './answers';

/** Maximum number of failed requests that get a log line each. */
const MAX_FAILED_REQUESTS = 100;

/** Writes text to the function's log as it is: one line, newline included. */
export type Write = (text: string) => void;

/** Bytes of one log line, newline included, at most. Function Compute cuts longer entries. */
export const LOG_LINE_BYTES = 32 * 1024;

/** What happened, and the facts; every key but the list is in the log store's index. */
export interface LogLine {
  readonly message: string;
  readonly schedule?: string;
  readonly action?: string;
  readonly kind?: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly status?: string;
  readonly reason?: string;
  /** The name of the error that ended the run. */
  readonly error?: string;
  readonly text?: string;
  readonly total?: number;
  readonly mediaIds?: readonly string[];
}

/** Maximum number of characters of an error's text in a line. */
const MAX_TEXT = 300;

/**
 * Raw JSON lines in the function's log.
 *
 * `console.log` would put time and request ID in front, and the line would be no JSON.
 */
export class Log {
  constructor(private readonly write: Write) {}

  /** Writes a line of its own: what happened, and the facts. */
  line(message: string, { text, ...facts }: Omit<LogLine, 'message'> = {}): void {
    this.raw({ message, ...facts, text: text?.slice(0, MAX_TEXT) });
  }

  raw(value: object): void {
    this.write(`${JSON.stringify(value)}\n`);
  }
}

/** Logs failed requests, up to a number of them. */
export function failedCallLog(log: Log, schedule: string | undefined): (call: WireCall, answer: FailedAnswer) => void {
  let logged = 0;
  return ({ action }, { kind, code, message, requestId }) => {
    if (logged++ < MAX_FAILED_REQUESTS) {
      log.line('a call was not carried out', { schedule, action, kind, code, requestId, text: message });
    }
  };
}
