import { existsSync } from 'node:fs';
import type { Job, SelectionOf } from '../src/job/job';
import { RefusedError } from './errors';
import type { RunOptions } from './options';
import type { Upload } from './output/uploads';
import { requireFunction, type KnownSchedule } from './require-known';
import { inFolder, limited, withPaths } from './selection';

/** The time-out of a function that says none. */
const DEFAULT_TIMEOUT_SECONDS = 600;

/** A run that is ready to be carried out. */
export interface Prepared {
  readonly schedule: KnownSchedule;
  readonly job: Job;
  readonly tick: Date;
  /** The environment of the function, with what the command line changes. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly dryRun: boolean;
}

/**
 * The job of a schedule as it is carried out here: lists in buckets read from this machine, the first media only where so asked,
 * and nothing that needs a ledger without one.
 *
 * @throws RefusedError where a list in a bucket is not on this machine.
 */
export function jobFor(job: Job, uploads: readonly Upload[], { mounts, limit, noLedger }: RunOptions): Job {
  const { skipSubmittedWithinHours, ...rest } = job;
  const selection = withPaths(job.selection, (object) => pathOf(object, uploads, mounts));
  const here: Job = { ...rest, selection, ...(noLedger || skipSubmittedWithinHours === undefined ? {} : { skipSubmittedWithinHours }) };
  return limit === undefined ? here : limited(here, limit);
}

/**
 * The environment that the handler gets.
 *
 * @param emulated the emulator's endpoint, and a folder that stands for the function's bucket, where a run is emulated.
 * @throws RefusedError where the function keeps a ledger and nothing says what stands for it here.
 */
export function environmentFor(
  schedule: KnownSchedule,
  options: RunOptions,
  emulated?: { readonly endpoint: string; readonly ledger: string },
): Record<string, string> {
  const { LEDGER_DIR, ...environment }: Record<string, string> = requireFunction(schedule, options).environment;
  const endpoint = emulated?.endpoint ?? options.endpoint;
  if (endpoint !== undefined) {
    environment.VOD_ENDPOINT = endpoint;
  }
  if (emulated) {
    environment.VOD_STATUS_ENDPOINT = emulated.endpoint;
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
  return options.timeoutSeconds ?? schedule.function?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
}

function pathOf({ bucket, key }: SelectionOf<'object'>, uploads: readonly Upload[], mounts: ReadonlyMap<string, string>): string {
  const folder = mounts.get(bucket);
  // An uploaded list has the hash of its content in its key, so that the key alone tells which it is.
  const path = folder === undefined ? uploads.find((upload) => upload.key === key)?.file : inFolder(folder, key);
  if (path === undefined) {
    throw new RefusedError(`The list ${key} is in the bucket ${bucket}. Name a folder that stands for the bucket here: --mount ${bucket}=FOLDER.`);
  }
  if (!existsSync(path)) {
    throw new RefusedError(
      `The list ${key} of the bucket ${bucket} is not there: ${path}. --mount names the folder that stands for the whole bucket.`,
    );
  }
  return path;
}
