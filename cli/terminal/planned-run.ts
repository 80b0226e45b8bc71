import type { Settings } from '../../handler/settings';
import { urlsPerMedia } from '../../src/job/urls';
import { knownMedia } from '../known-media';
import type { PlannedRun } from '../planned-run';
import { cronOf } from '../ticks';
import { onTheClockOf } from './next-runs';
import { counted, number, type TerminalOutput } from './terminal-output';

/** Shows what is about to happen, before any credentials are used; returns the number of media assets, if it is known. */
export function showPlannedRun(output: TerminalOutput, planned: PlannedRun, { endpoint, region }: Settings, emulated: boolean): number | undefined {
  const { schedule, job, tick, dryRun, timeoutSeconds, environment } = planned;
  const zone = cronOf(schedule.cronExpression)?.timeZone ?? 'UTC';
  const media = knownMedia(job.selection)?.size;
  output.line(`${output.strong(schedule.path)}${dryRun ? '  dry run: nothing is submitted' : ''}`);
  output.entry('endpoint', `${endpoint.origin}${emulated ? ', an emulated VOD on this machine' : ''}`);
  if (environment.VOD_STATUS_ENDPOINT && !emulated) {
    output.entry('status from', environment.VOD_STATUS_ENDPOINT);
  }
  output.entry('region', region ?? 'not known');
  output.entry('trigger', schedule.triggerName);
  output.entry('tick', `${tick.toISOString()}${zone === 'UTC' ? '' : `, ${onTheClockOf(zone, tick)} ${zone}`}`);
  output.entry('media', media === undefined ? 'found by the run' : number(media));
  output.entry('URLs', urlsOf(job.task.taskType, urlsPerMedia(job.task), media));
  output.entry('time', `${counted(timeoutSeconds, 'second')} at most`);
  output.entry('ledger', environment.LEDGER_DIR ?? 'none');
  output.entry('credentials', emulated ? "the emulator's" : 'ALIBABA_CLOUD_ACCESS_KEY_ID and its secret, of the environment');
  return media;
}

function urlsOf(taskType: string, perMedia: number | undefined, media: number | undefined): string {
  if (perMedia === undefined) {
    return `not known: the task leaves out formats or definitions (${taskType})`;
  }
  const each = `${counted(perMedia, 'URL')} a media`;
  return media === undefined ? `${each} (${taskType})` : `${number(media)} × ${perMedia} = ${counted(perMedia * media, 'URL')} (${taskType})`;
}
