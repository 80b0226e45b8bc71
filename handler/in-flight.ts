import type { Clock } from './clock';
import type { Lifetime } from './lifetime';

/** What a run waits for before it ends: submissions, checks of jobs, reads of the selection and of the quota. */
export type InFlightKind = 'batches' | 'jobs' | 'reads';

/** The asynchronous work of a run: counts it, and wakes the run when a part of it is done. */
export class InFlight {
  readonly counts: Record<InFlightKind, number> = { batches: 0, jobs: 0, reads: 0 };
  private defect?: Error;

  constructor(
    private readonly clock: Clock,
    private readonly lifetime: Lifetime,
  ) {}

  /** Ends a {@link change} that is waited for. */
  wake: () => void = () => undefined;

  get total(): number {
    return this.counts.batches + this.counts.jobs + this.counts.reads;
  }

  /** Takes over work; without a kind, the run does not wait for its end. */
  track(kind: InFlightKind | undefined, work: Promise<void>): void {
    const count = (difference: number) => kind !== undefined && (this.counts[kind] += difference);
    count(1);
    void work
      .catch((error: unknown) => {
        this.defect ??= error as Error;
      })
      .finally(() => {
        count(-1);
        this.wake();
      });
  }

  /**
   * Waits until something is done, the run ends, or the given milliseconds pass, if they are positive.
   *
   * @throws whatever work threw: a defect of this code
   */
  async change(milliseconds: number): Promise<void> {
    const { clock, lifetime } = this;
    let cancel: (() => void)[] = [];
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      cancel = [
        ...(milliseconds > 0 ? [clock.after(Math.ceil(milliseconds), resolve)] : []),
        ...(lifetime.end === undefined ? [lifetime.onEnd(resolve)] : []),
      ];
    });
    cancel.forEach((each) => each());
    if (this.defect !== undefined) {
      throw this.defect;
    }
  }
}
