import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RefusedError } from '../../cli/errors';
import { readRunOptions } from '../../cli/options';
import { environmentFor, jobFor, timeoutFor } from '../../cli/prepare';
import type { KnownSchedule } from '../../cli/require-known';
import type { Job } from '../../src/job/job';
import { temporaryFolder } from '../temporary';

const EMULATED = { endpoint: 'http://127.0.0.1:1', ledger: '/tmp/ledger' };

function schedule(environment: Record<string, string>, timeoutSeconds?: number): KnownSchedule {
  return {
    ...{ stack: 'warmup', path: 'warmup/Nightly', address: 'alicloud_fcv3_trigger.Nightly', triggerName: 'nightly', payload: '{}' },
    ...{ unresolved: [], warnings: [], applied: false },
    function: { environment, timeoutSeconds, unresolved: [] },
  };
}

describe('the environment of a run by hand', () => {
  const deployed = {
    VOD_ENDPOINT: 'https://vod.cn-beijing.aliyuncs.com',
    VOD_STATUS_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com',
    LEDGER_DIR: '/mnt/write-1',
  };
  const of = (args: string[], emulated?: typeof EMULATED) => environmentFor(schedule(deployed), readRunOptions(['out', ...args]), emulated);

  test("is the function's, with the ledger in a folder of this machine", () => {
    expect(of(['--ledger', '/here'])).toEqual({ ...deployed, LEDGER_DIR: '/here' });
  });

  test('has no ledger where so asked, and is refused where nothing is said of it', () => {
    expect(of(['--no-ledger'])).not.toHaveProperty('LEDGER_DIR');
    expect(() => of([])).toThrow(RefusedError);
    expect(() => of(['--dry-run'])).toThrow('--no-ledger');
  });

  test('says that it is a dry run', () => {
    expect(of(['--dry-run', '--no-ledger'])).toMatchObject({ DRY_RUN: 'true' });
    expect(of(['--no-ledger'])).not.toHaveProperty('DRY_RUN');
  });

  test('names nothing but the emulator where a run is emulated', () => {
    expect(of(['--emulate'], EMULATED)).toEqual({
      VOD_ENDPOINT: EMULATED.endpoint,
      VOD_STATUS_ENDPOINT: EMULATED.endpoint,
      LEDGER_DIR: EMULATED.ledger,
    });
  });

  test('has no ledger in an emulated run of a function that has none', () => {
    expect(environmentFor(schedule({}), readRunOptions(['out', '--emulate']), EMULATED)).not.toHaveProperty('LEDGER_DIR');
  });

  test('is the endpoint alone where another state owns the function', () => {
    const elsewhere = { ...schedule({}), function: undefined };

    expect(environmentFor(elsewhere, readRunOptions(['out', '--endpoint', 'https://vod.cn-shanghai.aliyuncs.com']))).toEqual({
      VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com',
    });
    expect(() => environmentFor(elsewhere, readRunOptions(['out']))).toThrow('--endpoint');
  });
});

test('the time-out is that of the command line, of the function, or the default', () => {
  expect(timeoutFor(schedule({}, 30), readRunOptions(['out', '--timeout', '60']))).toBe(60);
  expect(timeoutFor(schedule({}, 30), readRunOptions(['out']))).toBe(30);
  expect(timeoutFor(schedule({}), readRunOptions(['out']))).toBe(600);
});

describe('the job of a run by hand', () => {
  const job: Job = {
    version: 2,
    selection: { type: 'object', bucket: 'lists', key: 'team/media.txt', path: '/mnt/read-1/media.txt' },
    task: { taskType: 'Preload' },
    skipSubmittedWithinHours: 12,
  };

  test('reads a list from the folder that stands for the bucket', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'team'));
    writeFileSync(join(folder, 'team', 'media.txt'), 'a\n');

    expect(jobFor(job, [], readRunOptions(['out', '--mount', `lists=${folder}`]))).toEqual({
      ...job,
      selection: { ...job.selection, path: join(folder, 'team', 'media.txt') },
    });
  });

  test('reads a list that the output itself uploads from the output', () => {
    const file = join(temporaryFolder(), 'list');
    writeFileSync(file, 'a\n');

    const { selection } = jobFor(job, [{ bucket: '${alicloud_oss_bucket.lists.bucket}', key: 'team/media.txt', file }], readRunOptions(['out']));

    expect(selection).toMatchObject({ path: file });
  });

  test('is refused where the list is nowhere', () => {
    expect(() => jobFor(job, [], readRunOptions(['out']))).toThrow('--mount lists=FOLDER');
  });

  test('asks nothing of a ledger that there is not', () => {
    const listed: Job = { ...job, selection: { type: 'ids', ids: ['a'] } };

    expect(jobFor(listed, [], readRunOptions(['out', '--no-ledger']))).not.toHaveProperty('skipSubmittedWithinHours');
    expect(jobFor(listed, [], readRunOptions(['out']))).toEqual(listed);
  });
});
