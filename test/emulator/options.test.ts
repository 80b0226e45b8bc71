import { describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, type VodEmulatorOptions } from '../../emulator';
import { readOptions } from '../../emulator/options';

describe('options', () => {
  test('left out are those of the documentation, where it has any', () => {
    expect(readOptions({})).toMatchObject({
      maxQps: 50,
      dailyUrls: { preload: 500, refresh: 2_000 },
      preloadQueue: { length: 100, urlsPerSecond: 100 },
      quotaHoursAheadOfUtc: 8,
      jobDelay: [0, 100],
      latency: 0,
      strict: true,
      throttling: {},
      library: [],
      shanghaiOnlyActions: true,
      keepJobs: Infinity,
      countMedia: true,
    });
    expect(Object.keys(readOptions({}).credentials)).toEqual([EMULATOR_CREDENTIALS.accessKeyId]);
  });

  test('given as undefined are left out', () => {
    expect(readOptions({ maxQps: undefined, dailyUrls: { preload: undefined }, preloadQueue: undefined })).toMatchObject({
      maxQps: 50,
      dailyUrls: { preload: 500 },
      preloadQueue: { length: 100 },
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

  test.each<[VodEmulatorOptions, string]>([
    [{ maxQps: -1 }, 'maxQps: -1'],
    [{ maxQps: { GetMediaRefreshJobs: NaN } }, 'GetMediaRefreshJobs: NaN'],
    [{ dailyUrls: { preload: -1 } }, 'dailyUrls.preload: -1'],
    [{ dailyUrls: { refresh: -1 } }, 'dailyUrls.refresh: -1'],
    [{ preloadQueue: { length: -1 } }, 'preloadQueue.length: -1'],
    [{ preloadQueue: { urlsPerSecond: 0 } }, 'preloadQueue.urlsPerSecond: 0'],
    [{ refreshMilliseconds: -1 }, 'refreshMilliseconds: -1'],
    [{ latency: -1 }, 'latency: -1'],
    [{ latency: [20, 10] }, 'latency: from 20 to 10'],
    [{ jobDelay: [NaN, 10] }, 'jobDelay: NaN'],
    [{ keepCalls: 0 }, 'keepCalls: 0'],
    [{ keepCalls: 1.5 }, 'keepCalls: 1.5'],
    [{ keepJobs: 0 }, 'keepJobs: 0'],
    [{ keepJobs: 1.5 }, 'keepJobs: 1.5'],
    [{ keepJobs: NaN }, 'keepJobs: NaN'],
  ])('that make no sense are refused: %j', (options, problem) => {
    expect(() => readOptions(options)).toThrow(RangeError);
    expect(() => readOptions(options)).toThrow(problem);
  });
});
