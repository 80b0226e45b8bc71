import { describe, expect, test } from 'vitest';
import { DailyQuota } from '../../emulator/daily-quota';

const NOON = Date.UTC(2026, 0, 15, 12);

describe('the quota of a day', () => {
  test('counts preloads and refreshes apart', () => {
    const quota = new DailyQuota({ preload: 500, refresh: 2_000 });
    quota.spend('Preload', 120, NOON);
    expect(quota.remaining('Preload', NOON)).toBe(380);
    expect(quota.remaining('Refresh', NOON)).toBe(2_000);
  });

  test('is whole again at midnight in Shanghai', () => {
    const quota = new DailyQuota({ preload: 500, refresh: 2_000 });
    quota.spend('Preload', 500, NOON);
    expect(quota.remaining('Preload', Date.UTC(2026, 0, 15, 15, 59, 59, 999))).toBe(0);
    expect(quota.remaining('Preload', Date.UTC(2026, 0, 15, 16))).toBe(500);
  });

  test('starts anew when it is spent first thing in a day', () => {
    const quota = new DailyQuota({ preload: 500, refresh: 2_000 });
    quota.spend('Refresh', 1_999, NOON);
    quota.spend('Refresh', 1, NOON + 24 * 3_600_000);
    expect(quota.remaining('Refresh', NOON + 24 * 3_600_000)).toBe(1_999);
  });

  test('is told apart from what is left of it', () => {
    const quota = new DailyQuota({ preload: 500, refresh: 2_000 });
    quota.spend('Preload', 120, NOON);
    expect([quota.limit('Preload'), quota.limit('Refresh')]).toEqual([500, 2_000]);
  });

  test.each([0, Infinity])('is off at %s', (urls) => {
    const quota = new DailyQuota({ preload: urls, refresh: urls });
    expect(quota.limit('Preload')).toBe(Infinity);
    quota.spend('Preload', 1_000_000, NOON);
    expect(quota.remaining('Preload', NOON)).toBe(Infinity);
  });
});
