import { idOf, readObject, textOf } from './json';
import { classOf, type CodeClass } from './vod-codes';

/** The outcome of one request. */
export type Answer =
  /** VOD did what was requested. */
  { readonly kind: 'answered'; readonly body: Readonly<Record<string, unknown>> } | FailedAnswer;

/** The outcome of one failed request. */
export interface FailedAnswer extends Problem {
  readonly kind: CodeClass;
}

/** An error, as VOD or the network names it. */
export interface Problem {
  readonly code: string;
  /** VOD's own text; left out where it may repeat what was signed. */
  readonly message?: string;
  readonly requestId?: string;
}

/** Codes such as `InvalidParameter` and `InvalidScrollToken.Expired`. */
const CODE = /^[A-Za-z][A-Za-z0-9._-]{0,99}$/;

/** The code of media assets whose response was lost. */
export const ANSWER_LOST = 'AnswerLost';

/**
 * Reads an HTTP answer of VOD. An error code decides before the HTTP status.
 *
 * Without a readable code, a status from 400 to 499, and 503, decides as the code `HTTP` with the status would. Whatever else
 * cannot be read is lost.
 */
export function readAnswer(status: number, text: string): Answer {
  const body = readObject(text);
  const code = codeOf(body?.Code);
  if (body !== undefined && textOf(body.Code) === undefined && status >= 200 && status < 300) {
    return { kind: 'answered', body };
  }
  const requestId = textOf(body?.RequestId);
  if (code !== undefined) {
    const kind = classOf(code, status);
    // A signature error may repeat the signed headers, the session token among them.
    return { kind, code, requestId, message: kind === 'denied' ? undefined : textOf(body?.Message) };
  }
  if ((status >= 400 && status < 500) || status === 503) {
    return { kind: classOf(`HTTP${status}`, status), code: `HTTP${status}`, requestId };
  }
  return { kind: 'lost', code: ANSWER_LOST, message: `unreadable answer, HTTP status ${status}`, requestId };
}

/** An error code, which becomes a reason of the report; undefined for a text that is none. */
export function codeOf(value: unknown): string | undefined {
  const code = textOf(value);
  return code !== undefined && CODE.test(code) ? code : undefined;
}

/** The distinct IDs of a list that VOD writes as text separated by commas; a number and an array are taken as well. */
export function readIds(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : (idOf(value)?.split(',') ?? []);
  return [...new Set(parts.map((part) => (idOf(part) ?? '').trim()).filter((part) => part !== ''))];
}

/** Whether a value is a list of IDs, or none at all: one of anything else does not tell which they are. */
export function isIdList(value: unknown): boolean {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value ?? ''];
  return parts.every((part) => part === '' || idOf(part) !== undefined);
}
