import { TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { type DestinationOptions, MediaPrefetchSchedule, MediaPrefetcher, type MediaPrefetcherProps } from '../../src';
import { QUIET, errors, newStack, only, resources } from '../fixtures';

const OWN = 'acs:mns:cn-beijing:1234567890123456:/queues/failures/messages';

function prefetcherWith(destinations: DestinationOptions | undefined, props: MediaPrefetcherProps = {}): MediaPrefetcher {
  return new MediaPrefetcher(newStack(), 'Prefetcher', { destinations, ...props });
}

const ARN_OF_MADE = (queue: string) =>
  new RegExp(
    `^acs:mns:\\$\\{element\\(data\\.alicloud_regions\\.[^}]+\\.ids, 0\\)\\}:\\$\\{data\\.alicloud_account\\.[^}]+\\.id\\}:/queues/\\$\\{alicloud_message_service_queue\\.Prefetcher_${queue}_[0-9A-F]+\\.queue_name\\}/messages$`,
  );

describe('destinations', () => {
  test('are none unless asked for', () => {
    const prefetcher = prefetcherWith(undefined);
    expect(only(prefetcher, 'alicloud_fcv3_async_invoke_config').destination_config).toBeUndefined();
    expect(resources(prefetcher, 'alicloud_message_service_queue')).toEqual([]);
    expect([prefetcher.failureQueue, prefetcher.successQueue]).toEqual([undefined, undefined]);
  });

  test('are two queues, made where they are not given', () => {
    const prefetcher = prefetcherWith({}, { tags: { team: 'video' } });
    const queues = resources(prefetcher, 'alicloud_message_service_queue');
    expect(queues.map(({ queue_name, message_retention_period, tags }) => ({ queue_name, message_retention_period, tags }))).toEqual([
      { queue_name: expect.stringMatching(/^stack-Prefetcher-[0-9a-f]{8}-failures$/), message_retention_period: 604800, tags: { team: 'video' } },
      { queue_name: expect.stringMatching(/^stack-Prefetcher-[0-9a-f]{8}-successes$/), message_retention_period: 3600, tags: { team: 'video' } },
    ]);
    expect(only(prefetcher, 'alicloud_fcv3_async_invoke_config').destination_config).toEqual({
      on_failure: { destination: expect.stringMatching(ARN_OF_MADE('FailureQueue')) },
      on_success: { destination: expect.stringMatching(ARN_OF_MADE('SuccessQueue')) },
    });
    expect(errors(prefetcher)).toEqual([]);
  });

  test('are always both, since the provider sends an empty one for the one left out', () => {
    const prefetcher = prefetcherWith({ failureQueueArn: OWN });
    const { on_failure, on_success } = only(prefetcher, 'alicloud_fcv3_async_invoke_config').destination_config;
    expect(on_failure).toEqual({ destination: OWN });
    expect(on_success.destination).toMatch(ARN_OF_MADE('SuccessQueue'));
    expect([prefetcher.failureQueue === undefined, prefetcher.successQueue === undefined]).toEqual([true, false]);
  });

  test('may be sent to by the role, and no other queue', () => {
    const given = prefetcherWith({ failureQueueArn: OWN, successQueueArn: OWN.replace('failures', 'successes') }, { logs: { enabled: false } });
    expect(JSON.parse(only(given, 'alicloud_ram_policy').policy_document).Statement).toEqual([
      { Action: ['vod:DescribeVodRefreshQuota', 'vod:GetMediaRefreshJobs', 'vod:RefreshMediaPlayUrls'], Effect: 'Allow', Resource: '*' },
      { Action: ['mns:SendMessage'], Effect: 'Allow', Resource: OWN },
      { Action: ['mns:SendMessage'], Effect: 'Allow', Resource: OWN.replace('failures', 'successes') },
    ]);
    const { policy_document: made } = only(prefetcherWith({}), 'alicloud_ram_policy');
    expect(made.match(/"mns:SendMessage"\], "Effect" = "Allow", "Resource" = "acs:mns:[^*"]+:\/queues\/\$\{[^}]+\}\/messages"/g)).toHaveLength(2);
  });

  test.each([
    ['of the longest name', 'a'.repeat(64)],
    ['of a name with what a queue does not take', '_media_prefetcher_'],
  ])('of a function %s have names that the service takes', (_, name) => {
    for (const { queue_name } of resources(prefetcherWith({}, { name }), 'alicloud_message_service_queue')) {
      expect(queue_name).toMatch(/^[A-Za-z][A-Za-z0-9-]{2,62}$/);
    }
  });

  test('take ARNs that only Terraform knows', () => {
    const stack = newStack();
    const arn = new TerraformVariable(stack, 'arn', { type: 'string' });
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { destinations: { failureQueueArn: arn.stringValue } });
    expect(only(prefetcher, 'alicloud_fcv3_async_invoke_config').destination_config.on_failure).toEqual({ destination: '${var.arn}' });
    expect(only(prefetcher, 'alicloud_fcv3_function').lifecycle.precondition[0].error_message).toMatch(
      /^MP067 destinations\.failureQueueArn: var\.arn\./,
    );
  });
});

describe('the environment of the function', () => {
  const environmentOf = (props: MediaPrefetcherProps) => only(prefetcherWith(undefined, props), 'alicloud_fcv3_function').environment_variables;

  test('names the endpoint that tells how far URLs are only where it is another one', () => {
    expect(environmentOf({}).VOD_STATUS_ENDPOINT).toBeUndefined();
    expect(environmentOf({ statusRegion: 'cn-shanghai' }).VOD_STATUS_ENDPOINT).toBeUndefined();
    expect(environmentOf({ vodRegion: 'eu-central-1', statusRegion: 'cn-shanghai' }).VOD_STATUS_ENDPOINT).toBe(
      'https://vod.cn-shanghai.aliyuncs.com',
    );
    expect(environmentOf({ vodRegion: 'eu-central-1', statusRegion: 'eu-central-1' }).VOD_STATUS_ENDPOINT).toBeUndefined();
  });

  test('turns a dry run on', () => {
    expect(environmentOf({}).DRY_RUN).toBeUndefined();
    expect(environmentOf({ dryRun: false }).DRY_RUN).toBeUndefined();
    expect(environmentOf({ dryRun: true }).DRY_RUN).toBe('true');
  });
});

test('a prefetcher of another state can tell its status region', () => {
  const stack = newStack();
  const attributes = { functionName: 'other', vodRegion: 'eu-central-1', maxQps: 20, timeoutSeconds: 600 };
  expect(MediaPrefetcher.fromAttributes(stack, 'One', { ...attributes, statusRegion: 'cn-shanghai' }).statusRegion).toBe('cn-shanghai');
  const without = MediaPrefetcher.fromAttributes(stack, 'Two', attributes);
  expect(without.statusRegion).toBeUndefined();
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: without });
  expect(errors(stack)).toEqual([]);
});
