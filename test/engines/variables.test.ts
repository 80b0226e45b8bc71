import { TerraformStack, TerraformVariable } from 'cdktf';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../src';
import type { Job } from '../../src/job/job';
import type { RootModule } from '../../tools/engines/root-module';
import { QUIET } from '../fixtures';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

const AWKWARD = ['my-own', 'q"uote\\${x}%{y}é'];

describe('a schedule whose definitions are a variable', () => {
  const output = synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const definitions = new TerraformVariable(stack, 'definitions', { type: 'list(string)' });
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, definitions: definitions.listValue });
  });

  onEachEngine((engine) => {
    let root: RootModule;
    beforeAll(async () => {
      root = await initialized(engine, output);
    });

    test('has its value in the job, whatever characters are in it', async () => {
      const { document } = await root.plan({ variables: { definitions: AWKWARD } });

      const { after } = document.resource_changes!.find(({ type }) => type === 'alicloud_fcv3_trigger')!.change;
      const job: Job = JSON.parse(JSON.parse(after.trigger_config).payload);
      expect(job.task.definitions).toEqual(AWKWARD);
    });

    test('is refused without a value', async () => {
      const errors = await root.refusals();

      expect(errors.map(({ summary }) => summary)).toEqual(['No value for required variable']);
    });
  });
});

describe('a prefetcher whose switch and numbers are variables', () => {
  const output = synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const dryRun = new TerraformVariable(stack, 'dry', { type: 'bool', nullable: true });
    const timeout = new TerraformVariable(stack, 'timeout', { type: 'number', nullable: true });
    const prefix = new TerraformVariable(stack, 'prefix', { type: 'string', nullable: true });
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', {
      dryRun: dryRun.booleanValue,
      timeoutSeconds: timeout.numberValue,
      namePrefix: prefix.stringValue,
      logs: { enabled: false },
    });
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher });
  });

  onEachEngine((engine) => {
    let root: RootModule;
    beforeAll(async () => {
      root = await initialized(engine, output);
    });

    const planned = async (variables: object) => {
      const { document } = await root.plan({ variables: variables as never });
      const after = (type: string) => document.resource_changes!.find((each) => each.type === type)!.change.after;
      return {
        actions: JSON.parse(after('alicloud_ram_policy').policy_document).Statement.flatMap(({ Action }: { Action: string[] }) => Action) as string[],
        dryRun: after('alicloud_fcv3_function').environment_variables.DRY_RUN as string,
        timeout: after('alicloud_fcv3_function').timeout as number,
        name: after('alicloud_fcv3_function').function_name as string,
      };
    };

    test('may not submit where the switch is on', async () => {
      const { actions, dryRun } = await planned({ dry: true, timeout: 900, prefix: 'dev' });
      expect(dryRun).toBe('true');
      expect(actions).not.toContain('vod:RefreshMediaPlayUrls');
    });

    test('may submit where the switch is off, and carries the prefix in its name', async () => {
      const { actions, dryRun, timeout, name } = await planned({ dry: false, timeout: 900, prefix: 'dev' });
      expect(actions).toEqual(expect.arrayContaining(['vod:RefreshMediaPlayUrls', 'vod:GetMediaRefreshJobs']));
      expect([dryRun, timeout]).toEqual(['false', 900]);
      expect(name).toMatch(/^dev-warmup-/);
    });

    test('has the documented defaults where all of them are null', async () => {
      const { actions, dryRun, timeout, name } = await planned({ dry: null, timeout: null, prefix: null });
      expect(actions).toContain('vod:RefreshMediaPlayUrls');
      expect([dryRun, timeout]).toEqual(['false', 600]);
      expect(name).toMatch(/^warmup-Prefetcher-/);
    });
  });
});
