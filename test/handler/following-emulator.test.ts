import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, VodEmulator, type VodEmulatorOptions } from '../../emulator';
import { systemClock } from '../../handler/clock';
import { createHandler } from '../../handler/index';
import type { Report } from '../../handler/report';
import { RunError } from '../../handler/run-error';
import { createTransport } from '../../handler/transport';
import type { Job } from '../../src/job/job';
import { jobOf, mediaFor, mediaId, mediaIds, timerEvent } from './support/fixture';

const running: VodEmulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

async function start(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
  const emulator = await VodEmulator.start(options);
  running.push(emulator);
  return emulator;
}

/** Runs a job on the real clock, over the real network; the pauses between questions are at most half of what is left. */
async function run(emulator: VodEmulator, { task, ...more }: Partial<Job>, media = 3, timeout = 8): Promise<Report> {
  const handler = createHandler({
    clock: systemClock,
    random: () => 0.5,
    nonce: randomUUID,
    connect: createTransport,
    write: () => undefined,
    environment: { VOD_ENDPOINT: emulator.endpoint, MAX_QPS: '50' },
  });
  const job = jobOf(
    mediaIds(media),
    { version: 2, ...more },
    { formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'], streamTypes: ['video'], ...task },
  );
  return handler(timerEvent(job), { credentials: EMULATOR_CREDENTIALS, function: { timeout } }).catch((error: unknown) => {
    if (error instanceof RunError) {
      return error.report;
    }
    throw error;
  });
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
