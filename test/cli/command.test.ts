import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { Definition, MediaFormat, MediaPrefetchSchedule, ScheduleExpression } from '../../src';
import { inProject } from '../../tools/common/paths';
import { mediaId, QUIET } from '../fixtures';
import { temporaryFolder } from '../temporary';
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

  test.each(['run', 'list', 'report'])('%s --help tells its exit status, within 120 columns', async (name) => {
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
    expect(stdout).toMatch(new RegExp(`in part +OriginRefused: ${mediaId(8)} ${mediaId(9)} and\\s+5 more`));
    expect(stdout).toContain('Look there.');
    expect(stdout).toContain('something that this release does not know');
    expect(stdout).toContain('one; another');
    expect(stdout).toContain('--json shows the whole');
    expect(stdout).not.toContain('x'.repeat(200));
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
