import { ACCOUNT_MAX_QPS } from '../src/job/limits';
import { SlidingWindow } from './sliding-window';

/** Calls a second: one figure for each action, or figures by action. 0 and `Infinity` mean no limit. */
export type MaxQps = number | Readonly<Record<string, number>>;

/** Limits the calls of each action in any sliding second. Inferred: a dropped call does not count. */
export class CallLimit {
  private readonly windows = new Map<string, SlidingWindow>();

  /** Actions without a figure have VOD's documented limit. */
  constructor(private readonly maxQps: MaxQps) {}

  /** Whether a call may pass at this instant of the monotonic clock. */
  admits(action: string, at: number): boolean {
    const { maxQps } = this;
    const limit = typeof maxQps === 'number' ? maxQps : (maxQps[action] ?? ACCOUNT_MAX_QPS);
    if (limit === 0 || limit === Infinity) {
      return true;
    }
    const window = this.windows.get(action) ?? new SlidingWindow();
    this.windows.set(action, window);
    const admitted = window.count(at) < limit;
    if (admitted) {
      window.add(at);
    }
    return admitted;
  }
}
