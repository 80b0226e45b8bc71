import type { Job } from '../../src/job/job';
import type { Clock } from '../clock';
import type { Lifetime } from '../lifetime';
import { SettingsError } from '../settings';
import type { Mount } from './mount';
import { attempt, LEDGER_NOT_READABLE, LedgerError, RunLedger } from './run-ledger';
import { readSubmittedBefore } from './submitted-before';

/** What earlier runs and earlier invocations for the tick left. */
export interface RunHistory {
  readonly ledger?: RunLedger;
  /** Media assets to skip because they were submitted already, each with its reason. */
  readonly submittedBefore?: ReadonlyMap<string, string>;
  /** Why the ledger could not be opened; the run then submits nothing. */
  readonly failure?: LedgerError;
}

/** Throws where a job needs a ledger, and there is none. */
export function assertLedger({ skipSubmittedWithinHours }: Job, folder: string | undefined): void {
  if (skipSubmittedWithinHours !== undefined && folder === undefined) {
    throw new SettingsError(
      'The job has skipSubmittedWithinHours, and the function has no ledger (LEDGER_DIR): nothing tells what was submitted before.',
    );
  }
}

/**
 * Opens the ledger of a run, and reads which media assets earlier runs submitted.
 *
 * @param tick in milliseconds since 1970; left out, there is no ledger of the run, since nothing identifies a second delivery
 */
export async function openHistory(mount: Mount, job: Job, tick: number | undefined, clock: Clock, lifetime: Lifetime): Promise<RunHistory> {
  const { skipSubmittedWithinHours: withinHours } = job;
  try {
    const ledger = tick === undefined ? undefined : await RunLedger.open(mount, job, tick, clock, lifetime);
    if (withinHours === undefined || ledger?.keptReport !== undefined) {
      return { ledger };
    }
    const submittedBefore = await attempt(LEDGER_NOT_READABLE, () => readSubmittedBefore(mount, job, tick ?? clock.now(), withinHours));
    return { ledger, submittedBefore };
  } catch (error) {
    if (error instanceof LedgerError) {
      return { failure: error };
    }
    throw error;
  }
}
