import type { Task } from '../../src/job/job';
import { urlsPerMedia } from '../../src/job/urls';
import { counted, number } from './terminal-output';

/** How many URLs a task costs, for each media asset and, where their number is known, for a run. */
export function urlsOf(task: Task, media: number | undefined): string {
  const perMedia = urlsPerMedia(task);
  if (perMedia === undefined) {
    const missing = (['formats', 'definitions'] as const).filter((name) => task[name] === undefined);
    return `not known: the task leaves out ${missing.join(' and ')}, so VOD takes every stream`;
  }
  const each = `${counted(perMedia, 'URL')} a media asset`;
  return media === undefined ? each : `${number(media)} × ${number(perMedia)} = ${counted(perMedia * media, 'URL')}`;
}
