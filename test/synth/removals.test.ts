import { Aspects, TerraformStack } from 'cdktf';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, type MediaPrefetcherProps, alicloud } from '../../src';
import { QUIET, newApp, newStack, only, synthesized } from '../fixtures';

const VPC = { vpcId: 'vpc-1', vswitchIds: ['vsw-1'], securityGroupId: 'sg-1' };

const OF_FUNCTION = ['alicloud_fcv3_function', 'alicloud_fcv3_trigger', 'alicloud_fcv3_async_invoke_config', 'alicloud_fcv3_concurrency_config'];

/** What replaces each resource of a prefetcher with a schedule, by the name of the prop. */
function replacedBy(props: MediaPrefetcherProps): Record<string, string[]> {
  const stack = newStack();
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: new MediaPrefetcher(stack, 'Prefetcher', props) });
  const { resource } = synthesized(stack);
  return Object.fromEntries(
    OF_FUNCTION.map((type) => {
      const [{ lifecycle = {} }] = Object.values<any>(resource[type]);
      const by: string[] = lifecycle.replace_triggered_by ?? [];
      return [type, by.map((address) => /^terraform_data\.Prefetcher_Given_[0-9A-F]{8}\.input\.(\w+)$/.exec(address)?.[1] ?? address)];
    }),
  );
}

describe('what the provider cannot take out in place', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('needs no Terraform at synth', () => {
    vi.stubEnv('PATH', '');
    const app = newApp();
    const stack = newStack('stack', app);
    new MediaPrefetcher(stack, 'Prefetcher', { vpc: VPC });
    expect(stack.node.findAll().flatMap((each) => each.node.validate())).toEqual([]);
  });

  test('is held in the state where it is given, and only then', () => {
    const given = (props: MediaPrefetcherProps) => only(new MediaPrefetcher(newStack(), 'Prefetcher', props), 'terraform_data').input ?? {};
    expect(given({})).toEqual({});
    expect(given({ vpc: VPC })).toEqual({ vpc: true });
    expect(given({ vpc: VPC, destinations: {} })).toEqual({ destinations: true, vpc: true });
  });

  test('replaces the function and all that belongs to it, or the asynchronous settings alone', () => {
    expect(replacedBy({})).toEqual({
      alicloud_fcv3_function: ['vpc'],
      alicloud_fcv3_trigger: ['vpc'],
      alicloud_fcv3_async_invoke_config: ['destinations', 'vpc'],
      alicloud_fcv3_concurrency_config: ['vpc'],
    });
  });

  test('replaces nothing while it is given: putting it in is a change in place', () => {
    expect(replacedBy({ vpc: VPC })).toEqual({
      alicloud_fcv3_function: [],
      alicloud_fcv3_trigger: [],
      alicloud_fcv3_async_invoke_config: ['destinations'],
      alicloud_fcv3_concurrency_config: [],
    });
    expect(replacedBy({ vpc: VPC, destinations: {} })).toEqual(Object.fromEntries(OF_FUNCTION.map((type) => [type, []])));
  });

  test('stands beside what an aspect says of the lifecycle, and follows an address that is overridden', () => {
    const stack = newStack();
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
    const other = new alicloud.messageServiceQueue.MessageServiceQueue(stack, 'Queue', { queueName: 'other' });
    Aspects.of(prefetcher).add({
      visit: (node) => {
        if (node === prefetcher.function) {
          prefetcher.function.lifecycle = { preventDestroy: true, replaceTriggeredBy: [other] };
        }
      },
    });
    (prefetcher.node.findChild('Given') as any).overrideLogicalId('given');
    expect(only(stack, 'alicloud_fcv3_function').lifecycle).toEqual({
      prevent_destroy: true,
      replace_triggered_by: ['${alicloud_message_service_queue.Queue}', 'terraform_data.given.input.vpc'],
    });
  });

  test('is not referred to by a trigger of another stack', () => {
    const app = newApp();
    const prefetcher = new MediaPrefetcher(newStack('one', app), 'Prefetcher');
    const schedule = new MediaPrefetchSchedule(newStack('two', app), 'Schedule', { ...QUIET, prefetcher });
    expect(TerraformStack.of(schedule).node.id).toBe('two');
    expect(only(schedule, 'alicloud_fcv3_trigger').lifecycle).toBeUndefined();
  });
});
