/** The emulator's time, so that a test can control it. */
export interface Clock {
  /** The wall clock, in milliseconds since 1970: for signature dates, days of quota and written times. */
  now(): number;
  /** The monotonic clock, in milliseconds since some fixed instant: for limits, delays and the edge's progress. */
  elapsed(): number;
  /** Calls back once after the given milliseconds; the returned function cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
