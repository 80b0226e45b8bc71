import { describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS } from '../../emulator';
import { call, jobEntries, preload } from './support/caller';
import { started } from './support/emulators';
import { ManualClock } from './support/manual-clock';

describe('the protocol', () => {
  test.each([
    ['an unknown action', 'RefreshMediaUrls', {}, 404, 'InvalidAction.NotFound'],
    ['a name that every object has', 'constructor', {}, 404, 'InvalidAction.NotFound'],
    ['another path', 'RefreshMediaPlayUrls', { path: '/v1' }, 404, 'InvalidAction.NotFound'],
    ['another version', 'RefreshMediaPlayUrls', { version: '2017-03-22' }, 400, 'InvalidVersion'],
    ['no version', 'RefreshMediaPlayUrls', { version: '' }, 400, 'MissingVersion'],
    ['no action', '', {}, 400, 'MissingAction'],
    ['another method', 'RefreshMediaPlayUrls', { method: 'PUT' }, 405, 'UnsupportedHTTPMethod'],
  ])('refuses %s', async (_, action, options, status, code) => {
    const emulator = await started();
    const answer = await call(emulator, action, { MediaIds: 'a', TaskType: 'Preload' }, options);
    expect(answer).toMatchObject({ status, body: { Code: code } });
    expect(emulator.calls[0]).toMatchObject({ action, outcome: 'refused' });
    expect(emulator.statistics()[action].total).toBe(1);
  });

  test('answers errors as the gateway does', async () => {
    const emulator = await started();
    const { headers, body } = await call(emulator, 'RefreshMediaPlayUrls', { MediaIds: 'a' });
    expect(headers).toMatchObject({ 'content-type': 'application/json;charset=utf-8', 'x-acs-request-id': body.RequestId });
    expect(body).toEqual({
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      HostId: new URL(emulator.endpoint).host,
      Code: 'MissingParameter',
      Message: 'The input parameter "TaskType" that is mandatory for processing this request is not supplied.',
      Recommend: `https://api.aliyun.com/troubleshoot?q=MissingParameter&product=vod&requestId=${body.RequestId}`,
    });
  });
});

describe('the actions of cn-shanghai', () => {
  const READS: [string, Record<string, string>][] = [
    ['DescribePlayTopVideos', { BizDate: '2020-01-01T00:00:00Z' }],
    ['DescribeVodRefreshTasks', {}],
    ['DescribeVodRefreshQuota', {}],
  ];

  test.each(READS)('are served: %s', async (action, query) => {
    expect((await call(await started(), action, query)).status).toBe(200);
  });

  test.each(READS)('are not found elsewhere: %s', async (action, query) => {
    const emulator = await started({ shanghaiOnlyActions: false });
    expect(await call(emulator, action, query)).toMatchObject({ status: 404, body: { Code: 'InvalidAction.NotFound' } });
    expect(emulator.calls[0]).toMatchObject({ action, outcome: 'refused', done: false });
  });

  test('leave the others where they are', async () => {
    const emulator = await started({ shanghaiOnlyActions: false });
    expect((await preload(emulator, ['a'])).status).toBe(200);
    expect((await jobEntries(emulator, 'x')).status).toBe(200);
    expect((await call(emulator, 'SearchMedia')).status).toBe(200);
  });
});

describe('the limit on calls', () => {
  test('drops the call that is one too many in a second', async () => {
    const clock = new ManualClock();
    const emulator = await started({ clock, maxQps: 2 });
    const statuses: number[] = [];
    for (const wait of [0, 500, 499, 1]) {
      clock.advance(wait);
      statuses.push((await preload(emulator, ['a'], {}, { now: () => clock.now() })).status);
    }
    expect(statuses).toEqual([200, 200, 503, 200]);
    expect(emulator.calls[2]).toMatchObject({ outcome: 'throttled', code: 'Throttling', done: false });
    expect(emulator.statistics().RefreshMediaPlayUrls).toMatchObject({ total: 4, throttled: 1, busiestSecond: 3 });
    expect(emulator.submissions.get('a')).toBe(3);
  });

  test('counts refused parameters, but no call that is not properly signed', async () => {
    const emulator = await started({ clock: new ManualClock(Date.now()), maxQps: 1 });
    expect((await preload(emulator, ['a'], {}, { accessKeySecret: 'wrong' })).body.Code).toBe('SignatureDoesNotMatch');
    expect((await preload(emulator, ['a'], { TaskType: 'x' })).body.Code).toBe('InvalidParameter');
    expect((await preload(emulator, ['a'])).body.Code).toBe('Throttling');
  });

  test('comes before the faults, which count only calls that passed it', async () => {
    const emulator = await started({
      clock: new ManualClock(Date.now()),
      maxQps: { RefreshMediaPlayUrls: 1, GetMediaRefreshJobs: 0 },
      faults: [{ kind: 'server-error', when: { callNumber: 2 } }],
    });
    const codes = [
      (await preload(emulator, ['a'])).body.Code,
      (await preload(emulator, ['a'])).body.Code,
      (await jobEntries(emulator, 'x')).body.Code,
    ];
    expect(codes).toEqual([undefined, 'Throttling', 'InternalError']);
  });
});

test.each([true, false])('the message of an error repeats the headers, the session token first: %s', async (echoesHeaders) => {
  const emulator = await started({ echoesHeaders, faults: [{ kind: 'server-error' }] });
  const { body } = await call(emulator, 'DescribeVodRefreshQuota', {});
  const message = String((body as { Message?: unknown }).Message);
  expect(message.slice(0, 100).includes(EMULATOR_CREDENTIALS.securityToken)).toBe(echoesHeaders);
});
