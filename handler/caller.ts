import type { WireCall } from '../src/job/wire';
import { ANSWER_LOST, type FailedAnswer } from './answers';
import { AFTER_FAILURE, AFTER_THROTTLE, pause } from './backoff';
import type { Lifetime } from './lifetime';
import { ANSWER_MILLISECONDS, type VodClient } from './vod-client';
import type { CodeClass } from './vod-codes';

/** How often a call is retried after failures of VOD or the network and after lost responses. Throttles and `busy` do not count. */
export const MAX_FAILURE_REPEATS = 5;

/** How a failed call is retried. */
const RETRY_OF: Readonly<Record<CodeClass, 'to the end' | 'five times' | 'never'>> = {
  throttled: 'to the end',
  busy: 'to the end',
  broken: 'five times',
  unreachable: 'five times',
  lost: 'five times',
  denied: 'never',
  refused: 'never',
  full: 'never',
  spent: 'never',
};

/** Whether a call that failed this way is retried at all. */
export function isRetried({ kind }: FailedAnswer): boolean {
  return RETRY_OF[kind] !== 'never';
}

/** The outcome of a call with its retries; `lost` is how many responses were lost. */
export type Outcome<T> =
  | { readonly kind: 'answered'; readonly value: T; readonly lost: number }
  /** It was sent, failed this way the last time, and is not retried. */
  | { readonly kind: 'given up'; readonly answer: FailedAnswer; readonly lost: number }
  /** The run ended before it was sent at all. */
  | { readonly kind: 'not sent'; readonly lost: 0 };

/** Numbers of requests. */
export interface CallCounts {
  /** All requests. */
  total: number;
  /** Requests that retried an earlier one. */
  retried: number;
  /** Requests that VOD throttled. */
  throttled: number;
}

/** Properties for {@link Caller}. */
export interface CallerProps {
  readonly client: VodClient;
  readonly lifetime: Lifetime;
  readonly random: () => number;
  readonly counts: CallCounts;
  /** Called for every failed request. */
  readonly onFailed: (call: WireCall, answer: FailedAnswer) => void;
}

/** Records a call before it is sent and after its response. Each method resolves to whether that worked. */
export interface CallRecord<T> {
  before(): Promise<boolean>;
  answered(value: T): Promise<boolean>;
  failed(answer: FailedAnswer): Promise<boolean>;
  /** It was not sent after all. */
  notSent(): Promise<boolean>;
}

/** Options for {@link Caller.call}. */
export interface CallOptions<T> {
  /** Reads the response's body; undefined where it cannot be right, which counts as a lost response. */
  readonly read: (body: Readonly<Record<string, unknown>>) => T | undefined;
  /** Whether to retry after a lost response. @default true */
  readonly retryLost?: boolean;
  /** A call that cannot be recorded is not sent. */
  readonly record?: CallRecord<T>;
}

/**
 * Makes calls: each waits for its place in the pace, and is retried where that may help.
 *
 * Calls that VOD throttles, or asks to try again later, are retried until the run ends. After failures of VOD or the network and after lost responses, a call is
 * retried at most five times. Nothing else is retried.
 */
export class Caller {
  constructor(private readonly props: CallerProps) {}

  /** Calls until there is a response, or none is to be expected. Never throws for what VOD or the network does. */
  async call<T>(call: WireCall, { read, retryLost = true, record }: CallOptions<T>): Promise<Outcome<T>> {
    const { client, lifetime, counts, random } = this.props;
    const pace = client.paceOf(call.action);
    let last: FailedAnswer | undefined;
    let postponed = 0;
    let failures = 0;
    let lost = 0;
    for (;;) {
      const place = await pace.take(lifetime);
      // Recorded only once it has its place: a run that is killed while its calls wait for places leaves no doubt about them.
      const mayBeSent = place !== undefined && (record === undefined || (await this.begin(record)));
      if (!mayBeSent) {
        place?.answered();
        return last === undefined ? { kind: 'not sent', lost: 0 } : { kind: 'given up', answer: last, lost };
      }
      counts.total++;
      counts.retried += last === undefined ? 0 : 1;
      const answer = await client.call(call, Math.max(1, Math.min(ANSWER_MILLISECONDS, lifetime.leftForAnswers)));
      if (answer.kind === 'throttled') {
        place.throttled();
      }
      place.answered();
      if (answer.kind === 'answered') {
        const value = read(answer.body);
        if (value !== undefined) {
          await record?.answered(value);
          return { kind: 'answered', value, lost };
        }
        last = { kind: 'lost', code: ANSWER_LOST, message: 'unreadable answer' };
      } else {
        last = answer;
      }
      await record?.failed(last);
      this.props.onFailed(call, last);
      counts.throttled += last.kind === 'throttled' ? 1 : 0;
      lost += last.kind === 'lost' ? 1 : 0;
      const retry = RETRY_OF[last.kind];
      if (retry === 'never' || (last.kind === 'lost' && !retryLost)) {
        return { kind: 'given up', answer: last, lost };
      }
      const wait = retry === 'to the end' ? pause(AFTER_THROTTLE, postponed++, random) : pause(AFTER_FAILURE, failures++, random);
      if (failures > MAX_FAILURE_REPEATS || !(await lifetime.sleep(lifetime.shorten(wait)))) {
        return { kind: 'given up', answer: last, lost };
      }
    }
  }

  /** Whether the call is recorded and the run has not ended meanwhile. */
  private async begin<T>(record: CallRecord<T>): Promise<boolean> {
    const written = await record.before();
    if (written && this.props.lifetime.end !== undefined) {
      await record.notSent();
      return false;
    }
    return written;
  }
}
