import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { schedulesOf, scheduleNamed } from '../../../cli/output/schedules';
import { AppliedState } from '../../../cli/output/state';
import { readSynthesized } from '../../../cli/output/synthesized';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../../src';
import type { Job } from '../../../src/job/job';
import { QUIET } from '../../fixtures';
import { temporaryFolder } from '../../temporary';
import { synthesize } from '../support/output';

describe('the schedules of an output', () => {
  const folder = synthesize({
    zeta: (stack) => {
      new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, triggerName: 'nightly' });
      new alicloud.fcv3Trigger.Fcv3Trigger(stack, 'Other', {
        functionName: 'other',
        qualifier: 'LATEST',
        triggerType: 'timer',
        triggerConfig: JSON.stringify({ cronExpression: '0 0 4 * * *', enable: true, payload: 'no job' }),
      });
    },
    alpha: (stack) => {
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { maxQps: 7, timeoutSeconds: 30 });
      new MediaPrefetchSchedule(stack, 'Daily', { ...QUIET, prefetcher, userDataJson: '{"a":"${literal}"}' });
    },
  });
  const schedules = schedulesOf(readSynthesized(folder));

  test('are the timers whose payload is a job, in the order of their paths', () => {
    expect(schedules.map(({ path }) => path)).toEqual(['alpha/Daily', 'zeta/Nightly']);
  });

  test('come with the environment and the time-out of their function', () => {
    expect(schedules[0].function).toMatchObject({
      environment: { MAX_QPS: '7', VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com' },
      timeoutSeconds: 30,
      unresolved: [],
    });
  });

  test('have the job that the function would get, not its escapes', () => {
    expect((JSON.parse(schedules[0].payload!) as Job).task.userData).toBe('{"a":"${literal}"}');
  });

  test.each(['zeta/Nightly', 'Nightly', 'nightly'])('are found as %s', (name) => {
    expect(scheduleNamed(name, schedules).path).toBe('zeta/Nightly');
  });

  test('are found by their address, with the stack or without', () => {
    const { address } = schedules[1];

    expect(address).toMatch(/^alicloud_fcv3_trigger\.Nightly_/);
    expect(scheduleNamed(address, schedules).path).toBe('zeta/Nightly');
    expect(scheduleNamed(`zeta/${address}`, schedules).path).toBe('zeta/Nightly');
  });

  test('are listed where none is named, or one that is not there', () => {
    expect(() => scheduleNamed(undefined, schedules)).toThrow('more than one schedule. Name one of:\n  alpha/Daily\n  zeta/Nightly');
    expect(() => scheduleNamed('Nihgtly', schedules)).toThrow('no schedule Nihgtly. Name one of:\n  alpha/Daily\n  zeta/Nightly');
  });
});

describe('a function of another stack', () => {
  test('is found in the same output', () => {
    let prefetcher: MediaPrefetcher;
    const folder = synthesize({
      shared: (stack) => (prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { maxQps: 3 })),
      user: (stack) => new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, prefetcher }),
    });

    const [schedule] = schedulesOf(readSynthesized(folder));

    expect(schedule.function?.environment.MAX_QPS).toBe('3');
  });

  test('is not known where another state owns it', () => {
    const folder = synthesize({
      user: (stack) => {
        const attributes = { functionName: 'elsewhere', vodRegion: 'cn-shanghai', maxQps: 20, timeoutSeconds: 600 };
        const prefetcher = MediaPrefetcher.fromAttributes(stack, 'Prefetcher', attributes);
        new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, prefetcher });
      },
    });

    expect(schedulesOf(readSynthesized(folder))[0].function).toBeUndefined();
  });
});

describe('a schedule with expressions', () => {
  const folder = synthesize({
    warmup: (stack) => {
      const formats = new TerraformVariable(stack, 'formats', { type: 'list(string)' });
      const qps = new TerraformVariable(stack, 'qps', { type: 'number' });
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { maxQps: qps.numberValue });
      new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, prefetcher, formats: formats.listValue, triggerName: 'nightly' });
    },
  });
  const stacks = readSynthesized(folder);
  const [schedule] = schedulesOf(stacks);

  test('names each of them', () => {
    expect(schedule.payload).toBeUndefined();
    expect(schedule.unresolved).toEqual([
      { where: 'trigger_config', references: ['var.formats'] },
      { where: 'environment_variables.MAX_QPS', references: ['var.qps'] },
    ]);
  });

  test('has its values where it was applied', () => {
    const state = join(temporaryFolder(), 'state.json');
    const job = { version: 2, selection: { type: 'ids', ids: ['${a}'] }, task: { taskType: 'Preload', formats: ['mp4'] } };
    const config = JSON.stringify({ cronExpression: '0 0 4 * * *', enable: false, payload: JSON.stringify(job) });
    writeFileSync(
      state,
      JSON.stringify({
        values: {
          root_module: {
            resources: [
              { address: schedule.address, mode: 'managed', values: { trigger_name: 'nightly', trigger_config: config, function_name: 'warmer' } },
              {
                address: 'alicloud_fcv3_function.Prefetcher',
                mode: 'managed',
                values: { function_name: 'warmer', timeout: 60, environment_variables: { MAX_QPS: '9' } },
              },
            ],
          },
        },
      }),
    );

    const [applied] = schedulesOf(stacks, AppliedState.read([state]));

    expect(applied).toMatchObject({ applied: true, unresolved: [], enabled: false, triggerName: 'nightly' });
    expect(JSON.parse(applied.payload!)).toEqual(job);
    expect(applied.function).toMatchObject({ environment: { MAX_QPS: '9' }, timeoutSeconds: 60 });
  });
});
