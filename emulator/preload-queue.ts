/** Size and speed of the preload queue. */
export interface PreloadQueueProps {
  /** Maximum number of URLs in flight. 0 and `Infinity` mean no limit. */
  readonly length: number;
  /** URLs that complete in a second. `Infinity` completes each at once. */
  readonly urlsPerSecond: number;
}

/** When URLs that entered a queue together complete: the first at `start + interval`, then one after each interval. */
export interface Warming {
  readonly start: number;
  readonly interval: number;
}

/**
 * The URLs in flight, one after the other.
 *
 * They leave in their order and at a constant rate, so the instant at which the last one leaves says how many are in flight.
 */
export class PreloadQueue {
  private readonly interval: number;
  private emptyAt = -Infinity;

  constructor(private readonly props: PreloadQueueProps) {
    this.interval = 1_000 / props.urlsPerSecond;
  }

  /** Number of URLs in flight at this instant. */
  inFlight(at: number): number {
    if (this.emptyAt <= at) {
      return 0;
    }
    // Sums of fractions miss a whole number of intervals by a hair's breadth, which must not count as one more URL.
    return Math.ceil((this.emptyAt - at) / this.interval - 1e-6);
  }

  /** Whether there is room for this many more URLs. */
  hasRoom(urls: number, at: number): boolean {
    const { length } = this.props;
    return length === 0 || this.inFlight(at) + urls <= length;
  }

  /** Adds URLs, whether there is room or not. */
  enter(urls: number, at: number): Warming {
    const start = Math.max(at, this.emptyAt);
    this.emptyAt = start + urls * this.interval;
    return { start, interval: this.interval };
  }
}
