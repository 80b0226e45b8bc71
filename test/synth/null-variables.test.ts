import { type TerraformStack, TerraformVariable } from 'cdktf';
import { expect, test } from 'vitest';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps, MediaPrefetcher, type MediaPrefetcherProps, MediaSelection } from '../../src';
import { QUIET, newStack, synthesized } from '../fixtures';

const OTHER = { failureQueueArn: 'acs:mns:cn-shanghai:1:/queues/a/messages', successQueueArn: 'acs:mns:cn-shanghai:1:/queues/b/messages' };

const prefetcher = (props: (v: TerraformVariable) => MediaPrefetcherProps) => (stack: TerraformStack, v: TerraformVariable) => {
  new MediaPrefetcher(stack, 'Prefetcher', props(v));
};

const schedule = (props: (v: TerraformVariable) => Partial<MediaPrefetchScheduleProps>) => (stack: TerraformStack, v: TerraformVariable) => {
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, ...props(v) });
};

const INTERNAL = '\\"http://oss-\\${element\\(data\\.alicloud_regions\\.\\w+\\.ids, 0\\)}-internal\\.aliyuncs\\.com\\"';

/** The argument in which a variable takes the place of a default that the documentation describes in words, and how that falls back. */
test.each([
  ['name', 'function_name', 'var\\.v == null \\? "stack-Prefetcher-\\w{8}" : var\\.v', prefetcher((v) => ({ name: v.stringValue }))],
  [
    'namePrefix',
    'function_name',
    'var\\.v == null \\? "stack-Prefetcher-(\\w{8})" : .*tostring\\(var\\.v\\).*"stack-Prefetcher".*"\\1"',
    prefetcher((v) => ({ namePrefix: v.stringValue })),
  ],
  [
    'vodEndpoint',
    'VOD_ENDPOINT',
    'var\\.v == null \\? "https://vod\\.cn-shanghai\\.aliyuncs\\.com" : var\\.v',
    prefetcher((v) => ({ vodEndpoint: v.stringValue })),
  ],
  [
    'statusRegion',
    'VOD_STATUS_ENDPOINT',
    'var\\.v == null \\? "https://vod\\.cn-shanghai\\.aliyuncs\\.com" : "https://vod\\.\\$\\{var\\.v\\}\\.aliyuncs\\.com"',
    prefetcher((v) => ({ statusRegion: v.stringValue })),
  ],
  ['maxRunRetries without a ledger', 'max_async_retry_attempts', 'coalesce\\(var\\.v, 0\\)', prefetcher((v) => ({ maxRunRetries: v.numberValue }))],
  [
    'maxRunRetries with a ledger',
    'max_async_retry_attempts',
    'coalesce\\(var\\.v, 2\\)',
    prefetcher((v) => ({ maxRunRetries: v.numberValue, ledger: { bucketName: 'ledger' } })),
  ],
  [
    'vodRegion',
    'role_name',
    'tail = tostring\\("-\\$\\{\\(var\\.v == null \\? "cn-shanghai" : var\\.v\\)\\}"\\)',
    prefetcher((v) => ({ vodRegion: v.stringValue })),
  ],
  [
    'vodRegion',
    'policy_name',
    'tail = tostring\\("-\\$\\{\\(var\\.v == null \\? "cn-shanghai" : var\\.v\\)\\}"\\)',
    prefetcher((v) => ({ vodRegion: v.stringValue })),
  ],
  [
    'ledger.prefix',
    'bucket_path',
    '/\\$\\{\\(var\\.v == null \\? "" : var\\.v\\)\\}',
    prefetcher((v) => ({ ledger: { bucketName: 'ledger', prefix: v.stringValue } })),
  ],
  [
    'ledger.endpoint',
    'endpoint',
    `var\\.v == null \\? ${INTERNAL} : var\\.v`,
    prefetcher((v) => ({ ledger: { bucketName: 'ledger', endpoint: v.stringValue } })),
  ],
  [
    'bucketObject.endpoint',
    'endpoint',
    `var\\.v == null \\? ${INTERNAL} : var\\.v`,
    schedule((v) => ({ media: MediaSelection.bucketObject('lists', 'a.txt', { endpoint: v.stringValue }) })),
  ],
  [
    'storedIn.endpoint',
    'endpoint',
    `var\\.v == null \\? ${INTERNAL} : var\\.v`,
    schedule((v) => ({ media: QUIET.media.storedIn('lists', { endpoint: v.stringValue }) })),
  ],
  ['triggerName', 'trigger_name', 'var\\.v == null \\? "stack-Schedule-\\w{8}" : var\\.v', schedule((v) => ({ triggerName: v.stringValue }))],
  [
    'description of a schedule',
    'description',
    'var\\.v == null \\? "Media prefetch schedule stack/Schedule" : var\\.v',
    schedule((v) => ({ description: v.stringValue })),
  ],
  [
    'search.match',
    'trigger_config',
    'var\\.v == null \\? "Status in \\(\'Normal\'\\)" : ',
    schedule((v) => ({ media: MediaSelection.search({ match: v.stringValue }) })),
  ],
  [
    'search.statuses',
    'trigger_config',
    'var\\.v == null \\? \\["Normal"\\] : var\\.v|coalesce\\(var\\.v, \\["Normal"\\]\\)',
    schedule((v) => ({ media: MediaSelection.search({ statuses: v.listValue }) })),
  ],
] as const)('%s from a variable that is null is its default', (_, argument, expected, make) => {
  const stack = newStack();
  make(stack, new TerraformVariable(stack, 'v', { nullable: true }));
  const values = valuesOf(synthesized(stack).resource, argument);
  expect(values.filter((value) => value.includes('var.v'))).toEqual([expect.stringMatching(new RegExp(expected))]);
});

/** Where the default is a resource that was or was not made at synth, null cannot mean it. */
test.each([
  ['roleArn', prefetcher((v) => ({ roleArn: v.stringValue }))],
  ['logs.projectName', prefetcher((v) => ({ logs: { projectName: v.stringValue, storeName: 'runs' } }))],
  ['logs.storeName', prefetcher((v) => ({ logs: { projectName: 'reports', storeName: v.stringValue } }))],
  ['destinations.failureQueueArn', prefetcher((v) => ({ destinations: { ...OTHER, failureQueueArn: v.stringValue } }))],
  ['destinations.successQueueArn', prefetcher((v) => ({ destinations: { ...OTHER, successQueueArn: v.stringValue } }))],
] as const)('%s from a variable that is null is refused by the plan', (prop, make) => {
  const stack = newStack();
  make(stack, new TerraformVariable(stack, 'v', { nullable: true }));
  const { resource } = synthesized(stack);
  const [{ lifecycle }] = Object.values<any>(resource.alicloud_fcv3_function);
  const refusing = lifecycle.precondition.filter(({ condition }: { condition: string }) => condition.includes('var.v == null ? false'));
  expect(refusing.map(({ error_message: message }: { error_message: string }) => message.slice(0, message.indexOf(':')))).toEqual([
    expect.stringMatching(new RegExp(`^MP\\d{3} ${prop}$`)),
  ]);
});

/** The values of an argument, wherever it stands in a document. */
function valuesOf(document: unknown, argument: string): string[] {
  if (typeof document !== 'object' || document === null) {
    return [];
  }
  return Object.entries(document).flatMap(([key, value]) => (key === argument && typeof value === 'string' ? [value] : valuesOf(value, argument)));
}
