import { describe, expect, test } from 'vitest';
import { PlayStatistics, type TopPlays } from '../../emulator/play-statistics';

// In Shanghai it is January 15, 2026, 12:30.
const NOW = Date.UTC(2026, 0, 15, 4, 30);
const noonOf = (day: string) => Date.parse(`${day}T04:00:00Z`);
const EVERY_DAY: TopPlays = (day) => [{ mediaId: day, vv: 1 }];

function topOf(day: string, now = NOW, topPlays: TopPlays = EVERY_DAY): string[] {
  return new PlayStatistics(topPlays).topOf(noonOf(day), now).map(({ mediaId }) => mediaId);
}

describe('the plays of a day', () => {
  test('are those of its date, the most played media first', () => {
    const plays = {
      '2026-01-14': [
        { mediaId: 'few', vv: 1 },
        { mediaId: 'many', vv: 100 },
        { mediaId: 'asMany', vv: 100 },
        { mediaId: 'some', vv: 20 },
      ],
    };
    expect(topOf('2026-01-14', NOW, plays)).toEqual(['many', 'asMany', 'some', 'few']);
    expect(topOf('2026-01-13', NOW, plays)).toEqual([]);
    expect(plays['2026-01-14'][0].mediaId).toBe('few');
  });

  test('are those of the day of Shanghai on which the instant lies', () => {
    const statistics = new PlayStatistics(EVERY_DAY);
    const dayOf = (instant: number) => statistics.topOf(instant, NOW)[0].mediaId;
    expect(dayOf(Date.UTC(2026, 0, 12, 15, 59, 59))).toBe('2026-01-12');
    expect(dayOf(Date.UTC(2026, 0, 12, 16))).toBe('2026-01-13');
  });

  test('are of 1,000 media at most', () => {
    const many = Array.from({ length: 1_500 }, (_, index) => ({ mediaId: `m${index}`, vv: index }));
    const top = topOf('2026-01-14', NOW, () => many);
    expect(top).toHaveLength(1_000);
    expect([top[0], top[999]]).toEqual(['m1499', 'm500']);
  });

  test('are ready at nine in the morning of the next day', () => {
    const nine = Date.UTC(2026, 0, 15, 1);
    expect(topOf('2026-01-14', nine - 1)).toEqual([]);
    expect(topOf('2026-01-14', nine)).toEqual(['2026-01-14']);
    expect(topOf('2026-01-13', nine - 1)).toEqual(['2026-01-13']);
    expect(topOf('2026-01-15', NOW)).toEqual([]);
  });

  test('are kept for 180 days', () => {
    expect(topOf('2025-07-19')).toEqual(['2025-07-19']);
    expect(topOf('2025-07-18')).toEqual([]);
  });
});
