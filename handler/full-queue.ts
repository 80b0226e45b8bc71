import { AFTER_FULL_QUEUE, pause } from './backoff';
import type { Clock } from './clock';
import type { Lifetime } from './lifetime';

/** The reason of media assets that VOD's queue had no room for until the run ended. */
export const QUEUE_FULL = 'queue full';

/** VOD's code for a media asset that its queue had no room for. */
export const QUEUE_FULL_CODE = 'PreloadQueueFull';

/**
 * Whether a job rejected a media asset because VOD's queue was full. It is tried again:
 *
 * - in this run: {@link FullQueue} keeps it until the pause is over, and the run submits it again before anything else;
 * - after this run: the ledger's reader leaves it open, so that the next invocation for the tick submits it again.
 *
 * Only where a preload follows, a refresh that meets a full queue is not tried again in this run.
 */
export function isQueueFull(code: string): boolean {
  return code === QUEUE_FULL_CODE;
}

/**
 * VOD's queue. While it is full, nothing is submitted, since VOD would reject it as well.
 *
 * The pauses grow as long as the queue is still full after one, and start over once VOD takes a media asset.
 */
export class FullQueue {
  private readonly waiting: string[] = [];
  private repeats = 0;
  private openAt = -Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly lifetime: Lifetime,
    private readonly random: () => number,
  ) {}

  /** Number of media assets that the queue had no room for. */
  get waitingMedia(): number {
    return this.waiting.length;
  }

  /** Milliseconds until media assets may be submitted again; not positive where they may be now. */
  get closedFor(): number {
    return this.openAt - this.clock.elapsed();
  }

  /** Whether the run ends before media assets may be submitted again. */
  get closedForGood(): boolean {
    return this.closedFor > 0 && this.closedFor >= this.lifetime.left;
  }

  /** VOD had no room for this media asset. */
  refused(mediaId: string): void {
    this.waiting.push(mediaId);
    if (this.closedFor <= 0) {
      this.openAt = this.clock.elapsed() + pause(AFTER_FULL_QUEUE, this.repeats++, this.random);
    }
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
