// Every prop, every selection, tokens, a prefetcher of the user's own class and an imported one; the other languages' programs say the same.
import { App, LocalBackend, TerraformStack, TerraformVariable } from 'cdktf';
import {
  Definition,
  type IMediaPrefetcher,
  MediaFormat,
  MediaPrefetcher,
  MediaPrefetchSchedule,
  MediaSelection,
  MediaType,
  PrefetchAccount,
  ResultType,
  ScheduleExpression,
  StreamType,
  TaskType,
  Verification,
  alicloud,
} from 'cdktf-alicloud-media-prefetch';
import { Construct } from 'constructs';

const FIRST = '8e7b1668c7596552b264cc33c8a370b9';
const SECOND = '299a288e6a56c5b010c532327a5bf697';

class OwnPrefetcher extends Construct implements IMediaPrefetcher {
  readonly functionName = 'our-own-function';
  readonly vodRegion = 'cn-shanghai';
  readonly maxQps = 10;
  readonly timeoutSeconds = 900;
  readonly requiredActions: string[] = [];
}

const app = new App();
const stack = new TerraformStack(app, 'rich');
new LocalBackend(stack, { path: 'terraform.tfstate' });
const provider = new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });

const enabled = new TerraformVariable(stack, 'enabled', { type: 'bool', default: true });
const slices = new TerraformVariable(stack, 'slices', { type: 'number', default: 5 });
const late = new TerraformVariable(stack, 'late', { type: 'list(string)', default: [SECOND] });
const team = new TerraformVariable(stack, 'team', { type: 'string', default: 'media' });

const account = new PrefetchAccount({
  accountId: '1234567890123456',
  dailyUrlQuota: { preload: 1000, refresh: 4000 },
  qpsLimit: 60,
  offPeak: { start: '00:00', end: '23:59', timeZone: 'Asia/Shanghai' },
  failOnExcess: false,
});
account.addOtherSchedule('another app', {
  schedule: ScheduleExpression.cron({ minute: '0', hour: '2', timeZone: 'Asia/Shanghai' }),
  urlsPerRun: 10,
  requestsPerSecond: 1,
  taskType: TaskType.REFRESH,
});

const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', {
  name: 'front-page-warmer',
  description: 'Warms the front page.',
  tags: { team: team.stringValue, stage: 'production' },
  provider,
  vodRegion: 'cn-beijing',
  vodEndpoint: 'https://vod.cn-beijing.aliyuncs.com',
  statusRegion: 'cn-shanghai',
  allowForeignEndpoint: false,
  dryRun: false,
  destinations: {
    failureQueueArn: 'acs:mns:cn-shanghai:1234567890123456:/queues/failed/messages',
    successQueueArn: 'acs:mns:cn-shanghai:1234567890123456:/queues/done/messages',
  },
  maxQps: 20,
  account,
  maxUrlsPerBatch: 50,
  timeoutSeconds: 3600,
  memorySizeMb: 1024,
  cpu: 0.5,
  vpc: { vpcId: 'vpc-123', vswitchIds: ['vsw-123'], securityGroupId: 'sg-123' },
  internetAccess: true,
  resourceGroupId: 'rg-123',
  logs: { enabled: true, retentionDays: 30, preventDestroy: true },
  reservedConcurrency: 1,
  ledger: { bucketName: 'warmer-ledger', prefix: 'ledger', endpoint: 'https://oss-cn-shanghai-internal.aliyuncs.com' },
  maxRunRetries: 2,
  maxEventAgeSeconds: 7200,
});

new MediaPrefetchSchedule(stack, 'Everything', {
  schedule: ScheduleExpression.cron({ minute: '30', hour: '4', day: '*', month: '*', weekDay: 'MON-FRI', timeZone: 'Asia/Shanghai' }),
  media: MediaSelection.concat(
    MediaSelection.ids([FIRST]),
    MediaSelection.ids(late.listValue),
    MediaSelection.bucketObject('warmer-lists', 'shows/today.txt', { endpoint: 'https://oss-cn-shanghai-internal.aliyuncs.com' }),
    MediaSelection.search({ match: "CateId = '1000'", statuses: ['Normal'], mediaTypes: [MediaType.VIDEO], sortBy: 'CreationTime:Desc' }),
    MediaSelection.recent({ withinHours: 24, statuses: ['Normal'], mediaTypes: [MediaType.AUDIO, MediaType.VIDEO] }),
    MediaSelection.topPlayed({ days: 2, limit: 50 }),
  )
    .excluding(MediaSelection.ids([SECOND]))
    .limit(100),
  taskType: TaskType.REFRESH_THEN_PRELOAD,
  formats: [MediaFormat.HLS, MediaFormat.MP4],
  definitions: [Definition.HD, Definition.SD],
  streamTypes: [StreamType.VIDEO],
  resultType: ResultType.SINGLE,
  sliceFlag: true,
  sliceCount: slices.numberValue,
  userData: { callbackUrl: 'https://example.com/done', extend: { team: team.stringValue } },
  enabled: enabled.booleanValue,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
  retryUnanswered: true,
  failOnPartial: false,
  skipSubmittedWithinHours: 12,
  verification: Verification.COMPLETION,
  verificationTimeoutSeconds: 900,
  urlBudget: 400,
  withinAccountQuota: true,
  maxUrlsInFlight: 200,
  failureCriteria: { failedShare: 0.1, forbiddenShare: 0, nonexistentShare: 0.2, skippedShare: 0.5, nothingSelected: true },
  prefetcher,
  triggerName: 'everything',
  description: 'Warms everything.',
  provider,
});

new MediaPrefetchSchedule(stack, 'Rate', {
  schedule: ScheduleExpression.rate(60),
  media: MediaSelection.ids([FIRST]),
  definitions: ['HD-NBV1'],
  formats: [MediaFormat.HLS],
  userDataJson: '{"Extend":{"team":"media"}}',
  prefetcher: MediaPrefetcher.fromAttributes(stack, 'Imported', {
    functionName: 'imported-function',
    vodRegion: 'cn-shanghai',
    maxQps: 20,
    timeoutSeconds: 600,
    statusRegion: 'cn-shanghai',
  }),
});

const plain = new MediaPrefetcher(stack, 'Plain', {
  namePrefix: 'acme',
  formerPath: 'FormerPlain',
  roleArn: 'acs:ram::1234567890123456:role/warmer',
  logs: { projectName: 'acme-logs', storeName: 'runs' },
});

new MediaPrefetchSchedule(stack, 'Stored', {
  schedule: ScheduleExpression.rate(15),
  media: MediaSelection.ids([FIRST, SECOND]).storedIn('warmer-lists', {
    prefix: 'lists',
    endpoint: 'https://oss-cn-shanghai-internal.aliyuncs.com',
  }),
  formats: [MediaFormat.HLS],
  definitions: [Definition.HD],
  formerPath: 'FormerStored',
  prefetcher: plain,
});

new MediaPrefetchSchedule(stack, 'Listed', {
  schedule: ScheduleExpression.at('2027-01-01T00:00:00+08:00'),
  media: MediaSelection.file('shows.txt'),
  formats: [MediaFormat.HLS],
  definitions: [Definition.HD],
  prefetcher: plain,
});

new MediaPrefetchSchedule(stack, 'Own', {
  schedule: ScheduleExpression.expression('CRON_TZ=Asia/Shanghai 0 0 4 * * *'),
  media: MediaSelection.ids([FIRST]),
  formats: [MediaFormat.HLS],
  prefetcher: new OwnPrefetcher(stack, 'OwnPrefetcher'),
});
app.synth();
