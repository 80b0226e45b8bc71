import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../handler/report';
import { inProject, ROOT } from '../../tools/common/paths';
import { generatedMediaId, withGeneratedMedia } from '../../tools/demo/load';
import { UsageError } from '../../cli/errors';
import { distance, onTheClockOf, readCron, ticksAfter, timeline } from '../../cli/terminal/next-runs';
import { readOptions } from '../../tools/demo/options';
import { number, paperOn, wrap } from '../../cli/terminal/paper';
import { readSynthesis } from '../../tools/demo/synthesis';
import { contradictions, failureOf, type ServerRecord } from '../../tools/demo/verdict';

const JOB = { version: 1, selection: { type: 'ids', ids: ['a', 'b'] }, task: { taskType: 'Preload' } };

describe('npm run demo', () => {
  test('accounts for each of the forty media, one nonexistent and one forbidden, within 100 columns and without colour', () => {
    const { status, stdout } = run();

    expect(stdout).toContain('Every media is accounted for, and no call was dropped.');
    expect(stdout).toContain('Function Compute would count this run as failed: forbidden 1 of 40, allowed share 0.');
    expect(status).toBe(0);
    expect(report()).toMatchObject({
      outcome: 'failed',
      failedBecause: ['forbidden 1 of 40, allowed share 0'],
      counts: { selected: 40, duplicates: 0, submitted: 38, nonexistent: 1, forbidden: 1, failed: 0, skipped: 0 },
      urls: { estimated: 480, submitted: 456 },
    });
    expect(stdout).toContain('40 media × 12 = 480 URLs');
    expect(stdout).not.toContain('\u001b');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('in the load demonstration submits every generated media, drops no call, and says that the quota is off', () => {
    const { status, stdout } = run('--media', '416', '--qps', '50');

    expect(stdout).toContain("The emulator's quota of URLs and its queue are OFF");
    expect(status).toBe(0);
    expect(report()).toMatchObject({ outcome: 'ok', counts: { selected: 416, submitted: 416 }, calls: { throttled: 0 } });
  });

  test('ends with status 2 at an option that it does not have, and says where the options are', () => {
    const { status, stderr } = run('--medai', '3');

    expect(status).toBe(2);
    expect(stderr).toContain('--medai');
    expect(stderr).toContain('--help');
  });

  test('tells its options', () => {
    const { status, stdout } = run('--help');

    expect(status).toBe(0);
    for (const option of ['--media', '--qps', '--queue']) {
      expect(stdout).toContain(option);
    }
  });

  function run(...args: readonly string[]) {
    const env = { ...process.env, FORCE_COLOR: undefined };
    return spawnSync(process.execPath, [require.resolve('tsx/cli'), inProject('tools', 'demo', 'main.ts'), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env,
    });
  }

  function report(): Report {
    return JSON.parse(readFileSync(inProject('build', 'demo', 'report.json'), 'utf8'));
  }
});

describe('options', () => {
  test('are all optional', () => {
    expect(readOptions([])).toEqual({ help: false, media: undefined, qps: undefined, queue: false });
  });

  test('are numbers within what an event and VOD take', () => {
    expect(readOptions(['--media', '3600', '--qps=50'])).toMatchObject({ media: 3600, qps: 50 });
  });

  test.each([
    [['--media', '0']],
    [['--media', '3601']],
    [['--media', '1.5']],
    [['--media', 'many']],
    [['--qps', '51']],
    [['--qps', '-1']],
    [['--media', '3', '--queue']],
    [['--fast']],
    [['3000']],
  ])('%j is refused', (args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
  });
});

describe('the next runs', () => {
  const cron = readCron('CRON_TZ=Asia/Shanghai 0 30 4 * * *');
  const now = new Date('2026-11-24T02:30:00Z');
  const runs = ticksAfter(cron, now, 5);

  test('are shown on the clocks of the zone and of UTC', () => {
    expect(runs).toHaveLength(5);
    expect(onTheClockOf('Asia/Shanghai', runs[0])).toBe('Wed 2026-11-25 04:30:00');
    expect(onTheClockOf('UTC', runs[0])).toBe('Tue 2026-11-24 20:30:00');
  });

  test.each([
    ['2026-11-24T02:42:00Z', '12 min'],
    ['2026-11-24T03:30:00Z', '1 h 0 min'],
    ['2026-11-25T02:29:00Z', '23 h 59 min'],
    ['2026-11-26T03:45:00Z', '2 d 1 h'],
  ])('%s is %s from half past two', (to, expected) => {
    expect(distance(now, new Date(to))).toBe(expected);
  });

  test('are drawn on a line, in the distances that they have, the last one at its end', () => {
    const [marks, dates] = timeline(now, runs, 'Asia/Shanghai', 80);
    const columns = [...marks].flatMap((mark, column) => (mark === '●' ? [column] : []));

    expect(columns).toHaveLength(5);
    expect(columns[4]).toBe(marks.length - 1);
    const steps = columns.slice(1).map((column, index) => column - columns[index]);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
    expect(marks.length).toBeLessThanOrEqual(80);
    expect(dates.length).toBeLessThanOrEqual(80);
    expect(dates.trim().split(/ +/)).toEqual(['11-25', '11-26', '11-27', '11-28', '11-29']);
  });

  test('that are too close for their dates leave dates out, not marks on each other', () => {
    const minutes = ticksAfter(readCron('CRON_TZ=UTC 0 * * * * *'), now, 20);
    const [, dates] = timeline(now, minutes, 'UTC', 40);

    expect(dates.length).toBeLessThanOrEqual(40);
    expect(
      dates
        .trim()
        .split(/ +/)
        .every((date) => date === '11-24'),
    ).toBe(true);
  });

  test('of a period are not known', () => {
    expect(() => readCron('@every 7m')).toThrow('cannot be known');
  });
});

describe('generated media', () => {
  test("take the place of the job's own, all different and of the usual form; the rest of the job stays", () => {
    const job = JSON.parse(withGeneratedMedia(JSON.stringify(JOB), 3000));

    expect(new Set(job.selection.ids).size).toBe(3000);
    expect(job.selection.ids.every((id: string) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect({ ...job, selection: JOB.selection }).toEqual(JOB);
  });

  test('that no event can hold are refused', () => {
    expect(() => withGeneratedMedia(JSON.stringify(JOB), 3900)).toThrow('Function Compute takes 131072');
  });

  test('are the same at every run', () => {
    expect(generatedMediaId(1)).toBe(generatedMediaId(1));
    expect(generatedMediaId(1)).not.toBe(generatedMediaId(2));
  });
});

describe('the synthesized output', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'demo-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is read as Terraform would: the payload without escapes, the zip beside the stack', () => {
    const payload = JSON.stringify({ ...JOB, task: { userData: '${one} %{two}' } });
    write({ trigger_config: JSON.stringify({ cronExpression: '0 0 4 * * *', enable: true, payload }).replace(/[$%](?=\{)/g, '$&$&') });

    const { trigger, function: fn, resources, warnings } = readSynthesis(folder);

    expect(trigger).toEqual({ name: 'timer', cronExpression: '0 0 4 * * *', payload });
    expect(fn).toMatchObject({ name: 'prefetcher', zip: join(folder, 'stacks/s/assets/handler.zip'), timeoutSeconds: 600 });
    expect(resources).toContainEqual({ type: 'alicloud_log_project', data: false, path: 'P/Logs', name: 'logs-<account ID>' });
    expect(resources).toContainEqual({ type: 'alicloud_account', data: true, path: 'P/Account', name: undefined });
    expect(warnings).toMatchObject([{ constructPath: 's/P', message: 'careful' }]);
  });

  test('with an expression in the trigger is refused: only Terraform knows its value', () => {
    write({ trigger_config: '${jsonencode({"payload" = jsonencode({"selection" = var.media, "task" = {}})})}' });

    expect(() => readSynthesis(folder)).toThrow('only Terraform knows');
  });

  function write(trigger: object): void {
    const block = (path: string, more: object) => ({ '//': { metadata: { path: `s/${path}` } }, ...more });
    mkdirSync(join(folder, 'stacks', 's'), { recursive: true });
    const annotations = [{ constructPath: 's/P', level: '@cdktf/warn', message: 'careful' }];
    const stack = { name: 's', annotations, synthesizedStackPath: 'stacks/s/cdk.tf.json', workingDirectory: 'stacks/s' };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks: { s: stack } }));
    writeFileSync(
      join(folder, 'stacks', 's', 'cdk.tf.json'),
      JSON.stringify({
        data: { alicloud_account: { A: block('P/Account', {}) } },
        resource: {
          alicloud_fcv3_function: {
            F: block('P/Resource', {
              function_name: 'prefetcher',
              handler: 'index.handler',
              code: { zip_file: '${sensitive(filebase64("assets/handler.zip"))}' },
              environment_variables: {},
              timeout: 600,
              memory_size: 512,
            }),
          },
          alicloud_fcv3_trigger: {
            T: block('S/Resource', {
              function_name: '${alicloud_fcv3_function.F.function_name}',
              trigger_name: 'timer',
              trigger_type: 'timer',
              ...trigger,
            }),
          },
          alicloud_log_project: { L: block('P/Logs', { project_name: 'logs-${data.alicloud_account.A.id}' }) },
        },
      }),
    );
  }
});

describe('the verdict', () => {
  const counts = { selected: 5, duplicates: 1, submitted: 2, nonexistent: 1, forbidden: 1, failed: 1, skipped: 0 };
  const good = { counts, calls: { total: 4, retried: 0, throttled: 0 } } as Report;
  const server: ServerRecord = { calls: 4, dropped: 0, accepted: 3, nonexistent: 1, forbidden: 1 };

  test('tells in plain words of a failure, where there is one', () => {
    expect(failureOf({} as Report)).toBeUndefined();
    expect(failureOf({ failedBecause: ['a', 'b'] } as unknown as Report)).toMatch(/count this run as failed: a; b\./);
  });

  test('is good where report, job and server say the same', () => {
    expect(contradictions(good, 6, server)).toEqual([]);
  });

  test.each<[string, Partial<Report['counts']>]>([
    ['selected', { skipped: 1 }],
    ['selected and duplicates', { duplicates: 0 }],
    ['nonexistent', { nonexistent: 0, skipped: 1 }],
    ['forbidden', { forbidden: 2, failed: 0 }],
    ['submitted', { submitted: 0, nonexistent: 1, failed: 1, skipped: 2, forbidden: 1, selected: 5, duplicates: 1 }],
  ])('names %s where the report differs', (what, changed) => {
    const accepted = what === 'submitted' ? 4 : 3;
    const found = contradictions({ ...good, counts: { ...counts, ...changed } }, 6, { ...server, accepted });

    expect(found.map((line) => line.split(':')[0])).toContain(what);
  });

  test('names media that the report says were submitted and the server never took', () => {
    expect(contradictions(good, 6, { ...server, accepted: 1 })).toEqual(['submitted: 2 in the report, 1 that the server took']);
  });

  test.each<[string, Partial<ServerRecord>]>([
    ['calls: 4 in the report, 5 at the server', { calls: 5 }],
    ['1 calls were dropped by the server, 0 by the report', { dropped: 1 }],
  ])('says: %s', (expected, changed) => {
    expect(contradictions(good, 6, { ...server, ...changed })).toEqual([expected]);
  });
});

describe('paper', () => {
  const written = (isTTY: boolean, environment: Record<string, string>) => paperOn({ isTTY } as NodeJS.WriteStream, environment);

  test('has colour on a terminal only, and not where it is unwanted', () => {
    expect(written(true, {}).good('yes')).toBe('\u001b[32myes\u001b[39m');
    expect(written(false, {}).good('yes')).toBe('yes');
    expect(written(true, { NO_COLOR: '1' }).good('yes')).toBe('yes');
    expect(written(true, { TERM: 'dumb' }).good('yes')).toBe('yes');
  });

  test('breaks lines at blanks', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('unbreakable text', 5)).toEqual(['unbreakable', 'text']);
  });

  test('writes numbers the same way everywhere', () => {
    expect(number(1234.5)).toBe('1,235');
    expect(number(1234.5, 2)).toBe('1,234.50');
  });
});
