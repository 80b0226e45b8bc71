import { knownMedia } from '../known-media';
import type { PlannedRun } from '../planned-run';
import { cronOf } from '../ticks';
import { onTheClockOf } from './next-runs';
import { counted, number, type TerminalOutput } from './terminal-output';
import { urlsOf } from './urls-of';

/** Where a run goes, and with what. */
export interface Way {
  readonly endpoints: readonly string[];
  readonly region?: string;
  readonly credentials: string;
}

/** Shows what is about to happen, before any credentials are used; returns the number of media assets, if it is known. */
export function showPlannedRun(output: TerminalOutput, planned: PlannedRun, { endpoints, region, credentials }: Way): number | undefined {
  const { schedule, job, tick, dryRun, timeoutSeconds, environment } = planned;
  const zone = cronOf(schedule.cronExpression)?.timeZone ?? 'UTC';
  const media = knownMedia(job.selection)?.size;
  output.line(output.strong(schedule.path), dryRun ? '  dry run: nothing is submitted' : '');
  endpoints.forEach((endpoint, index) => output.entry(index === 0 ? 'calls' : '', endpoint));
  output.entry('credentials', credentials);
  output.entry('region', region ?? 'not known');
  output.entry('trigger', schedule.triggerName);
  output.entry('tick', `${tick.toISOString()}${zone === 'UTC' ? '' : `, ${onTheClockOf(zone, tick)} ${zone}`}`);
  output.entry('media', media === undefined ? 'found by the run' : number(media));
  output.entry('URLs', `${urlsOf(job.task, media)} (${job.task.taskType})`);
  output.entry('time', `${counted(timeoutSeconds, 'second')} at most`);
  output.entry('ledger', environment.LEDGER_DIR ?? 'none');
  return media;
}
