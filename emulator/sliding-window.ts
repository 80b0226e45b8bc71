const SECOND = 1_000;

/** Counts events in the last second. Two events exactly one second apart do not share a window. */
export class SlidingWindow {
  /** The most events in any second. */
  busiest = 0;

  private readonly times: number[] = [];

  /** Number of events in the second that ends at this instant. */
  count(at: number): number {
    while (this.times.length > 0 && this.times[0] <= at - SECOND) {
      this.times.shift();
    }
    return this.times.length;
  }

  /** Adds an event, in the order of time. */
  add(at: number): void {
    this.times.push(at);
    this.busiest = Math.max(this.busiest, this.count(at));
  }
}
