/** Remembers used nonces, for at least the given milliseconds and at most twice as long. */
export class Nonces {
  private recent = new Set<string>();
  private older = new Set<string>();
  private since = -Infinity;

  constructor(private readonly milliseconds: number) {}

  /** Uses a nonce; returns false if it was used already. */
  take(nonce: string, at: number): boolean {
    if (at - this.since >= this.milliseconds) {
      this.older = at - this.since < 2 * this.milliseconds ? this.recent : new Set();
      this.recent = new Set();
      this.since = at;
    }
    if (this.recent.has(nonce) || this.older.has(nonce)) {
      return false;
    }
    this.recent.add(nonce);
    return true;
  }
}
