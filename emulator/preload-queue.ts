/** What a queue of URLs holds and how fast it gets through them. */
export interface PreloadQueueProps {
  /** URLs in flight, at most. 0 and `Infinity` are no limit. */
  readonly length: number;
  /** URLs that are warmed in a second. `Infinity` warms each at once. */
  readonly urlsPerSecond: number;
}

/** When URLs that entered a queue together are warm: the first at `start + interval`, then one after each interval. */
export interface Warming {
  readonly start: number;
  readonly interval: number;
}

/**
 * URLs on their way to the edge, one after the other.
 *
 * Since they leave in the order in which they came and at a constant rate, the instant at which the last one leaves says
 * how many are in flight: nothing is kept for each of them.
 */
export class PreloadQueue {
  private readonly interval: number;
  private emptyAt = -Infinity;

  constructor(private readonly props: PreloadQueueProps) {
    this.interval = 1_000 / props.urlsPerSecond;
  }

  /** URLs in flight at this instant. */
  inFlight(at: number): number {
    if (this.emptyAt <= at) {
      return 0;
    }
    // Sums of fractions miss a whole number of intervals by a hair's breadth, which must not count as one more URL.
    return Math.ceil((this.emptyAt - at) / this.interval - 1e-6);
  }

  /** Whether so many more URLs find room. */
  hasRoom(urls: number, at: number): boolean {
    const { length } = this.props;
    return length === 0 || this.inFlight(at) + urls <= length;
  }

  /** Lets URLs in, whether there is room or not. */
  enter(urls: number, at: number): Warming {
    const start = Math.max(at, this.emptyAt);
    this.emptyAt = start + urls * this.interval;
    return { start, interval: this.interval };
  }
}
