import type { Job } from '../../src/job/job';
import type { Clock } from '../clock';
import type { Lifetime } from '../lifetime';
import { SettingsError } from '../settings';
import type { Files } from './files';
import { Mount, MountError } from './mount';
import { tickFolder } from './names';
import { LEDGER_NOT_READABLE, LEDGER_NOT_WRITABLE, LedgerError, RunLedger } from './run-ledger';
import { readSubmittedBefore } from './submitted-before';

/** What a run's books are opened with. */
export interface BookkeepingProps {
  readonly files: Files;
  /** The folder where the bucket is mounted; left out, there is no ledger. */
  readonly folder?: string;
  readonly job: Job;
  /** The tick, in milliseconds since 1970; without one there is nothing that a second delivery could be known by. */
  readonly triggerTime?: number;
  readonly clock: Clock;
  readonly lifetime: Lifetime;
}

/** The ledger of a run, and what is remembered of the runs before. */
export interface Bookkeeping {
  readonly ledger?: RunLedger;
  /** Media assets to leave out because they were submitted already, each with its reason. */
  readonly submittedBefore?: ReadonlyMap<string, string>;
  /** Why the ledger could not be written any more; the run then sends nothing more. */
  failure?: LedgerError;
}

/** Throws where a job asks for what needs a ledger, and there is none. */
export function assertLedger({ skipSubmittedWithinHours }: Job, folder: string | undefined): void {
  if (skipSubmittedWithinHours !== undefined && folder === undefined) {
    throw new SettingsError(
      'The job has skipSubmittedWithinHours, and the function has no ledger (LEDGER_DIR): nothing tells what was submitted before.',
    );
  }
}

/**
 * Opens the books of a run.
 *
 * @throws LedgerError where they cannot be read or written
 */
export async function openBooks({ files, folder, job, triggerTime, clock, lifetime }: BookkeepingProps): Promise<Bookkeeping> {
  if (folder === undefined) {
    return {};
  }
  const mount = new Mount(files, clock, () => lifetime.leftForAnswers);
  const fail = (error: MountError) => {
    books.failure = new LedgerError(LEDGER_NOT_WRITABLE, error.message);
    lifetime.stop(LEDGER_NOT_WRITABLE);
  };
  const ledger = triggerTime === undefined ? undefined : await RunLedger.open({ mount, folder, job, tick: triggerTime, clock, onFailure: fail });
  const submittedBefore = ledger?.keptReport === undefined ? await readBefore(mount, folder, job, triggerTime, clock) : undefined;
  const books: Bookkeeping = { ledger, submittedBefore };
  return books;
}

async function readBefore(
  mount: Mount,
  folder: string,
  job: Job,
  triggerTime: number | undefined,
  clock: Clock,
): Promise<ReadonlyMap<string, string> | undefined> {
  const { task, skipSubmittedWithinHours: withinHours } = job;
  if (withinHours === undefined) {
    return undefined;
  }
  const own = triggerTime === undefined ? undefined : tickFolder(triggerTime, job);
  try {
    return await readSubmittedBefore({ mount, folder, task, tick: triggerTime ?? clock.now(), own, withinHours });
  } catch (error) {
    throw error instanceof MountError ? new LedgerError(LEDGER_NOT_READABLE, error.message) : error;
  }
}
