import { describe, expect, test } from 'vitest';
import type { VodEmulator } from '../../../emulator';
import { call, preload } from '../support/caller';
import { started } from '../support/emulators';
import { ManualClock } from '../support/manual-clock';

async function quota(emulator: VodEmulator, clock?: ManualClock): Promise<object> {
  const { status, body } = await call(emulator, 'DescribeVodRefreshQuota', {}, clock && { now: () => clock.now() });
  expect(status).toBe(200);
  return body;
}

describe('DescribeVodRefreshQuota', () => {
  test('tells all quotas of the day, as text', async () => {
    expect(await quota(await started())).toEqual({
      UrlQuota: '2000',
      UrlRemain: '2000',
      DirQuota: '100',
      DirRemain: '100',
      PreloadQuota: '500',
      PreloadRemain: '500',
      BlockQuota: '500',
      blockRemain: '500',
      RequestId: expect.any(String),
    });
  });

  test('tells what is left after submissions, those that were refused not among them', async () => {
    const emulator = await started({ dailyUrls: { preload: 5 } });
    await preload(emulator, ['a', 'b'], { Definitions: 'HD,SD' });
    await preload(emulator, ['c'], { Definitions: 'HD,SD' });
    await preload(emulator, ['a', 'b', 'c'], { TaskType: 'Refresh' });
    expect(await quota(emulator)).toMatchObject({ PreloadQuota: '5', PreloadRemain: '1', UrlQuota: '2000', UrlRemain: '1997' });
  });

  test('tells what other callers of the account leave', async () => {
    const emulator = await started();
    expect(emulator.spendUrls('Preload', 300)).toBe(300);
    expect(await quota(emulator)).toMatchObject({ PreloadRemain: '200', UrlRemain: '2000' });
    expect(emulator.spendUrls('Preload', 300)).toBe(200);
    expect(emulator.spendUrls('Refresh', 0)).toBe(0);
    expect(await quota(emulator)).toMatchObject({ PreloadRemain: '0', UrlRemain: '2000' });
    expect(emulator.urlsInFlight).toBe(0);
    const { body } = await preload(emulator, ['a']);
    expect((await call(emulator, 'GetMediaRefreshJobs', { MediaRefreshJobId: body.MediaRefreshJobId })).body.MediaRefreshJobs).toEqual([
      expect.objectContaining({ Status: 'fail', ErrorCode: 'PreloadQueueFull' }),
    ]);
  });

  test('tells the whole quota again at midnight', async () => {
    const clock = new ManualClock(Date.UTC(2026, 0, 15, 15, 59, 59));
    const emulator = await started({ clock });
    emulator.spendUrls('Preload', 500);
    expect(await quota(emulator, clock)).toMatchObject({ PreloadRemain: '0' });
    clock.advance(1_000);
    expect(await quota(emulator, clock)).toMatchObject({ PreloadRemain: '500' });
  });

  test('tells a large number where there is no limit, whatever was spent', async () => {
    const emulator = await started({ dailyUrls: { preload: 0, refresh: Infinity } });
    expect(emulator.spendUrls('Preload', 1_000_000)).toBe(1_000_000);
    expect(await quota(emulator)).toMatchObject({
      PreloadQuota: '2147483647',
      PreloadRemain: '2147483647',
      UrlQuota: '2147483647',
      UrlRemain: '2147483647',
    });
  });

  test('takes no parameters', async () => {
    expect((await call(await started(), 'DescribeVodRefreshQuota', { DomainName: 'a' })).body).toMatchObject({ Code: 'InvalidParameter' });
  });

  test.each([-1, 1.5, NaN, Infinity])('is not spent in such amounts: %s', async (urls) => {
    const emulator = await started();
    expect(() => emulator.spendUrls('Preload', urls)).toThrow(RangeError);
    expect(emulator.remainingUrls('Preload')).toBe(500);
  });
});
