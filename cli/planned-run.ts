import type { FunctionIdentity } from '../handler/ledger/owner';
import type { BucketMount } from '../handler/settings';
import type { Job } from '../src/job/job';
import { PREFETCHER_FIELDS } from '../src/job/prefetcher-fields';
import { RefusedError } from './errors';
import type { RunOptions } from './options';
import { requireFunction, type KnownSchedule } from './require-known';

/** A run before it is invoked. */
export interface PlannedRun {
  readonly schedule: KnownSchedule;
  readonly identity: FunctionIdentity;
  readonly job: Job;
  readonly tick: Date;
  /** The environment of the function, with what the command line changes. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly dryRun: boolean;
}

/** The job of a schedule as it runs here: with `--limit` only the first media assets, and without a ledger nothing that needs one. */
export function jobFor(job: Job, { limit, noLedger }: RunOptions): Job {
  const { skipSubmittedWithinHours: _, ...rest } = job;
  const here: Job = noLedger ? rest : job;
  return limit === undefined ? here : { ...here, selection: { type: 'limit', selection: here.selection, count: limit } };
}

/**
 * The environment that the handler gets.
 *
 * @param mounts the lists in buckets, on this machine.
 * @param emulated the emulator's endpoint, and a folder that stands for the function's bucket, where a run is emulated.
 * @throws RefusedError where the function keeps a ledger and nothing says what stands for it here.
 */
export function environmentFor(
  schedule: KnownSchedule,
  options: RunOptions,
  mounts: readonly BucketMount[],
  emulated?: { readonly endpoint: string; readonly ledger: string },
): Record<string, string> {
  const { LEDGER_DIR, BUCKET_MOUNTS: _, ...environment }: Record<string, string> = requireFunction(schedule, options).environment;
  if (mounts.length > 0) {
    environment.BUCKET_MOUNTS = JSON.stringify(mounts);
  }
  const endpoint = emulated?.endpoint ?? options.endpoint;
  if (endpoint !== undefined) {
    environment.VOD_ENDPOINT = endpoint;
  }
  const statusEndpoint = emulated?.endpoint ?? options.statusEndpoint ?? options.endpoint;
  if (statusEndpoint !== undefined) {
    environment.VOD_STATUS_ENDPOINT = statusEndpoint;
  }
  if (options.dryRun) {
    environment.DRY_RUN = 'true';
  }
  const ledger = options.ledger ?? (LEDGER_DIR && emulated?.ledger);
  if (ledger && !options.noLedger) {
    return { ...environment, LEDGER_DIR: ledger };
  }
  if (LEDGER_DIR && !options.noLedger) {
    throw new RefusedError(
      `The function of ${schedule.path} keeps a ledger in a bucket, mounted as ${LEDGER_DIR}. Name the folder that stands for it here with ` +
        '--ledger, so that nothing is submitted again that a run has submitted; or go without, with --no-ledger.',
    );
  }
  return environment;
}

/** How long the run may take, in seconds. */
export function timeoutFor(schedule: KnownSchedule, options: RunOptions): number {
  return options.timeoutSeconds ?? schedule.function?.timeoutSeconds ?? PREFETCHER_FIELDS.timeoutSeconds.default;
}
