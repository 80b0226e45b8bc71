import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EMULATOR_CREDENTIALS } from '../../emulator';
import type { Clock } from '../../handler/clock';
import type { Report, RunOutcome } from '../../handler/report';
import { readSettings } from '../../handler/settings';
import type { Credentials } from '../../handler/vod-client';
import { acceptJob } from '../../src/rules/accept-job';
import type { CommandContext } from '../command-context';
import { masked, readCredentials } from '../credentials';
import { REFUSED, RefusedError } from '../errors';
import { identityOf } from '../function-identity';
import { invokeHandler } from '../invoke-handler';
import { mountsFor } from '../mounts';
import { ObservedNetwork } from '../observed-network';
import type { RunOptions } from '../options';
import { destinationsOf, type Destination } from '../origins';
import { readSchedules, scheduleNamed } from '../output/schedules';
import { uploadsOf } from '../output/uploads';
import { environmentFor, jobFor, timeoutFor, type PlannedRun } from '../planned-run';
import { requireKnown } from '../require-known';
import { shellWord } from '../shell-word';
import { startEmulator } from '../start-emulator';
import { showPlannedRun } from '../terminal/planned-run';
import { showProgress } from '../terminal/progress';
import { showReport } from '../terminal/report';
import { isTick, nextTicks } from '../ticks';

/** The exit status of a run, by its outcome. */
const STATUS_OF_OUTCOME: Readonly<Record<RunOutcome, number>> = { ok: 0, failed: 1, partial: 3 };

/** How long an interrupted run may take to end, in milliseconds: longer than a call waits for its response. */
const GRACE_MILLISECONDS = 15_000;

/** Runs a schedule; returns the exit status. @throws RefusedError, with nothing sent, if something is missing */
export async function run(options: RunOptions, context: CommandContext): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'media-prefetch-'));
  context.interruption.atEnd(() => rmSync(scratch, { recursive: true, force: true }));
  // Everything is judged before anything is shown or asked.
  const { stacks, schedules } = readSchedules(options);
  const schedule = requireKnown(scheduleNamed(options.schedule, schedules), options);
  const job = acceptJob(jobFor(acceptJob(JSON.parse(schedule.payload)), options));
  const mounts = mountsFor(job.selection, { uploads: uploadsOf(stacks), folders: options.mounts, scratch });
  // A timer's event has whole seconds.
  const tick = options.at ?? new Date(Math.floor(context.clock.now() / 1000) * 1000);
  const plan = (emulated?: { readonly endpoint: string; readonly ledger: string }): PlannedRun => {
    const environment = environmentFor(schedule, options, mounts, emulated);
    const identity = identityOf({ schedule, environment });
    const dryRun = environment.DRY_RUN === 'true';
    const planned = { schedule, identity, job, tick, environment, timeoutSeconds: timeoutFor(schedule, options), dryRun };
    warnOfTick(planned, options, context);
    return planned;
  };
  if (!options.emulate) {
    return sendWithCredentials(plan(), options, context);
  }
  const emulator = await startEmulator(job.selection, tick.getTime(), options.strict);
  try {
    // In place of the function's bucket: what an emulated run writes is gone in the end.
    const ledger = join(scratch, 'ledger');
    mkdirSync(ledger);
    const planned = plan({ endpoint: emulator.endpoint, ledger });
    const media = showPlannedRun(context.stderr, planned, {
      region: readSettings(planned.environment).region,
      endpoints: [`${emulator.endpoint}, ${options.strict ? 'a strict' : 'an'} emulated VOD on this machine`],
      credentials: "the emulator's",
    });
    return await send(planned, { credentials: EMULATOR_CREDENTIALS, origins: [emulator.endpoint], media }, options, context);
  } finally {
    await emulator.close();
  }
}

/** Sends a run's calls to VOD, once the user agrees with where they go. */
async function sendWithCredentials(planned: PlannedRun, options: RunOptions, context: CommandContext): Promise<number> {
  const { stderr, interruption } = context;
  const settings = readSettings(planned.environment);
  const destinations = destinationsOf(settings, options);
  const credentials = readCredentials(context.environment);
  const media = showPlannedRun(stderr, planned, {
    region: settings.region,
    endpoints: destinations.map(({ origin, vod }) => (vod ? origin : `${origin} (not a known endpoint of VOD)`)),
    credentials: `key ${masked(credentials.accessKeyId)}${credentials.securityToken === undefined ? '' : ' and its session token'}, of the environment`,
  });
  const origins = destinations.map(({ origin }) => origin);
  const agreed = (options.yes && destinations.every(({ named }) => named)) || (await isConfirmed(planned.dryRun, destinations, options, context));
  if (!agreed) {
    stderr.line('Nothing was sent.');
    return interruption.status ?? REFUSED;
  }
  return send(planned, { credentials, origins, media }, options, context);
}

/** Warns of a time that is no tick; refuses one that is still to come, unless nothing is submitted. */
function warnOfTick({ schedule, job, tick, dryRun }: PlannedRun, { at, emulate }: RunOptions, { clock, stderr }: CommandContext): void {
  if (at === undefined) {
    return;
  }
  if (at.getTime() > clock.now() && !emulate && !dryRun) {
    throw new RefusedError(`--at is ${at.toISOString()}, which is still to come: Function Compute will carry that tick out.`);
  }
  if (isTick(schedule.cronExpression, tick, job) === false) {
    const [next] = nextTicks(schedule.cronExpression, tick, 1, job) ?? [];
    const within = isTick(schedule.cronExpression, tick) ? ' within its window' : '';
    stderr.line(
      `${tick.toISOString()} is no tick of ${schedule.cronExpression}${within}${next ? `; the next one is ${next.toISOString()}` : ''}. ` +
        'In the ledger it counts as a run of its own.',
    );
  }
}

/** With what a run calls VOD. */
interface Sending {
  readonly credentials: Credentials;
  /** The only origins that may be called, whatever the environment names. */
  readonly origins: readonly string[];
  /** How many media assets there are, where that is known. */
  readonly media?: number;
}

async function send(planned: PlannedRun, { credentials, origins, media }: Sending, options: RunOptions, context: CommandContext): Promise<number> {
  const { stdout, stderr, interruption, clock, redact } = context;
  const { dryRun } = planned;
  const network = new ObservedNetwork({ dryRun, origins });
  const progress = dryRun ? undefined : showProgress(stderr, network, media, (task) => interruption.atEnd(task));
  const writeLog = (text: string) => options.log !== undefined && appendFileSync(options.log, redact(text));
  let report: Report;
  try {
    report = await interruption.during((interrupted) =>
      Promise.race([
        invokeHandler(planned, credentials, context, network, writeLog, interrupted),
        outOfPatience(interrupted, clock, () => stderr.line('Stopping: calls in flight get their responses. Another Ctrl-C ends at once.')),
      ]),
    );
  } finally {
    progress?.end();
  }
  if (options.json) {
    stdout.json(report);
  } else {
    stderr.line();
    showReport(stdout, report);
  }
  return interruption.status ?? STATUS_OF_OUTCOME[report.outcome];
}

/** Fails once an interrupted run has had its time to end. */
function outOfPatience(interrupted: AbortSignal, clock: Clock, onInterrupted: () => void): Promise<never> {
  return new Promise((_, reject) =>
    interrupted.addEventListener('abort', () => {
      onInterrupted();
      clock.after(GRACE_MILLISECONDS, () =>
        reject(new Error(`The run did not end within ${GRACE_MILLISECONDS / 1000} seconds: what it submitted is not known.`)),
      );
    }),
  );
}

/** Asks on the terminal; only `y` and `yes` agree, the end of the input does not. */
async function isConfirmed(
  dryRun: boolean,
  destinations: readonly Destination[],
  { yes }: RunOptions,
  { stdin, stderr, interruption }: CommandContext,
): Promise<boolean> {
  if (stdin.isTTY !== true || !stderr.isTerminal) {
    const hosts = destinations.filter(({ named }) => !named).map(({ host }) => `--allow-host ${shellWord(host)}`);
    throw new RefusedError(
      `There is no terminal to ask on. Nothing was sent. ${yes ? '--yes holds only for hosts that the command line names' : '--yes asks nothing where the command line names every host'}. ` +
        `If these are yours: ${['--yes', ...hosts].join(' ')}. --emulate sends nothing.`,
    );
  }
  const question = `${dryRun ? 'Call' : 'Submit to'} ${destinations.map(({ origin }) => origin).join(' and ')} with your credentials? [y/N] `;
  return new Promise((resolve) => {
    const terminal = createInterface({ input: stdin, output: stderr.stream });
    terminal.once('close', () => resolve(false));
    terminal.once('SIGINT', () => {
      interruption.receive('SIGINT');
      terminal.close();
    });
    terminal.question(question, (answer) => {
      resolve(/^\s*y(es)?\s*$/i.test(answer));
      terminal.close();
    });
  });
}
