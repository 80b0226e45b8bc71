import type { Job } from '../../src/job/job';
import { urlsPerMedia } from '../../src/job/urls';
import { RefusedError } from '../errors';
import type { ListOptions } from '../options';
import { schedulesOf, type Schedule } from '../output/schedules';
import { AppliedState } from '../output/state';
import { readSynthesized } from '../output/synthesized';
import { knownMedia } from '../selection';
import type { Surroundings } from '../surroundings';
import { distance, onTheClockOf } from '../terminal/next-runs';
import { counted, number, paperOn, type Paper } from '../terminal/paper';
import { entry } from '../terminal/report';
import { cronOf, nextTicks } from '../ticks';

/** Lists the schedules of an output. @throws RefusedError where there is none. */
export function list(options: ListOptions, { stdout, environment, clock }: Surroundings): number {
  const schedules = schedulesOf(readSynthesized(options.folder), options.state === undefined ? undefined : AppliedState.read(options.state));
  if (schedules.length === 0) {
    throw new RefusedError('The output holds no schedule: no timer trigger whose payload is a job.');
  }
  const now = new Date(clock.now());
  if (options.json) {
    stdout.write(
      `${JSON.stringify(
        schedules.map((schedule) => facts(schedule, now, options.runs)),
        undefined,
        2,
      )}\n`,
    );
    return 0;
  }
  const paper = paperOn(stdout, environment);
  schedules.forEach((schedule, index) => {
    if (index > 0) {
      paper.line();
    }
    show(paper, schedule, now, options.runs);
  });
  return 0;
}

function facts(schedule: Schedule, now: Date, runs: number): object {
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

function show(paper: Paper, schedule: Schedule, now: Date, runs: number): void {
  const { path, address, triggerName, cronExpression, enabled, warnings, unresolved } = schedule;
  paper.line(paper.strong(path));
  entry(paper, 'trigger', [triggerName, address].filter((text) => text !== undefined).join(', '));
  entry(paper, 'when', `${cronExpression ?? 'only Terraform knows'}${enabled === false ? ', switched off' : ''}`);
  const ticks = nextTicks(cronExpression, now, runs);
  const zone = cronOf(cronExpression)?.timeZone ?? 'UTC';
  if (ticks === undefined && cronExpression !== undefined) {
    entry(paper, 'next runs', 'not known: Function Compute counts a period from a moment of its own');
  }
  ticks?.forEach((tick, index) => {
    const local = zone === 'UTC' ? '' : `${onTheClockOf(zone, tick)} ${zone}   `;
    entry(paper, index === 0 ? 'next runs' : '', `${local}${onTheClockOf('UTC', tick)} UTC   in ${distance(now, tick)}`);
  });
  const { media, perMedia, sum } = figures(schedule);
  entry(paper, 'media', media === undefined ? (schedule.payload === undefined ? 'only Terraform knows' : 'found by the run') : number(media));
  if (perMedia === undefined) {
    entry(paper, 'URLs', 'not known: the task leaves out formats or definitions');
  } else {
    entry(paper, 'URLs', `${number(perMedia)} a media${sum === undefined ? '' : `, ${counted(sum, 'URL')} a run`}`);
  }
  entry(
    paper,
    'endpoint',
    schedule.function?.environment.VOD_ENDPOINT ?? 'not known: the function belongs to another state, or only Terraform knows',
  );
  unresolved.forEach(({ where, references }) => entry(paper, 'unresolved', `${where}: ${references.join(', ')}`));
  warnings.forEach((warning) => entry(paper, 'warning', warning));
}

function figures({ payload }: Schedule): { media?: number; perMedia?: number; sum?: number } {
  if (payload === undefined) {
    return {};
  }
  const { selection, task } = JSON.parse(payload) as Job;
  const media = knownMedia(selection)?.size;
  const perMedia = urlsPerMedia(task);
  return { media, perMedia, sum: media === undefined || perMedia === undefined ? undefined : media * perMedia };
}
