import type { FaultEffect } from './faults';
import type { Parameters } from './parameters';
import { SlidingWindow } from './sliding-window';

/** The response of a call: the requested one, a throttle, another client error (4xx), a server error (5xx), garbage, or none. */
export type CallOutcome = 'answered' | 'throttled' | 'refused' | 'failed' | 'unreadable' | 'unanswered';

/** One received call. */
export interface Call {
  /** The name in the request, whether such an action exists or not. */
  readonly action: string;
  /** Time of its arrival, by the monotonic clock in milliseconds. */
  readonly at: number;
  readonly requestId: string;
  readonly parameters: Parameters;
  /** The media IDs that it names, or those of the job that it names. */
  readonly mediaIds: readonly string[];
  readonly outcome: CallOutcome;
  /** Whether VOD executed the call, even if the response was lost. */
  readonly done: boolean;
  /** The HTTP status of the response, if one was sent. */
  readonly httpStatus?: number;
  /** The code of the error. */
  readonly code?: string;
  /** The fault that struck. */
  readonly fault?: FaultEffect['kind'];
}

/** The calls of one action. */
export interface ActionStatistics {
  readonly total: number;
  readonly throttled: number;
  /** The most calls that arrived in any second, dropped and refused ones included. */
  readonly busiestSecond: number;
}

/** A call while it is handled. */
export type OpenCall = { -readonly [name in keyof Call]: Call[name] };

/** Remembers the latest calls, and counts all of them. */
export class CallLog {
  private readonly latest: Call[] = [];
  private readonly counts = new Map<string, { total: number; throttled: number; readonly window: SlidingWindow }>();

  /** Keeps at least this many calls, and fewer than twice as many. */
  constructor(private readonly keep: number) {}

  /** Adds a call that arrives. */
  open(facts: Pick<Call, 'action' | 'at' | 'requestId'>): OpenCall {
    const counts = this.counts.get(facts.action) ?? { total: 0, throttled: 0, window: new SlidingWindow() };
    this.counts.set(facts.action, counts);
    counts.total++;
    counts.window.add(facts.at);
    const call: OpenCall = { ...facts, parameters: {}, mediaIds: [], outcome: 'unanswered', done: false };
    this.latest.push(call);
    if (this.latest.length >= 2 * this.keep) {
      this.latest.splice(0, this.latest.length - this.keep);
    }
    return call;
  }

  /** Counts the outcome of a call, once it is final. */
  settle({ action, outcome }: Call): void {
    if (outcome === 'throttled') {
      this.counts.get(action)!.throttled++;
    }
  }

  /** The latest calls, in the order of their arrival. */
  get calls(): readonly Call[] {
    return this.latest;
  }

  /** Statistics of every action that was called, and of the given ones. */
  statistics(actions: Iterable<string>): Record<string, ActionStatistics> {
    const statistics: Record<string, ActionStatistics> = {};
    for (const action of [...actions, ...this.counts.keys()]) {
      const { total = 0, throttled = 0, window } = this.counts.get(action) ?? {};
      statistics[action] = { total, throttled, busiestSecond: window?.busiest ?? 0 };
    }
    return statistics;
  }
}
