import { AFTER_FULL_QUEUE, pause } from './backoff';
import type { Clock } from './clock';
import type { Lifetime } from './lifetime';
import { ACCOUNT_QUOTA } from './url-limits';
import { rowOf } from './vod-codes';

/** The reason of media assets that VOD's queue had no room for until the run ended. */
export const QUEUE_FULL = 'queue full';

/**
 * Whether a job rejected a media asset because VOD's queue was full or the day's quota was spent. It is tried again:
 *
 * - in this run, where the queue was full: {@link FullQueue} keeps it until the pause is over, and the run submits it again before
 *   anything else;
 * - after this run: the ledger's reader leaves it open, so that the next invocation for the tick submits it again.
 *
 * Only where a preload follows, a refresh that meets a full queue is not tried again in this run.
 */
export function isForLater(code: string): boolean {
  return isQueueFull(code) || isDaySpent(code);
}

/** Whether a code says that the queue is full, or that the day's quota is spent. */
export function isQueueFull(code: string): boolean {
  return rowOf(code)?.class === 'full';
}

/** Whether a code says that the day's quota is spent. */
export function isDaySpent(code: string): boolean {
  return rowOf(code)?.class === 'spent';
}

/** Properties for {@link FullQueue}. */
export interface FullQueueProps {
  readonly clock: Clock;
  readonly lifetime: Lifetime;
  readonly random: () => number;
  /** Called each time the queue was found full. @default - nothing */
  readonly onFull?: () => void;
}

/**
 * VOD's queue. While it is full, nothing is submitted, since VOD would reject it as well; once the day's quota is spent, nothing
 * is any more.
 *
 * The pauses grow as long as the queue is still full after one, and start over once VOD takes a media asset.
 */
export class FullQueue {
  private readonly waiting: string[] = [];
  private repeats = 0;
  private openAt = -Infinity;
  private daySpent = false;

  constructor(private readonly props: FullQueueProps) {}

  /** Number of media assets that the queue had no room for. */
  get waitingMedia(): number {
    return this.waiting.length;
  }

  /** Milliseconds until media assets may be submitted again; not positive where they may be now. */
  get closedFor(): number {
    return this.openAt - this.props.clock.elapsed();
  }

  /** Whether the run ends before media assets may be submitted again. */
  get closedForGood(): boolean {
    return this.daySpent || (this.closedFor > 0 && this.closedFor >= this.props.lifetime.left);
  }

  /** The reason of media assets that are not submitted because the queue is closed. */
  get reason(): string {
    return this.daySpent ? ACCOUNT_QUOTA : QUEUE_FULL;
  }

  /** VOD had no room for this media asset. */
  refused(mediaId: string): void {
    this.waiting.push(mediaId);
    this.full();
  }

  /** VOD has no room. */
  full(): void {
    const { clock, random, onFull } = this.props;
    if (this.closedFor <= 0) {
      this.openAt = clock.elapsed() + pause(AFTER_FULL_QUEUE, this.repeats++, random);
      onFull?.();
    }
  }

  /** The day's quota is spent. */
  spent(): void {
    this.daySpent = true;
  }

  /** VOD had room. */
  admitted(): void {
    if (this.closedFor <= 0) {
      this.repeats = 0;
    }
  }

  /** Takes waiting media assets out, the first ones first. */
  takeOut(media: number): string[] {
    return this.waiting.splice(0, media);
  }
}
