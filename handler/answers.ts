import { codeOf } from './error-code';
import { idOf, readObject, textOf } from './json';

/** The outcome of one request. */
export type Answer =
  /** VOD did what was requested. */
  { readonly kind: 'answered'; readonly body: Readonly<Record<string, unknown>> } | FailedAnswer;

/** The outcome of one failed request. */
export interface FailedAnswer extends Problem {
  readonly kind: FailureKind;
}

type FailureKind =
  /** Too many calls: nothing was done. */
  | 'throttled'
  /** The caller lacks permission: no call of this run can succeed. */
  | 'denied'
  /** VOD rejected the parameters. */
  | 'refused'
  /** VOD reported a failure of its own. */
  | 'broken'
  /** The request was not sent. */
  | 'unreachable'
  /** The request was sent, and no readable response came: VOD may have done what was requested. */
  | 'lost';

/** An error, as VOD or the network names it. */
export interface Problem {
  readonly code: string;
  /** VOD's own text; left out where it may repeat what was signed. */
  readonly message?: string;
  readonly requestId?: string;
}

/** The code of media assets whose response was lost. */
export const ANSWER_LOST = 'AnswerLost';

const THROTTLED = /^Throttl/i;

const BROKEN = /^(Internal|ServiceUnavailable|ServerError|ServerBusy|SystemBusy|SystemError)/i;

// Gateway codes about the caller or the API as a whole, never about one parameter's value.
const DENIED = new RegExp(
  '^(' +
    [
      'InvalidAccessKey',
      'MissingAccessKey',
      '(Invalid|Missing)?SecurityToken',
      '(Incomplete|Invalid|Missing)?Signature',
      '(Invalid|Illegal)Time[sS]tamp',
      'Forb[ie]dden',
      'NoPermission',
      'NotAuthorized',
      'Unauthorized',
      'ActionUnauthorized',
      'AccessDenied',
      'OperationDenied',
      'IllegalOperation',
      'InsufficientBalance',
      'InvalidAction',
      'InvalidApi',
      'InvalidVersion',
      'NoSuchVersion',
      'InvalidProduct',
      'InvalidProtocol',
      'UnsupportedHTTPMethod',
    ].join('|') +
    ')',
);

/**
 * Reads an HTTP answer of VOD. An error code decides before the HTTP status.
 *
 * Without a readable code, 429 and 503 are throttles, and 401 and 403 refuse the caller; any other status from 400 to 499 says
 * that nothing was done, so that asking again is harmless. Whatever else cannot be read is lost.
 */
export function readAnswer(status: number, text: string): Answer {
  const body = readObject(text);
  const code = codeOf(body?.Code);
  if (body !== undefined && code === undefined && status >= 200 && status < 300) {
    return { kind: 'answered', body };
  }
  const requestId = textOf(body?.RequestId);
  if (code !== undefined) {
    const kind = kindOf(code, status);
    // A signature error may repeat the signed headers, the session token among them.
    return { kind, code, requestId, message: kind === 'denied' ? undefined : textOf(body?.Message) };
  }
  const problem = { code: `HTTP${status}`, requestId };
  if (status === 429 || status === 503) {
    return { kind: 'throttled', ...problem };
  }
  if (status === 401 || status === 403) {
    return { kind: 'denied', ...problem };
  }
  if (status >= 400 && status < 500) {
    return { kind: 'broken', ...problem };
  }
  return { kind: 'lost', code: ANSWER_LOST, message: `unreadable answer, HTTP status ${status}`, requestId };
}

/** IDs of a list that VOD writes as text separated by commas; an array is taken as well. */
export function readIds(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return parts.map((part) => (idOf(part) ?? '').trim()).filter((part) => part !== '');
}

function kindOf(code: string, status: number): FailureKind {
  if (THROTTLED.test(code)) {
    return 'throttled';
  }
  if (DENIED.test(code)) {
    return 'denied';
  }
  if (BROKEN.test(code) || status >= 500) {
    return 'broken';
  }
  return status === 429 ? 'throttled' : 'refused';
}
