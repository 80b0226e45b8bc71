import { editDistance } from '../job/nearest';
import { remember } from './memo';
import { TIME_ZONE_DATA } from './time-zone-data';

export { TIME_ZONE_DATABASE_VERSION } from './time-zone-data';

/** A stretch of time in which a zone has one offset. */
export interface OffsetPeriod {
  /** Its first instant, in milliseconds since 1970; minus infinity for a zone's first period. */
  readonly from: number;
  /** Minutes that local time is ahead of UTC. */
  readonly offsetMinutes: number;
}

/** A moment as a clock and a calendar on the wall show it. */
export interface LocalTime {
  readonly year: number;
  /** From 1, January. */
  readonly month: number;
  readonly day: number;
  /** From 1, Monday. */
  readonly weekDay: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Zones that have the same offsets. */
interface Group {
  /** Its first offset, and its changes, as the data has them. */
  readonly words: readonly string[];
  periods?: readonly OffsetPeriod[];
}

const MINUTE = 60_000;
const NAMES_PROPOSED = 3;
const NAMES_REMEMBERED = 100;

/** What is often written for China's time and is no zone: the cities of Alibaba Cloud's regions, and names that other systems have. */
const CHINA_TIME: ReadonlySet<string> = new Set([
  'beijing',
  'chengdu',
  'guangzhou',
  'hangzhou',
  'heyuan',
  'hohhot',
  'nanjing',
  'qingdao',
  'shenzhen',
  'ulanqab',
  'zhangjiakou',
  'china',
  'china_standard_time',
  'cst',
]);

const rememberedNearest = remember(NAMES_REMEMBERED, (name) => Object.freeze(findNearest(name)));

let groupByName: Map<string, Group> | undefined;

/** Whether a name, in this very case, is in the IANA time zone database; its aliases are. The machine's own list is never asked. */
export function isTimeZone(name: string): boolean {
  return groups().has(name);
}

/** All names of zones, aliases included, sorted. */
export function timeZoneNames(): string[] {
  return [...groups().keys()].sort();
}

/**
 * The names of zones that were probably meant, the likeliest first, at most 3.
 *
 * The same name in another case, the same city elsewhere, a whole-hour offset as `UTC+8`, and names with a letter or two wrong.
 * Answers are remembered and shared: do not change them.
 */
export function nearestTimeZones(name: string): readonly string[] {
  return rememberedNearest(name);
}

function findNearest(name: string): readonly string[] {
  const wanted = name.trim().replace(/\s+/g, '_').toLowerCase();
  const exact = timeZoneNames().filter((zone) => zone.toLowerCase() === wanted);
  if (exact.length > 0) {
    return exact;
  }
  const city = lastSegment(wanted);
  if (CHINA_TIME.has(city)) {
    return city === 'cst' ? ['Asia/Shanghai', 'America/Chicago'] : ['Asia/Shanghai'];
  }
  return (
    zonesOfOffset(wanted) ??
    timeZoneNames()
      .map((zone) => ({ zone, distance: nameDistance(wanted, city, zone.toLowerCase()) }))
      .filter(({ distance }) => distance !== Infinity)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, NAMES_PROPOSED)
      .map(({ zone }) => zone)
  );
}

/**
 * Minutes that local time is ahead of UTC in a zone at an instant.
 *
 * Known from 2024 to 2037; before and after, a zone has the offset that it has at that end.
 *
 * @throws RangeError if there is no such zone
 */
export function utcOffsetMinutes(zone: string, epochMs: number): number {
  return offsetAt(offsetPeriods(zone), epochMs);
}

/** The offset of the last period that has begun at an instant, in minutes. */
export function offsetAt(periods: readonly OffsetPeriod[], epochMs: number): number {
  return periods[periods.filter(({ from }) => from <= epochMs).length - 1].offsetMinutes;
}

/**
 * The offsets of a zone from 2024 to 2037, in order of time. Zones that always agree share one array.
 *
 * @throws RangeError if there is no such zone
 */
export function offsetPeriods(zone: string): readonly OffsetPeriod[] {
  const group = groups().get(zone);
  if (!group) {
    throw new RangeError(`no time zone ${JSON.stringify(zone)} in the IANA time zone database`);
  }
  group.periods ??= Object.freeze(group.words.map(readPeriod));
  return group.periods;
}

/**
 * What the clocks of a zone show at an instant.
 *
 * @throws RangeError if there is no such zone
 */
export function localTime(zone: string, epochMs: number): LocalTime {
  const date = new Date(epochMs + utcOffsetMinutes(zone, epochMs) * MINUTE);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekDay: date.getUTCDay() || 7,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function groups(): ReadonlyMap<string, Group> {
  if (groupByName === undefined) {
    groupByName = new Map();
    for (const text of TIME_ZONE_DATA.split('\n= ').slice(1)) {
      const words = text.trim().split(/\s+/);
      const firstName = words.findIndex((word) => /^[A-Z]/.test(word));
      const group: Group = { words: words.slice(0, firstName) };
      words.slice(firstName).forEach((name) => groupByName!.set(name, group));
    }
  }
  return groupByName;
}

function readPeriod(word: string): OffsetPeriod {
  const [instant, offset] = word.includes('=') ? word.split('=') : ['', word];
  return { from: instant === '' ? -Infinity : Date.parse(instant), offsetMinutes: Number(offset) };
}

/** The zones of an offset written as `UTC+8`, `GMT-5` or `+08:00`. The names under Etc have the sign the other way around. */
function zonesOfOffset(text: string): string[] | undefined {
  const match = /^(?:utc|gmt|etc\/utc)?([+-])0?(\d{1,2})(?::?00)?$/.exec(text);
  if (!match) {
    return undefined;
  }
  const name = `Etc/GMT${match[1] === '+' ? '-' : '+'}${match[2]}`;
  const chinese = match[1] + match[2] === '+8' ? ['Asia/Shanghai'] : [];
  return isTimeZone(name) ? [...chinese, name] : undefined;
}

/** How far a zone's name is from the wanted one: infinitely where it is too far to be meant. Half a letter for another continent. */
function nameDistance(wanted: string, city: string, zone: string): number {
  const byName = editDistance(wanted, zone, wanted.length / 5);
  const byCity = city === '' ? Infinity : editDistance(city, lastSegment(zone), city.length / 4) + 0.5;
  return Math.min(byName, byCity);
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
