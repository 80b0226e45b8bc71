import { App, AssetType, Fn, LocalBackend, TerraformAsset, TerraformStack } from 'cdktf';
import { alicloud } from 'cdktf-alicloud-media-prefetch';
import { SCHEDULES_PER_PREFETCHER, STACK, hourOf, mediaOf, minuteOf } from './synth-figures';

/** The names that the library makes of the constructs' paths: here they are given, as a user would type them. */
export interface GivenNames {
  readonly prefetchers: readonly string[];
  readonly schedules: readonly string[];
}

const TOKEN = ', \'";=()[]{}?@&<>/:\n\t\r';
const FIELDS: Readonly<Record<string, string>> = {
  durationMs: 'double',
  errorType: 'text',
  functionName: 'text',
  hasFunctionError: 'text',
  instanceID: 'text',
  invocationType: 'text',
  isColdStart: 'text',
  memoryUsageMB: 'double',
  operation: 'text',
  qualifier: 'text',
  requestId: 'text',
  statusCode: 'long',
  triggerType: 'text',
  versionId: 'text',
  message: 'text',
};

/** The same resources as `withLibrary` makes, written by hand with the bindings: no class around them, no check, no name made. */
export function withBindings(outdir: string, schedules: number, zip: string, names: GivenNames): App {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, STACK);
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
  const asset = new TerraformAsset(stack, 'MediaPrefetchHandler', { path: zip, type: AssetType.FILE });
  let made: ReturnType<typeof prefetcher> | undefined;
  for (let index = 0; index < schedules; index++) {
    if (index % SCHEDULES_PER_PREFETCHER === 0) {
      const number = index / SCHEDULES_PER_PREFETCHER;
      made = prefetcher(stack, `Prefetcher${number}`, names.prefetchers[number], asset);
    }
    const { fn, dependsOn } = made!;
    new alicloud.fcv3Trigger.Fcv3Trigger(stack, `Schedule${index}`, {
      functionName: fn.functionName,
      qualifier: 'LATEST',
      triggerType: 'timer',
      triggerName: names.schedules[index],
      description: `Media prefetch schedule ${STACK}/Schedule${index}`,
      triggerConfig: JSON.stringify({
        cronExpression: `CRON_TZ=Asia/Shanghai 0 ${minuteOf(index)} ${hourOf(index)} * * *`,
        enable: true,
        payload: JSON.stringify({
          schedule: `${STACK}/Schedule${index}`,
          selection: { ids: mediaOf(index), type: 'ids' },
          task: { definitions: ['HD', 'SD'], formats: ['m3u8'], taskType: 'Preload' },
          version: 2,
        }),
      }),
      dependsOn,
    });
  }
  return app;
}

function prefetcher(stack: TerraformStack, id: string, name: string, asset: TerraformAsset) {
  const account = new alicloud.dataAlicloudAccount.DataAlicloudAccount(stack, `${id}Account`);
  const region = new alicloud.dataAlicloudRegions.DataAlicloudRegions(stack, `${id}Region`, { current: true });
  const project = new alicloud.logProject.LogProject(stack, `${id}LogProject`, {
    projectName: `${name.toLowerCase()}-${account.id}`,
    description: 'Runs of media prefetch schedules',
  });
  const store = new alicloud.logStore.LogStore(stack, `${id}LogStore`, {
    projectName: project.projectName,
    logstoreName: 'runs',
    retentionPeriod: 180,
    shardCount: 1,
    autoSplit: true,
    maxSplitShardCount: 8,
    appendMeta: true,
  });
  const index = new alicloud.logStoreIndex.LogStoreIndex(stack, `${id}LogStoreIndex`, {
    project: project.projectName,
    logstore: store.logstoreName,
    fullText: { caseSensitive: false, includeChinese: true, token: TOKEN },
    fieldSearch: Object.entries(FIELDS).map(([field, type]) =>
      type === 'text'
        ? { name: field, type, caseSensitive: false, enableAnalytics: true, includeChinese: false, token: TOKEN }
        : { name: field, type, enableAnalytics: true },
    ),
  });
  const role = new alicloud.ramRole.RamRole(stack, `${id}Role`, {
    roleName: `${name}-cn-shanghai`,
    description: 'What Function Compute takes on to prefetch ApsaraVideo VOD media',
    assumeRolePolicyDocument: JSON.stringify({
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: ['fc.aliyuncs.com'] } }],
      Version: '1',
    }),
  });
  const logs = `project/${project.projectName}/logstore/${store.logstoreName}`;
  const policy = new alicloud.ramPolicy.RamPolicy(stack, `${id}Policy`, {
    policyName: `${name}-cn-shanghai`,
    description: 'Calls of ApsaraVideo VOD that media prefetch schedules make, and their logs',
    policyDocument: JSON.stringify({
      Statement: [
        { Action: ['vod:GetMediaRefreshJobs', 'vod:RefreshMediaPlayUrls'], Effect: 'Allow', Resource: '*' },
        { Action: ['log:PostLogStoreLogs'], Effect: 'Allow', Resource: `acs:log:${Fn.element(region.ids, 0)}:${account.id}:${logs}` },
      ],
      Version: '1',
    }),
    rotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
  });
  const attachment = new alicloud.ramRolePolicyAttachment.RamRolePolicyAttachment(stack, `${id}PolicyAttachment`, {
    roleName: role.roleName,
    policyName: policy.policyName,
    policyType: 'Custom',
  });
  const fn = new alicloud.fcv3Function.Fcv3Function(stack, id, {
    functionName: name,
    description: 'Prefetches ApsaraVideo VOD media',
    handler: 'index.handler',
    runtime: 'nodejs20',
    memorySize: 512,
    cpu: 0.25,
    diskSize: 512,
    timeout: 600,
    role: role.arn,
    code: { zipFile: Fn.sensitive(Fn.filebase64(asset.path)) as unknown as string },
    environmentVariables: {
      MAX_QPS: '20',
      MAX_URLS_PER_BATCH: '100',
      VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com',
      VOD_REGION: 'cn-shanghai',
    },
    internetAccess: true,
    logConfig: {
      project: project.projectName,
      logstore: store.logstoreName,
      enableRequestMetrics: true,
      enableInstanceMetrics: false,
      logBeginRule: 'None',
    },
    dependsOn: [attachment, store, index],
  });
  const asyncInvokeConfig = new alicloud.fcv3AsyncInvokeConfig.Fcv3AsyncInvokeConfig(stack, `${id}AsyncInvokeConfig`, {
    functionName: fn.functionName,
    asyncTask: false,
    maxAsyncRetryAttempts: 0,
    maxAsyncEventAgeInSeconds: 10800,
    qualifier: 'LATEST',
  });
  const concurrencyConfig = new alicloud.fcv3ConcurrencyConfig.Fcv3ConcurrencyConfig(stack, `${id}ConcurrencyConfig`, {
    functionName: fn.functionName,
    reservedConcurrency: 1,
  });
  return { fn, dependsOn: [asyncInvokeConfig, concurrencyConfig] };
}
