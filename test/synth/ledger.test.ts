import { TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, MediaSelection, type MediaPrefetcherProps } from '../../src';
import { QUIET, errors, newStack, only, warnings } from '../fixtures';

function newPrefetcher(props: MediaPrefetcherProps): MediaPrefetcher {
  return new MediaPrefetcher(newStack(), 'Prefetcher', props);
}

const LEDGER = { bucketName: 'prefetch-ledger' };

describe('a prefetcher with a ledger', () => {
  test('has the bucket mounted to be written to, and says where', () => {
    const fcFunction = only(newPrefetcher({ ledger: LEDGER }), 'alicloud_fcv3_function');
    expect(fcFunction.oss_mount_config.mount_points).toEqual([
      {
        bucket_name: 'prefetch-ledger',
        bucket_path: '/',
        endpoint: expect.stringMatching(/^http:\/\/oss-\$\{element\(data\.alicloud_regions\..+\)\}-internal\.aliyuncs\.com$/),
        mount_dir: '/mnt/ledger',
        read_only: false,
      },
    ]);
    expect(fcFunction.environment_variables).toMatchObject({ LEDGER_DIR: '/mnt/ledger', UV_THREADPOOL_SIZE: '64' });
  });

  test('takes a folder of the bucket, and another endpoint', () => {
    const prefetcher = newPrefetcher({ ledger: { ...LEDGER, prefix: 'vod/nightly', endpoint: 'https://oss-cn-beijing.aliyuncs.com' } });
    const [mountPoint] = only(prefetcher, 'alicloud_fcv3_function').oss_mount_config.mount_points;
    expect(mountPoint).toMatchObject({ bucket_path: '/vod/nightly', endpoint: 'https://oss-cn-beijing.aliyuncs.com' });
  });

  test('may write below the folder and nowhere else', () => {
    const prefetcher = newPrefetcher({ ledger: { ...LEDGER, prefix: 'nightly' }, logs: { enabled: false } });
    expect(JSON.parse(only(prefetcher, 'alicloud_ram_policy').policy_document).Statement).toEqual([
      { Action: ['vod:DescribeVodRefreshQuota', 'vod:GetMediaRefreshJobs', 'vod:RefreshMediaPlayUrls'], Effect: 'Allow', Resource: '*' },
      {
        Action: ['oss:ListObjects'],
        Effect: 'Allow',
        Resource: 'acs:oss:*:*:prefetch-ledger',
        Condition: { StringLike: { 'oss:Prefix': ['nightly/*'] } },
      },
      {
        Action: ['oss:AbortMultipartUpload', 'oss:GetObject', 'oss:ListParts', 'oss:PutObject'],
        Effect: 'Allow',
        Resource: 'acs:oss:*:*:prefetch-ledger/nightly/*',
      },
    ]);
    expect(prefetcher.requiredActions).toContain('oss:PutObject');
    expect(prefetcher.requiredActions).toContain('vod:RefreshMediaPlayUrls');
  });

  test('lists a whole bucket where it has no folder of its own, and in none may it delete', () => {
    const prefetcher = newPrefetcher({ ledger: LEDGER, logs: { enabled: false } });
    const { Statement: statements } = JSON.parse(only(prefetcher, 'alicloud_ram_policy').policy_document);
    expect(statements).toContainEqual({ Action: ['oss:ListObjects'], Effect: 'Allow', Resource: 'acs:oss:*:*:prefetch-ledger' });
    expect(prefetcher.requiredActions).not.toContain('oss:DeleteObject');
  });

  test('lists each of two folders of one bucket, and nothing beside them', () => {
    const prefetcher = newPrefetcher({ ledger: { ...LEDGER, prefix: 'nightly' }, logs: { enabled: false } });
    const media = MediaSelection.bucketObject(LEDGER.bucketName, 'lists/media.txt');
    new MediaPrefetchSchedule(prefetcher.node.scope!, 'Schedule', { ...QUIET, prefetcher, media });
    const { Statement: statements } = JSON.parse(only(prefetcher, 'alicloud_ram_policy').policy_document) as {
      Statement: { Action: string[]; Condition?: { StringLike: object } }[];
    };
    const listing = statements.filter(({ Action }) => Action.includes('oss:ListObjects'));
    expect(listing.map(({ Condition }) => Condition?.StringLike)).toEqual([{ 'oss:Prefix': ['lists/*'] }, { 'oss:Prefix': ['nightly/*'] }]);
  });

  test('has its runs retried twice, unless told otherwise', () => {
    const attempts = (props: MediaPrefetcherProps) => only(newPrefetcher(props), 'alicloud_fcv3_async_invoke_config').max_async_retry_attempts;
    expect(attempts({})).toBe(0);
    expect(attempts({ ledger: LEDGER })).toBe(2);
    expect(attempts({ ledger: LEDGER, maxRunRetries: 0 })).toBe(0);
    expect(attempts({ ledger: LEDGER, maxRunRetries: 8 })).toBe(8);
  });

  test('takes a bucket that only Terraform knows, at the same place', () => {
    const stack = newStack();
    const bucket = new TerraformVariable(stack, 'bucket', { type: 'string' });
    const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { ledger: { bucketName: bucket.stringValue } });
    expect(errors(stack)).toEqual([]);
    expect(only(prefetcher, 'alicloud_fcv3_function').oss_mount_config.mount_points[0]).toMatchObject({
      bucket_name: '${var.bucket}',
      mount_dir: '/mnt/ledger',
    });
  });

  test('is the same function as without one, but for the ledger', () => {
    const {
      environment_variables: environment,
      oss_mount_config: mounts,
      ...others
    } = only(newPrefetcher({ ledger: LEDGER }), 'alicloud_fcv3_function');
    const { LEDGER_DIR: _, UV_THREADPOOL_SIZE: __, ...plain } = environment;
    expect(mounts.mount_points).toHaveLength(1);
    const without = only(newPrefetcher({}), 'alicloud_fcv3_function');
    expect({ ...others, oss_mount_config: { mount_points: [] }, environment_variables: plain }).toEqual(without);
  });
});

describe('a schedule that leaves out what was submitted before', () => {
  test('says so in its job', () => {
    const prefetcher = newPrefetcher({ ledger: LEDGER });
    new MediaPrefetchSchedule(prefetcher.node.scope!, 'Schedule', { ...QUIET, prefetcher, skipSubmittedWithinHours: 48 });
    const { trigger_config: config } = only(prefetcher, 'alicloud_fcv3_trigger');
    expect(JSON.parse(JSON.parse(config).payload)).toMatchObject({ skipSubmittedWithinHours: 48 });
    expect([...errors(prefetcher), ...warnings(prefetcher)]).toEqual([]);
  });

  test('takes hours that only Terraform knows', () => {
    const prefetcher = newPrefetcher({ ledger: LEDGER });
    const hours = new TerraformVariable(prefetcher.node.scope!, 'hours', { type: 'number' });
    new MediaPrefetchSchedule(prefetcher.node.scope!, 'Schedule', { ...QUIET, prefetcher, skipSubmittedWithinHours: hours.numberValue });
    const { lifecycle } = only(prefetcher, 'alicloud_fcv3_trigger');
    expect(lifecycle.precondition.map(({ error_message: text }: { error_message: string }) => text.slice(0, 5))).toEqual(['MP001', 'MP012', 'MP075']);
  });
});
