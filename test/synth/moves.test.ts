import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher } from '../../src';
import { moveResources } from '../../src/synth/moves';
import { QUIET, newStack, synthesized } from '../fixtures';

/** What a stack's resources are called, by address, and what its trigger and function say. */
function shape(stack: ReturnType<typeof newStack>) {
  const { resource, moved } = synthesized(stack);
  const addresses = Object.entries(resource).flatMap(([type, all]) => Object.keys(all as object).map((id) => `${type}.${id}`));
  return { resource, moved, addresses };
}

describe('a construct that was moved', () => {
  const before = newStack();
  const prefetcherBefore = new MediaPrefetcher(before, 'Prefetcher');
  new MediaPrefetchSchedule(before, 'Nightly', { ...QUIET, prefetcher: prefetcherBefore });

  const after = newStack();
  const group = new Construct(after, 'Group');
  const prefetcher = new MediaPrefetcher(group, 'Warmer', { formerPath: 'Prefetcher' });
  new MediaPrefetchSchedule(group, 'Night', { ...QUIET, prefetcher, formerPath: 'Nightly' });

  const [old, now] = [shape(before), shape(after)];

  test('says of every resource from where it came', () => {
    expect(now.moved.map(({ to }: { to: string }) => to).sort()).toEqual(now.addresses.sort());
    expect(now.moved.map(({ from }: { from: string }) => from).sort()).toEqual(old.addresses.sort());
    expect(old.moved).toBeUndefined();
  });

  test('keeps the names, the description and the payload that it had', () => {
    const textOf = ({ resource }: typeof now, type: string, argument: string) => {
      const [first] = Object.values<Record<string, unknown>>(resource[type]);
      expect(first).toHaveProperty(argument, expect.any(String));
      return String(first[argument]).replace(/\$\{data\.[^}]+\}/g, 'DATA');
    };
    for (const [type, arguments_] of [
      ['alicloud_fcv3_function', ['function_name']],
      ['alicloud_ram_role', ['role_name']],
      ['alicloud_log_project', ['project_name']],
      ['alicloud_fcv3_trigger', ['trigger_name', 'description', 'trigger_config']],
    ] as const) {
      for (const argument of arguments_) {
        expect(textOf(now, type, argument)).toBe(textOf(old, type, argument));
      }
    }
  });
});

test.each([
  ['an array', (own: object) => [own]],
  ['one block', (own: object) => own],
])("moves stand beside the stack's own, which are %s, whenever those were given", (_, written) => {
  const own = { from: 'alicloud_a.b', to: 'alicloud_a.c' };
  const ours = { from: expect.stringMatching(/^alicloud_fcv3_trigger\.Nightly_/), to: expect.stringMatching(/^alicloud_fcv3_trigger\.Night_/) };
  for (const first of [true, false]) {
    const stack = newStack();
    const override = () => stack.addOverride('moved', written(own));
    if (first) {
      override();
    }
    new MediaPrefetchSchedule(stack, 'Night', { ...QUIET, formerPath: 'Nightly' });
    if (!first) {
      override();
    }
    const { moved } = synthesized(stack);
    expect(moved).toHaveLength(2);
    expect(moved).toEqual(expect.arrayContaining([own, ours]));
    expect(synthesized(stack).moved).toEqual(moved);
  }
});

test('a move goes to the address that the resource has when the stack is written', () => {
  const stack = newStack();
  const schedule = new MediaPrefetchSchedule(stack, 'Night', { ...QUIET, formerPath: 'Nightly' });
  schedule.trigger.overrideLogicalId('night');
  const { resource, moved } = synthesized(stack);
  expect(Object.keys(resource.alicloud_fcv3_trigger)).toEqual(['night']);
  expect(moved).toEqual([{ from: expect.stringMatching(/^alicloud_fcv3_trigger\.Nightly_[0-9A-F]{8}$/), to: 'alicloud_fcv3_trigger.night' }]);
});

test('a resource whose logical ID is its former one has not moved', () => {
  const before = newStack();
  const { trigger } = new MediaPrefetchSchedule(before, 'Nightly', QUIET);
  const stack = newStack();
  const schedule = new MediaPrefetchSchedule(stack, 'Night', { ...QUIET, formerPath: 'Nightly' });
  schedule.trigger.overrideLogicalId(trigger.friendlyUniqueId);
  expect(synthesized(stack).moved).toBeUndefined();
});

test('resources that had other IDs in former versions are moved too', () => {
  const stack = newStack();
  const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
  moveResources(prefetcher, undefined, { ConcurrencyConfig: 'Settings/Concurrency' });
  expect(synthesized(stack).moved).toEqual([
    {
      from: expect.stringMatching(/^alicloud_fcv3_concurrency_config\.Prefetcher_Settings_Concurrency_[0-9A-F]{8}$/),
      to: expect.stringMatching(/^alicloud_fcv3_concurrency_config\.Prefetcher_ConcurrencyConfig_[0-9A-F]{8}$/),
    },
  ]);
});
