/** Time as the run sees it, so that a test can hold it. */
export interface Clock {
  /** The wall clock, in milliseconds since 1970. It may jump: only for what people read. */
  now(): number;
  /** Milliseconds since some fixed instant. It never goes back: for pauses, pace and deadline. */
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
