import type { Job } from '../../src/job/job';
import type { Clock } from '../clock';
import type { Lifetime } from '../lifetime';
import { SettingsError } from '../settings';
import type { Files } from './files';
import { Mount, MountError } from './mount';
import { tickFolder } from './names';
import { LEDGER_NOT_READABLE, LEDGER_NOT_WRITABLE, LedgerError, RunLedger } from './run-ledger';
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
  /** Why the ledger could not be read or written; the run then submits nothing (more). */
  failure?: LedgerError;
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
export async function openHistory(props: RunHistoryProps): Promise<RunHistory> {
  const { files, folder, job, tick, clock, lifetime } = props;
  if (folder === undefined) {
    return {};
  }
  const mount = new Mount(files, clock, () => lifetime.leftForAnswers);
  const onFailure = (error: MountError) => {
    history.failure = new LedgerError(LEDGER_NOT_WRITABLE, error.message);
    lifetime.stop(LEDGER_NOT_WRITABLE);
  };
  let history: RunHistory = {};
  try {
    const ledger = tick === undefined ? undefined : await RunLedger.open({ mount, folder, job, tick, clock, onFailure });
    const isDone = ledger?.keptReport !== undefined;
    history = { ledger, submittedBefore: isDone ? undefined : await readBefore(mount, folder, props) };
  } catch (error) {
    if (!(error instanceof LedgerError)) {
      throw error;
    }
    history = { failure: error };
  }
  return history;
}

async function readBefore(mount: Mount, folder: string, { job, tick, clock }: RunHistoryProps): Promise<RunHistory['submittedBefore']> {
  const { task, skipSubmittedWithinHours: withinHours } = job;
  if (withinHours === undefined) {
    return undefined;
  }
  const own = tick === undefined ? undefined : tickFolder(tick, job);
  try {
    return await readSubmittedBefore({ mount, folder, task, tick: tick ?? clock.now(), own, withinHours });
  } catch (error) {
    throw error instanceof MountError ? new LedgerError(LEDGER_NOT_READABLE, error.message) : error;
  }
}
