import type { Clock } from './clock';

/** Timeout of one operation of a mount, in milliseconds. One that hangs would otherwise block the run. */
export const MOUNT_MILLISECONDS = 10_000;

/** The code of an operation that did not end in time. */
export const TIMEOUT = 'Timeout';

/** An operation of a mount failed. */
export class MountError extends Error {
  constructor(
    readonly path: string,
    /** The system's error code, or one of this code's own. */
    readonly code: string,
  ) {
    super(`${path}: ${code}`);
    this.name = 'MountError';
  }
}

/** Carries out an operation of a mount within a time. @throws MountError where it fails, or does not end in time */
export async function withinTime<T>(path: string, milliseconds: number, clock: Clock, work: () => Promise<T>): Promise<T> {
  let callOff: () => void = () => undefined;
  const timeout = new Promise<never>((_, reject) => {
    callOff = clock.after(milliseconds, () => reject(new MountError(path, TIMEOUT)));
  });
  try {
    return await Promise.race([work(), timeout]);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw error instanceof MountError ? error : new MountError(path, code ?? message);
  } finally {
    callOff();
  }
}
