import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import OpenApiUtil from '@alicloud/openapi-core/dist/utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
// @ts-expect-error a plain module of the example, without types
import { handler, invocation, jobFor, transcodedMedia } from '../../../examples/after-transcode/function/index.mjs';
import { readEvent } from '../../../handler/event';
import { acceptJob } from '../../../src/rules/accept-job';

const EVENTS = JSON.parse(readFileSync(join(__dirname, 'transcode-complete.json'), 'utf8'));
const MEDIA = '43a9f174bdf0e6a3c1d25b7f88e90a11';

const ENVIRONMENT = { PREFETCHER: 'warmer', SCHEDULE: 'after-transcode/Relay', TASK: '{"taskType":"Preload","formats":["m3u8"]}' };
const CONTEXT = {
  accountId: '1000000000000001',
  region: 'cn-shanghai',
  credentials: { accessKeyId: 'STS.key', accessKeySecret: 'sesame', securityToken: 'token' },
};

/** The recorded event with other fields in VOD's callback. */
function withCallback(change: object, encode: (text: string) => string = (text) => text) {
  const [event] = EVENTS;
  const body = JSON.stringify({ ...JSON.parse(event.data.messageBody), ...change });
  return { ...event, data: { ...event.data, messageBody: encode(body) } };
}

describe('the media of a batch of callbacks', () => {
  test('are those that are transcoded, each once', () => {
    expect(transcodedMedia(EVENTS)).toEqual([MEDIA]);
    expect(transcodedMedia([...EVENTS, withCallback({ VideoId: 'other' }), ...EVENTS])).toEqual([MEDIA, 'other']);
  });

  test('are read from one event as well, and from a message in Base64', () => {
    expect(transcodedMedia(EVENTS[0])).toEqual([MEDIA]);
    expect(transcodedMedia([withCallback({}, (text) => Buffer.from(text).toString('base64'))])).toEqual([MEDIA]);
  });

  test.each([
    ['a single stream', withCallback({ EventType: 'StreamTranscodeComplete' })],
    ['a transcoding that failed', withCallback({ Status: 'fail' })],
    ['another event', withCallback({ EventType: 'FileUploadComplete' })],
    ['a message that is no JSON', withCallback({}, () => 'TEST')],
    ['an event without a message', { ...EVENTS[0], data: {} }],
  ])('are none for %s', (_, event) => {
    expect(transcodedMedia([event])).toEqual([]);
  });
});

test('the job is one that the prefetcher takes, as the whole event', () => {
  const { job, triggerTime } = readEvent(invocation(jobFor([MEDIA], ENVIRONMENT), 'warmer', CONTEXT).body);

  expect(triggerTime).toBeUndefined();
  expect(acceptJob(job)).toMatchObject({
    schedule: 'after-transcode/Relay',
    selection: { type: 'ids', ids: [MEDIA] },
    task: { taskType: 'Preload', formats: ['m3u8'] },
  });
});

test("the invocation is asynchronous, and signed as the vendor's own code signs it", () => {
  const { url, method, headers, body } = invocation(jobFor([MEDIA], ENVIRONMENT), 'warmer', CONTEXT, new Date('2026-03-01T07:50:00.123Z'), 'nonce');

  expect(url).toBe('https://1000000000000001.cn-shanghai.fc.aliyuncs.com/2023-03-30/functions/warmer/invocations');
  expect(method).toBe('POST');
  expect(headers['x-fc-invocation-type']).toBe('Async');
  expect(headers['x-acs-date']).toBe('2026-03-01T07:50:00Z');
  const request = { method, pathname: new URL(url).pathname, query: {}, headers: { ...headers, host: new URL(url).host } };
  const hash = OpenApiUtil.hash(Buffer.from(body), 'ACS3-HMAC-SHA256').toString('hex');
  expect(headers['x-acs-content-sha256']).toBe(hash);
  expect(headers.authorization).toBe(
    OpenApiUtil.getAuthorization(
      request as unknown as Parameters<typeof OpenApiUtil.getAuthorization>[0],
      'ACS3-HMAC-SHA256',
      hash,
      CONTEXT.credentials.accessKeyId,
      CONTEXT.credentials.accessKeySecret,
    ),
  );
});

describe('the relay', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  function answering(status: number, text = '') {
    const fetch = vi.fn<(url: string, request: { body: string }) => Promise<Response>>(async () => new Response(text, { status }));
    vi.stubGlobal('fetch', fetch);
    Object.entries(ENVIRONMENT).forEach(([name, value]) => vi.stubEnv(name, value));
    return fetch;
  }

  test('invokes the prefetcher once for a batch', async () => {
    const fetch = answering(202);

    expect(await handler(Buffer.from(JSON.stringify([...EVENTS, withCallback({ VideoId: 'other' })])), CONTEXT)).toEqual({
      mediaIds: [MEDIA, 'other'],
    });
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(JSON.parse(fetch.mock.calls[0][1].body).selection.ids).toEqual([MEDIA, 'other']);
  });

  test('invokes nothing for callbacks of other events', async () => {
    const fetch = answering(202);
    await handler(Buffer.from(JSON.stringify([withCallback({ Status: 'fail' })])), CONTEXT);

    expect(fetch).not.toHaveBeenCalled();
  });

  test('fails where the prefetcher was not invoked, so that the batch comes again', async () => {
    answering(403, 'AccessDenied');

    await expect(handler(Buffer.from(JSON.stringify(EVENTS)), CONTEXT)).rejects.toThrow('warmer was not invoked: 403 AccessDenied');
  });
});
