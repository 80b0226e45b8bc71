import Client, { $OpenApiUtil } from '@alicloud/openapi-core';
import { describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, seededRandom, type VodEmulator } from '../../emulator';
import { call, jobEntries, preload } from './support/caller';
import { started } from './support/emulators';

/** The vendor's own client, as its generated SDKs use it. */
function vendorClient(
  emulator: VodEmulator,
  credentials: Partial<typeof EMULATOR_CREDENTIALS> = {},
): (action: string, method: string, query: object) => Promise<unknown> {
  const client = new Client(
    new $OpenApiUtil.Config({
      ...EMULATOR_CREDENTIALS,
      ...credentials,
      type: 'sts',
      protocol: 'http',
      endpoint: new URL(emulator.endpoint).host,
    }),
  );
  return (action, method, query) =>
    client.callApi(
      new $OpenApiUtil.Params({
        action,
        method,
        version: '2017-03-21',
        protocol: 'HTTP',
        pathname: '/',
        authType: 'AK',
        style: 'RPC',
        reqBodyType: 'formData',
        bodyType: 'json',
      }),
      new $OpenApiUtil.OpenApiRequest({ query }),
      {} as Parameters<Client['callApi']>[2],
    );
}

describe('the client of the vendor', () => {
  test('submits media and asks for the job', async () => {
    const emulator = await started({ nonexistent: ['gone'] });
    const send = vendorClient(emulator);
    const query = { MediaIds: 'a,gone', TaskType: 'Preload', Formats: 'm3u8', UserData: '{"Extend":{"é ⏎":"()*~!\'+ %"}}' };
    const submitted = (await send('RefreshMediaPlayUrls', 'POST', query)) as { statusCode: number; body: Record<string, string> };
    expect(submitted).toMatchObject({ statusCode: 200, body: { NonExistMediaIds: 'gone' } });
    const jobs = await send('GetMediaRefreshJobs', 'GET', { MediaRefreshJobId: submitted.body.MediaRefreshJobId });
    expect(jobs).toMatchObject({ body: { MediaRefreshJobs: [{ MediaId: 'a', Status: 'success', UserData: query.UserData }] } });
  });

  test('searches media and asks for plays, tasks and the quota', async () => {
    const emulator = await started({
      library: [{ mediaId: 'a', createdAt: Date.UTC(2018, 6, 2), title: 'News (é) ?&=+' }],
      topPlays: () => [{ mediaId: 'a', vv: 5 }],
      preloadQueue: { urlsPerSecond: Infinity },
    });
    const send = vendorClient(emulator);
    const Match = "Title = 'NEWS (é) ?&=+' and CreationTime = ['2018-07-01T08:00:00Z','2018-08-01T08:00:00Z')";
    const found = await send('SearchMedia', 'POST', { Match, PageSize: 100 });
    expect(found).toMatchObject({ body: { Total: 1, MediaList: [{ MediaId: 'a' }] } });
    const BizDate = new Date(Date.now() - 3 * 24 * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
    expect(await send('DescribePlayTopVideos', 'POST', { BizDate })).toMatchObject({
      body: { TopPlayVideos: { TopPlayVideoStatis: [{ VideoId: 'a', VV: '5' }] } },
    });
    await send('RefreshMediaPlayUrls', 'POST', { MediaIds: 'a', TaskType: 'Preload', Formats: 'mp4', Definitions: 'HD' });
    expect(await send('DescribeVodRefreshTasks', 'POST', { ObjectType: 'preload' })).toMatchObject({
      body: { TotalCount: 1, Tasks: { Task: [{ ObjectPath: 'http://vod.example.com/a/HD-1.mp4', Status: 'Complete' }] } },
    });
    expect(await send('DescribeVodRefreshQuota', 'POST', {})).toMatchObject({ body: { PreloadQuota: '500', PreloadRemain: '499' } });
  });

  test('reads errors', async () => {
    const emulator = await started();
    await expect(vendorClient(emulator)('RefreshMediaPlayUrls', 'POST', { MediaIds: 'a' })).rejects.toMatchObject({
      code: 'MissingParameter',
    });
    const stranger = vendorClient(emulator, { accessKeySecret: 'wrong' });
    await expect(stranger('RefreshMediaPlayUrls', 'POST', { MediaIds: 'a' })).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
  });

  test('takes a throttle for one', async () => {
    const emulator = await started({ faults: [{ kind: 'throttle' }] });
    await expect(vendorClient(emulator)('GetMediaRefreshJobs', 'GET', { MediaRefreshJobId: 'a' })).rejects.toMatchObject({
      name: 'ThrottlingError',
      code: 'Throttling',
      statusCode: 503,
    });
  });
});

describe('an emulator', () => {
  test('draws the same identifiers for the same seed', async () => {
    const bodies = async (seed: number) => {
      const emulator = await started({ random: seededRandom(seed), jobDelay: [0, 10] });
      return [(await preload(emulator, ['a'])).body, (await preload(emulator, ['b'])).body];
    };
    const first = await bodies(5);
    expect(await bodies(5)).toEqual(first);
    expect(await bodies(6)).not.toEqual(first);
    expect(first[0].RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(first[0].RequestId).not.toBe(first[1].RequestId);
  });

  test('tells of the calls, but never of a secret', async () => {
    const emulator = await started();
    await preload(emulator, ['a']);
    await call(emulator, 'GetMediaRefreshJobs', {}, { accessKeySecret: 'wrong' });
    expect(emulator.calls).toEqual([
      expect.objectContaining({
        action: 'RefreshMediaPlayUrls',
        outcome: 'answered',
        done: true,
      }),
      expect.objectContaining({ action: 'GetMediaRefreshJobs', outcome: 'refused', done: false, code: 'SignatureDoesNotMatch' }),
    ]);
    expect(JSON.stringify(emulator.calls)).not.toContain(EMULATOR_CREDENTIALS.accessKeySecret);
    expect(JSON.stringify(emulator.calls)).not.toContain(EMULATOR_CREDENTIALS.securityToken);
  });

  test('has figures of every action from the start', async () => {
    const emulator = await started();
    expect(emulator.statistics()).toMatchObject({
      RefreshMediaPlayUrls: { total: 0, busiestSecond: 0 },
      GetMediaRefreshJobs: { total: 0 },
      DescribeVodRefreshTasks: { total: 0 },
      DescribeVodRefreshQuota: { total: 0 },
      SearchMedia: { total: 0 },
      DescribePlayTopVideos: { total: 0 },
    });
  });

  test('counts how often each media asset was submitted, unless the option is off', async () => {
    const emulator = await started({ nonexistent: ['x'] });
    await preload(emulator, ['a', 'x']);
    await preload(emulator, ['a', 'b']);
    expect(Object.fromEntries(emulator.submissions)).toEqual({ a: 2, b: 1 });
    const uncounted = await started({ countMedia: false });
    const { body } = await preload(uncounted, ['a', 'b']);
    expect(uncounted.submissions.size).toBe(0);
    expect((await jobEntries(uncounted, body.MediaRefreshJobId)).body.MediaRefreshJobs).toHaveLength(2);
  });

  test('forgets old jobs and their tasks beyond the number to keep', async () => {
    const emulator = await started({ keepJobs: 2 });
    const jobIds: string[] = [];
    for (const mediaId of ['a', 'b', 'c', 'd']) {
      jobIds.push((await preload(emulator, [mediaId], { Definitions: 'HD,SD' })).body.MediaRefreshJobId);
    }
    const known = await Promise.all(jobIds.map(async (id) => (await jobEntries(emulator, id)).body.MediaRefreshJobs.length));
    expect(known).toEqual([0, 0, 1, 1]);
    expect((await call(emulator, 'DescribeVodRefreshTasks')).body).toMatchObject({ TotalCount: 4 });
    expect((await call(emulator, 'DescribeVodRefreshTasks', { TaskId: '7042200001' })).body).toMatchObject({ TotalCount: 0 });
    expect(emulator.submissions.get('a')).toBe(1);
    expect(emulator.remainingUrls('Preload')).toBe(492);
  });
});
