import { ACCOUNT_MAX_QPS } from '../src/job/limits';
import { SlidingWindow } from './sliding-window';

/** Calls a second: one figure for each action, or figures by action. 0 and `Infinity` are no limit. */
export type MaxQps = number | Readonly<Record<string, number>>;

/** What a limit on calls holds to. */
export interface CallLimitProps {
  /** Actions that are not named have VOD's documented limit, 50. */
  readonly maxQps: MaxQps;
  /** Whether a call that was dropped still takes its place in the second. */
  readonly droppedCallsCount: boolean;
}

/** Drops calls of an action beyond so many in any sliding second. */
export class CallLimit {
  private readonly windows = new Map<string, SlidingWindow>();

  constructor(private readonly props: CallLimitProps) {}

  /** Whether a call may pass at this instant. */
  admits(action: string, at: number): boolean {
    const most = this.most(action);
    if (most === 0 || most === Infinity) {
      return true;
    }
    const window = this.windows.get(action) ?? new SlidingWindow();
    this.windows.set(action, window);
    const admitted = window.count(at) < most;
    if (admitted || this.props.droppedCallsCount) {
      window.add(at);
    }
    return admitted;
  }

  private most(action: string): number {
    const { maxQps } = this.props;
    return typeof maxQps === 'number' ? maxQps : (maxQps[action] ?? ACCOUNT_MAX_QPS);
  }
}
