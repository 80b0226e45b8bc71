import type { FailedAnswer } from '../answers';
import type { CallOptions, Caller } from '../caller';
import type { WireCall } from '../../src/job/wire';
import type { Lifetime } from '../lifetime';

/** Media IDs, a portion after the other, in order of priority; repeats are still among them. */
export type MediaPages = AsyncIterable<readonly string[]>;

/** The action of a call that reads. */
type Action = WireCall['action'];

/** A selection that could not be read, with what to look at. */
export class SelectionError extends Error {
  constructor(
    message: string,
    /** What to do about it. */
    readonly hint: string,
    /** VOD's error code, where it refused a call. */
    readonly code?: string,
  ) {
    super(message);
    this.name = 'SelectionError';
  }
}

/** What became known while a selection was read. */
export class SelectionRecord {
  /** The days of Shanghai whose figures of plays were used, as YYYY-MM-DD. */
  readonly dataDates: string[] = [];
  /** Whether calls that would have told of further media were not made. */
  unread = false;
  private closed = false;

  /** No further calls: the run is over, and their media would only be skipped. */
  close(): void {
    this.closed = true;
  }

  /** Whether a call may be made; where not, it is noted that one was wanted. */
  mayCall(): boolean {
    this.unread ||= this.closed;
    return !this.closed;
  }
}

/** What selections are read with. */
export interface SelectionContext {
  /** Calls the region of the media. */
  readonly caller: Caller;
  /** Calls the region that serves what is documented for cn-shanghai only. */
  readonly statusCaller: Caller;
  readonly lifetime: Lifetime;
  /** The tick, in milliseconds since 1970. */
  readonly tick: number;
  readonly record: SelectionRecord;
}

/**
 * Makes one call of a selection; undefined where the run is over.
 *
 * @throws SelectionError where VOD does not answer
 */
export async function ask<T>(
  context: SelectionContext,
  caller: Caller,
  call: WireCall,
  read: CallOptions<T>['read'],
  what: string,
): Promise<T | undefined> {
  const { record, lifetime } = context;
  if (!record.mayCall()) {
    return undefined;
  }
  const outcome = await caller.call(call, { read });
  if (outcome.kind === 'answered') {
    return outcome.value;
  }
  if (outcome.kind === 'not sent' || (lifetime.end !== undefined && outcome.answer.kind !== 'denied' && outcome.answer.kind !== 'refused')) {
    record.unread = true;
    return undefined;
  }
  throw new SelectionError(`${what} could not be read: ${problemText(outcome.answer)}`, hintOf(call.action, outcome.answer), outcome.answer.code);
}

function problemText({ code, message }: FailedAnswer): string {
  return message === undefined ? code : `${code} (${message.slice(0, 300)})`;
}

function hintOf(action: Action, { kind }: FailedAnswer): string {
  switch (kind) {
    case 'denied':
      return `The function's role needs vod:${action}, in the region that is asked.`;
    case 'refused':
      return `VOD refused what ${action} was asked for: look at the selection.`;
    default:
      return `VOD did not answer ${action} in five repeats: carry the run out again later.`;
  }
}
