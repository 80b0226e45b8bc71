import type { Clock } from './clock';

/** The end of a run, after which it sends nothing more. */
export interface End {
  /** The error code that stopped the run. @default - it ran out of time, or is done */
  readonly code?: string;
}

/** The code of a run that was ended from outside. */
export const INTERRUPTED = 'interrupted';

/** When a run sends its last call and stops waiting for responses, in seconds after its start. */
export interface Deadline {
  readonly lastSend: number;
  readonly lastAnswer: number;
}

/**
 * The deadline of a run: 10 seconds before the function's time-out, or a fifth of a time-out below 50 seconds.
 *
 * Calls in flight then get 5 seconds, but never more than half of what is left, so that the report is still written.
 */
export function deadlineOf(timeoutSeconds: number): Deadline {
  const margin = timeoutSeconds < 50 ? timeoutSeconds / 5 : 10;
  return { lastSend: timeoutSeconds - margin, lastAnswer: timeoutSeconds - margin + Math.min(5, margin / 2) };
}

/** How long a run may send: until its deadline, or until a refusal stops it. */
export class Lifetime {
  private ended?: End;
  private readonly watchers = new Set<() => void>();
  private readonly callOff: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly deadline: Deadline,
    /** When the run began, by the clock's `elapsed()`. */
    private readonly startedAt: number = clock.elapsed(),
  ) {
    this.callOff = clock.after(Math.max(0, this.left), () => this.stop());
  }

  /** Why nothing more is sent; undefined while the run may send. */
  get end(): End | undefined {
    if (this.ended === undefined && this.left <= 0) {
      this.stop();
    }
    return this.ended;
  }

  /** Milliseconds from the start of the run to its last call. */
  get milliseconds(): number {
    return this.deadline.lastSend * 1000;
  }

  /** Milliseconds since the start of the run. */
  get elapsed(): number {
    return this.clock.elapsed() - this.startedAt;
  }

  /** Milliseconds until the last call may be sent. */
  get left(): number {
    return this.milliseconds - this.elapsed;
  }

  /** Milliseconds until the run stops waiting for responses. */
  get leftForAnswers(): number {
    return this.deadline.lastAnswer * 1000 - this.elapsed;
  }

  /** Ends the run at once: with a code because every further call would be refused as well, without one because it is done. */
  stop(code?: string): void {
    if (this.ended === undefined) {
      this.ended = { code };
      this.callOff();
      const watchers = [...this.watchers];
      this.watchers.clear();
      watchers.forEach((watcher) => watcher());
    }
  }

  /** Calls back once when the run ends; the returned function cancels it. */
  onEnd(callback: () => void): () => void {
    if (this.end !== undefined) {
      callback();
      return () => undefined;
    }
    this.watchers.add(callback);
    return () => this.watchers.delete(callback);
  }

  /** Shortens a pause to half of what is left, but not below a second, so that something is tried right before the end. */
  shorten(milliseconds: number): number {
    return Math.min(milliseconds, Math.max(1_000, this.left / 2));
  }

  /** Waits; resolves to whether the run goes on, which is false at once where the run would end first. */
  async sleep(milliseconds: number): Promise<boolean> {
    return milliseconds < this.left && (await this.sleepOrEnd(milliseconds));
  }

  /** Waits until the time has passed or the run ends; resolves to whether it goes on. */
  async sleepOrEnd(milliseconds: number): Promise<boolean> {
    if (this.end === undefined) {
      await new Promise<void>((resolve) => {
        const callOff = this.clock.after(milliseconds, () => {
          forget();
          resolve();
        });
        const forget = this.onEnd(() => {
          callOff();
          resolve();
        });
      });
    }
    return this.end === undefined;
  }

  /** Lets go of the timer. */
  close(): void {
    this.callOff();
    this.watchers.clear();
  }
}
