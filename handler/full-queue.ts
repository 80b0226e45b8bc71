import { AFTER_FULL_QUEUE, pause } from './backoff';
import type { Clock } from './clock';
import type { Lifetime } from './lifetime';

/** VOD's code for a media that its queue had no room for. */
export const QUEUE_FULL_CODE = 'PreloadQueueFull';

/**
 * VOD's queue: while it is full, nothing is submitted, since whatever is sent would be refused as well.
 *
 * The pauses grow as long as the queue is still full after one, and start again once a media was let in.
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

  /** How many media wait that the queue had no room for. */
  get waitingMedia(): number {
    return this.waiting.length;
  }

  /** Milliseconds until media may be submitted again; not positive where they may be now. */
  get closedFor(): number {
    return this.openAt - this.clock.elapsed();
  }

  /** Whether the run ends before media may be submitted again. */
  get closedForGood(): boolean {
    return this.closedFor > 0 && this.closedFor >= this.lifetime.left;
  }

  /** VOD had no room for this media. */
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

  /** Takes waiting media out, the first ones first. */
  takeOut(media: number): string[] {
    return this.waiting.splice(0, media);
  }
}
