import type { SelectionOf } from '../../src/job/job';
import { PLAYS_READY_HOUR, SHANGHAI_HOURS_AHEAD, TOP_PLAYED_A_DAY } from '../../src/job/limits';
import { SELECTION_KINDS } from '../../src/job/selection-fields';
import { describePlayTopVideos } from '../../src/job/wire';
import { numberOf, textOf } from '../json';
import { ask, SelectionError, UnreadError, type MediaPages, type SelectionContext } from './context';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const SHANGHAI_AHEAD_OF_UTC = SHANGHAI_HOURS_AHEAD * HOUR;

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
  const latest = shanghai - today * DAY >= PLAYS_READY_HOUR * HOUR ? today - 1 : today - 2;
  const first = Math.max(latest - days + 1, today - SELECTION_KINDS.topPlayed.fields.days.max);
  return Array.from({ length: latest - first + 1 }, (_, index) => new Date((first + index) * DAY).toISOString().slice(0, 10));
}

/** The media assets with the most plays on all days that are ready, the most played first. */
export async function* mostPlayed({ days, limit }: SelectionOf<'topPlayed'>, context: SelectionContext): MediaPages {
  const plays = new Map<string, number>();
  const readyDays = daysReady(context.tick, days);
  const dates: string[] = [];
  let isWhole = true;
  for (const day of readyDays) {
    const ofDay = await playsOf(day, context);
    ofDay.plays.forEach((count, mediaId) => plays.set(mediaId, (plays.get(mediaId) ?? 0) + count));
    isWhole &&= ofDay.isWhole;
    if (ofDay.plays.size > 0) {
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
  if (!isWhole) {
    throw new UnreadError('VOD counts more plays than it gave');
  }
}

/** The plays of a day by media ID, and whether these are as many as VOD says: it ranks a limited number of media assets. */
async function playsOf(day: string, context: SelectionContext): Promise<{ readonly plays: ReadonlyMap<string, number>; readonly isWhole: boolean }> {
  const plays = new Map<string, number>();
  for (let page = 1; ; page++) {
    const before = plays.size;
    const found = await ask(context, context.statusCaller, describePlayTopVideos(day, page), readPage, `The most played media of ${day}`);
    found.plays.forEach((each) => plays.set(each.mediaId, Math.max(each.plays, plays.get(each.mediaId) ?? 0)));
    const isWhole = plays.size >= Math.min(found.total, TOP_PLAYED_A_DAY);
    if (isWhole || plays.size === before) {
      return { plays, isWhole };
    }
  }
}

function readPage(body: Readonly<Record<string, unknown>>): { readonly plays: Plays[]; readonly total: number } | undefined {
  const list: unknown = (body.TopPlayVideos as { TopPlayVideoStatis?: unknown } | undefined)?.TopPlayVideoStatis ?? [];
  if (!Array.isArray(list)) {
    return undefined;
  }
  const count = numberOf(body.TotalNum ?? 0);
  if (!Number.isInteger(count) || count < 0) {
    return undefined;
  }
  const plays = list.map((row: { VideoId?: unknown; VV?: unknown } | null) => ({ mediaId: textOf(row?.VideoId), plays: numberOf(row?.VV) }));
  return plays.every((each) => each.mediaId !== undefined && Number.isFinite(each.plays))
    ? { plays: plays as Plays[], total: count || plays.length }
    : undefined;
}
