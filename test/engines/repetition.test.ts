import { TerraformIterator, TerraformStack, TerraformVariable, TerraformCount } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaSelection, alicloud } from '../../src';
import { managedIn } from '../../tools/engines/state';
import { QUIET } from '../fixtures';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

function synthesize(build: (stack: TerraformStack) => unknown): string {
  return synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    build(stack);
  });
}

describe('a trigger that is repeated', () => {
  const counted = synthesize((stack) => {
    const { numberValue } = new TerraformVariable(stack, 'times', { type: 'number', default: 2 });
    const { trigger } = new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, triggerName: 'warm-${count.index}' });
    trigger.count = TerraformCount.of(numberValue);
  });
  const withoutForEach = synthesize((stack) => {
    const each = TerraformIterator.fromMap({ a: { media: ['0'.repeat(32)] } });
    new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, media: MediaSelection.ids(each.getList('media')) });
  });
  const eachBucket = synthesize((stack) => {
    const each = TerraformIterator.fromMap({ a: { bucket: 'lists' } });
    const media = MediaSelection.bucketObject(each.getString('bucket'), 'media.txt');
    new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, media, triggerName: `warm-${each.key}` }).trigger.forEach = each;
  });

  onEachEngine((engine) => {
    test('has a count of a variable, which may be none', async () => {
      const root = await initialized(engine, counted);
      const names = async (times: number) => {
        await root.apply({ variables: { times } });
        return managedIn(await root.show()).flatMap(({ type, values }) => (type === 'alicloud_fcv3_trigger' ? [values.trigger_name] : []));
      };
      expect(await names(2)).toEqual(['warm-0', 'warm-1']);
      expect(await names(0)).toEqual([]);
    });

    test("that takes an iterator's values and has no forEach is refused by the engine", async () => {
      const root = await initialized(engine, withoutForEach);
      const [refusal] = await root.validate();
      expect(refusal.summary).toBe('each.value cannot be used in this context');
    });

    test("that takes an iterator's bucket is refused by the engine, since the function's policy is not repeated", async () => {
      const root = await initialized(engine, eachBucket);
      const refusals = await root.validate();
      expect(new Set(refusals.map(({ address = '' }) => address.split('.')[0]))).toEqual(new Set(['alicloud_ram_policy']));
    });
  });
});
