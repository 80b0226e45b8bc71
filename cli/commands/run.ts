import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EMULATOR_CREDENTIALS } from '../../emulator';
import type { Report, RunOutcome } from '../../handler/report';
import { readSettings } from '../../handler/settings';
import type { Credentials } from '../../handler/vod-client';
import { acceptJob } from '../../src/rules/accept-job';
import type { CommandContext } from '../command-context';
import { readCredentials } from '../credentials';
import { REFUSED, RefusedError } from '../errors';
import { invokeHandler } from '../invoke-handler';
import { mountsFor } from '../mounts';
import { ObservedNetwork } from '../observed-network';
import type { RunOptions } from '../options';
import { readSchedules, scheduleNamed } from '../output/schedules';
import { uploadsOf } from '../output/uploads';
import { environmentFor, jobFor, timeoutFor, type PlannedRun } from '../planned-run';
import { requireKnown } from '../require-known';
import { startEmulator } from '../start-emulator';
import { showPlannedRun } from '../terminal/planned-run';
import { showProgress } from '../terminal/progress';
import { showReport } from '../terminal/report';
import { terminalOutput } from '../terminal/terminal-output';
import { isTick, nextTicks } from '../ticks';

/** The exit status of a run, by its outcome. */
const STATUS_OF_OUTCOME: Readonly<Record<RunOutcome, number>> = { ok: 0, failed: 1, partial: 3 };

/** Runs a schedule; returns the exit status. @throws RefusedError, with nothing sent, if something is missing */
export async function run(options: RunOptions, context: CommandContext): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'media-prefetch-'));
  try {
    return await runIn(scratch, options, context);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function runIn(scratch: string, options: RunOptions, context: CommandContext): Promise<number> {
  // Everything is judged before anything is shown or asked.
  const { stacks, schedules } = readSchedules(options);
  const schedule = requireKnown(scheduleNamed(options.schedule, schedules), options);
  const job = acceptJob(jobFor(acceptJob(JSON.parse(schedule.payload)), options));
  const mounts = mountsFor(job.selection, { uploads: uploadsOf(stacks), folders: options.mounts, scratch });
  // A timer's event has whole seconds.
  const tick = options.at ?? new Date(Math.floor(context.clock.now() / 1000) * 1000);
  const plan = (emulated?: { readonly endpoint: string; readonly ledger: string }): PlannedRun => {
    const environment = environmentFor(schedule, options, mounts, emulated);
    const planned = { schedule, job, tick, environment, timeoutSeconds: timeoutFor(schedule, options), dryRun: environment.DRY_RUN === 'true' };
    warnOfTick(planned, options, context);
    return planned;
  };
  if (!options.emulate) {
    return send(plan(), readCredentials(context.environment), options, context);
  }
  const emulator = await startEmulator(job.selection, tick.getTime());
  try {
    const ledger = join(scratch, 'ledger');
    mkdirSync(ledger);
    return await send(plan({ endpoint: emulator.endpoint, ledger }), EMULATOR_CREDENTIALS, options, context, emulator.endpoint);
  } finally {
    await emulator.close();
  }
}

/** Warns of a time that is no tick; refuses one that is still to come, unless nothing is submitted. */
function warnOfTick({ schedule, tick, dryRun }: PlannedRun, { at, emulate }: RunOptions, { clock, stderr }: CommandContext): void {
  if (at === undefined) {
    return;
  }
  if (at.getTime() > clock.now() && !emulate && !dryRun) {
    throw new RefusedError(`--at is ${at.toISOString()}, which is still to come: Function Compute will carry that tick out.`);
  }
  if (isTick(schedule.cronExpression, tick) === false) {
    const [next] = nextTicks(schedule.cronExpression, tick, 1) ?? [];
    stderr.write(
      `${tick.toISOString()} is no tick of ${schedule.cronExpression}${next ? `; the next one is ${next.toISOString()}` : ''}. ` +
        'In the ledger it counts as a run of its own.\n',
    );
  }
}

/** @param origin the only origin that may be called; left out, whatever the environment names */
async function send(planned: PlannedRun, credentials: Credentials, options: RunOptions, context: CommandContext, origin?: string): Promise<number> {
  const { stdout, stderr, environment } = context;
  const { dryRun } = planned;
  const output = terminalOutput(stderr, environment);
  const media = showPlannedRun(output, planned, readSettings(planned.environment), options.emulate);
  if (!options.emulate && !dryRun && !options.yes && !(await isConfirmed(context))) {
    stderr.write('Nothing was sent.\n');
    return REFUSED;
  }
  const network = new ObservedNetwork({ dryRun, origin });
  const progress = dryRun ? undefined : showProgress(output, network, media);
  let report: Report;
  try {
    report = await invokeHandler(planned, credentials, context, network, (text) => options.log !== undefined && appendFileSync(options.log, text));
  } finally {
    progress?.end();
  }
  if (options.json) {
    stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  } else {
    output.line();
    showReport(terminalOutput(stdout, environment), report);
  }
  return STATUS_OF_OUTCOME[report.outcome];
}

/** Asks on the terminal; only `y` and `yes` agree, the end of the input does not. */
async function isConfirmed({ stdin, stderr }: CommandContext): Promise<boolean> {
  if (stdin.isTTY !== true || stderr.isTTY !== true) {
    throw new RefusedError('There is no terminal to ask on. --yes carries it out without a question; --dry-run and --emulate submit nothing.');
  }
  return new Promise((resolve) => {
    const terminal = createInterface({ input: stdin, output: stderr });
    terminal.once('close', () => resolve(false));
    terminal.question('Submit that with your credentials? [y/N] ', (answer) => {
      resolve(/^\s*y(es)?\s*$/i.test(answer));
      terminal.close();
    });
  });
}
