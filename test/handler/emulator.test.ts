import { afterEach, describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, type Fault, type VodEmulator, type VodEmulatorOptions } from '../../emulator';
import type { Report } from '../../handler/report';
import { type EmulatedRunOptions, Emulators } from './support/emulated';
import { Fixture, jobOf, mediaFor, mediaId, mediaIds } from './support/fixture';

const emulators = new Emulators();

afterEach(() => emulators.closeAll());

function start(options: VodEmulatorOptions = {}): Promise<VodEmulator> {
  return emulators.startWithLimits({ dailyUrls: 'off', preloadQueue: 'off', ...options });
}

function run(emulator: VodEmulator, job: unknown, { environment, ...options }: EmulatedRunOptions = {}): Promise<Report> {
  return emulators.run(emulator, job, { environment: { MAX_QPS: '50', ...environment }, ...options });
}

const TASK = { formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'], streamTypes: ['video'], sliceFlag: true, sliceCount: 3 };

describe('against the emulator', () => {
  test('every parameter and the signature are taken, and the URLs are as estimated', async () => {
    const emulator = await start({ nonexistent: [mediaId(1)], forbidden: [mediaId(2)] });
    const job = jobOf(mediaIds(30), {}, { ...TASK, resultType: 'Single', userData: '{"Extend":{"name":"é (*)\'!~ &=+"}}' });
    const report = await run(emulator, job);
    expect(report.counts).toEqual({ selected: 30, duplicates: 0, submitted: 28, nonexistent: 1, forbidden: 1, failed: 0, skipped: 0 });
    expect(report.urls).toEqual({ estimated: 300, submitted: 280 });
    expect(emulator.calls[0].parameters).toMatchObject({ UserData: '{"Extend":{"name":"é (*)\'!~ &=+"}}', SliceFlag: 'true', SliceCount: '3' });
    expect([...emulator.submissions.values()].every((times) => times === 1)).toBe(true);
  });

  test("a pace above the account's limit is throttled, slows down and loses nothing", async () => {
    const emulator = await start({ maxQps: 4 });
    const report = await run(emulator, jobOf(mediaIds(12), {}, TASK), { environment: { MAX_URLS_PER_BATCH: '1', MAX_QPS: '8' } });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 12 }, possibleDuplicates: { total: 0 } });
    expect(report.calls.throttled).toBeGreaterThan(0);
    expect([...emulator.submissions.values()]).toEqual(Array<number>(12).fill(1));
  });

  const once = { when: { callNumber: 1 }, action: 'RefreshMediaPlayUrls' } as const;
  test.each<[Fault, number, number]>([
    [{ kind: 'throttle', ...once }, 1, 0],
    [{ kind: 'server-error', ...once }, 1, 0],
    [{ kind: 'reset-before-acceptance', ...once }, 1, 3],
    [{ kind: 'reset-after-acceptance', ...once }, 2, 3],
    [{ kind: 'garbage', ...once }, 2, 3],
    [{ kind: 'truncated', ...once }, 2, 3],
    [{ kind: 'job-id-missing', ...once }, 2, 3],
  ])('after $kind every media is submitted, and the report tells which perhaps twice', async (fault, times, possibleDuplicates) => {
    const emulator = await start({ faults: [fault] });
    const report = await run(emulator, jobOf(mediaIds(3)));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 3 }, possibleDuplicates: { total: possibleDuplicates }, unconfirmed: 0 });
    expect([...emulator.submissions.values()]).toEqual([times, times, times]);
  });

  test.each<[string, Fault]>([
    ['InvalidSecurityToken.Expired', { kind: 'credentials-expired' }],
    ['Forbidden', { kind: 'forbidden' }],
  ])('%s stops the run', async (_, fault) => {
    const emulator = await start({ faults: [fault] });
    const report = await run(emulator, jobOf(mediaIds(45)), { environment: { MAX_QPS: '1' } });
    expect(report).toMatchObject({ outcome: 'failed', calls: { total: 1 }, counts: { failed: 20, skipped: 25 } });
  });

  test('a wrong secret stops the run', async () => {
    const emulator = await start();
    const report = await run(emulator, jobOf(mediaIds(3)), { credentials: { ...EMULATOR_CREDENTIALS, accessKeySecret: 'wrong' } });
    expect(mediaFor(report, 'failed', 'SignatureDoesNotMatch')).toEqual(mediaIds(3));
  });

  test('refused media stand alone', async () => {
    const emulator = await start({ faults: [{ kind: 'parameter-refused', mediaIds: [mediaId(4), mediaId(17)] }] });
    const report = await run(emulator, jobOf(mediaIds(20)));
    expect(report.counts).toMatchObject({ submitted: 18, failed: 2 });
    expect([...mediaFor(report, 'failed', 'InvalidParameter')].sort()).toEqual([mediaId(4), mediaId(17)]);
  });

  test('an entry that fails is failed with its code, and entries that never come are unconfirmed', async () => {
    const emulator = await start({
      faults: [
        { kind: 'entry-failed', code: 'TranscodeMissing', mediaIds: [mediaId(1)] },
        { kind: 'job-missing', mediaIds: [mediaId(2)] },
      ],
    });
    const report = await run(emulator, jobOf(mediaIds(3)), { timeout: 5 });
    expect(mediaFor(report, 'failed', 'TranscodeMissing')).toEqual([mediaId(1)]);
    expect(report).toMatchObject({ counts: { submitted: 2 }, unconfirmed: 1 });
  });

  describe('whose day is spent', () => {
    const spent = (options: VodEmulatorOptions = {}) => start({ dailyUrls: { preload: 50 }, ...options });
    const job = jobOf(mediaIds(8), {}, TASK);

    test('the run ends at once as skipped: account quota', async () => {
      const emulator = await spent();
      const report = await run(emulator, job, { timeout: 600 });
      expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 5, skipped: 3 }, urls: { submitted: 50 } });
      expect(mediaFor(report, 'skipped', 'account quota')).toHaveLength(3);
      expect(report.hints.join()).toMatch(/used up.*midnight in Shanghai/);
      expect(emulator.statistics().DescribeVodRefreshQuota.total).toBe(1);
      expect(emulators.clock.elapsed()).toBeLessThan(10_000);
    });

    test('with a rest that no media asset fits into, too', async () => {
      const report = await run(await spent({ dailyUrls: { preload: 59 } }), job, { timeout: 600 });
      expect(mediaFor(report, 'skipped', 'account quota')).toHaveLength(3);
    });

    test.each<[string, VodEmulatorOptions]>([
      ['where the quota is not served', { shanghaiOnlyActions: false }],
      ['where the role may not ask', { faults: [{ kind: 'forbidden', action: 'DescribeVodRefreshQuota' }] }],
    ])('%s the run waits for the queue, and says why', async (_, options) => {
      const emulator = await spent(options);
      const report = await run(emulator, job, { timeout: 100 });
      expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 5, skipped: 3 } });
      expect(mediaFor(report, 'skipped', 'queue full')).toHaveLength(3);
      expect(report.hints.join()).toMatch(/did not tell.*waited for the queue.*vod:DescribeVodRefreshQuota/);
      expect(emulator.statistics().DescribeVodRefreshQuota.total).toBe(1);
    });

    test('elsewhere than in cn-shanghai the quota is asked for only where a status region is set', async () => {
      const environment = { VOD_ENDPOINT: 'https://vod.eu-central-1.aliyuncs.com', VOD_REGION: 'eu-central-1' };
      const asked: string[] = [];
      const fixture = (more: Record<string, string>) =>
        new Fixture({
          timeout: 60,
          environment: { ...environment, ...more },
          jobError: () => 'PreloadQueueFull',
          fault: (call) => {
            asked.push(call.action);
            return call.action === 'DescribeVodRefreshQuota' ? { status: 200, body: { UrlRemain: '0', PreloadRemain: '0' } } : undefined;
          },
        });
      expect(mediaFor(await fixture({}).run(jobOf(mediaIds(2))), 'skipped', 'queue full')).toHaveLength(2);
      expect(asked).not.toContain('DescribeVodRefreshQuota');
      const status = { VOD_STATUS_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com' };
      expect(mediaFor(await fixture(status).run(jobOf(mediaIds(2))), 'skipped', 'account quota')).toHaveLength(2);
    });
  });

  test('a queue that is full while the day is not spent is waited for', async () => {
    const emulator = await start({ preloadQueue: { length: 50, urlsPerSecond: 1 } });
    const report = await run(emulator, jobOf(mediaIds(8), {}, TASK), { timeout: 600 });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 8 } });
    expect(emulator.statistics().DescribeVodRefreshQuota.total).toBeGreaterThan(0);
  });
});
