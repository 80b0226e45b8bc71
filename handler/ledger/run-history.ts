import type { Job } from '../../src/job/job';
import type { Clock } from '../clock';
import type { Lifetime } from '../lifetime';
import { SettingsError } from '../settings';
import type { Mount } from './mount';
import type { LedgerOwner } from './owner';
import { attempt, LEDGER_NOT_READABLE, LedgerError, RunLedger } from './run-ledger';
import { readSubmittedBefore, type SubmittedBefore } from './submitted-before';

/** What earlier runs and earlier invocations for the tick left. */
export interface RunHistory {
  readonly ledger?: RunLedger;
  /** Media assets to skip because they were submitted already. */
  readonly submittedBefore?: SubmittedBefore;
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

/** Properties for {@link openHistory}. */
export interface HistoryProps {
  readonly mount: Mount;
  readonly owner: LedgerOwner;
  readonly job: Job;
  /** In milliseconds since 1970; left out, there is no ledger of the run, since nothing identifies a second delivery. */
  readonly tick?: number;
  /** Whether nothing is submitted: there is no ledger of the run, since nothing has to be recorded. */
  readonly dryRun: boolean;
  /** A text that no other run has, of digits and lower-case letters. */
  readonly nonce: string;
  readonly clock: Clock;
  readonly lifetime: Lifetime;
}

/** Opens the ledger of a run, and reads which media assets earlier runs submitted. */
export async function openHistory({ mount, owner, job, tick, dryRun, nonce, clock, lifetime }: HistoryProps): Promise<RunHistory> {
  const { skipSubmittedWithinHours: withinHours } = job;
  try {
    const ledger = tick === undefined || dryRun ? undefined : await RunLedger.open(mount, owner, job, tick, nonce, clock, lifetime);
    if (withinHours === undefined || ledger?.keptReport !== undefined) {
      return { ledger };
    }
    const submittedBefore = await attempt(LEDGER_NOT_READABLE, () =>
      readSubmittedBefore(mount, owner, job, tick ?? clock.now(), clock.now(), withinHours, ledger !== undefined),
    );
    return { ledger, submittedBefore };
  } catch (error) {
    if (error instanceof LedgerError) {
      return { failure: error };
    }
    throw error;
  }
}
