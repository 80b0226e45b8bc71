import type { Clock } from '../../../handler/clock';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that stands still until everything that can happen has happened, and then jumps to the next timer. */
export class VirtualClock implements Clock {
  private time = 0;
  private order = 0;
  private readonly timers = new Set<Timer>();

  /** Each timer fires too early by the given part of a millisecond. */
  constructor(
    private readonly startsAt = Date.parse('2026-03-01T20:30:00Z'),
    private readonly early = 0,
  ) {}

  now(): number {
    return this.startsAt + Math.floor(this.time);
  }

  elapsed(): number {
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + Math.max(0, milliseconds - this.early), order: this.order++, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Lets time pass up to an instant. */
  sleepUntil(elapsed: number): Promise<void> {
    return this.until(this.sleep(elapsed - this.time));
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.timers.size;
  }

  /** Lets time pass until the promise settles; throws where nothing can settle it any more. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const watched = promise.finally(() => (settled = true));
    watched.catch(() => undefined);
    for (;;) {
      do {
        await new Promise((resolve) => setImmediate(resolve));
      } while (this.isAtWork());
      if (settled) {
        return watched;
      }
      const next = [...this.timers].reduce<Timer | undefined>(
        (one, other) => (one === undefined || other.at < one.at || (other.at === one.at && other.order < one.order) ? other : one),
        undefined,
      );
      if (next === undefined) {
        throw new Error('Nothing is left that could settle the promise.');
      }
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
  }

  /** Whether the machine is at work on a file, which takes no virtual time. */
  protected isAtWork(): boolean {
    return process.getActiveResourcesInfo().some((resource) => /^(FS|Close)Req/.test(resource));
  }
}
