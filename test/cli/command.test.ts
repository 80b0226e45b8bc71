import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { Definition, MediaFormat, MediaPrefetchSchedule, MediaPrefetcher, ScheduleExpression } from '../../src';
import { inProject } from '../../tools/common/paths';
import { mediaId, QUIET } from '../fixtures';
import { temporaryFolder } from '../temporary';
import { changedOutput } from './support/changed-output';
import { synthesize } from './support/output';
import { mediaPrefetch } from './support/terminal';

const output = synthesize({
  warmup: (stack) => {
    new MediaPrefetchSchedule(stack, 'Nightly', {
      ...QUIET,
      formats: [MediaFormat.HLS],
      definitions: [Definition.HD],
      schedule: ScheduleExpression.cron({ minute: '30', hour: '4', timeZone: 'Asia/Shanghai' }),
    });
    new MediaPrefetchSchedule(stack, 'Utc', { ...QUIET, enabled: false, schedule: ScheduleExpression.cron({ minute: '0', hour: '1' }) });
  },
});

describe('media-prefetch', () => {
  test.each([[['--help']], [['help']], [['-h']]])('%j tells every command, the exit status and the environment', async (args) => {
    const { status, stdout } = await mediaPrefetch(args);

    expect(status).toBe(0);
    for (const text of ['run <cdktf.out>', 'list <cdktf.out>', 'report <file', 'Exit status', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'NO_COLOR']) {
      expect(stdout).toContain(text);
    }
  });

  test.each(['run', 'list', 'policy', 'report'])('%s --help tells its exit status, within 120 columns', async (name) => {
    const { status, stdout } = await mediaPrefetch([name, '--help']);

    expect(status).toBe(0);
    expect(stdout).toContain(`media-prefetch ${name} `);
    expect(stdout).toContain('Exit status');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test("--version is the package's", async () => {
    expect(await mediaPrefetch(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  test.each([[[]], [['rnu']], [['run']], [['list', 'out', '--fast']]])('%j ends with 2, and says where the options are', async (args) => {
    const { status, stdout, stderr } = await mediaPrefetch(args);

    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('--help tells more.');
  });

  test('ends with 2 where there is no output', async () => {
    const { status, stderr } = await mediaPrefetch(['list', join(output, 'nowhere')]);

    expect(status).toBe(2);
    expect(stderr).toContain('Synthesize the app first');
  });
});

describe('media-prefetch list', () => {
  test("shows next runs on the schedule's clock and in UTC, media, URLs and warnings", async () => {
    const { status, stdout } = await mediaPrefetch(['list', output, '--runs', '2'], { now: '2026-11-24T02:30:00Z', terminal: true });

    expect(status).toBe(0);
    expect(stdout).toContain('warmup/Nightly');
    expect(stdout).toMatch(/UTC +Asia\/Shanghai\n  next runs +2026-11-24T20:30:00Z +Wed 2026-11-25 04:30:00 +in 18 h 0 min\n/);
    expect(stdout).toContain('2 × 1 = 2 URLs');
    expect(stdout).toContain('switched off');
    expect(stdout).toContain('MP112');
    expect(stdout.match(/ in \d+ (h|d) /g)).toHaveLength(4);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('shows a window, and no run outside of it', async () => {
    const folder = synthesize({
      warmup: (stack) =>
        void new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, notBefore: '2026-12-01T00:00:00+08:00', notAfter: '2026-12-03T00:00:00Z' }),
    });
    const at = async (now: string) => (await mediaPrefetch(['list', folder], { now })).stdout.replaceAll(/ +/g, ' ');
    const before = await at('2026-11-24T02:30:00Z');
    expect(before).toContain('window from 2026-12-01T00:00:00+08:00, before 2026-12-03T00:00:00Z\n');
    expect(before.match(/2026-\d\d-\d\dT20:30:00Z/g)).toEqual(['2026-11-30T20:30:00Z', '2026-12-01T20:30:00Z', '2026-12-02T20:30:00Z']);
    expect((await at('2026-12-02T12:00:00Z')).match(/2026-\d\d-\d\dT20:30:00Z/g)).toEqual(['2026-12-02T20:30:00Z']);
    expect(await at('2026-12-02T21:00:00Z')).toContain('next runs none\n');
    const [json] = JSON.parse((await mediaPrefetch(['list', folder, '--json'], { now: '2026-12-02T21:00:00Z' })).stdout);
    expect(json).toMatchObject({ notAfter: '2026-12-03T00:00:00Z', nextRuns: [] });
  });

  test('counts the media assets beside an empty list', async () => {
    const ids = (...numbers: number[]) => ({ type: 'ids', ids: numbers.map(mediaId) });
    const counted = async (selection: object) => (await mediaPrefetch(['list', changedOutput({ selection })])).stdout.replaceAll(/ +/g, ' ');
    expect(await counted({ type: 'concat', selections: [ids(1, 2), ids()] })).toContain(' media 2\n');
    expect(await counted({ type: 'excluding', selection: ids(1), excluded: ids() })).toContain(' media 1\n');
    expect(await counted({ type: 'concat', selections: [ids(), ids()] })).toContain(' error MP011 media.concat[0].ids: no media.');
  });

  test('shows the one run of an instant, and none of another year', async () => {
    const folder = synthesize({
      warmup: (stack) => void new MediaPrefetchSchedule(stack, 'Final', { ...QUIET, schedule: ScheduleExpression.at('2027-01-01T00:00:00+08:00') }),
    });
    const at = async (now: string) => (await mediaPrefetch(['list', folder], { now })).stdout.replaceAll(/ +/g, ' ');
    const before = await at('2026-12-30T12:00:00Z');
    expect(before).toContain(
      ' when CRON_TZ=UTC 0 0 16 31 12 *\n window from 2026-12-31T16:00:00Z, before 2026-12-31T16:01:00Z\n' +
        ' next runs 2026-12-31T16:00:00Z Thu 2026-12-31 16:00:00 in 1 d 4 h\n media 2\n',
    );
    expect(before).not.toContain('warning');
    // The year before, the same day is not the one that is meant.
    expect((await at('2025-12-30T12:00:00Z')).match(/\d{4}-12-31T16:00:00Z [A-Z]/g)).toEqual(['2026-12-31T16:00:00Z T']);
    expect(await at('2026-12-31T16:00:00Z')).toContain(' next runs none\n');
    const [json] = JSON.parse((await mediaPrefetch(['list', folder, '--json'], { now: '2026-12-30T12:00:00Z' })).stdout);
    expect(json).toMatchObject({ notBefore: '2026-12-31T16:00:00Z', notAfter: '2026-12-31T16:01:00Z', nextRuns: ['2026-12-31T16:00:00.000Z'] });
  });

  test('prints them as JSON', async () => {
    const { stdout } = await mediaPrefetch(['list', output, '--json', '--runs', '1'], { now: '2026-11-24T02:30:00Z' });

    expect(JSON.parse(stdout)).toMatchObject([
      {
        path: 'warmup/Nightly',
        nextRuns: ['2026-11-24T20:30:00.000Z'],
        media: 2,
        urlsPerMedia: 1,
        urlsPerRun: 2,
        endpoint: 'https://vod.cn-shanghai.aliyuncs.com',
        warnings: [],
      },
      { path: 'warmup/Utc', enabled: false, warnings: [expect.stringContaining('MP112')] },
    ]);
  });
});

describe('what only Terraform knows', () => {
  const folder = synthesize({
    warmup: (stack) => {
      const count = new TerraformVariable(stack, 'count', { type: 'number' });
      new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, formats: [MediaFormat.HLS], sliceFlag: true, sliceCount: count.numberValue });
    },
  });

  test('is called so: nothing is said of a task that is not known', async () => {
    const { stdout } = await mediaPrefetch(['list', folder]);

    expect(stdout).toMatch(/URLs +only Terraform knows/);
    expect(stdout).not.toContain('leaves out');
  });

  test('is told from what a task leaves out', async () => {
    const known = synthesize({
      warmup: (stack) => void new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, formats: [MediaFormat.HLS] }),
    });
    const { stdout } = await mediaPrefetch(['list', known]);

    expect(stdout).toMatch(/URLs +not known: the task leaves out definitions, so VOD takes every stream/);
  });

  test.each([
    ['terraform show -json > state.json', 'values'],
    ['terraform show -json plan > plan.json', 'planned_values'],
  ])('is taken from what %s wrote', async (advice, values) => {
    const { stderr } = await mediaPrefetch(['run', folder, '--emulate']);
    expect(stderr.replace('-chdir', '')).toContain(advice.replace('terraform ', ''));
    const [{ address, triggerName }] = JSON.parse((await mediaPrefetch(['list', folder, '--json'])).stdout);
    const payload = JSON.stringify({ version: 3, selection: { type: 'ids', ids: [mediaId(1)] }, task: { taskType: 'Preload' } });
    const config = JSON.stringify({ cronExpression: '0 0 4 * * *', enable: true, payload });
    const trigger = { address, mode: 'managed', values: { trigger_name: triggerName, trigger_config: config } };
    const [state, other] = ['state.json', 'other.json'].map((name) => join(temporaryFolder(), name));
    writeFileSync(state, JSON.stringify({ [values]: { root_module: { resources: [trigger] } } }));
    writeFileSync(other, JSON.stringify({ values: { root_module: { resources: [] } } }));

    const { status, stdout } = await mediaPrefetch(['run', folder, '--emulate', '--json', '--state', state, '--state', other]);

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { submitted: 1 } });
  });
});

describe('a trigger with several instances', () => {
  const folder = changedOutput({
    document: ({ resource }) => {
      const [trigger] = Object.values<any>(resource.alicloud_fcv3_trigger);
      trigger.for_each = '${toset(var.regions)}';
      trigger.trigger_name = '${each.key}';
    },
  });
  const state = async () => {
    const [{ address }] = JSON.parse((await mediaPrefetch(['list', folder, '--json'])).stdout);
    const of = (key: string, id: string) => {
      const payload = JSON.stringify({ version: 3, selection: { type: 'ids', ids: [id] }, task: { taskType: 'Preload' } });
      const config = JSON.stringify({ cronExpression: '0 0 4 * * *', enable: true, payload });
      return { address: `${address}["${key}"]`, mode: 'managed', index: key, values: { trigger_name: key, trigger_config: config } };
    };
    const file = join(temporaryFolder(), 'state.json');
    writeFileSync(file, JSON.stringify({ values: { root_module: { resources: [of('a', mediaId(1)), of('b', mediaId(2))] } } }));
    return { file, address };
  };

  test('is said to have them, of which only the state knows', async () => {
    const { stdout } = await mediaPrefetch(['list', folder]);
    const { status, stderr } = await mediaPrefetch(['run', folder, '--emulate']);

    expect(stdout).toContain('several, or none: only the state knows them');
    expect(status).toBe(2);
    expect(stderr).toContain('for_each');
    expect(stderr).toContain('--state state.json');
  });

  test('is carried out instance by instance, each by its key', async () => {
    const { file, address } = await state();
    const { status, stderr } = await mediaPrefetch(['run', folder, '--emulate', '--state', file]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/Name one of:\n {2}warmup\/Nightly\["a"\]\n {2}warmup\/Nightly\["b"\]/);
    expect((await mediaPrefetch(['run', folder, 'Nightly', '--emulate', '--state', file])).stderr).toContain('several instances');

    for (const name of ['warmup/Nightly["b"]', 'Nightly["b"]', `${address}["b"]`, 'b']) {
      const log = join(temporaryFolder(), 'log');
      const run = await mediaPrefetch(['run', folder, name, '--emulate', '--json', '--state', file, '--log', log]);

      expect(JSON.parse(run.stdout)).toMatchObject({ counts: { submitted: 1 } });
      expect(run.sent.some(({ path }) => path.includes(mediaId(2)))).toBe(true);
    }
  });
});

test('the list warns for every construct: of the prefetcher at its schedule, of others beside', async () => {
  const folder = synthesize({
    warmup: (stack) => {
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
      new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, prefetcher });
      Annotations.of(prefetcher).addWarning('about the prefetcher');
      Annotations.of(stack).addWarning('about the stack');
    },
  });
  const { stdout, stderr } = await mediaPrefetch(['list', folder]);

  expect(stdout).toContain('warmup/Prefetcher: about the prefetcher');
  expect(stderr).toContain('warning of warmup: about the stack');
  expect(stderr).not.toContain('about the prefetcher');
});

describe('media-prefetch report', () => {
  const report = {
    outcome: 'failed',
    schedule: 'warmup/Nightly',
    start: '2026-03-01T20:30:00.000Z',
    end: '2026-03-01T20:30:01.000Z',
    counts: { selected: 5, duplicates: 0, submitted: 0, nonexistent: 0, forbidden: 0, failed: 4, skipped: 1 },
    urls: { estimated: 5, submitted: 0, complete: 0 },
    calls: { total: 3, retried: 1, throttled: 0 },
    jobIds: [],
    unconfirmed: 0,
    notSubmitted: [
      { status: 'failed', reason: 'PreloadQueueFull', total: 4, mediaIds: [1, 2, 3, 4].map(mediaId) },
      { status: 'skipped', reason: 'out of time', total: 1, mediaIds: [mediaId(5)] },
    ],
    partlySubmitted: [{ code: 'OriginRefused', total: 7, mediaIds: [mediaId(8), mediaId(9)] }],
    possibleDuplicates: { total: 0, mediaIds: [] },
    unread: { reason: 'out of time', media: 2_600 },
    hints: ['Look there.'],
    newer: 'something that this release does not know',
    reasons: ['one', 'another'],
    long: { text: 'x'.repeat(1_000) },
  };

  test('shows a report, with its reasons, its hints and what it does not know', async () => {
    const { status, stdout } = await mediaPrefetch(['report', '-'], { input: JSON.stringify(report, undefined, 2) });

    expect(status).toBe(0);
    expect(stdout).toContain('warmup/Nightly  failed');
    expect(stdout).toContain(`PreloadQueueFull: ${mediaId(1)} ${mediaId(2)}`);
    expect(stdout).toContain('and 1 more');
    expect(stdout).toContain(`out of time: ${mediaId(5)}`);
    expect(stdout).toMatch(new RegExp(`in part +OriginRefused: ${mediaId(8)} ${mediaId(9)}\\s+and\\s+5 more`));
    expect(stdout).toMatch(/not read +2,600 media: out of time/);
    expect(stdout).toContain('Look there.');
    expect(stdout).toContain('something that this release does not know');
    expect(stdout).toContain('one; another');
    expect(stdout).toContain('--json shows the whole');
    expect(stdout).not.toContain('x'.repeat(200));
  });

  test.each([{ partlySubmitted: 5 }, { partlySubmitted: [null] }, { unread: null }, { unread: { reason: 5 } }])(
    'takes %j for no report: its tables could not show it',
    async (wrong) => {
      const { status, stderr } = await mediaPrefetch(['report', '-'], { input: JSON.stringify({ ...report, ...wrong }) });

      expect(status).toBe(2);
      expect(stderr).toContain('holds no report');
    },
  );

  test('shows the requests of a dry run as a table, and what they share once', async () => {
    const first = [
      { MediaIds: `${mediaId(1)},${mediaId(2)}`, TaskType: 'Preload', Formats: 'mp4' },
      { MediaIds: mediaId(3), TaskType: 'Preload', Formats: 'mp4' },
    ];
    const { stdout } = await mediaPrefetch(['report', '-'], { input: JSON.stringify({ ...report, dryRun: true, requests: { total: 30, first } }) });

    expect(stdout).toMatch(new RegExp(`1 │ Preload\\s+│\\s+2 │ ${mediaId(1)}, …`));
    expect(stdout).toMatch(new RegExp(`2 │ Preload\\s+│\\s+1 │ ${mediaId(3)}`));
    expect(stdout).toContain('30 requests in all, the first 2 are shown');
    expect(stdout).toMatch(/parameters +Formats=mp4\n/);
    expect(stdout).not.toContain('{"MediaIds"');
  });

  test('finds the reports among the lines of a log', async () => {
    const file = join(temporaryFolder(), 'log');
    writeFileSync(
      file,
      `FC Invoke Start\n{"message":"a call was not carried out"}\n${JSON.stringify(report)}\nFC Invoke End\n${JSON.stringify(report)}\n`,
    );

    const { stdout } = await mediaPrefetch(['report', file, '--json']);

    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([report, report]);
  });

  test.each(['', '{}', 'no report', '{"outcome":"ok"}'])('ends with 2 at %j', async (input) => {
    expect(await mediaPrefetch(['report', '-'], { input })).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('the bundled command', () => {
  const bundle = inProject('assets', 'media-prefetch.js');
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8', cwd: temporaryFolder(), env: { PATH: process.env.PATH } });

  test('runs alone, in any folder', () => {
    const { status, stdout } = start('run', output, 'Nightly', '--emulate', '--json');

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'ok', counts: { submitted: 2 } });
  });

  test("ends with the command's exit status", () => {
    expect(start('run', output)).toMatchObject({ status: 2, stderr: expect.stringContaining('warmup/Utc') });
    expect(start('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
  });
});
