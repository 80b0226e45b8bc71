import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import moment from 'moment-timezone';
import { describe, expect, test } from 'vitest';
import { TIME_ZONE_DATABASE_VERSION, timeZoneNames, utcOffsetMinutes } from '../../src/schedule-time';
import { generateTimeZoneData } from '../../tools/time-zones/generate';

const FILE = join(__dirname, '..', '..', 'src', 'schedule-time', 'time-zone-data.ts');

describe('the generated time zones', () => {
  test('are those of the installed moment-timezone; if not: npx tsx tools/time-zones/main.ts', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(generateTimeZoneData());
    expect(TIME_ZONE_DATABASE_VERSION).toBe(moment.tz.dataVersion);
  });

  test('have every name of it, and its offsets before and after every change', () => {
    expect(timeZoneNames()).toEqual([...moment.tz.names()].sort());
    const different: string[] = [];
    for (const name of timeZoneNames()) {
      const zone = moment.tz.zone(name)!;
      const changes = zone.untils.filter((until) => until > Date.UTC(2024, 0, 1) && until < Date.UTC(2038, 0, 1));
      for (const instant of [Date.UTC(2024, 0, 1), ...changes.flatMap((change) => [change - 1, change]), Date.UTC(2037, 11, 31)]) {
        if (utcOffsetMinutes(name, instant) !== -zone.utcOffset(instant) + 0) {
          different.push(`${name} at ${new Date(instant).toISOString()}`);
        }
      }
    }
    expect(different).toEqual([]);
  });

  test('stay small', () => {
    expect(readFileSync(FILE).length).toBeLessThan(60_000);
  });
});
