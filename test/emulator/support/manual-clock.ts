import type { Clock } from '../../../emulator';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  private readonly timers = new Set<Timer>();
  private passed = 0;

  constructor(private wall = Date.UTC(2026, 0, 15, 4, 30)) {}

  now(): number {
    return this.wall;
  }

  elapsed(): number {
    return this.passed;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { due: this.passed + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** How many callbacks are still to come. */
  get waiting(): number {
    return this.timers.size;
  }

  /** Lets time pass, calling back in order whatever is due. */
  advance(milliseconds: number): void {
    const end = this.passed + milliseconds;
    for (;;) {
      const [next] = [...this.timers].filter(({ due }) => due <= end).sort((one, other) => one.due - other.due);
      if (next === undefined) {
        break;
      }
      this.timers.delete(next);
      this.move(next.due - this.passed);
      next.callback();
    }
    this.move(end - this.passed);
  }

  private move(milliseconds: number): void {
    this.passed += milliseconds;
    this.wall += milliseconds;
  }
}
