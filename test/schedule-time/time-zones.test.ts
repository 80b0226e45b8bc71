import { describe, expect, test } from 'vitest';
import { isTimeZone, localTime, nearestTimeZones, timeZoneNames, utcOffsetMinutes } from '../../src/schedule-time';
import { offsetByIntl } from './offset-by-intl';

const HOUR = 3_600_000;

describe('isTimeZone', () => {
  test.each([
    'UTC',
    'Asia/Shanghai',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'US/Pacific',
    'Etc/GMT-8',
    'Etc/UTC',
    'GMT',
    'PRC',
    'EST5EDT',
    'Europe/Kyiv',
    'Europe/Kiev',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
  ])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  test.each(['', 'utc', 'asia/shanghai', 'ASIA/SHANGHAI', 'Asia/Beijing', 'Asia', 'UTC+8', ' UTC', 'UTC ', '=', '480', 'toString', 'undefined'])(
    '%j is none',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );

  test('lists every name once, sorted', () => {
    const names = timeZoneNames();
    expect(names.length).toBeGreaterThan(590);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.every(isTimeZone)).toBe(true);
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9+_/-]*$/.test(name))).toEqual([]);
  });
});

describe('nearestTimeZones', () => {
  test.each<[string, string[]]>([
    ['asia/shanghai', ['Asia/Shanghai']],
    ['ASIA/KOLKATA', ['Asia/Kolkata']],
    ['America/New York', ['America/New_York']],
    [' UTC ', ['UTC']],
    ['Shanghai', ['Asia/Shanghai']],
    ['China/Shanghai', ['Asia/Shanghai']],
    ['Asia/Shangai', ['Asia/Shanghai']],
    ['Asia/Shnaghai', ['Asia/Shanghai']],
    ['Europe/Berln', ['Europe/Berlin']],
    ['Tokoy', ['Asia/Tokyo']],
    ['Asia/Beijing', ['Asia/Shanghai']],
    ['hangzhou', ['Asia/Shanghai']],
    ['China Standard Time', ['Asia/Shanghai']],
    ['CST', ['Asia/Shanghai', 'America/Chicago']],
    ['UTC+8', ['Asia/Shanghai', 'Etc/GMT-8']],
    ['GMT+08:00', ['Asia/Shanghai', 'Etc/GMT-8']],
    ['+0800', ['Asia/Shanghai', 'Etc/GMT-8']],
    ['UTC-5', ['Etc/GMT+5']],
    ['UTC+99', []],
    ['US/Pacfic', ['US/Pacific', 'Canada/Pacific']],
    ['PST', []],
    ['Nowhere/At_All', []],
    ['Asia/', []],
    ['', []],
  ])('of %j are %j', (name, near) => {
    expect(nearestTimeZones(name)).toEqual(near);
  });

  test('are three at most, the likeliest first', () => {
    const near = nearestTimeZones('America/Indiana/Vincenes');
    expect(near[0]).toBe('America/Indiana/Vincennes');
    const crowded = nearestTimeZones('Etc/GMT-x');
    expect(crowded).toHaveLength(3);
    expect(crowded.every((name) => name.startsWith('Etc/GMT-'))).toBe(true);
  });
});

describe('utcOffsetMinutes', () => {
  test.each([
    'UTC',
    'Asia/Shanghai',
    'Asia/Kathmandu',
    'Asia/Kolkata',
    'Europe/Berlin',
    'Europe/London',
    'America/New_York',
    'America/St_Johns',
    'America/Havana',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Pacific/Chatham',
    'Africa/Cairo',
    'Etc/GMT-8',
    'US/Pacific',
  ])('of %s is that of the machine, at every hour of 2025', (zone) => {
    const byIntl = offsetByIntl(zone);
    const different: string[] = [];
    for (let instant = Date.UTC(2025, 0, 1); instant < Date.UTC(2026, 0, 1); instant += HOUR) {
      if (utcOffsetMinutes(zone, instant) !== byIntl(instant)) {
        different.push(new Date(instant).toISOString());
      }
    }
    expect(different).toEqual([]);
  });

  test('changes at the very instant', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    expect([utcOffsetMinutes('Europe/Berlin', change - 1), utcOffsetMinutes('Europe/Berlin', change)]).toEqual([60, 120]);
  });

  test('is that of the nearest known time before 2024 and after 2037', () => {
    expect(utcOffsetMinutes('Europe/Berlin', Date.UTC(1999, 6, 1))).toBe(60);
    expect(utcOffsetMinutes('Europe/Berlin', Date.UTC(2037, 6, 1))).toBe(120);
    expect(utcOffsetMinutes('Europe/Berlin', Date.UTC(2050, 6, 1))).toBe(60);
    expect(utcOffsetMinutes('Asia/Shanghai', Date.UTC(2050, 6, 1))).toBe(480);
  });

  test('refuses what is no zone', () => {
    const message = 'no time zone "asia/shanghai" in the IANA time zone database';
    expect(() => utcOffsetMinutes('asia/shanghai', 0)).toThrow(new RangeError(message));
  });
});

describe('local time', () => {
  test('is what the clocks of the zone show', () => {
    expect(localTime('Asia/Kathmandu', Date.UTC(2025, 11, 31, 18, 15, 7))).toEqual({
      year: 2026,
      month: 1,
      day: 1,
      weekDay: 4,
      hour: 0,
      minute: 0,
      second: 7,
    });
    expect(localTime('UTC', Date.UTC(2026, 0, 4)).weekDay).toBe(7);
  });
});
