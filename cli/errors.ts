/** A command line that the command does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something that the command does not do, and what to do about it. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** The exit status where the command line is wrong, or the command refuses. */
export const REFUSED = 2;
