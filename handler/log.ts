import type { WireCall } from '../src/job/wire';
import type { FailedAnswer } from './answers';
import { Redactor } from './redactor';

/** Maximum number of failed requests that get a log line each. */
const MAX_FAILED_REQUESTS = 100;

/** Writes text to the function's log as it is: one line, newline included. */
export type Write = (text: string) => void;

/** Bytes of one log line, newline included, at most. Function Compute cuts longer entries. */
export const LOG_LINE_BYTES = 32 * 1024;

/** Bytes of all lines but the report, at most: more would not be delivered before the function's timeout. */
const LOG_BYTES = 16 * 1024 * 1024;

/** How long texts and lists in a line may be: the first of these with which it fits. */
const SIZES = [
  { characters: 1_000, elements: Infinity },
  { characters: 200, elements: 100 },
  { characters: 40, elements: 20 },
];

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

/**
 * Raw JSON lines in the function's log, bounded and without credentials.
 *
 * `console.log` would put time and request ID in front, and the line would be no JSON.
 */
export class Log {
  private bytes = 0;
  private leftOut = 0;

  constructor(
    private readonly write: Write,
    readonly redactor: Redactor = new Redactor(),
  ) {}

  /** Writes a line of its own: what happened, and the facts. */
  line(message: string, facts: Omit<LogLine, 'message'> = {}): void {
    const line = fitted({ message, ...facts }, this.redactor);
    this.bytes += Buffer.byteLength(line);
    if (this.bytes > LOG_BYTES) {
      this.leftOut++;
    } else {
      this.write(line);
    }
  }

  /** Writes the report, the last line of a run. Returns it as it leaves the function: an earlier invocation may have kept it. */
  report<Report extends object>(report: Report): Report {
    if (this.leftOut > 0) {
      this.write(fitted({ message: 'lines left out of the log', total: this.leftOut } satisfies LogLine, this.redactor));
    }
    const cleaned = this.redactor.cleanValue(report, SIZES[0].characters);
    this.write(fitted(cleaned, this.redactor));
    return cleaned;
  }
}

/** A value as a line: where it is too long, its texts and lists are cut. */
function fitted(value: object, redactor: Redactor): string {
  const lines = SIZES.map(
    ({ characters, elements }) =>
      () =>
        `${JSON.stringify(redactor.cleanValue(value, characters, elements))}\n`,
  );
  return lines.reduce((line, shorter) => (Buffer.byteLength(line) > LOG_LINE_BYTES ? shorter() : line), lines[0]());
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
