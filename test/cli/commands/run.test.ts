import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformVariable } from 'cdktf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, VodEmulator } from '../../../emulator';
import type { Report } from '../../../handler/report';
import { Definition, MediaFormat, MediaPrefetchSchedule, MediaPrefetcher, MediaSelection, ScheduleExpression } from '../../../src';
import { QUIET, mediaId } from '../../fixtures';
import { temporaryFolder } from '../../temporary';
import { changedOutput } from '../support/changed-output';
import { synthesize } from '../support/output';
import { mediaPrefetch } from '../support/terminal';

const MEDIA = Array.from({ length: 30 }, (_, index) => mediaId(index + 1));

const KEYS = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: EMULATOR_CREDENTIALS.accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: EMULATOR_CREDENTIALS.accessKeySecret,
  ALIBABA_CLOUD_SECURITY_TOKEN: EMULATOR_CREDENTIALS.securityToken,
};

const output = synthesize({
  warmup: (stack) => {
    new MediaPrefetchSchedule(stack, 'Nightly', {
      ...QUIET,
      media: MediaSelection.ids(MEDIA),
      formats: [MediaFormat.MP4],
      definitions: [Definition.HD, Definition.SD],
    });
  },
});

describe('media-prefetch run --emulate strict', () => {
  test('runs against the strict VOD, and counts every media asset', async () => {
    const { stdout, stderr } = await mediaPrefetch(['run', output, '--emulate', 'strict', '--limit', '5', '--json']);

    expect(stderr).toContain('a strict emulated VOD on this machine');
    const { counts } = JSON.parse(stdout) as Report;
    expect(counts).toMatchObject({ selected: 5, submitted: 5 });
  });
});

describe('media-prefetch run --emulate', () => {
  test('carries the only schedule out, and prints the report alone on standard output', async () => {
    const { status, stdout, stderr } = await mediaPrefetch(['run', output, '--emulate', '--json']);

    expect(status).toBe(0);
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({ outcome: 'ok', schedule: 'warmup/Nightly', counts: { selected: 30, submitted: 30 }, urls: { submitted: 60 } });
    expect(stderr).toContain('http://127.0.0.1:');
    expect(stderr).toContain('30 × 2 = 60 URLs');
  });

  test('prints the report as a table, and plain lines where there is no terminal', async () => {
    const { stdout, stderr } = await mediaPrefetch(['run', output, 'Nightly', '--emulate']);

    expect(stdout).toMatch(/submitted\s+│\s+30/);
    expect(stderr).toContain('30 of 30 media processed');
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test('prints JSON on one line', async () => {
    const { stdout } = await mediaPrefetch(['run', output, '--emulate', '--json']);

    expect(stdout.match(/\n/g)).toHaveLength(1);
  });

  test('says what it waits for', async () => {
    const { stderr } = await mediaPrefetch(['run', output, '--emulate']);

    expect(stderr).toMatch(/30 of 30 media processed, \d+ calls, checking jobs/);
  });

  test('draws a bar on a terminal', async () => {
    const { stderr } = await mediaPrefetch(['run', output, '--emulate'], { terminal: true });

    expect(stderr).toContain('30/30 media');
    expect(stderr).toContain('█');
  });

  test('needs no credentials, and takes none from the environment', async () => {
    const { sent } = await mediaPrefetch(['run', output, '--emulate'], { environment: { ...KEYS, ALIBABA_CLOUD_ACCESS_KEY_ID: 'mine' } });

    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(({ headers }) => headers['x-acs-accesskey-id'] === 'mine')).toEqual([]);
  });

  test('appends the log to a file', async () => {
    const log = join(temporaryFolder(), 'log');
    const { stdout } = await mediaPrefetch(['run', output, '--emulate', '--json', '--log', log]);

    expect(JSON.parse(readFileSync(log, 'utf8').trim().split('\n').at(-1)!)).toEqual(JSON.parse(stdout));
  });
});

describe('media-prefetch run with credentials', () => {
  let vod: VodEmulator;
  beforeAll(async () => {
    vod = await VodEmulator.start({ nonexistent: [MEDIA[0]] });
  });
  afterAll(() => vod.close());

  const YES = ['--yes', '--allow-host', 'vod.cn-shanghai.aliyuncs.com'];
  const around = () => ({ environment: KEYS, insteadOfVod: vod.endpoint });

  test('asks the endpoint of the function, with the keys of the environment, and ends with 3 where the run was partial', async () => {
    const { status, sent, stderr } = await mediaPrefetch(['run', output, ...YES], around());

    expect(status).toBe(3);
    expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set(['https://vod.cn-shanghai.aliyuncs.com']));
    expect(stderr).toContain('https://vod.cn-shanghai.aliyuncs.com');
    expect(stderr).not.toContain(KEYS.ALIBABA_CLOUD_ACCESS_KEY_SECRET);
  });

  test('asks first on a terminal, and sends nothing without a yes', async () => {
    for (const input of ['n\n', '\n', '']) {
      const { status, sent, stderr } = await mediaPrefetch(['run', output], { ...around(), terminal: true, input });

      expect(stderr).toContain('[y/N]');
      expect(stderr).toContain('https://vod.cn-shanghai.aliyuncs.com');
      expect(stderr.indexOf('https://vod.cn-shanghai.aliyuncs.com')).toBeLessThan(stderr.indexOf('[y/N]'));
      expect(sent).toEqual([]);
      expect(status).toBe(2);
    }
  });

  test('goes on after a yes', async () => {
    const { status, sent } = await mediaPrefetch(['run', output], { ...around(), terminal: true, input: 'y\n' });

    expect(status).toBe(3);
    expect(sent.length).toBeGreaterThan(0);
  });

  test('refuses where there is no terminal to ask on', async () => {
    const { status, sent, stderr } = await mediaPrefetch(['run', output], around());

    expect(status).toBe(2);
    expect(stderr).toContain('--yes');
    expect(sent).toEqual([]);
  });

  test('ends with 1 where the run failed', async () => {
    const nothing = await VodEmulator.start({ nonexistent: MEDIA });
    try {
      const { status, stdout } = await mediaPrefetch(['run', output, ...YES, '--json'], { environment: KEYS, insteadOfVod: nothing.endpoint });

      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ outcome: 'failed', counts: { nonexistent: 30 } });
    } finally {
      await nothing.close();
    }
  });

  test("takes the names of Terraform's provider, and no key with the secret of another", async () => {
    const names = {
      ALICLOUD_ACCESS_KEY: KEYS.ALIBABA_CLOUD_ACCESS_KEY_ID,
      ALICLOUD_SECRET_KEY: KEYS.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
      ALICLOUD_SECURITY_TOKEN: KEYS.ALIBABA_CLOUD_SECURITY_TOKEN,
    };
    const { status } = await mediaPrefetch(['run', output, ...YES], { environment: names, insteadOfVod: vod.endpoint });
    const mixed = await mediaPrefetch(['run', output, ...YES], {
      environment: { ...(names as Record<string, string>), ALIBABA_CLOUD_ACCESS_KEY_ID: 'another' },
      insteadOfVod: vod.endpoint,
    });

    expect(status).toBe(3);
    expect(mixed).toMatchObject({ status: 2, sent: [], stderr: expect.stringContaining('ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set') });
  });

  test('names the variables that are missing', async () => {
    const { status, stderr } = await mediaPrefetch(['run', output, '--yes'], { environment: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'mine' } });

    expect(status).toBe(2);
    expect(stderr).toContain('ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set');
  });

  test('never submits in a dry run, whatever the function does', async () => {
    const before = vod.statistics().RefreshMediaPlayUrls.total;
    await mediaPrefetch(['run', output, '--dry-run', ...YES], around());

    expect(vod.statistics().RefreshMediaPlayUrls.total).toBe(before);
  });

  test('calls another endpoint where it is given, and refuses one that is no https', async () => {
    const { sent } = await mediaPrefetch(['run', output, '--yes', '--endpoint', 'https://vod.cn-beijing.aliyuncs.com'], around());
    const plain = await mediaPrefetch(['run', output, '--yes', '--endpoint', 'http://vod.cn-beijing.aliyuncs.com'], around());

    expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set(['https://vod.cn-beijing.aliyuncs.com']));
    expect(plain).toMatchObject({ status: 2, sent: [] });
  });
});

describe('--at', () => {
  const bounded = synthesize({
    warmup: (stack) => void new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, notAfter: '2026-03-01T00:00:00Z' }),
  });

  test('carries out the tick, not the present', async () => {
    const missed = await mediaPrefetch(['run', bounded, '--emulate', '--json', '--at', '2026-02-27T20:30:00Z']);
    const now = await mediaPrefetch(['run', bounded, '--emulate', '--json']);

    expect(JSON.parse(missed.stdout).counts).toMatchObject({ submitted: 2 });
    expect(JSON.parse(now.stdout).counts).toMatchObject({ submitted: 0, skipped: 2 });
    expect(missed.stderr).not.toContain('no tick');
  });

  test('warns of a time that is no tick', async () => {
    const { stderr } = await mediaPrefetch(['run', bounded, '--emulate', '--at', '2026-02-27T20:31:00Z']);

    expect(stderr).toContain('2026-02-27T20:31:00.000Z is no tick of CRON_TZ=Asia/Shanghai 0 30 4 * * *; the next one is 2026-02-28T20:30:00.000Z');
  });

  test('carries out the one tick of an instant, and warns of that of another year', async () => {
    const once = synthesize({
      warmup: (stack) => void new MediaPrefetchSchedule(stack, 'Final', { ...QUIET, schedule: ScheduleExpression.at('2026-12-31T16:00:00Z') }),
    });
    const tick = await mediaPrefetch(['run', once, '--emulate', '--json', '--at', '2026-12-31T16:00:00Z']);
    const other = await mediaPrefetch(['run', once, '--emulate', '--json', '--at', '2027-12-31T16:00:00Z']);

    expect(JSON.parse(tick.stdout).counts).toMatchObject({ submitted: 2 });
    expect(tick.stderr).not.toContain('no tick');
    expect(JSON.parse(other.stdout).counts).toMatchObject({ submitted: 0, skipped: 2 });
    expect(other.stderr).toContain('2027-12-31T16:00:00.000Z is no tick of CRON_TZ=UTC 0 0 16 31 12 * within its window. ');
  });

  test('emulates a tick that is still to come', async () => {
    const { status, stdout } = await mediaPrefetch(['run', output, '--emulate', '--json', '--at', '2999-02-27T20:30:00Z']);

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'ok', counts: { submitted: 30 } });
  });

  test('refuses a tick that is still to come', async () => {
    const { status, stderr, sent } = await mediaPrefetch(['run', bounded, '--yes', '--at', '2026-02-27T20:30:00Z'], {
      environment: KEYS,
      now: '2026-02-27T20:29:59Z',
    });

    expect(status).toBe(2);
    expect(stderr).toContain('still to come');
    expect(sent).toEqual([]);
  });
});

describe('a schedule with expressions', () => {
  const folder = synthesize({
    warmup: (stack) => {
      const formats = new TerraformVariable(stack, 'formats', { type: 'list(string)' });
      const qps = new TerraformVariable(stack, 'qps', { type: 'number' });
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { maxQps: qps.numberValue });
      new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, prefetcher, formats: formats.listValue });
    },
  });

  test('is refused, with each expression by its name and what to do', async () => {
    const { status, stderr } = await mediaPrefetch(['run', folder, '--emulate']);

    expect(status).toBe(2);
    expect(stderr).toContain('trigger_config: var.formats');
    expect(stderr).toContain('environment_variables.MAX_QPS: var.qps');
    expect(stderr).toContain('--state state.json');
  });

  test('is refused with a state that does not hold it', async () => {
    const state = join(temporaryFolder(), 'state.json');
    writeFileSync(state, JSON.stringify({ values: { root_module: { resources: [] } } }));

    const { status, stderr } = await mediaPrefetch(['run', folder, '--emulate', '--state', state]);

    expect(status).toBe(2);
    expect(stderr).toContain('does not hold alicloud_fcv3_trigger.Nightly_');
  });
});

describe('what a function has mounted', () => {
  test('its ledger is asked for before anything is submitted', async () => {
    const folder = changedOutput({ environment: { LEDGER_DIR: '/mnt/write-1' } });
    const { status, stderr, sent } = await mediaPrefetch(['run', folder, '--yes'], { environment: KEYS });

    expect(status).toBe(2);
    expect(stderr).toContain('--ledger');
    expect(stderr).toContain('--no-ledger');
    expect(sent).toEqual([]);
  });

  test('its ledger is kept apart by account and region, which only the applied state holds', async () => {
    const folder = changedOutput({ environment: { LEDGER_DIR: '/mnt/write-1' } });
    const { status, stderr, sent } = await mediaPrefetch(['run', folder, '--yes', '--ledger', temporaryFolder()], { environment: KEYS });

    expect({ status, sent }).toEqual({ status: 2, sent: [] });
    expect(stderr).toContain('--state');
  });

  test('its ledger is one of its own in an emulated run', async () => {
    const { status, stdout } = await mediaPrefetch(['run', changedOutput({ environment: { LEDGER_DIR: '/mnt/write-1' } }), '--emulate', '--json']);

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ledger: { invocation: 1 } });
  });

  test('a list in a bucket is asked for, by bucket and key', async () => {
    const object = { type: 'object', bucket: 'lists', key: 'team/media.txt' };
    const folder = changedOutput({ selection: { type: 'concat', selections: [{ type: 'ids', ids: [mediaId(1)] }, object] } });
    const without = await mediaPrefetch(['run', folder, '--emulate']);
    const elsewhere = join(temporaryFolder(), 'bucket');
    mkdirSync(elsewhere);
    const missing = await mediaPrefetch(['run', folder, '--emulate', '--mount', `lists=${elsewhere}`]);

    expect(without).toMatchObject({ status: 2, stderr: expect.stringContaining('--mount lists=FOLDER') });
    expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining(join(elsewhere, 'team', 'media.txt')) });
  });
  test('a list in a bucket is read from this machine, and so is one that the output uploads', async () => {
    const lists = temporaryFolder();
    writeFileSync(join(lists, 'one.txt'), MEDIA.slice(0, 3).join('\n'));
    const folder = synthesize({
      warmup: (stack) => {
        const uploaded = MediaSelection.ids(MEDIA.slice(3, 5)).storedIn('kept');
        new MediaPrefetchSchedule(stack, 'Nightly', {
          ...QUIET,
          media: MediaSelection.concat(MediaSelection.bucketObject('lists', 'one.txt'), uploaded),
        });
      },
    });
    const { status, stdout, stderr } = await mediaPrefetch(['run', folder, '--emulate', '--json', '--mount', `lists=${lists}`]);

    expect(stderr).not.toContain('is not');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { selected: 5, submitted: 5 } });
  });
});
