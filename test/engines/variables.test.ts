import { TerraformStack, TerraformVariable } from 'cdktf';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, alicloud } from '../../src';
import type { Job } from '../../src/job/job';
import type { RootModule } from '../../tools/engines/root-module';
import { QUIET } from '../fixtures';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

const AWKWARD = ['m3u8', 'q"uote\\ ${x} %{y} é'];

describe('a schedule whose formats are a variable', () => {
  const output = synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const formats = new TerraformVariable(stack, 'formats', { type: 'list(string)' });
    const { trigger } = new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, formats: formats.listValue });
    trigger.addOverride('lifecycle.precondition', [{ condition: '${length(var.formats) < 3}', error_message: 'Three formats are too many.' }]);
  });

  onEachEngine((engine) => {
    let root: RootModule;
    beforeAll(async () => {
      root = await initialized(engine, output);
    });

    test('has its value in the job, whatever characters are in it', async () => {
      const { document } = await root.plan({ variables: { formats: AWKWARD } });

      const { after } = document.resource_changes!.find(({ type }) => type === 'alicloud_fcv3_trigger')!.change;
      const job: Job = JSON.parse(JSON.parse(after.trigger_config).payload);
      expect(job.task.formats).toEqual(AWKWARD);
    });

    test('is not refused with a value that its precondition allows', async () => {
      expect(await root.refusals({ variables: { formats: ['m3u8'] } })).toEqual([]);
    });

    test('is refused with one that it does not allow, in the words of the precondition', async () => {
      expect(await root.refusals({ variables: { formats: ['a', 'b', 'c'] } })).toEqual([
        expect.objectContaining({ severity: 'error', detail: 'Three formats are too many.', address: expect.stringMatching(/^alicloud_fcv3_trigger\./) }),
      ]);
    });

    test('is refused without a value', async () => {
      const { plan, errors } = await root.tryPlan();

      expect(plan).toBeUndefined();
      expect(errors.map(({ summary }) => summary)).toEqual(['No value for required variable']);
    });
  });
});
