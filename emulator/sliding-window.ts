const FIRST_CAPACITY = 64;

/**
 * Counts events in the last stretch of time, a second unless told otherwise.
 *
 * Two events exactly one stretch apart do not share a window. Events must be added in the order of their time. What is
 * remembered is the events of one stretch, never all of them: after a hundred thousand events the memory is that of the
 * busiest stretch.
 */
export class SlidingWindow {
  /** The most events that any stretch has held. */
  busiest = 0;

  // A ring whose capacity is a power of two.
  private ring = new Float64Array(FIRST_CAPACITY);
  private first = 0;
  private length = 0;

  constructor(private readonly milliseconds = 1_000) {}

  /** How many events the stretch that ends at this instant holds. */
  count(at: number): number {
    while (this.length > 0 && this.ring[this.first] <= at - this.milliseconds) {
      this.first = (this.first + 1) & (this.ring.length - 1);
      this.length--;
    }
    return this.length;
  }

  /** Adds an event. */
  add(at: number): void {
    this.count(at);
    if (this.length === this.ring.length) {
      this.grow();
    }
    this.ring[(this.first + this.length) & (this.ring.length - 1)] = at;
    this.length++;
    this.busiest = Math.max(this.busiest, this.length);
  }

  /** How many events the memory has room for. */
  get capacity(): number {
    return this.ring.length;
  }

  private grow(): void {
    const larger = new Float64Array(this.ring.length * 2);
    larger.set(this.ring.subarray(this.first));
    larger.set(this.ring.subarray(0, this.first), this.ring.length - this.first);
    this.ring = larger;
    this.first = 0;
  }
}
