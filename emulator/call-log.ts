import type { FaultEffect } from './faults';
import type { Parameters } from './parameters';
import { SlidingWindow } from './sliding-window';

/**
 * What a caller got for a call: what was asked for, a throttle, another error of the caller's (4xx) or of the service's
 * (5xx), something that cannot be read, or nothing at all.
 */
export type CallOutcome = 'answered' | 'throttled' | 'refused' | 'failed' | 'unreadable' | 'unanswered';

/** One call that arrived. */
export interface Call {
  /** Counted from 1, over all actions. */
  readonly number: number;
  /** As the caller named it, whether it exists or not. */
  readonly action: string;
  /** The HTTP method. */
  readonly method: string;
  /** When it arrived, in milliseconds of the clock that never goes back. */
  readonly at: number;
  readonly requestId: string;
  readonly parameters: Parameters;
  /** The media that it names, or whose job it names. */
  readonly mediaIds: readonly string[];
  /** Who signed it, once that is certain. */
  readonly accessKeyId?: string;
  readonly outcome: CallOutcome;
  /** Whether VOD did what the call asks for, whatever became of the answer. */
  readonly done: boolean;
  /** The HTTP status of the answer, where one was sent. */
  readonly httpStatus?: number;
  /** The code of the error. */
  readonly code?: string;
  /** The fault that struck. */
  readonly fault?: FaultEffect['kind'];
  /** The job that the call made, whether the caller was told or not. */
  readonly jobId?: string;
}

/** How the calls of one action went. */
export interface ActionStatistics {
  readonly total: number;
  /** Those that VOD carried out, whatever became of the answer. */
  readonly accepted: number;
  readonly answered: number;
  readonly throttled: number;
  readonly refused: number;
  readonly failed: number;
  readonly unreadable: number;
  readonly unanswered: number;
  /** The most calls that arrived in any stretch of 1,000 ms, those that were dropped or refused among them. */
  readonly busiestSecond: number;
}

/** A call while it is being handled. */
export type OpenCall = { -readonly [name in keyof Call]: Call[name] };

type Counts = { -readonly [name in keyof ActionStatistics]: number };

/** Remembers the latest calls, and counts all. */
export class CallLog {
  private readonly latest: Call[] = [];
  private readonly counts = new Map<string, Counts>();
  private readonly windows = new Map<string, SlidingWindow>();
  private arrivals = 0;

  /** Keeps at least so many calls, and fewer than twice as many. */
  constructor(private readonly keep: number) {}

  /** Takes a call that arrives. Calls are settled before the next one arrives. */
  open(facts: Pick<Call, 'action' | 'method' | 'at' | 'requestId'>): OpenCall {
    const { action, at } = facts;
    const window = this.windows.get(action) ?? new SlidingWindow();
    this.windows.set(action, window);
    window.add(at);
    const counts = this.countsOf(action);
    counts.total++;
    counts.busiestSecond = window.busiest;
    const call: OpenCall = { ...facts, number: ++this.arrivals, parameters: {}, mediaIds: [], outcome: 'unanswered', done: false };
    this.latest.push(call);
    if (this.latest.length >= 2 * this.keep) {
      this.latest.splice(0, this.latest.length - this.keep);
    }
    return call;
  }

  /** Counts a call whose outcome is certain. */
  settle(call: Call): void {
    const counts = this.countsOf(call.action);
    counts[call.outcome]++;
    counts.accepted += call.done ? 1 : 0;
  }

  /** The latest calls, in the order of their arrival. */
  get calls(): readonly Call[] {
    return this.latest;
  }

  /** The counts of every action that was called, and of those that are named. */
  statistics(actions: Iterable<string>): Record<string, ActionStatistics> {
    return Object.fromEntries([...new Set([...actions, ...this.counts.keys()])].map((action) => [action, { ...this.countsOf(action) }]));
  }

  private countsOf(action: string): Counts {
    const counts = this.counts.get(action) ?? {
      total: 0,
      accepted: 0,
      answered: 0,
      throttled: 0,
      refused: 0,
      failed: 0,
      unreadable: 0,
      unanswered: 0,
      busiestSecond: 0,
    };
    this.counts.set(action, counts);
    return counts;
  }
}
