import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMULATOR_CREDENTIALS } from '../../emulator';
import { readSettings, type BucketMount } from '../../handler/settings';
import type { Credentials } from '../../handler/vod-client';
import type { Job } from '../../src/job/job';
import { acceptJob } from '../../src/rules/accept-job';
import { carryOut } from '../carry-out';
import { confirm } from '../confirm';
import { readCredentials } from '../credentials';
import { startEmulator, type Emulated } from '../emulated';
import { RefusedError } from '../errors';
import { mountsFor } from '../mounts';
import type { RunOptions } from '../options';
import { scheduleNamed, schedulesOf } from '../output/schedules';
import { AppliedState } from '../output/state';
import { readSynthesized } from '../output/synthesized';
import { uploadsOf } from '../output/uploads';
import { environmentFor, jobFor, timeoutFor, type Prepared } from '../prepare';
import { requireKnown, type KnownSchedule } from '../require-known';
import { REFUSED, STATUS_OF_OUTCOME } from '../status';
import type { Surroundings } from '../surroundings';
import { showOrder } from '../terminal/order';
import { paperOn } from '../terminal/paper';
import { showReport } from '../terminal/report';
import { isTick, nextTicks } from '../ticks';

/** Carries a schedule out; answers the exit status. @throws RefusedError, with nothing sent, where something is missing. */
export async function run(options: RunOptions, surroundings: Surroundings): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'media-prefetch-'));
  try {
    return await runIn(scratch, options, surroundings);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function runIn(scratch: string, options: RunOptions, surroundings: Surroundings): Promise<number> {
  const { schedule, job, mounts } = read(options, scratch);
  const now = surroundings.clock.now();
  // A timer's event has whole seconds.
  const tick = options.at ?? new Date(Math.floor(now / 1000) * 1000);
  const prepare = (emulated?: Emulated): Prepared => {
    const environment = environmentFor(schedule, options, mounts, emulated);
    return { schedule, job, tick, environment, timeoutSeconds: timeoutFor(schedule, options), dryRun: environment.DRY_RUN === 'true' };
  };
  if (!options.emulate) {
    const order = prepare();
    warnOfTick(order, options, surroundings);
    return send(order, readCredentials(surroundings.environment), options, surroundings);
  }
  const emulated = await startEmulator(job.selection, tick.getTime(), join(scratch, 'ledger'));
  try {
    const order = prepare(emulated);
    warnOfTick(order, options, surroundings);
    return await send(order, EMULATOR_CREDENTIALS, options, surroundings, emulated.endpoint);
  } finally {
    await emulated.end();
  }
}

/** The schedule, its job and the lists that it reads, judged before anything is shown or asked. */
function read(options: RunOptions, scratch: string): { schedule: KnownSchedule; job: Job; mounts: readonly BucketMount[] } {
  const stacks = readSynthesized(options.folder);
  const state = options.state === undefined ? undefined : AppliedState.read(options.state);
  const schedule = requireKnown(scheduleNamed(options.schedule, schedulesOf(stacks, state)), options);
  const job = acceptJob(jobFor(acceptJob(JSON.parse(schedule.payload)), options));
  const mounts = mountsFor(job.selection, { uploads: uploadsOf(stacks), folders: options.mounts, scratch });
  return { schedule, job, mounts };
}

/** Warns of a time that is no tick; refuses one that is still to come, unless nothing is submitted. */
function warnOfTick({ schedule, tick, dryRun }: Prepared, { at, emulate }: RunOptions, { clock, stderr }: Surroundings): void {
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

async function send(order: Prepared, credentials: Credentials, options: RunOptions, surroundings: Surroundings, origin?: string): Promise<number> {
  const { stdout, stderr, environment } = surroundings;
  const { endpoint, region } = readSettings(order.environment);
  const paper = paperOn(stderr, environment);
  const media = showOrder(paper, order, { endpoint, region, emulated: options.emulate });
  if (!options.emulate && !order.dryRun && !options.yes && !(await agreed(surroundings))) {
    stderr.write('Nothing was sent.\n');
    return REFUSED;
  }
  const report = await carryOut(
    { ...order, triggerName: order.schedule.triggerName, payload: JSON.stringify(order.job), credentials, media, origin },
    surroundings,
    paper,
    (text) => options.log !== undefined && appendFileSync(options.log, text),
  );
  if (options.json) {
    stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  } else {
    paper.line();
    showReport(paperOn(stdout, environment), report);
  }
  return STATUS_OF_OUTCOME[report.outcome];
}

async function agreed(surroundings: Surroundings): Promise<boolean> {
  if (surroundings.stdin.isTTY !== true || surroundings.stderr.isTTY !== true) {
    throw new RefusedError('There is no terminal to ask on. --yes carries it out without a question; --dry-run and --emulate submit nothing.');
  }
  return confirm('Submit that with your credentials?', surroundings);
}
