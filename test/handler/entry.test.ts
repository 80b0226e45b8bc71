import { describe, expect, test } from 'vitest';
import { EventError, readEvent } from '../../handler/event';
import { readSettings, SettingsError } from '../../handler/settings';
import { JobError } from '../../src/job/job-error';
import { Fixture, jobOf, mediaIds, timerEvent } from './support/fixture';
import { MountedBucket } from './support/mounted-bucket';

/** When a fixture's clock begins. */
const NOW = Date.UTC(2026, 2, 1, 20, 30);

describe('the event', () => {
  test("is a timer's envelope, or the job itself", () => {
    const job = jobOf(mediaIds(1));
    expect(readEvent(timerEvent(job, '2026-03-01T20:30:00Z'))).toEqual({ job, triggerTime: NOW });
    expect(readEvent(Buffer.from(JSON.stringify(job)))).toEqual({ job });
    expect(readEvent(JSON.stringify(job))).toEqual({ job });
  });

  test.each([undefined, null])('without a time is judged by the clock: %j', (triggerTime) => {
    expect(readEvent(JSON.stringify({ triggerTime, triggerName: 'n', payload: '{}' })).triggerTime).toBeUndefined();
  });

  test.each([['soon'], [''], ['2026-13-01T00:00:00Z'], [5], [[]], [{}], [true]])(
    'with the time %j is an error before anything is called',
    async (triggerTime) => {
      const files = new MountedBucket();
      const fixture = new Fixture({ files, environment: { LEDGER_DIR: '/mnt/ledger' } });
      const event = JSON.stringify({ triggerTime, triggerName: 'n', payload: JSON.stringify(jobOf(mediaIds(1))) });
      await expect(fixture.clock.until(fixture.handler(event, fixture.context))).rejects.toThrow(
        /^triggerTime of the timer's event must be a time of ISO 8601 from 1970 on, got/,
      );
      expect([fixture.vod.calls, files.calls]).toEqual([[], []]);
    },
  );

  test.each(['2026-03-01T20:45:00Z', '2026-03-01T20:29:00Z', '2025-01-01T00:00:00Z'])('may be of a tick at %s, at 20:30', async (tick) => {
    expect(await new Fixture().run(jobOf(mediaIds(1)), tick)).toMatchObject({ outcome: 'ok', counts: { submitted: 1 } });
  });

  test.each(['2026-03-01T20:45:01Z', '2026-03-02T20:30:00Z', '9999-01-01T00:00:00Z', '+010000-01-01T00:00:00Z'])(
    'of a tick at %s, which is still to come, is an error before anything is called or written',
    async (tick) => {
      const files = new MountedBucket();
      const fixture = new Fixture({ files, environment: { LEDGER_DIR: '/mnt/ledger' } });
      const failing = fixture.handler(timerEvent(jobOf(mediaIds(1)), tick), fixture.context);
      await expect(failing).rejects.toBeInstanceOf(EventError);
      await expect(failing).rejects.toThrow(
        `triggerTime must be at most 15 minutes ahead of the function's clock, which is 2026-03-01T20:30:00.000Z; got ${new Date(tick).toISOString()}.`,
      );
      expect([fixture.vod.calls, files.calls]).toEqual([[], []]);
    },
  );

  test.each([
    ['', /^The event is no JSON/],
    ['{', /^The event is no JSON/],
    ['{"triggerName":"n","payload":"{"}', /^The payload of the timer's event is no JSON/],
    ['{"triggerName":"n","payload":{}}', /is no text/],
    ['{"triggerName":"n"}', /is no text/],
  ])('%j is a clear error', async (event, message) => {
    const fixture = new Fixture();
    const failing = fixture.handler(event, fixture.context);
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toBeInstanceOf(EventError);
    expect(fixture.vod.calls).toEqual([]);
  });

  test.each([
    [null],
    [[]],
    [{}],
    [{ ...jobOf(mediaIds(1)), version: 99 }],
    [{ ...jobOf(mediaIds(1)), task: { taskType: 'Preload', sliceCount: 99 } }],
    [{ ...jobOf(['a,b']) }],
  ])('with the bad job %j is an error before anything is called', async (job) => {
    const fixture = new Fixture();
    await expect(fixture.handler(timerEvent(job), fixture.context)).rejects.toBeInstanceOf(JobError);
    expect(fixture.vod.calls).toEqual([]);
    expect(fixture.clock.waiting).toBe(0);
  });
});

describe('the environment', () => {
  const endpoint = 'https://vod.cn-shanghai.aliyuncs.com';

  test('names endpoint, region and pace', () => {
    const {
      endpoint: url,
      statusEndpoint,
      ...settings
    } = readSettings({
      VOD_ENDPOINT: endpoint,
      VOD_REGION: 'cn-beijing',
      MAX_QPS: '7',
      MAX_URLS_PER_BATCH: '9',
      VOD_STATUS_ENDPOINT: 'https://vod.cn-beijing.aliyuncs.com',
      DRY_RUN: 'true',
    });
    expect([url.origin, statusEndpoint.origin]).toEqual([endpoint, 'https://vod.cn-beijing.aliyuncs.com']);
    expect(settings).toEqual({ region: 'cn-beijing', maxQps: 7, maxUrlsPerBatch: 9, dryRun: true, mounts: [] });
  });

  test('may leave out region and pace', () => {
    expect(readSettings({ VOD_ENDPOINT: 'https://vod-vpc.eu-central-1.aliyuncs.com' })).toMatchObject({
      region: 'eu-central-1',
      maxQps: 20,
      maxUrlsPerBatch: 100,
    });
    expect(readSettings({ VOD_ENDPOINT: 'http://127.0.0.1:8080' }).region).toBeUndefined();
    const { endpoint: url, statusEndpoint, dryRun } = readSettings({ VOD_ENDPOINT: endpoint });
    expect([statusEndpoint, dryRun]).toEqual([url, false]);
  });

  test.each([
    undefined,
    '',
    'vod.cn-shanghai.aliyuncs.com',
    'http://vod.cn-shanghai.aliyuncs.com',
    'ftp://localhost',
    `${endpoint}/path`,
    `${endpoint}?a=b`,
    'http://127.0.0.1.example.com',
  ])('the endpoint %j is refused', (value) => {
    expect(() => readSettings({ VOD_ENDPOINT: value })).toThrow(SettingsError);
  });

  test.each(['http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1', 'https://vod.example.com:8443'])('the endpoint %s is taken', (value) => {
    expect(readSettings({ VOD_ENDPOINT: value }).endpoint.origin).toBe(value);
  });

  test('takes no other status endpoint than one of these, and no switch that is neither true nor false', () => {
    expect(() => readSettings({ VOD_ENDPOINT: endpoint, VOD_STATUS_ENDPOINT: 'http://vod.cn-shanghai.aliyuncs.com' })).toThrow(/VOD_STATUS_ENDPOINT/);
    expect(() => readSettings({ VOD_ENDPOINT: endpoint, DRY_RUN: 'yes' })).toThrow(/DRY_RUN/);
  });

  test.each(['0', '-1', '1.5', 'many', '1e3'])('the pace %j is refused', (value) => {
    expect(() => readSettings({ VOD_ENDPOINT: endpoint, MAX_QPS: value })).toThrow(/MAX_QPS/);
    expect(() => readSettings({ VOD_ENDPOINT: endpoint, MAX_URLS_PER_BATCH: value })).toThrow(/MAX_URLS_PER_BATCH/);
  });
});

describe('the mounts of buckets', () => {
  const read = (text: string) => readSettings({ VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com', BUCKET_MOUNTS: text }).mounts;

  test('are read from JSON, and there may be none', () => {
    expect(read('[{"bucket":"lists","folder":"legal","path":"/mnt/read-1a2b3c4d"}]')).toEqual([
      { bucket: 'lists', folder: 'legal', path: '/mnt/read-1a2b3c4d' },
    ]);
    expect([read(''), read('[]')]).toEqual([[], []]);
  });

  test.each(['lists', '{}', '[null]', '[{}]', '[{"bucket":"lists","folder":"legal"}]', '[{"bucket":"","folder":"","path":"/mnt/a"}]'])(
    'are refused as %s',
    (text) => {
      expect(() => read(text)).toThrow(SettingsError);
      expect(() => read(text)).toThrow(/BUCKET_MOUNTS/);
    },
  );
});

describe('the context', () => {
  test('must hold credentials and a time-out', async () => {
    const fixture = new Fixture();
    const event = timerEvent(jobOf(mediaIds(1)));
    await expect(fixture.handler(event, { function: { timeout: 60 } })).rejects.toThrow(/no credentials/);
    await expect(fixture.handler(event, { credentials: { accessKeyId: 'a', accessKeySecret: 'b' } })).rejects.toThrow(/no time-out/);
    expect(fixture.vod.calls).toEqual([]);
  });

  test('alone gives credentials, and none of them reaches the log', async () => {
    const fixture = new Fixture({ nonexistent: mediaIds(1) });
    await fixture.run(jobOf(mediaIds(2)));
    const { headers } = fixture.vod.submissions[0];
    expect(headers).toMatchObject({ 'x-acs-accesskey-id': 'STS.key', 'x-acs-security-token': 'token-of-the-session' });
    expect(headers.authorization).toMatch(/^ACS3-HMAC-SHA256 Credential=STS\.key,SignedHeaders=host;x-acs-accesskey-id;/);
    expect(fixture.written.join('')).not.toMatch(/sesame|token-of-the-session|STS\.key/);
  });
});
