/** Time as the emulator sees it, so that a test can hold it. */
export interface Clock {
  /** The wall clock, in milliseconds since 1970: for signatures' dates, days of quota and written times. */
  now(): number;
  /** Milliseconds since some fixed instant. It never goes back: for limits, delays and what the edge gets done. */
  elapsed(): number;
  /** Calls back once after the given milliseconds; the answer calls it off. */
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
