import Client, { $OpenApiUtil } from '@alicloud/openapi-core';
import { describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, seededRandom, type VodEmulator } from '../../emulator';
import { call, preload } from './support/caller';
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
        number: 1,
        action: 'RefreshMediaPlayUrls',
        method: 'POST',
        outcome: 'answered',
        done: true,
        accessKeyId: 'emulator-access-key-id',
      }),
      expect.objectContaining({ number: 2, action: 'GetMediaRefreshJobs', outcome: 'refused', done: false, code: 'SignatureDoesNotMatch' }),
    ]);
    expect(emulator.calls[1].accessKeyId).toBeUndefined();
    expect(JSON.stringify(emulator.calls)).not.toContain(EMULATOR_CREDENTIALS.accessKeySecret);
    expect(JSON.stringify(emulator.calls)).not.toContain(EMULATOR_CREDENTIALS.securityToken);
  });

  test('has figures of every action from the start', async () => {
    const emulator = await started();
    expect(emulator.statistics()).toMatchObject({
      RefreshMediaPlayUrls: { total: 0, busiestSecond: 0 },
      GetMediaRefreshJobs: { total: 0 },
    });
  });
});
