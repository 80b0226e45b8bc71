import { cut, plain } from '../src/job/plain-text';
import { REDACTED, redactorOf, type Secrets } from './redact';

/** Signatures to remember, at most: an echo is one of a call that was just made. */
const MOST_SIGNATURES = 10_000;

const SIGNATURE_DIGITS = 64;

/** Digits in a row that may hold a signature; no media ID has more. */
const MOST_DIGITS = 1_024;

/** How deep a value may be nested. Neither a report nor an answer of VOD is deeper. */
const MOST_NESTED = 16;

/** Characters of an error's message, at most: with its stack, it fits into one log entry. */
const MESSAGE_CHARACTERS = 8_000;

/**
 * Takes the credentials of a run out of texts: the key ID, the secret, the session token and the signatures of its calls.
 *
 * An endpoint may repeat in any field what it was sent. So this is applied to each of its answers, and again to everything that
 * leaves the function: log lines, reports and errors.
 */
export class Redactor {
  private readonly signatures = new Set<string>();
  private readonly withoutSecrets: (text: string) => string;

  constructor(credentials: Secrets = {}) {
    this.withoutSecrets = redactorOf([credentials]);
  }

  /** Remembers the signature of a call. */
  signed(signature: string): void {
    if (this.signatures.size >= MOST_SIGNATURES) {
      const [oldest] = this.signatures;
      this.signatures.delete(oldest);
    }
    this.signatures.add(signature);
  }

  /** A text without credentials, and otherwise as it is. */
  redact(text: string): string {
    const shown = this.withoutSecrets(text);
    return shown.length < SIGNATURE_DIGITS ? shown : shown.replace(/[0-9a-f]{64,}/gi, (digits) => (this.hasSignature(digits) ? REDACTED : digits));
  }

  /** A text to show: without credentials and control characters, and of at most so many characters. */
  clean(text: string, characters: number): string {
    return cut(this.redact(plain(text)), characters);
  }

  /** An answer without credentials. What is nested deeper than any answer of VOD is left out. */
  redactValue<T>(value: T): T {
    return changed(value, (text) => this.redact(text)) as T;
  }

  /** A value to show: every text in it is cleaned, and every list holds at most so many elements. */
  cleanValue<T>(value: T, characters: number, elements = Infinity): T {
    return changed(value, (text) => this.clean(text, characters), elements) as T;
  }

  /** Cleans the message of an error, line by line, and its stack. Returns the error. */
  cleanError<T>(error: T): T {
    if (error instanceof Error) {
      const { message, stack = '' } = error;
      const calls = stack.indexOf('\n    at ');
      error.message = this.cleanLines(message);
      error.stack = `${error.name}: ${error.message}${calls < 0 ? '' : this.cleanLines(stack.slice(calls))}`;
      if (error.cause !== undefined) {
        error.cause = undefined;
      }
    }
    return error;
  }

  private cleanLines(text: string): string {
    const lines = text.split('\n').map((line) => this.clean(line, MESSAGE_CHARACTERS));
    return cut(lines.join('\n'), MESSAGE_CHARACTERS);
  }

  private hasSignature(digits: string): boolean {
    if (digits.length > MOST_DIGITS) {
      return true;
    }
    const lower = digits.toLowerCase();
    for (let start = 0; start + SIGNATURE_DIGITS <= lower.length; start++) {
      if (this.signatures.has(lower.slice(start, start + SIGNATURE_DIGITS))) {
        return true;
      }
    }
    return false;
  }
}

function changed(value: unknown, change: (text: string) => string, elements = Infinity, depth = 0): unknown {
  const inner = (each: unknown) => changed(each, change, elements, depth + 1);
  if (typeof value === 'string') {
    return change(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth === MOST_NESTED) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const more = value.length - elements;
    return more > 0 ? [...value.slice(0, elements).map(inner), `... ${more} more`] : value.map(inner);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(each)]));
}
