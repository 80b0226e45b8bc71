import { describe, expect, test } from 'vitest';
import { RefusedError } from '../../cli/errors';
import { readRunOptions } from '../../cli/options';
import { environmentFor, jobFor, timeoutFor } from '../../cli/planned-run';
import type { KnownSchedule } from '../../cli/require-known';
import type { Job } from '../../src/job/job';

const EMULATED = { endpoint: 'http://127.0.0.1:1', ledger: '/tmp/ledger' };

function schedule(environment: Record<string, string>, timeoutSeconds?: number): KnownSchedule {
  return {
    ...{ stack: 'warmup', path: 'warmup/Nightly', address: 'alicloud_fcv3_trigger.Nightly', triggerName: 'nightly', payload: '{}' },
    ...{ base: 'warmup/Nightly', isRepeated: false, unresolved: [], warnings: [], applied: false },
    function: { environment, timeoutSeconds, unresolved: [] },
  };
}

describe('the environment of a run by hand', () => {
  const deployed = {
    VOD_ENDPOINT: 'https://vod.cn-beijing.aliyuncs.com',
    VOD_STATUS_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com',
    LEDGER_DIR: '/mnt/write-1',
  };
  const of = (args: string[], emulated?: typeof EMULATED) => environmentFor(schedule(deployed), readRunOptions(['out', ...args]), [], emulated);

  test("is the function's, with the ledger in a folder of this machine", () => {
    expect(of(['--ledger', '/here'])).toEqual({ ...deployed, LEDGER_DIR: '/here' });
  });

  test('has no ledger where so asked, and is refused where nothing is said of it', () => {
    expect(of(['--no-ledger'])).not.toHaveProperty('LEDGER_DIR');
    expect(() => of([])).toThrow(RefusedError);
    expect(() => of(['--dry-run'])).toThrow('--no-ledger');
  });

  test('names the mounts of this machine in place of those of the function', () => {
    const mounted = { VOD_ENDPOINT: 'https://vod.cn-beijing.aliyuncs.com', BUCKET_MOUNTS: '[]' };
    const mounts = [{ bucket: 'lists', folder: 'team/media.txt', path: '/here/media.txt' }];
    const withMounts = (given: typeof mounts) => environmentFor(schedule(mounted), readRunOptions(['out']), given);

    expect(JSON.parse(withMounts(mounts).BUCKET_MOUNTS)).toEqual(mounts);
    expect(withMounts([])).not.toHaveProperty('BUCKET_MOUNTS');
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

  test.each([
    [['--endpoint', 'https://vod.cn-beijing.aliyuncs.com'], 'https://vod.cn-beijing.aliyuncs.com', 'https://vod.cn-beijing.aliyuncs.com'],
    [
      ['--endpoint', 'https://vod.cn-beijing.aliyuncs.com', '--status-endpoint', 'https://vod.cn-shanghai.aliyuncs.com'],
      'https://vod.cn-beijing.aliyuncs.com',
      'https://vod.cn-shanghai.aliyuncs.com',
    ],
    [['--status-endpoint', 'https://vod.cn-hangzhou.aliyuncs.com'], deployed.VOD_ENDPOINT, 'https://vod.cn-hangzhou.aliyuncs.com'],
  ])('takes every endpoint from the command line: %j', (args, endpoint, statusEndpoint) => {
    expect(of(['--no-ledger', ...args])).toMatchObject({ VOD_ENDPOINT: endpoint, VOD_STATUS_ENDPOINT: statusEndpoint });
  });

  test('has no ledger in an emulated run of a function that has none', () => {
    expect(environmentFor(schedule({}), readRunOptions(['out', '--emulate']), [], EMULATED)).not.toHaveProperty('LEDGER_DIR');
  });

  test('is the endpoint alone where another state owns the function', () => {
    const elsewhere = { ...schedule({}), function: undefined };

    expect(environmentFor(elsewhere, readRunOptions(['out', '--endpoint', 'https://vod.cn-shanghai.aliyuncs.com']), [])).toEqual({
      VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com',
      VOD_STATUS_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com',
    });
    expect(() => environmentFor(elsewhere, readRunOptions(['out']), [])).toThrow('--endpoint');
  });
});

test('the time-out is that of the command line, of the function, or the default', () => {
  expect(timeoutFor(schedule({}, 30), readRunOptions(['out', '--timeout', '60']))).toBe(60);
  expect(timeoutFor(schedule({}, 30), readRunOptions(['out']))).toBe(30);
  expect(timeoutFor(schedule({}), readRunOptions(['out']))).toBe(600);
});

describe('the job of a run by hand', () => {
  const job: Job = { version: 3, selection: { type: 'ids', ids: ['a'] }, task: { taskType: 'Preload' }, skipSubmittedWithinHours: 12 };

  test('asks nothing of a ledger that there is not', () => {
    expect(jobFor(job, readRunOptions(['out', '--no-ledger']))).not.toHaveProperty('skipSubmittedWithinHours');
    expect(jobFor(job, readRunOptions(['out']))).toEqual(job);
  });

  test('takes the first media of its selection where so asked', () => {
    expect(jobFor(job, readRunOptions(['out', '--limit', '3']))).toEqual({
      ...job,
      selection: { type: 'limit', selection: job.selection, count: 3 },
    });
  });
});
