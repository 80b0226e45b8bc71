import type { SelectionOf } from '../../src/job/job';
import { TOP_PLAYED_PER_PAGE } from '../../src/job/limits';
import { SELECTION_KINDS } from '../../src/job/selection-fields';
import { describePlayTopVideos } from '../../src/job/wire';
import { textOf } from '../answers';
import { ask, SelectionError, type MediaPages, type SelectionContext } from './context';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Shanghai has no summer time. */
const SHANGHAI_AHEAD_OF_UTC = 8 * HOUR;

/** When the figures of a day are ready: at nine in the morning of the next day, Shanghai time. */
const READY_HOUR = 9;

interface Plays {
  readonly mediaId: string;
  readonly plays: number;
}

/**
 * The days of Shanghai whose figures are ready at an instant, the latest last, as YYYY-MM-DD.
 *
 * Before 09:00 in Shanghai yesterday is not ready, and all days are a day earlier; VOD keeps 180 days.
 */
export function daysReady(instant: number, days: number): string[] {
  const shanghai = instant + SHANGHAI_AHEAD_OF_UTC;
  const today = Math.floor(shanghai / DAY);
  const latest = shanghai - today * DAY >= READY_HOUR * HOUR ? today - 1 : today - 2;
  const first = Math.max(latest - days + 1, today - SELECTION_KINDS.topPlayed.fields.days.max);
  return Array.from({ length: latest - first + 1 }, (_, index) => new Date((first + index) * DAY).toISOString().slice(0, 10));
}

/** The media assets with the most plays on all days that are ready, the most played first. */
export async function* mostPlayed({ days, limit }: SelectionOf<'topPlayed'>, context: SelectionContext): MediaPages {
  const plays = new Map<string, number>();
  const readyDays = daysReady(context.tick, days);
  const dates: string[] = [];
  for (const day of readyDays) {
    let rows = 0;
    for (let page = 1; ; page++) {
      const found = await ask(context, context.statusCaller, describePlayTopVideos(day, page), readPage, `The most played media of ${day}`);
      if (found === undefined) {
        // A sum over a part of the days would rank otherwise.
        return;
      }
      rows += found.plays.length;
      found.plays.forEach((each) => plays.set(each.mediaId, (plays.get(each.mediaId) ?? 0) + each.plays));
      if (found.plays.length === 0 || page * TOP_PLAYED_PER_PAGE >= found.total) {
        break;
      }
    }
    if (rows > 0) {
      dates.push(day);
    }
  }
  if (plays.size === 0) {
    const span = readyDays.length === 1 ? readyDays[0] : `${readyDays[0]} to ${readyDays.at(-1)}`;
    throw new SelectionError(
      `VOD has no figures of plays for ${span}`,
      'VOD counts plays through ApsaraVideo Player SDKs only, and in the region that is asked. Those of a day are ready at 09:00 of the next, Shanghai time.',
    );
  }
  context.record.dataDates.push(...dates.filter((date) => !context.record.dataDates.includes(date)));
  const ranked = [...plays].sort(([oneId, one], [otherId, other]) => other - one || (oneId < otherId ? -1 : 1));
  yield ranked.slice(0, limit).map(([mediaId]) => mediaId);
}

function readPage(body: Readonly<Record<string, unknown>>): { readonly plays: Plays[]; readonly total: number } | undefined {
  const list: unknown = (body.TopPlayVideos as { TopPlayVideoStatis?: unknown } | undefined)?.TopPlayVideoStatis ?? [];
  if (!Array.isArray(list)) {
    return undefined;
  }
  const plays = list.map((row: { VideoId?: unknown; VV?: unknown } | null) => ({ mediaId: textOf(row?.VideoId), plays: Number(row?.VV) }));
  return plays.every((each) => each.mediaId !== undefined && Number.isFinite(each.plays))
    ? { plays: plays as Plays[], total: Number(body.TotalNum) || plays.length }
    : undefined;
}
