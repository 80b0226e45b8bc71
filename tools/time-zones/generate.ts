import moment from 'moment-timezone';
import { wrap } from '../../cli/terminal/terminal-output';

/** The first instant that the generated table knows; before it, each zone has the offset that it had then. */
const FROM = Date.UTC(2024, 0, 1);

/** The end of the generated table; after it, each zone keeps the offset that it had then. */
const TO = Date.UTC(2038, 0, 1);

const LINE_WIDTH = 120;
const MINUTE = 60_000;

/**
 * The text of `src/schedule-time/time-zone-data.ts`: all names of the tz database, links included, and their offsets from 2024 to 2037.
 *
 * It depends on the installed moment-timezone alone, which carries the tz database.
 */
export function generateTimeZoneData(): string {
  const namesByHistory = new Map<string, string[]>();
  for (const name of moment.tz.names().sort()) {
    const history = historyOf(name);
    namesByHistory.set(history, [...(namesByHistory.get(history) ?? []), name]);
  }
  const groups = [...namesByHistory].map(([history, names]) => wrap(`= ${history} ${names.join(' ')}`, LINE_WIDTH).join('\n'));
  return `// Made by tools/time-zones from the IANA time zone database ${moment.tz.dataVersion}, as moment-timezone carries it. Do not edit.

/** The version of the IANA time zone database that the names and offsets come from. */
export const TIME_ZONE_DATABASE_VERSION = '${moment.tz.dataVersion}';

/**
 * Groups of zones that have the same offsets from 2024 to 2037. A group begins with \`=\` and the minutes that local time is ahead of
 * UTC at the start of 2024; each change after it is an instant in UTC, \`=\`, and the new minutes; then come the names, links included.
 */
export const TIME_ZONE_DATA = \`
${groups.join('\n')}
\`;
`;
}

function historyOf(name: string): string {
  const zone = moment.tz.zone(name)!;
  const first = zone.untils.findIndex((until) => until === null || until > FROM);
  const words = [minutesAhead(name, zone.offsets[first])];
  for (let i = first; zone.untils[i] !== null && zone.untils[i] < TO; i++) {
    const instant = zone.untils[i];
    if (instant % MINUTE !== 0) {
      throw new Error(`${name} changes its offset within a minute: ${instant}`);
    }
    if (zone.offsets[i + 1] !== zone.offsets[i]) {
      words.push(`${new Date(instant).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)}Z=${minutesAhead(name, zone.offsets[i + 1])}`);
    }
  }
  return words.join(' ');
}

/** moment-timezone counts minutes behind UTC. */
function minutesAhead(name: string, behind: number): string {
  if (!Number.isInteger(behind)) {
    throw new Error(`${name} has an offset of a part of a minute: ${behind}`);
  }
  return String(behind === 0 ? 0 : -behind);
}
