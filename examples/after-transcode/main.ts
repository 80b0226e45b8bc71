import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
// A media asset is warm as soon as it is transcoded, beside what is warm every night.
//
//   VOD's callback -> queue -> trigger -> Relay, a function of your own -> the prefetcher's function, with a job as its event
//
// The library makes none of the first four: VOD's callback is one setting for all your media, and which of its messages mean
// that a media asset is to be warm is yours to say. What the prefetcher takes from anyone is the documented job, docs/job.schema.json.
//
// What to set up in VOD's console, and what to know: README.md.
import { App, AssetType, Fn, LocalBackend, TerraformAsset, TerraformStack } from 'cdktf';
import {
  Definition,
  MediaFormat,
  MediaPrefetcher,
  MediaPrefetchSchedule,
  MediaSelection,
  ScheduleExpression,
  StreamType,
  alicloud,
} from 'cdktf-alicloud-media-prefetch';
import { Construct } from 'constructs';
import { zipSync } from 'fflate';

const REGION = 'cn-shanghai';

/** What is asked of VOD for a media asset, at night and after its transcoding. */
const STREAMS = {
  formats: [MediaFormat.HLS],
  definitions: [Definition.HD, Definition.SD],
  streamTypes: [StreamType.VIDEO],
};

interface RelayProps {
  readonly prefetcher: MediaPrefetcher;
  /** The task of a job, by its names in JSON. */
  readonly task: object;
}

/** Invokes a prefetcher for what VOD's callbacks put into a queue. */
class Relay extends Construct {
  constructor(scope: Construct, id: string, { prefetcher, task }: RelayProps) {
    super(scope, id);
    const queue = new alicloud.messageServiceQueue.MessageServiceQueue(this, 'Queue', {
      queueName: 'vod-callbacks',
      // A batch that failed comes back after this time.
      visibilityTimeout: 120,
    });
    const role = new alicloud.ramRole.RamRole(this, 'Role', {
      roleName: 'vod-callbacks-relay',
      assumeRolePolicyDocument: JSON.stringify({
        Version: '1',
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: ['fc.aliyuncs.com'] } }],
      }),
    });
    const policy = new alicloud.ramPolicy.RamPolicy(this, 'Policy', {
      policyName: 'vod-callbacks-relay',
      policyDocument: Fn.jsonencode({
        Version: '1',
        Statement: [{ Action: 'fc:InvokeFunction', Effect: 'Allow', Resource: prefetcher.function.functionArn }],
      }),
    });
    const attachment = new alicloud.ramRolePolicyAttachment.RamRolePolicyAttachment(this, 'PolicyAttachment', {
      roleName: role.roleName,
      policyName: policy.policyName,
      policyType: 'Custom',
    });
    const relay = new alicloud.fcv3Function.Fcv3Function(this, 'Function', {
      functionName: 'vod-callbacks-relay',
      handler: 'index.handler',
      runtime: 'nodejs20',
      cpu: 0.05,
      memorySize: 128,
      diskSize: 512,
      timeout: 30,
      role: role.arn,
      code: { zipFile: Fn.sensitive(Fn.filebase64(this.zip())) as unknown as string },
      environmentVariables: {
        PREFETCHER: prefetcher.functionName,
        SCHEDULE: this.node.path,
        TASK: JSON.stringify(task),
      },
      logConfig: {
        project: prefetcher.logProject!.projectName,
        logstore: prefetcher.logStore!.logstoreName,
        enableRequestMetrics: true,
        enableInstanceMetrics: false,
        logBeginRule: 'None',
      },
      dependsOn: [attachment],
    });
    new alicloud.fcv3Trigger.Fcv3Trigger(this, 'Trigger', {
      functionName: relay.functionName,
      qualifier: 'LATEST',
      triggerType: 'eventbridge',
      triggerName: 'vod-callbacks',
      triggerConfig: Fn.jsonencode({
        triggerEnable: true,
        asyncInvocationType: false,
        eventRuleFilterPattern: '{}',
        eventSourceConfig: {
          eventSourceType: 'MNS',
          // The relay reads a message in Base64 as well as a plain one.
          eventSourceParameters: { sourceMNSParameters: { RegionId: REGION, QueueName: queue.queueName, IsBase64Decode: false } },
        },
        eventSinkConfig: { deliveryOption: { eventSchema: 'CloudEvents' } },
        runOptions: {
          mode: 'event-streaming',
          errorsTolerance: 'ALL',
          retryStrategy: { PushRetryStrategy: 'BACKOFF_RETRY' },
          // Media that are transcoded together are one job.
          batchWindow: { CountBasedWindow: 100, TimeBasedWindow: 10 },
        },
      }),
    });
  }

  /** The function's zip: the same bytes wherever it is made. */
  private zip(): string {
    const code = readFileSync(join(__dirname, 'function', 'index.mjs'));
    // A zip holds local time: the local fields of this date are the same in every time zone.
    const content = zipSync({ 'index.mjs': [code, { mtime: new Date(1980, 0, 1, 12), os: 3, attrs: 0o100644 << 16 }] });
    const path = join(mkdtempSync(join(tmpdir(), 'relay-')), 'relay.zip');
    writeFileSync(path, content, { mode: 0o644 });
    return new TerraformAsset(this, 'Code', { path, type: AssetType.FILE }).path;
  }
}

class AfterTranscode extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: 'terraform.tfstate' });
    new alicloud.provider.AlicloudProvider(this, 'alicloud', { region: REGION });

    const prefetcher = new MediaPrefetcher(this, 'Prefetcher');
    new MediaPrefetchSchedule(this, 'Nightly', {
      prefetcher,
      schedule: ScheduleExpression.cron({ minute: '30', hour: '4', timeZone: 'Asia/Shanghai' }),
      media: MediaSelection.ids(['8e7b1668c7596552b264cc33c8a370b9', '299a288e6a56c5b010c532327a5bf697']),
      ...STREAMS,
    });
    new Relay(this, 'Relay', { prefetcher, task: { taskType: 'Preload', ...STREAMS } });
  }
}

const app = new App();
new AfterTranscode(app, 'after-transcode');
app.synth();
