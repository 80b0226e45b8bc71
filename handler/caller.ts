import type { WireCall } from '../src/job/wire';
import { ANSWER_LOST, type Answer, type Problem } from './answers';
import { AFTER_FAILURE, AFTER_THROTTLE, pause } from './backoff';
import type { Lifetime } from './lifetime';
import type { Pace } from './pace';
import { ANSWER_MILLISECONDS, type VodClient } from './vod-client';

/** How often a call is repeated after failures of VOD, of the network, and after lost answers; throttles do not count. */
export const MAX_FAILURE_REPEATS = 5;

/** What became of a call in the end; `lost` is how many of its answers were lost. */
export type Outcome<T> =
  | { readonly kind: 'answered'; readonly value: T; readonly lost: number }
  /** It was sent, the last time with this answer, and is not sent again. */
  | { readonly kind: 'given up'; readonly answer: Exclude<Answer, { kind: 'answered' }>; readonly lost: number }
  /** The run ended before it was sent at all. */
  | { readonly kind: 'not sent'; readonly lost: 0 };

/** How many calls there were. */
export interface CallCounts {
  /** Everything that was sent. */
  total: number;
  /** Those that repeated an earlier one. */
  retried: number;
  /** Those that VOD answered by a throttle. */
  throttled: number;
}

/** What a caller works with. */
export interface CallerProps {
  readonly client: VodClient;
  readonly lifetime: Lifetime;
  readonly random: () => number;
  readonly counts: CallCounts;
  /** Told of every answer that is none. */
  readonly onProblem?: (call: WireCall, problem: Problem & { readonly kind: string }) => void;
}

/** Where a call is written down, before it is sent and after its answer; each answers whether that worked. */
export interface CallRecord<T> {
  before(): Promise<boolean>;
  answered(value: T): Promise<boolean>;
  failed(problem: Problem & { readonly kind: string }): Promise<boolean>;
  /** It was not sent after all. */
  notSent(): Promise<boolean>;
}

/** How one action is called. */
export interface CallOptions<T> {
  readonly pace: Pace;
  /** Reads the answer's body; undefined where it cannot be right, which counts as a lost answer. */
  readonly read: (body: Readonly<Record<string, unknown>>) => T | undefined;
  /** Whether a call is repeated when its answer was lost. */
  readonly retryLost: boolean;
  /** A call that cannot be written down is not sent. */
  readonly record?: CallRecord<T>;
}

/**
 * Carries calls out: each waits for its place in the pace, and is repeated where that may help.
 *
 * Throttled calls are repeated until the run ends; after failures of VOD or of the network and after lost answers a call is
 * repeated at most five times; nothing else is repeated.
 */
export class Caller {
  constructor(private readonly props: CallerProps) {}

  /** Calls until there is an answer that stands. It never throws for what VOD or the network does. */
  async call<T>(call: WireCall, { pace, read, retryLost, record }: CallOptions<T>): Promise<Outcome<T>> {
    const { lifetime, counts, random } = this.props;
    let last: Exclude<Answer, { kind: 'answered' }> | undefined;
    let throttles = 0;
    let failures = 0;
    let lost = 0;
    for (;;) {
      const place = await pace.take(lifetime);
      // Written down with the place in hand: a run that is killed while its calls wait for places leaves no doubt about them.
      const mayBeSent = place !== undefined && (record === undefined || (await this.writeDown(record)));
      if (!mayBeSent) {
        place?.answered();
        return last === undefined ? { kind: 'not sent', lost: 0 } : { kind: 'given up', answer: last, lost };
      }
      counts.total++;
      counts.retried += last === undefined ? 0 : 1;
      const answer = await this.send(call);
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
      this.props.onProblem?.(call, last);
      let wait: number;
      switch (last.kind) {
        case 'throttled':
          counts.throttled++;
          wait = pause(AFTER_THROTTLE, throttles++, random);
          break;
        case 'lost':
          lost++;
          if (!retryLost) {
            return { kind: 'given up', answer: last, lost };
          }
          wait = pause(AFTER_FAILURE, failures++, random);
          break;
        case 'broken':
        case 'unreachable':
          wait = pause(AFTER_FAILURE, failures++, random);
          break;
        case 'denied':
        case 'refused':
          return { kind: 'given up', answer: last, lost };
      }
      if (failures > MAX_FAILURE_REPEATS || !(await lifetime.sleep(lifetime.shorten(wait)))) {
        return { kind: 'given up', answer: last, lost };
      }
    }
  }

  /** Answers whether the call is written down and the run has not ended meanwhile. */
  private async writeDown<T>(record: CallRecord<T>): Promise<boolean> {
    const written = await record.before();
    if (written && this.props.lifetime.end !== undefined) {
      await record.notSent();
      return false;
    }
    return written;
  }

  private send(call: WireCall): Promise<Answer> {
    const { client, lifetime } = this.props;
    return client.call(call, Math.max(1, Math.min(ANSWER_MILLISECONDS, lifetime.leftForAnswers)));
  }
}
