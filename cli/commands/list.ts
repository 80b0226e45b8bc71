import type { Job } from '../../src/job/job';
import { JobError } from '../../src/job/job-error';
import { urlsPerMedia } from '../../src/job/urls';
import { acceptJob } from '../../src/rules/accept-job';
import type { CommandContext } from '../command-context';
import { knownMedia } from '../known-media';
import type { ListOptions } from '../options';
import { readSchedules, type SynthesizedSchedule } from '../output/schedules';
import { distance, onTheClockOf } from '../terminal/next-runs';
import { number, type TerminalOutput } from '../terminal/terminal-output';
import { urlsOf } from '../terminal/urls-of';
import { type Window, cronOf, nextTicks } from '../ticks';

const ONLY_TERRAFORM_KNOWS = 'only Terraform knows';

/** Columns of an instant with its clock, and of the distance to it. */
const CLOCK = 24;

/** Lists the schedules of an output. @throws RefusedError where there is none. */
export function list(options: ListOptions, { stdout, stderr, clock }: CommandContext): number {
  const { stacks, schedules } = readSchedules(options);
  const now = new Date(clock.now());
  if (options.json) {
    stdout.json(schedules.map((schedule) => toJson(schedule, now, options.runs)));
  } else {
    schedules.forEach((schedule, index) => {
      if (index > 0) {
        stdout.line();
      }
      show(stdout, schedule, now, options.runs);
    });
  }
  const shown = new Set(schedules.flatMap(({ warnings }) => warnings));
  for (const { constructPath, message } of stacks.flatMap(({ warnings }) => warnings)) {
    if (!shown.has(message) && !shown.has(`${constructPath}: ${message}`)) {
      stderr.line(`warning of ${constructPath}: ${message}`);
    }
  }
  return 0;
}

function toJson(schedule: SynthesizedSchedule, now: Date, runs: number): object {
  const { stack, path, address, triggerName, cronExpression, enabled, warnings, unresolved } = schedule;
  const { job, problems } = jobOf(schedule);
  const media = job && knownMedia(job.selection)?.size;
  const perMedia = job && urlsPerMedia(job.task);
  return {
    path,
    stack,
    address,
    triggerName,
    cronExpression,
    enabled,
    notBefore: job?.notBefore,
    notAfter: job?.notAfter,
    nextRuns: nextTicks(cronExpression, now, runs, job)?.map((run) => run.toISOString()),
    media,
    urlsPerMedia: perMedia,
    urlsPerRun: media === undefined || perMedia === undefined ? undefined : media * perMedia,
    function: schedule.function?.name,
    endpoint: schedule.function?.environment.VOD_ENDPOINT,
    statusEndpoint: schedule.function?.environment.VOD_STATUS_ENDPOINT,
    unresolved,
    problems,
    warnings,
  };
}

function show(output: TerminalOutput, schedule: SynthesizedSchedule, now: Date, runs: number): void {
  const { path, address, triggerName, cronExpression, enabled, isRepeated, payload, warnings, unresolved } = schedule;
  const { job, problems = [] } = jobOf(schedule);
  output.line(output.strong(path));
  output.entry('trigger', [triggerName, address].filter((text) => text !== undefined).join(', '));
  if (isRepeated) {
    output.entry('instances', 'several, or none: only the state knows them (--state)');
  }
  output.entry('when', `${cronExpression ?? ONLY_TERRAFORM_KNOWS}${enabled === false ? ', switched off' : ''}`);
  if (job?.notBefore !== undefined || job?.notAfter !== undefined) {
    output.entry('window', [job.notBefore && `from ${job.notBefore}`, job.notAfter && `before ${job.notAfter}`].filter(Boolean).join(', '));
  }
  showNextRuns(output, cronExpression, now, runs, job);
  const media = job && knownMedia(job.selection)?.size;
  output.entry('media', payload === undefined ? ONLY_TERRAFORM_KNOWS : !job ? 'not known' : media === undefined ? 'found by the run' : number(media));
  output.entry('URLs', payload === undefined ? ONLY_TERRAFORM_KNOWS : !job ? 'not known' : urlsOf(job.task, media));
  output.entry('endpoint', endpointOf(schedule, 'VOD_ENDPOINT') ?? 'not known: the function belongs to another state');
  const statusEndpoint = endpointOf(schedule, 'VOD_STATUS_ENDPOINT');
  if (statusEndpoint !== undefined) {
    output.entry('status from', statusEndpoint);
  }
  unresolved.forEach(({ where, references }) => output.entry('unresolved', `${where}: ${references.join(', ')}`));
  problems.forEach((problem) => output.entry('error', problem));
  warnings.forEach((warning) => output.entry('warning', warning));
}

/** Shows the next runs as instants that `--at` takes, with the clock of the schedule's zone. */
function showNextRuns(output: TerminalOutput, cronExpression: string | undefined, now: Date, runs: number, window: Window | undefined): void {
  const ticks = nextTicks(cronExpression, now, runs, window);
  const zone = cronOf(cronExpression)?.timeZone ?? 'UTC';
  if (ticks === undefined && cronExpression !== undefined) {
    output.entry('next runs', 'not known: Function Compute counts a period from a moment of its own');
  }
  if (ticks?.length === 0 && runs > 0) {
    output.entry('next runs', 'none');
  }
  if (ticks !== undefined && ticks.length > 0 && zone !== 'UTC') {
    output.line(output.faint(`                ${'UTC'.padEnd(CLOCK)}${zone}`));
  }
  ticks?.forEach((tick, index) => {
    const instant = tick.toISOString().replace('.000Z', 'Z').padEnd(CLOCK);
    output.entry(index === 0 ? 'next runs' : '', `${instant}${onTheClockOf(zone, tick).padEnd(CLOCK)} in ${distance(now, tick)}`);
  });
}

function endpointOf({ function: itsFunction }: SynthesizedSchedule, name: string): string | undefined {
  return itsFunction?.unresolved.some(({ where }) => where === `environment_variables.${name}`)
    ? ONLY_TERRAFORM_KNOWS
    : itsFunction?.environment[name];
}

/** The job of a schedule as the function would take it, or why it would not. */
function jobOf({ payload }: SynthesizedSchedule): { readonly job?: Job; readonly problems?: readonly string[] } {
  if (payload === undefined) {
    return {};
  }
  try {
    return { job: acceptJob(JSON.parse(payload)) };
  } catch (error) {
    if (error instanceof JobError) {
      return { problems: error.problems };
    }
    throw error;
  }
}
