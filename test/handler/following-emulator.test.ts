import { afterEach, describe, expect, test } from 'vitest';
import type { VodEmulator, VodEmulatorOptions } from '../../emulator';
import type { Report } from '../../handler/report';
import type { Job } from '../../src/job/job';
import { Emulators } from './support/emulated';
import { jobOf, mediaFor, mediaId, mediaIds } from './support/fixture';

const emulators = new Emulators();

afterEach(() => emulators.closeAll());

const start = (options: VodEmulatorOptions = {}) => emulators.startWithLimits(options);

/** Runs a job of four URLs a media. */
function run(emulator: VodEmulator, { task, ...more }: Partial<Job>, media = 3): Promise<Report> {
  const streams = { formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'], streamTypes: ['video'] };
  return emulators.run(emulator, jobOf(mediaIds(media), { version: 2, ...more }, { ...streams, ...task }), { environment: { MAX_QPS: '50' } });
}

describe('against the emulator, a run', () => {
  test('with verification of completion counts what became of its URLs, by pages and by IDs', async () => {
    const emulator = await start({
      urlFails: (url) => url.includes(mediaId(1)) && url.includes('mp4'),
      urlStalls: (url) => url.includes(mediaId(2)),
    });
    const report = await run(emulator, { verification: { level: 'completion' } }, 20);
    expect(report).toMatchObject({
      counts: { submitted: 19, failed: 1 },
      unfinished: 1,
      urls: { submitted: 80, refreshing: 4, complete: 74, failed: 2 },
    });
    expect(mediaFor(report, 'failed', 'url failed')).toEqual([mediaId(1)]);
    const asked = emulator.calls.filter(({ action }) => action === 'DescribeVodRefreshTasks').map(({ parameters }) => 'TaskId' in parameters);
    expect(new Set(asked)).toEqual(new Set([true, false]));
  });

  test('refreshes, then preloads, and costs both quotas', async () => {
    const emulator = await start();
    const report = await run(emulator, { task: { taskType: 'RefreshThenPreload' } }, 10);
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 10 }, urls: { estimated: 80, submitted: 80 } });
    expect([emulator.remainingUrls('Refresh'), emulator.remainingUrls('Preload')]).toEqual([1_960, 460]);
    expect([...emulator.submissions.values()]).toEqual(Array<number>(10).fill(2));
  });

  test("keeps to what others left of the account's quota", async () => {
    const emulator = await start();
    emulator.spendUrls('Preload', 470);
    const report = await run(emulator, { withinAccountQuota: true }, 20);
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 7, skipped: 13 } });
    expect(mediaFor(report, 'skipped', 'account quota')).toEqual(mediaIds(20).slice(7));
    expect(emulator.remainingUrls('Preload')).toBe(2);
  });

  test('goes on without what the region does not tell', async () => {
    const emulator = await start({ shanghaiOnlyActions: false });
    const report = await run(emulator, { withinAccountQuota: true, verification: { level: 'completion' } });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 3 }, unfinished: 3 });
    expect(report.hints.filter((hint) => hint.includes('documented for cn-shanghai only'))).toHaveLength(2);
  });

  test('with a bound of URLs under way never meets a full queue', async () => {
    const emulator = await start({ preloadQueue: { length: 40, urlsPerSecond: 100 } });
    const report = await run(emulator, { maxUrlsInFlight: 40 }, 20);
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 20 } });
    expect([...emulator.submissions.values()]).toEqual(Array<number>(20).fill(1));
  });
});
