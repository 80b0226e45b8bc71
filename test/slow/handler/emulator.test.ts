import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, VodEmulator, type Fault, type VodEmulatorOptions } from '../../../emulator';
import { systemClock } from '../../../handler/clock';
import { createHandler } from '../../../handler/index';
import type { Report } from '../../../handler/report';
import { RunError } from '../../../handler/run-error';
import { createTransport } from '../../../handler/transport';
import { jobOf, mediaFor, mediaIds, timerEvent } from '../../handler/support/fixture';

const running: VodEmulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

async function start(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
  const emulator = await VodEmulator.start({ dailyUrls: 'off', preloadQueue: 'off', ...options });
  running.push(emulator);
  return emulator;
}

/** Runs a job on the real clock, over the real network. */
async function run(emulator: VodEmulator, job: unknown, { timeout = 60, environment = {} } = {}): Promise<Report> {
  const handler = createHandler({
    clock: systemClock,
    random: () => 0.5,
    nonce: randomUUID,
    connect: createTransport,
    write: () => undefined,
    environment: { VOD_ENDPOINT: emulator.endpoint, VOD_REGION: 'cn-shanghai', MAX_QPS: '50', ...environment },
  });
  return handler(timerEvent(job), { credentials: EMULATOR_CREDENTIALS, function: { timeout } }).catch((error: unknown) => {
    if (error instanceof RunError) {
      return error.report;
    }
    throw error;
  });
}

const TASK = { formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'], streamTypes: ['video'], sliceFlag: true, sliceCount: 3 };

describe('against the emulator, on the real clock', () => {
  test("no call is dropped at the account's own limit", async () => {
    const emulator = await start({ latency: [1, 30] });
    const report = await run(emulator, jobOf(mediaIds(160), {}, TASK), { environment: { MAX_URLS_PER_BATCH: '1' } });
    expect(report).toMatchObject({ outcome: 'ok', calls: { throttled: 0, retried: 0 } });
    const { RefreshMediaPlayUrls: submissions } = emulator.statistics();
    expect(submissions).toMatchObject({ total: 160, throttled: 0 });
    expect(submissions.busiestSecond).toBeLessThanOrEqual(50);
  });

  test.each<[Fault, string]>([
    [{ kind: 'hang', action: 'RefreshMediaPlayUrls' }, 'AnswerLost'],
    [{ kind: 'slow-drip', action: 'RefreshMediaPlayUrls', milliseconds: 100 }, 'AnswerLost'],
  ])('with $kind there is a report all the same', async (fault, reason) => {
    const emulator = await start({ faults: [fault] });
    const report = await run(emulator, jobOf(mediaIds(3)), { timeout: 2 });
    expect(mediaFor(report, 'failed', reason)).toEqual(mediaIds(3));
  });
});
