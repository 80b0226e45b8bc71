import { describe, expect, test } from 'vitest';
import type { VodEmulatorOptions } from '../../emulator';
import { readOptions } from '../../emulator/options';

describe('options', () => {
  test('left out are those of the documentation, where it has any', () => {
    expect(readOptions({})).toMatchObject({
      maxQps: 50,
      dailyUrls: { preload: 500, refresh: 2_000 },
      preloadQueue: { length: 100, urlsPerSecond: 100 },
      jobDelay: [0, 100],
      latency: 0,
      library: [],
      shanghaiOnlyActions: true,
      keepJobs: Infinity,
      countMedia: true,
    });
  });

  test('given in part keep the other defaults', () => {
    expect(readOptions({ dailyUrls: { preload: 10 }, preloadQueue: { urlsPerSecond: 1 } })).toMatchObject({
      dailyUrls: { preload: 10, refresh: 2_000 },
      preloadQueue: { length: 100, urlsPerSecond: 1 },
    });
  });

  test('turn quota and queue off', () => {
    expect(readOptions({ dailyUrls: 'off', preloadQueue: 'off' })).toMatchObject({
      dailyUrls: { preload: Infinity, refresh: Infinity },
      preloadQueue: { length: Infinity, urlsPerSecond: Infinity },
    });
  });

  test.each<VodEmulatorOptions>([
    { maxQps: -1 },
    { maxQps: { GetMediaRefreshJobs: NaN } },
    { dailyUrls: { preload: -1 } },
    { dailyUrls: { refresh: NaN } },
    { preloadQueue: { length: -1 } },
    { refreshMilliseconds: -1 },
    { latency: -1 },
    { jobDelay: [NaN, 10] },
  ])('below 0 are refused: %j', (options) => {
    const [name] = Object.keys(options);
    expect(() => readOptions(options)).toThrow(RangeError);
    expect(() => readOptions(options)).toThrow(`${name}: every number must be 0 or more, got `);
  });

  test.each<VodEmulatorOptions>([{ preloadQueue: { urlsPerSecond: 0 } }, { keepCalls: 0 }, { keepJobs: 0 }, { keepJobs: NaN }])(
    'of 0 are refused: %j',
    (options) => {
      expect(() => readOptions(options)).toThrow(RangeError);
    },
  );
});
