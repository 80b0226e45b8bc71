import type { WireCall } from '../src/job/wire';
import type { FailedAnswer } from './answers';

/** Maximum number of failed requests that get a log line each. */
const MAX_FAILED_REQUESTS = 100;

/** Writes text to the function's log as it is: one line, newline included. */
export type Write = (text: string) => void;

/** Bytes of one log line, newline included, at most. Function Compute cuts longer entries. */
export const LOG_LINE_BYTES = 32 * 1024;

/**
 * Raw JSON lines in the function's log.
 *
 * `console.log` would put time and request ID in front, and the line would be no JSON.
 */
export class Log {
  constructor(private readonly write: Write) {}

  /** Writes a line of its own: what happened, and the facts. */
  line(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.raw({ message, ...facts });
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
      log.line('a call was not carried out', { schedule, action, kind, code, requestId, text: message?.slice(0, 300) });
    }
  };
}
