import type { WireCall } from '../../src/job/wire';
import type { FailedAnswer } from '../answers';
import { isRetried, type CallOptions, type Caller } from '../caller';
import type { Clock } from '../clock';
import type { Lifetime } from '../lifetime';
import type { BucketMount } from '../settings';
import type { OpenList } from './list-file';

/** Pages of media IDs, in order of priority, with repeats. */
export type MediaPages = AsyncIterable<readonly string[]>;

/** A selection was not read to its end: what was read of it stays valid. */
export class UnreadError extends Error {
  constructor(
    message: string,
    /** Number of media assets that are left by VOD's own count; undefined where nothing tells. */
    public left?: number,
  ) {
    super(message);
    this.name = 'UnreadError';
  }
}

/** A selection could not be read: another run would meet the same, unless somebody does something. */
export class SelectionError extends UnreadError {
  constructor(
    message: string,
    /** What to do about it. */
    readonly hint: string,
    /** VOD's error code, if it refused a call. */
    readonly code?: string,
    left?: number,
  ) {
    super(message, left);
    this.name = 'SelectionError';
  }
}

/** Why a selection is not read on. */
export const RUN_OVER = 'the run was over';

/** What a run learns while it reads its selection. */
export interface SelectionRecord {
  /** The days whose plays were counted, in Shanghai time, as YYYY-MM-DD. */
  readonly dataDates: string[];
  /** Whether to make no further calls: the run is over, and their media assets would only be skipped. */
  closed: boolean;
}

/** What reading a selection needs. */
export interface SelectionContext {
  /** Calls the region of the media assets. */
  readonly caller: Caller;
  /** Calls the region that serves what is documented for cn-shanghai only. */
  readonly statusCaller: Caller;
  readonly lifetime: Lifetime;
  /** The mounted folders of buckets. */
  readonly mounts: readonly BucketMount[];
  readonly openList: OpenList;
  readonly clock: Clock;
  /** The tick, in milliseconds since 1970. */
  readonly tick: number;
  readonly record: SelectionRecord;
}

/**
 * Makes one call of a selection.
 *
 * @throws SelectionError where VOD refuses it or does not respond
 * @throws UnreadError where the run is over
 */
export async function ask<T>(
  context: SelectionContext,
  caller: Caller,
  call: WireCall,
  read: CallOptions<T>['read'],
  what: string,
  /** The number of media assets that are left, where it is known. */
  left?: number,
): Promise<T> {
  const { record, lifetime } = context;
  if (record.closed) {
    throw new UnreadError(RUN_OVER, left);
  }
  const outcome = await caller.call(call, { read });
  if (outcome.kind === 'answered') {
    return outcome.value;
  }
  if (outcome.kind === 'not sent' || (lifetime.end !== undefined && isRetried(outcome.answer))) {
    throw new UnreadError(RUN_OVER, left);
  }
  throw new SelectionError(
    `${what} could not be read: ${problemText(outcome.answer)}`,
    hintOf(call.action, outcome.answer),
    outcome.answer.code,
    left,
  );
}

function problemText({ code, message }: FailedAnswer): string {
  return message === undefined ? code : `${code} (${message})`;
}

function hintOf(action: WireCall['action'], { kind }: FailedAnswer): string {
  switch (kind) {
    case 'denied':
      return `The function's role needs vod:${action}, in the region that is asked.`;
    case 'refused':
    case 'full':
    case 'spent':
      return `VOD refused what ${action} was asked for: look at the selection.`;
    case 'throttled':
    case 'busy':
      return `VOD put ${action} off until the run's time was over: carry the tick out again later.`;
    case 'broken':
    case 'lost':
    case 'unreachable':
      return `VOD did not answer ${action} in five repeats: carry the run out again later.`;
  }
}
