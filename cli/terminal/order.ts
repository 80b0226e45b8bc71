import { urlsPerMedia } from '../../src/job/urls';
import type { Prepared } from '../prepare';
import { knownMedia } from '../selection';
import { cronOf } from '../ticks';
import { onTheClockOf } from './next-runs';
import { counted, number, type Paper } from './paper';
import { entry } from './report';

/** Where a run goes. */
export interface Destination {
  readonly endpoint: URL;
  readonly region?: string;
  readonly emulated: boolean;
}

/** Shows what is about to happen, before any credentials are used; answers how many media there are, where that is known. */
export function showOrder(paper: Paper, order: Prepared, { endpoint, region, emulated }: Destination): number | undefined {
  const { schedule, job, tick, dryRun, timeoutSeconds, environment } = order;
  const zone = cronOf(schedule.cronExpression)?.timeZone ?? 'UTC';
  const media = knownMedia(job.selection)?.size;
  const perMedia = urlsPerMedia(job.task);
  paper.line(`${paper.strong(schedule.path)}${dryRun ? '  dry run: nothing is submitted' : ''}`);
  entry(paper, 'endpoint', `${endpoint.origin}${emulated ? ', an emulated VOD on this machine' : ''}`);
  if (environment.VOD_STATUS_ENDPOINT && !emulated) {
    entry(paper, 'status from', environment.VOD_STATUS_ENDPOINT);
  }
  entry(paper, 'region', region ?? 'not known');
  entry(paper, 'trigger', schedule.triggerName);
  entry(paper, 'tick', `${tick.toISOString()}${zone === 'UTC' ? '' : `, ${onTheClockOf(zone, tick)} ${zone}`}`);
  entry(paper, 'media', media === undefined ? 'found by the run' : number(media));
  entry(paper, 'URLs', urlsOf(job.task.taskType, perMedia, media));
  entry(paper, 'time', `${counted(timeoutSeconds, 'second')} at most`);
  entry(paper, 'ledger', environment.LEDGER_DIR ?? 'none');
  entry(paper, 'credentials', emulated ? "the emulator's" : 'ALIBABA_CLOUD_ACCESS_KEY_ID and its secret, of the environment');
  return media;
}

function urlsOf(taskType: string, perMedia: number | undefined, media: number | undefined): string {
  if (perMedia === undefined) {
    return `not known: the task leaves out formats or definitions (${taskType})`;
  }
  const each = `${counted(perMedia, 'URL')} a media`;
  return media === undefined ? `${each} (${taskType})` : `${number(media)} × ${perMedia} = ${counted(perMedia * media, 'URL')} (${taskType})`;
}
