import { draw, type Milliseconds, type Random } from './random';

/** Size and speed of the preload queue. */
export interface PreloadQueueProps {
  /** Maximum number of URLs in flight. 0 and `Infinity` mean no limit. */
  readonly length: number;
  /** URLs that complete in a second, one after the other. `Infinity` completes each at once. */
  readonly urlsPerSecond: number;
  /** Time until all URLs of a media asset are complete, in milliseconds, drawn for each, instead of `urlsPerSecond`. */
  readonly milliseconds?: Milliseconds;
}

/** URLs that entered the queue together. */
interface Batch extends Warming {
  readonly urls: number;
}

/** When URLs that entered a queue together complete: the first at `start + interval`, then one after each interval. */
export interface Warming {
  readonly start: number;
  readonly interval: number;
}

/**
 * The URLs in flight, one after the other.
 *
 * At a constant rate they leave in their order, so the instant at which the last one leaves says how many are in flight. Otherwise
 * those of each media asset leave by themselves.
 */
export class PreloadQueue {
  private readonly interval: number;
  private emptyAt = -Infinity;
  private batches: Batch[] = [];

  constructor(
    private readonly props: PreloadQueueProps,
    private readonly random: Random,
  ) {
    this.interval = 1_000 / props.urlsPerSecond;
  }

  /** Number of URLs in flight at this instant. */
  inFlight(at: number): number {
    if (this.props.milliseconds !== undefined) {
      this.batches = this.batches.filter(({ start, interval, urls }) => start + urls * interval > at);
      return this.batches.reduce((sum, { start, interval, urls }) => sum + countUntil(start + urls * interval, at, interval), 0);
    }
    return this.emptyAt <= at ? 0 : countUntil(this.emptyAt, at, this.interval);
  }

  /** Number of URLs that there is room for. */
  room(at: number): number {
    const { length } = this.props;
    return length === 0 ? Infinity : Math.max(0, length - this.inFlight(at));
  }

  /** Adds URLs, whether there is room or not. */
  enter(urls: number, at: number): Warming {
    const { milliseconds } = this.props;
    if (milliseconds !== undefined) {
      const batch = { start: at, interval: draw(milliseconds, this.random) / urls, urls };
      this.batches.push(batch);
      return batch;
    }
    const start = Math.max(at, this.emptyAt);
    this.emptyAt = start + urls * this.interval;
    return { start, interval: this.interval };
  }
}

/** Number of intervals until an instant. */
function countUntil(end: number, at: number, interval: number): number {
  // Sums of fractions miss a whole number of intervals by a hair's breadth, which must not count as one more URL.
  return Math.ceil((end - at) / interval - 1e-6);
}
