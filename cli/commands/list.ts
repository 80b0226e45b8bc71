import type { Job } from '../../src/job/job';
import { urlsPerMedia } from '../../src/job/urls';
import type { CommandContext } from '../command-context';
import { knownMedia } from '../known-media';
import type { ListOptions } from '../options';
import { readSchedules, type SynthesizedSchedule } from '../output/schedules';
import { distance, onTheClockOf } from '../terminal/next-runs';
import { counted, number, terminalOutput, type TerminalOutput } from '../terminal/terminal-output';
import { cronOf, nextTicks } from '../ticks';

/** Lists the schedules of an output. @throws RefusedError where there is none. */
export function list(options: ListOptions, { stdout, environment, clock }: CommandContext): number {
  const { schedules } = readSchedules(options);
  const now = new Date(clock.now());
  if (options.json) {
    const listed = schedules.map((schedule) => toJson(schedule, now, options.runs));
    stdout.write(`${JSON.stringify(listed, undefined, 2)}\n`);
    return 0;
  }
  const output = terminalOutput(stdout, environment);
  schedules.forEach((schedule, index) => {
    if (index > 0) {
      output.line();
    }
    show(output, schedule, now, options.runs);
  });
  return 0;
}

function toJson(schedule: SynthesizedSchedule, now: Date, runs: number): object {
  const { stack, path, address, triggerName, cronExpression, enabled, warnings, unresolved } = schedule;
  const { media, perMedia, sum } = figures(schedule);
  return {
    path,
    stack,
    address,
    triggerName,
    cronExpression,
    enabled,
    nextRuns: nextTicks(cronExpression, now, runs)?.map((run) => run.toISOString()),
    media,
    urlsPerMedia: perMedia,
    urlsPerRun: sum,
    function: schedule.function?.name,
    endpoint: schedule.function?.environment.VOD_ENDPOINT,
    unresolved,
    warnings,
  };
}

function show(output: TerminalOutput, schedule: SynthesizedSchedule, now: Date, runs: number): void {
  const { path, address, triggerName, cronExpression, enabled, warnings, unresolved } = schedule;
  output.line(output.strong(path));
  output.entry('trigger', [triggerName, address].filter((text) => text !== undefined).join(', '));
  output.entry('when', `${cronExpression ?? 'only Terraform knows'}${enabled === false ? ', switched off' : ''}`);
  const ticks = nextTicks(cronExpression, now, runs);
  const zone = cronOf(cronExpression)?.timeZone ?? 'UTC';
  if (ticks === undefined && cronExpression !== undefined) {
    output.entry('next runs', 'not known: Function Compute counts a period from a moment of its own');
  }
  ticks?.forEach((tick, index) => {
    const local = zone === 'UTC' ? '' : `${onTheClockOf(zone, tick)} ${zone}   `;
    output.entry(index === 0 ? 'next runs' : '', `${local}${onTheClockOf('UTC', tick)} UTC   in ${distance(now, tick)}`);
  });
  const { media, perMedia, sum } = figures(schedule);
  output.entry('media', media === undefined ? (schedule.payload === undefined ? 'only Terraform knows' : 'found by the run') : number(media));
  if (perMedia === undefined) {
    output.entry('URLs', 'not known: the task leaves out formats or definitions');
  } else {
    output.entry('URLs', `${number(perMedia)} a media${sum === undefined ? '' : `, ${counted(sum, 'URL')} a run`}`);
  }
  output.entry(
    'endpoint',
    schedule.function?.environment.VOD_ENDPOINT ?? 'not known: the function belongs to another state, or only Terraform knows',
  );
  unresolved.forEach(({ where, references }) => output.entry('unresolved', `${where}: ${references.join(', ')}`));
  warnings.forEach((warning) => output.entry('warning', warning));
}

function figures({ payload }: SynthesizedSchedule): { media?: number; perMedia?: number; sum?: number } {
  if (payload === undefined) {
    return {};
  }
  const { selection, task } = JSON.parse(payload) as Job;
  const media = knownMedia(selection)?.size;
  const perMedia = urlsPerMedia(task);
  return { media, perMedia, sum: media === undefined || perMedia === undefined ? undefined : media * perMedia };
}
