import { type IAspect, App, Aspects, TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { AlicloudProvider } from '../../examples/mixed/.gen/providers/alicloud/provider';
import { MediaPrefetchSchedule, MediaPrefetcher, MediaSelection } from '../../src';
import { QUIET, errors, newStack, only, synthesized, warnings } from '../fixtures';
import { temporaryFolder } from '../temporary';

// What stands in docs/interplay.md, row by row, where no other test has it.

const visitor = (visit: IAspect['visit']): IAspect => ({ visit });

describe('aspects', () => {
  test('of a stack may add schedules, whose prefetcher they share with the others', () => {
    const stack = newStack();
    new MediaPrefetchSchedule(stack, 'Nightly', QUIET);
    Aspects.of(stack).add(
      visitor((node) => void (node === stack && (stack.node.tryFindChild('Added') ?? new MediaPrefetchSchedule(stack, 'Added', QUIET)))),
    );
    expect(errors(stack)).toEqual([]);
    expect(Object.keys(synthesized(stack).resource.alicloud_fcv3_trigger)).toHaveLength(2);
    expect(Object.keys(synthesized(stack).resource.alicloud_fcv3_function)).toHaveLength(1);
  });

  test('that repeat the function are judged like the program', () => {
    const stack = newStack();
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
    Aspects.of(stack).add(visitor((node) => void (node === prefetcher.function && (prefetcher.function.count = 2))));
    expect(errors(stack)[0]).toMatch(/^\[stack\/Prefetcher\] MP099 count: given for stack\/Prefetcher\/Resource\. Allowed: /);
  });

  test('of an app do nothing, which is for cdktf to say', () => {
    const app = new App({ outdir: temporaryFolder() });
    const visited: string[] = [];
    new MediaPrefetchSchedule(newStack('stack', app), 'Nightly', QUIET);
    Aspects.of(app).add(visitor(({ node }) => void visited.push(node.path)));
    app.synth();
    expect(visited).toEqual([]);
  });
});

describe('iterators', () => {
  const each = TerraformIterator.fromMap({ a: { hour: '4' } });

  test('repeat a trigger whose name has their key', () => {
    const stack = newStack();
    const schedule = new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, triggerName: `warm-${each.key}` });
    schedule.trigger.forEach = each;
    expect([...errors(stack), ...warnings(stack)]).toEqual([]);
    expect(only(stack, 'alicloud_fcv3_trigger').trigger_name).toContain('warm-${each.key}');
  });

  test('over a list in the plan give the media of one schedule, without being repeated', () => {
    const stack = newStack();
    const shows = new TerraformVariable(stack, 'shows', { type: 'list(object({ id = string }))' });
    const media = TerraformIterator.fromComplexList(shows.listValue as never, 'id').pluckProperty('id');
    new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, media: MediaSelection.ids(media as unknown as string[]) });
    expect(errors(stack)).toEqual([]);
    expect(only(stack, 'alicloud_fcv3_trigger').trigger_config).toMatch(/var\.shows/);
  });
});

describe("the user's own bindings", () => {
  test('of a version below the floor are an error', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const provider = new AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    Object.assign(provider.terraformGeneratorMetadata!, { providerVersion: '1.230.0' });
    new MediaPrefetchSchedule(stack, 'Nightly', QUIET);
    expect(errors(stack)[0]).toContain('MP088 provider: a provider that is pinned to "1.230.0"');
  });

  test("count as the stack's providers beside ours", () => {
    const stack = newStack();
    new AlicloudProvider(stack, 'own', { region: 'cn-shanghai' });
    new MediaPrefetchSchedule(stack, 'Nightly', QUIET);
    expect(errors(stack)[0]).toContain('MP087 provider: an alicloud provider without an alias more than once in the stack');
  });

  test('may have an alias, and are what is given as provider', () => {
    const stack = newStack();
    const provider = new AlicloudProvider(stack, 'own', { alias: 'own', region: 'cn-shanghai' });
    new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, provider });
    expect(errors(stack)).toEqual([]);
    expect(only(stack, 'alicloud_fcv3_function').provider).toBe('alicloud.own');
  });
});

test('attributes of what the library made are references for the rest of the app', () => {
  const stack = newStack();
  const { trigger } = new MediaPrefetchSchedule(stack, 'Nightly', QUIET);
  new TerraformOutput(stack, 'trigger', { value: trigger.triggerId });
  expect(synthesized(stack).output.trigger.value).toMatch(/^\$\{alicloud_fcv3_trigger\.\w+\.trigger_id\}$/);
});

test('an app is synthesized twice with the same output', () => {
  const stack = newStack();
  new MediaPrefetchSchedule(stack, 'Nightly', QUIET);
  const first = synthesized(stack);
  expect(synthesized(stack)).toEqual(first);
});
