/** Lets asynchronous work through while the weights of what is under way fit its capacity. The rest waits in order. */
export class Gate {
  private used = 0;
  private readonly waiting = new Set<{ readonly weight: number; readonly enter: () => void }>();

  constructor(private readonly capacity: number) {}

  /** Does the work once there is room; what is heavier than the capacity takes all of it. */
  async pass<T>(work: () => Promise<T>, weight = 1): Promise<T> {
    const taken = Math.min(weight, this.capacity);
    await new Promise<void>((enter) => {
      this.waiting.add({ weight: taken, enter });
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.used -= taken;
      this.admit();
    }
  }

  private admit(): void {
    for (const next of this.waiting) {
      if (this.used + next.weight > this.capacity) {
        return;
      }
      this.waiting.delete(next);
      this.used += next.weight;
      next.enter();
    }
  }
}
