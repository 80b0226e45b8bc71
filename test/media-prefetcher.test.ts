import { type App, TerraformVariable } from 'cdktf';
import { describe, expect, test, vi } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, type MediaPrefetcherProps, alicloud } from '../src';
import { QUIET, errors, newStack, only, resources, synthesized } from './fixtures';

function newPrefetcher(props: MediaPrefetcherProps = {}): MediaPrefetcher {
  return new MediaPrefetcher(newStack(), 'Prefetcher', props);
}

describe('the function', () => {
  test('has the documented defaults', () => {
    expect(only(newPrefetcher(), 'alicloud_fcv3_function')).toMatchObject({
      function_name: expect.stringMatching(/^stack-Prefetcher-[0-9a-f]{8}$/),
      runtime: 'nodejs20',
      handler: 'index.handler',
      memory_size: 512,
      cpu: 0.25,
      disk_size: 512,
      timeout: 600,
      internet_access: true,
      environment_variables: {
        VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com',
        VOD_REGION: 'cn-shanghai',
        MAX_QPS: '20',
        MAX_URLS_PER_BATCH: '100',
      },
    });
  });

  test('has its code from a file, hidden from plans', () => {
    expect(only(newPrefetcher(), 'alicloud_fcv3_function').code).toEqual({
      zip_file: expect.stringMatching(/^\$\{sensitive\(filebase64\("assets\/MediaPrefetchHandler\/[0-9A-F]{32}\/handler\.zip"\)\)\}$/),
    });
  });

  test('waits for its permission and its logs', () => {
    expect(only(newPrefetcher(), 'alicloud_fcv3_function').depends_on).toEqual([
      expect.stringMatching(/^alicloud_ram_role_policy_attachment\./),
      expect.stringMatching(/^alicloud_log_store\./),
      expect.stringMatching(/^alicloud_log_store_index\./),
    ]);
  });

  test('takes a pace that only Terraform knows', () => {
    const stack = newStack();
    const pace = new TerraformVariable(stack, 'pace', { type: 'number' });
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { maxQps: pace.numberValue });
    expect(only(prefetcher, 'alicloud_fcv3_function').environment_variables.MAX_QPS).toBe('${tostring(coalesce(var.pace, 20))}');
    expect(errors(stack)).toEqual([]);
  });

  test('runs in a VPC with the VPC endpoint', () => {
    const prefetcher = newPrefetcher({
      vpc: { vpcId: 'vpc-1', vswitchIds: ['vsw-1'], securityGroupId: 'sg-1' },
      internetAccess: false,
      vodEndpoint: 'https://vod-vpc.cn-shanghai.aliyuncs.com',
    });
    expect(errors(prefetcher)).toEqual([]);
    expect(only(prefetcher, 'alicloud_fcv3_function')).toMatchObject({
      internet_access: false,
      vpc_config: { vpc_id: 'vpc-1', vswitch_ids: ['vsw-1'], security_group_id: 'sg-1' },
      environment_variables: { VOD_ENDPOINT: 'https://vod-vpc.cn-shanghai.aliyuncs.com' },
    });
  });
});

describe('the settings beside the function', () => {
  test('never retry a whole run, and drop what waits longer than three hours', () => {
    expect(only(newPrefetcher(), 'alicloud_fcv3_async_invoke_config')).toMatchObject({
      async_task: false,
      max_async_retry_attempts: 0,
      max_async_event_age_in_seconds: 10800,
      qualifier: 'LATEST',
    });
  });

  test('reserve one instance, so that runs do not overlap', () => {
    expect(only(newPrefetcher(), 'alicloud_fcv3_concurrency_config').reserved_concurrency).toBe(1);
  });

  test('reserve none where that is switched off', () => {
    const prefetcher = newPrefetcher({ reservedConcurrency: 0 });
    expect(prefetcher.concurrencyConfig).toBeUndefined();
    expect(resources(prefetcher, 'alicloud_fcv3_concurrency_config')).toEqual([]);
  });
});

describe('the role', () => {
  test('may be taken on by Function Compute alone', () => {
    expect(JSON.parse(only(newPrefetcher(), 'alicloud_ram_role').assume_role_policy_document)).toEqual({
      Version: '1',
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: ['fc.aliyuncs.com'] } }],
    });
  });

  test.each([
    [{ vodRegion: 'cn-shanghai' }, true],
    [{ vodRegion: 'eu-central-1' }, false],
    [{ vodRegion: 'eu-central-1', statusRegion: 'cn-shanghai' }, true],
  ])('of %j may read the quota: %s, also for schedules of other states', (props, may) => {
    const prefetcher = newPrefetcher(props);
    expect(prefetcher.requiredActions.includes('vod:DescribeVodRefreshQuota')).toBe(may);
    new MediaPrefetchSchedule(prefetcher, 'Schedule', { ...QUIET, prefetcher });
    expect(prefetcher.requiredActions.includes('vod:DescribeVodRefreshQuota')).toBe(may);
  });

  test('may do what the schedules need, and write to its own log store', () => {
    const policy = only(newPrefetcher(), 'alicloud_ram_policy');
    expect(policy.rotate_strategy).toBe('DeleteOldestNonDefaultVersionWhenLimitExceeded');
    expect(policy.policy_document).toContain(
      '"Action" = ["vod:DescribeVodRefreshQuota", "vod:GetMediaRefreshJobs", "vod:RefreshMediaPlayUrls"], "Effect" = "Allow", "Resource" = "*"',
    );
    expect(policy.policy_document).toMatch(
      /"Action" = \["log:PostLogStoreLogs"\], "Effect" = "Allow", "Resource" = "acs:log:\$\{element\(data\.alicloud_regions\.[^}]+\.ids, 0\)\}:\$\{data\.alicloud_account\.[^}]+\.id\}:project\/[^*"]+\/logstore\/[^*"]+"/,
    );
  });

  test('without logs may do nothing else, in a policy that can be read', () => {
    expect(JSON.parse(only(newPrefetcher({ logs: { enabled: false } }), 'alicloud_ram_policy').policy_document).Statement).toEqual([
      { Action: ['vod:DescribeVodRefreshQuota', 'vod:GetMediaRefreshJobs', 'vod:RefreshMediaPlayUrls'], Effect: 'Allow', Resource: '*' },
    ]);
  });

  test('has a name that tells VOD regions apart', () => {
    const names = ['cn-shanghai', 'eu-central-1'].map((vodRegion) => only(newPrefetcher({ vodRegion }), 'alicloud_ram_role').role_name);
    expect(new Set(names).size).toBe(2);
    expect(names[1]).toMatch(/-eu-central-1$/);
  });

  test('has a name that RAM takes, however long the function is called', () => {
    const { role_name } = only(newPrefetcher({ name: 'a'.repeat(64), vodRegion: 'ap-southeast-5' }), 'alicloud_ram_role');
    expect(role_name).toHaveLength(64);
    expect(role_name).toMatch(/^a+-[0-9a-f]{8}-ap-southeast-5$/);
  });

  test('may be given', () => {
    const prefetcher = newPrefetcher({ roleArn: 'acs:ram::1234567890123456:role/warmer' });
    const { resource } = synthesized(prefetcher);
    expect(Object.keys(resource).filter((type) => type.startsWith('alicloud_ram'))).toEqual([]);
    expect(only(prefetcher, 'alicloud_fcv3_function').role).toBe('acs:ram::1234567890123456:role/warmer');
  });
});

describe('the logs', () => {
  test('are a project that holds the account in its name, a store of 180 days and an index', () => {
    const prefetcher = newPrefetcher();
    expect(only(prefetcher, 'alicloud_log_project').project_name).toMatch(/^stack-prefetcher-[0-9a-f]{8}-\$\{data\.alicloud_account\..*\.id\}$/);
    expect(only(prefetcher, 'alicloud_log_store')).toMatchObject({ logstore_name: 'runs', retention_period: 180 });
    const fields = only(prefetcher, 'alicloud_log_store_index').field_search.map(({ name }: { name: string }) => name);
    expect(fields).toEqual(expect.arrayContaining(['message', 'durationMs', 'hasFunctionError', 'errorType']));
    expect(only(prefetcher, 'alicloud_fcv3_function').log_config).toMatchObject({ enable_request_metrics: true, log_begin_rule: 'None' });
  });

  test('may be given', () => {
    const prefetcher = newPrefetcher({ logs: { projectName: 'ours', storeName: 'all' } });
    expect(only(prefetcher, 'alicloud_fcv3_function').log_config).toMatchObject({ project: 'ours', logstore: 'all' });
    expect(only(prefetcher, 'alicloud_ram_policy').policy_document).toContain(':project/ours/logstore/all"');
    expect(synthesized(prefetcher).resource).not.toHaveProperty('alicloud_log_project');
  });

  test('may be off, and all switches are then written, since the provider keeps what is left out', () => {
    const prefetcher = newPrefetcher({ logs: { enabled: false } });
    expect(only(prefetcher, 'alicloud_fcv3_function').log_config).toEqual({
      enable_instance_metrics: false,
      enable_request_metrics: false,
      log_begin_rule: 'None',
    });
    expect(only(prefetcher, 'alicloud_ram_policy').policy_document).not.toContain('log:');
    expect(synthesized(prefetcher)).not.toHaveProperty('data');
  });
});

test('logs can be kept from being destroyed', () => {
  const stack = newStack();
  new MediaPrefetcher(stack, 'Prefetcher', { logs: { preventDestroy: true } });
  for (const type of ['alicloud_log_project', 'alicloud_log_store', 'alicloud_log_store_index']) {
    expect(only(stack, type).lifecycle).toMatchObject({ prevent_destroy: true });
  }
  expect(only(stack, 'alicloud_fcv3_function').lifecycle).not.toHaveProperty('prevent_destroy');
});

test('every resource and data source takes the given provider', () => {
  const stack = newStack();
  const provider = new alicloud.provider.AlicloudProvider(stack, 'beijing', { alias: 'beijing', region: 'cn-beijing' });
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: new MediaPrefetcher(stack, 'Prefetcher', { provider }) });
  const { resource, data } = synthesized(stack);
  const { terraform_data: builtIn, ...ofProvider } = resource;
  expect(Object.values<any>(builtIn).map((each) => each.provider)).toEqual([undefined]);
  const all = [ofProvider, data].flatMap((kinds) => Object.values<any>(kinds).flatMap((kind) => Object.values<any>(kind)));
  expect(all).toHaveLength(12);
  expect(all.map((each) => each.provider)).toEqual(all.map(() => 'alicloud.beijing'));
});

test('what another stack makes may stand in its environment, without a warning of cdktf', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const stack = newStack('own');
  const other = new MediaPrefetcher(newStack('other', stack.node.root as App), 'Prefetcher');
  const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { maxQps: other.function.timeout, dryRun: other.function.internetAccess });
  const { MAX_QPS: maxQps, DRY_RUN: dryRun } = only(prefetcher, 'alicloud_fcv3_function').environment_variables;
  expect([maxQps, dryRun]).toEqual([
    expect.stringMatching(/^\$\{tostring\(coalesce\(data\.\S+timeout, 20\)\)\}$/),
    expect.stringMatching(/^\$\{tostring\(coalesce\(data\.\S+internet_access, false\)\)\}$/),
  ]);
  expect([...log.mock.calls, ...warn.mock.calls]).toEqual([]);
  vi.restoreAllMocks();
});

test('tags and the resource group reach everything that takes them', () => {
  const prefetcher = newPrefetcher({ tags: { team: 'media' }, resourceGroupId: 'rg-1' });
  for (const type of ['alicloud_fcv3_function', 'alicloud_log_project']) {
    expect(only(prefetcher, type)).toMatchObject({ tags: { team: 'media' }, resource_group_id: 'rg-1' });
  }
  for (const type of ['alicloud_ram_role', 'alicloud_ram_policy']) {
    expect(only(prefetcher, type)).toMatchObject({ tags: { team: 'media' } });
  }
});

describe('names', () => {
  test('start with the prefix', () => {
    const prefetcher = newPrefetcher({ namePrefix: 'media' });
    expect(only(prefetcher, 'alicloud_fcv3_function').function_name).toMatch(/^media-stack-Prefetcher-[0-9a-f]{8}$/);
    expect(only(prefetcher, 'alicloud_ram_role').role_name).toMatch(/^media-stack-Prefetcher-[0-9a-f]{8}-cn-shanghai$/);
  });

  test('differ for different stacks and are the same at every synth', () => {
    const name = (stack: string) => only(new MediaPrefetcher(newStack(stack), 'Prefetcher'), 'alicloud_fcv3_function').function_name;
    expect(name('one')).toBe(name('one'));
    expect(name('one')).not.toBe(name('two'));
  });

  test('stay within 64 characters and end with the hash of the path', () => {
    const { function_name } = only(new MediaPrefetcher(newStack('s'.repeat(100)), 'Prefetcher'), 'alicloud_fcv3_function');
    expect(function_name).toMatch(/^s+-[0-9a-f]{8}$/);
    expect(function_name).toHaveLength(64);
  });
});
