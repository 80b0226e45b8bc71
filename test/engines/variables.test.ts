import { TerraformStack, TerraformVariable } from 'cdktf';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, alicloud } from '../../src';
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
