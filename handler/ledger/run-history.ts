import type { Job } from '../../src/job/job';
import type { Clock } from '../clock';
import type { Lifetime } from '../lifetime';
import { SettingsError } from '../settings';
import type { Files } from './files';
import { Mount } from './mount';
import { tickFolder } from './names';
import { attempt, LEDGER_NOT_READABLE, LedgerError, RunLedger } from './run-ledger';
import { readSubmittedBefore } from './submitted-before';

/** Properties for {@link openHistory}. */
export interface RunHistoryProps {
  readonly files: Files;
  /** The folder where the bucket is mounted; left out, there is no ledger. */
  readonly folder?: string;
  readonly job: Job;
  /** The tick, in milliseconds since 1970; left out, there is no ledger of the run, since nothing identifies a second delivery. */
  readonly tick?: number;
  readonly clock: Clock;
  readonly lifetime: Lifetime;
}

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

/** Opens the ledger of a run, and reads which media assets earlier runs submitted. */
export async function openHistory({ files, folder, job, tick, clock, lifetime }: RunHistoryProps): Promise<RunHistory> {
  if (folder === undefined) {
    return {};
  }
  const mount = new Mount(files, clock, () => lifetime.leftForAnswers);
  const { task, skipSubmittedWithinHours: withinHours } = job;
  try {
    const ledger = tick === undefined ? undefined : await RunLedger.open({ mount, folder, job, tick, clock, lifetime });
    if (withinHours === undefined || ledger?.keptReport !== undefined) {
      return { ledger };
    }
    const own = tick === undefined ? undefined : tickFolder(tick, job);
    const props = { mount, folder, task, tick: tick ?? clock.now(), own, withinHours };
    return { ledger, submittedBefore: await attempt(LEDGER_NOT_READABLE, () => readSubmittedBefore(props)) };
  } catch (error) {
    if (error instanceof LedgerError) {
      return { failure: error };
    }
    throw error;
  }
}
