import { OssBackend, TerraformStack } from 'cdktf';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../src';
import type { Deployment } from '../../tools/engines/deployment';
import { onlyIn } from '../../tools/engines/state';
import { QUIET } from '../fixtures';
import { deployment } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

describe('a schedule in another stack than its prefetcher, with their states in a bucket', () => {
  const output = synthesizeApp((app) => {
    const [consumer, owner] = ['a-schedules', 'b-prefetcher'].map((name) => {
      const stack = new TerraformStack(app, name);
      new OssBackend(stack, { bucket: 'states', key: `${name}.tfstate`, region: 'cn-shanghai' });
      new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
      return stack;
    });
    const prefetcher = new MediaPrefetcher(owner, 'Prefetcher');
    new MediaPrefetchSchedule(consumer, 'Schedule', { ...QUIET, prefetcher });
  });

  onEachEngine((engine) => {
    let app: Deployment;
    beforeAll(() => {
      app = deployment(engine, output);
    });

    test('is applied after it, and hangs on its function', async () => {
      expect(app.stacks).toEqual(['b-prefetcher', 'a-schedules']);
      const [owner, consumer] = app.stacks.map((name) => app.rootModule(name));
      for (const root of [owner, consumer]) {
        await root.init();
        expect(await root.validate()).toEqual([]);
        await root.apply();
      }

      const { values: trigger } = onlyIn(await consumer.show(), 'alicloud_fcv3_trigger');
      expect(trigger.function_name).toBe(onlyIn(await owner.show(), 'alicloud_fcv3_function').values.function_name);
    });
  });
});
