import { TerraformStack, type TerraformVariable } from 'cdktf';
import { type LedgerOptions, MediaPrefetchSchedule, MediaPrefetcher, type MediaPrefetcherProps, ScheduleExpression, alicloud } from '../../../src';
import { QUIET } from '../../fixtures';
import type { Built, RuleCases } from './case';

const of = (props: MediaPrefetcherProps): Built => ({ prefetcher: props });
const ledger = (options: Partial<LedgerOptions>): Built => of({ ledger: { bucketName: 'my-bucket', ...options } });
const RAW = '${var.unknown}';
const VPC = { vpcId: 'vpc-1', vswitchIds: ['vsw-1'], securityGroupId: 'sg-1' };

/** The cases of a whole number: both ends, one beyond each, a fraction, and a number token. */
export function wholeNumber(prop: string, min: number, max: number, propsOf: (value: number) => MediaPrefetcherProps): RuleCases {
  return {
    valid: [of(propsOf(min)), of(propsOf(max)), of({})],
    invalid: [
      [of(propsOf(min - 1)), prop],
      [of(propsOf(max + 1)), prop],
      [of(propsOf(min + 0.5)), prop],
    ],
    unknown: [(variable: TerraformVariable) => of(propsOf(variable.numberValue))],
  };
}

function schedules(count: number, hour: (index: number) => string): Built {
  return {
    stack: (stack) => {
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
      for (let index = 0; index < count; index++) {
        new MediaPrefetchSchedule(stack, `Schedule${index}`, {
          ...QUIET,
          prefetcher,
          schedule: ScheduleExpression.cron({ minute: String(index % 60), hour: hour(index), timeZone: 'Asia/Shanghai' }),
        });
      }
    },
  };
}

/** Two schedules of one prefetcher, at an hour each. */
function pair(first: string, second: string, enabled = true): Built {
  return {
    stack: (stack) => {
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
      const at = (hour: string, timeZone: string) => ScheduleExpression.cron({ minute: '0', hour, timeZone });
      new MediaPrefetchSchedule(stack, 'First', { ...QUIET, prefetcher, schedule: at(first, 'Asia/Shanghai') });
      new MediaPrefetchSchedule(stack, 'Second', { ...QUIET, prefetcher, enabled, schedule: at(second, 'UTC') });
    },
  };
}

/** Two prefetchers of one name: in one stack, or in two whose providers have these regions. */
/** A prefetcher with a provider in a region. */
function inRegion(region: string | undefined, props: MediaPrefetcherProps): Built {
  return {
    stack: (stack) => {
      const provider = new alicloud.provider.AlicloudProvider(stack, 'there', { region, alias: 'there' });
      new MediaPrefetcher(stack, 'Warmer', { provider, ...props });
    },
  };
}

function namesakes(name: string | undefined, ...others: readonly (MediaPrefetcherProps & { readonly region?: string })[]): Built {
  return {
    stack: (stack) => {
      if (others.length === 0) {
        ['One', 'Two'].forEach((id) => new MediaPrefetcher(stack, id, { name }));
      }
      others.forEach(({ region, ...props }, index) => {
        const other = new TerraformStack(stack.node.root, `other-${index}`);
        new alicloud.provider.AlicloudProvider(other, 'alicloud', { region });
        new MediaPrefetcher(other, 'Prefetcher', { name, ...props });
      });
    },
  };
}

function hclOutput(on: boolean): Built {
  return {
    stack: (stack) => {
      (stack.node.root as { hclOutput?: boolean }).hclOutput = on;
      new MediaPrefetcher(stack, 'Prefetcher');
    },
  };
}

/** Cases of what runs the schedules. */
export const prefetcherCases: Readonly<Record<string, RuleCases>> = {
  MP040: wholeNumber('timeoutSeconds', 1, 86400, (timeoutSeconds) => ({ timeoutSeconds })),
  MP041: {
    valid: [of({ memorySizeMb: 128 }), of({ memorySizeMb: 192 }), of({ memorySizeMb: 32768 }), of({})],
    invalid: [
      [of({ memorySizeMb: 64 }), 'memorySizeMb'],
      [of({ memorySizeMb: 127 }), 'memorySizeMb'],
      [of({ memorySizeMb: 129 }), 'memorySizeMb'],
      [of({ memorySizeMb: 32769 }), 'memorySizeMb'],
      [of({ memorySizeMb: 32832 }), 'memorySizeMb'],
    ],
    unknown: [(variable) => of({ memorySizeMb: variable.numberValue })],
  },
  MP042: {
    valid: [of({ cpu: 0.05 }), of({ cpu: 0.15 }), of({ cpu: 16 }), of({})],
    invalid: [
      [of({ cpu: 0.04 }), 'cpu'],
      [of({ cpu: 0 }), 'cpu'],
      [of({ cpu: 0.06 }), 'cpu'],
      [of({ cpu: 16.05 }), 'cpu'],
    ],
    unknown: [(variable) => of({ cpu: variable.numberValue })],
  },
  MP043: {
    valid: [of({ cpu: 1, memorySizeMb: 1024 }), of({ cpu: 1, memorySizeMb: 4096 }), of({})],
    invalid: [
      [of({ cpu: 1, memorySizeMb: 960 }), 'cpu'],
      [of({ cpu: 1, memorySizeMb: 4160 }), 'cpu'],
      [of({ cpu: 1 }), 'cpu'],
      [of({ memorySizeMb: 128 }), 'cpu'],
    ],
    unknown: [(variable) => of({ cpu: variable.numberValue, memorySizeMb: 128 }), (variable) => of({ cpu: 16, memorySizeMb: variable.numberValue })],
  },
  MP044: {
    valid: [of({ name: 'a' }), of({ name: `_${'-'.repeat(63)}` }), of({})],
    invalid: [
      [of({ name: '' }), 'name'],
      [of({ name: 'a'.repeat(65) }), 'name'],
      [of({ name: '9a' }), 'name'],
      [of({ name: '-a' }), 'name'],
      [of({ name: 'a.b' }), 'name'],
    ],
    unknown: [(variable) => of({ name: variable.stringValue }), () => of({ name: `9-${RAW}` })],
  },
  MP045: {
    valid: [of({ namePrefix: 'a' }), of({ namePrefix: 'a'.repeat(24) }), of({})],
    invalid: [
      [of({ namePrefix: '' }), 'namePrefix'],
      [of({ namePrefix: 'a'.repeat(25) }), 'namePrefix'],
      [of({ namePrefix: '1a' }), 'namePrefix'],
      [of({ namePrefix: 'a_b' }), 'namePrefix'],
    ],
    unknown: [(variable) => of({ namePrefix: variable.stringValue }), () => of({ namePrefix: RAW })],
  },
  MP046: {
    valid: [of({ vodRegion: 'ap-southeast-5' }), of({}), of({ vodRegion: 'cn-hangzhou', vodEndpoint: 'https://vod.cn-shanghai.aliyuncs.com' })],
    invalid: [
      [of({ vodRegion: 'cn-hangzhou' }), 'vodRegion'],
      [of({ vodRegion: 'us-east-1' }), 'vodRegion'],
      [of({ vodRegion: '' }), 'vodRegion'],
    ],
    unknown: [(variable) => of({ vodRegion: variable.stringValue }), () => of({ vodRegion: RAW })],
  },
  MP047: {
    valid: [
      of({ vodEndpoint: 'https://vod.cn-shanghai.aliyuncs.com' }),
      of({ vodEndpoint: 'https://vod.cn-shanghai.aliyuncs.com:443' }),
      of({ vodEndpoint: 'http://127.0.0.1:8080' }),
      of({ vodEndpoint: 'http://localhost:8080' }),
      of({ vodEndpoint: 'https://vod.example.com', allowForeignEndpoint: true }),
    ],
    invalid: [
      [of({ vodEndpoint: 'vod.cn-shanghai.aliyuncs.com' }), 'vodEndpoint'],
      [of({ vodEndpoint: 'https://vod.cn-shanghai.aliyuncs.com/' }), 'vodEndpoint'],
      [of({ vodEndpoint: 'https://vod.cn-shanghai.aliyuncs.com?a=b' }), 'vodEndpoint'],
      [of({ vodEndpoint: 'https://user@vod.cn-shanghai.aliyuncs.com' }), 'vodEndpoint'],
      [of({ vodEndpoint: 'http://vod.cn-shanghai.aliyuncs.com' }), 'vodEndpoint'],
      [of({ vodEndpoint: 'https://vod.example.com' }), 'vodEndpoint'],
      [of({ vodEndpoint: 'https://notaliyuncs.com' }), 'vodEndpoint'],
      [of({ vodEndpoint: 'http://vod.example.com', allowForeignEndpoint: true }), 'vodEndpoint'],
      [of({ vodEndpoint: '' }), 'vodEndpoint'],
    ],
    unknown: [(variable) => of({ vodEndpoint: variable.stringValue }), () => of({ vodEndpoint: `ftp://${RAW}` })],
  },
  MP048: {
    valid: [
      of({ vpc: VPC }),
      of({ vpc: VPC, internetAccess: false, vodEndpoint: 'https://vod-vpc.cn-shanghai.aliyuncs.com' }),
      of({ vpc: VPC, internetAccess: true }),
    ],
    invalid: [
      [of({ vpc: VPC, internetAccess: false }), 'internetAccess'],
      [of({ vpc: VPC, internetAccess: false, vodEndpoint: 'https://vod.cn-shanghai.aliyuncs.com' }), 'internetAccess'],
      [of({ internetAccess: false }), 'internetAccess'],
    ],
    unknown: [
      (variable) => of({ vpc: VPC, internetAccess: false, vodEndpoint: variable.stringValue }),
      (variable) => of({ vpc: VPC, internetAccess: variable.booleanValue }),
    ],
  },
  MP049: wholeNumber('maxQps', 1, 1000, (maxQps) => ({ maxQps })),
  MP052: wholeNumber('maxUrlsPerBatch', 1, 1e6, (maxUrlsPerBatch) => ({ maxUrlsPerBatch })),
  MP053: wholeNumber('reservedConcurrency', 0, 1000, (reservedConcurrency) => ({ reservedConcurrency })),
  MP054: wholeNumber('maxEventAgeSeconds', 1, 86400, (maxEventAgeSeconds) => ({ maxEventAgeSeconds })),
  MP055: wholeNumber('logs.retentionDays', 1, 3650, (retentionDays) => ({ logs: { retentionDays } })),
  MP056: {
    valid: [of({ roleArn: 'acs:ram::1:role/r' }), of({ roleArn: `acs:ram::1:role/${'r'.repeat(240)}` }), of({})],
    invalid: [
      [of({ roleArn: '' }), 'roleArn'],
      [of({ roleArn: 'warmer' }), 'roleArn'],
      [of({ roleArn: 'acs:ram::1:user/r' }), 'roleArn'],
      [of({ roleArn: `acs:ram::1:role/${'r'.repeat(241)}` }), 'roleArn'],
    ],
    unknown: [(variable) => of({ roleArn: variable.stringValue }), () => of({ roleArn: RAW })],
  },
  MP057: {
    valid: [of({ logs: { projectName: 'p', storeName: 's' } }), of({ logs: { enabled: false } }), of({})],
    invalid: [
      [of({ logs: { projectName: 'p' } }), 'logs.storeName'],
      [of({ logs: { storeName: RAW } }), 'logs.projectName'],
    ],
    unknown: [(variable) => of({ logs: { projectName: variable.stringValue, storeName: RAW } })],
  },
  MP058: {
    valid: [hclOutput(false), {}],
    invalid: [[hclOutput(true), 'hclOutput']],
    unknown: "the app's output format is fixed at synth",
  },
  MP059: {
    valid: [namesakes(undefined), namesakes('a', { region: 'cn-shanghai' }, { region: 'cn-shanghai' }), of({ name: 'a' })],
    invalid: [[namesakes('a'), 'name', 'name']],
    unknown: [() => namesakes(RAW)],
  },
  MP070: {
    valid: [ledger({ bucketName: 'a-1' }), ledger({ bucketName: 'a'.repeat(63) }), of({})],
    invalid: [
      [ledger({ bucketName: 'ab' }), 'ledger.bucketName'],
      [ledger({ bucketName: 'a'.repeat(64) }), 'ledger.bucketName'],
      [ledger({ bucketName: '-ab' }), 'ledger.bucketName'],
      [ledger({ bucketName: 'ab-' }), 'ledger.bucketName'],
      [ledger({ bucketName: 'My-bucket' }), 'ledger.bucketName'],
      [ledger({ bucketName: 'my.bucket' }), 'ledger.bucketName'],
      [ledger({ bucketName: '' }), 'ledger.bucketName'],
    ],
    unknown: [(variable) => ledger({ bucketName: variable.stringValue }), () => ledger({ bucketName: RAW })],
  },
  MP071: {
    valid: [ledger({ prefix: 'ledger' }), ledger({ prefix: 'a/b_c/d-e.f' }), ledger({ prefix: 'a'.repeat(200) }), ledger({})],
    invalid: ['', '/a', 'a/', 'a//b', '..', 'a/../b', '.a', 'a b', 'a'.repeat(201)].map((prefix) => [ledger({ prefix }), 'ledger.prefix'] as const),
    unknown: [(variable) => ledger({ prefix: variable.stringValue })],
  },
  MP072: {
    valid: [
      ledger({ endpoint: 'http://oss-cn-shanghai-internal.aliyuncs.com' }),
      ledger({ endpoint: 'https://oss-cn-shanghai.aliyuncs.com' }),
      ledger({ endpoint: `https://${'a'.repeat(179)}.aliyuncs.com` }),
    ],
    invalid: [
      'oss-cn-shanghai.aliyuncs.com',
      'ftp://oss-cn-shanghai.aliyuncs.com',
      'https://oss-cn-shanghai.aliyuncs.com/',
      'https://oss.example.com',
      'https://notaliyuncs.com',
      'https://example.com/.aliyuncs.com',
      '',
      `https://${'a'.repeat(180)}.aliyuncs.com`,
    ].map((endpoint) => [ledger({ endpoint }), 'ledger.endpoint'] as const),
    unknown: [(variable) => ledger({ endpoint: variable.stringValue })],
  },
  MP073: wholeNumber('maxRunRetries', 0, 8, (maxRunRetries) => ({ maxRunRetries })),
  MP074: {
    valid: [of({}), of({ maxRunRetries: 0 }), of({ ledger: { bucketName: 'my-bucket' }, maxRunRetries: 8 }), ledger({})],
    invalid: [[of({ maxRunRetries: 1 }), 'maxRunRetries']],
    unknown: [(variable) => of({ maxRunRetries: variable.numberValue })],
  },
  MP105: {
    valid: [of({ maxQps: 50 }), of({})],
    invalid: [[of({ maxQps: 51 }), 'maxQps']],
    unknown: [(variable) => of({ maxQps: variable.numberValue })],
  },
  MP135: {
    valid: [
      inRegion('cn-shanghai', {}),
      inRegion('ap-southeast-1', { vodRegion: 'ap-southeast-1' }),
      inRegion('ap-southeast-1', { vodRegion: 'cn-shanghai' }),
      inRegion('ap-southeast-1', { vodEndpoint: 'https://vod.ap-southeast-1.aliyuncs.com' }),
      // VOD is not served there: the function runs beside something else.
      inRegion('cn-hangzhou', {}),
      inRegion(undefined, {}),
    ],
    invalid: [
      [inRegion('ap-southeast-1', {}), 'vodRegion'],
      [inRegion('cn-beijing', {}), 'vodRegion'],
    ],
    unknown: [(variable) => inRegion(variable.stringValue, {}), (variable) => inRegion('ap-southeast-1', { vodRegion: variable.stringValue })],
  },
  MP122: {
    valid: [ledger({}), of({ ledger: { bucketName: 'my-bucket' }, reservedConcurrency: 1 }), of({ reservedConcurrency: 0 })],
    invalid: [
      [of({ ledger: { bucketName: 'my-bucket' }, reservedConcurrency: 0 }), 'reservedConcurrency'],
      [of({ ledger: { bucketName: 'my-bucket' }, reservedConcurrency: 2 }), 'reservedConcurrency'],
    ],
    unknown: [(variable) => of({ ledger: { bucketName: 'my-bucket' }, reservedConcurrency: variable.numberValue })],
  },
  MP108: {
    valid: [pair('4', '4'), pair('4', '20', false)],
    invalid: [[pair('4', '20'), 'schedule']],
    unknown: [
      (variable) => ({
        stack: (stack) => {
          const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
          new MediaPrefetchSchedule(stack, 'First', { ...QUIET, prefetcher });
          new MediaPrefetchSchedule(stack, 'Second', { ...QUIET, prefetcher, schedule: ScheduleExpression.expression(variable.stringValue) });
        },
      }),
    ],
  },
  MP109: {
    valid: [schedules(50, () => '4')],
    invalid: [[schedules(51, () => '4'), 'schedules']],
    unknown: 'the number of schedules is known at synth',
  },
  MP114: {
    valid: [
      namesakes('a', { region: 'cn-shanghai' }, { region: 'cn-beijing', roleArn: 'acs:ram::1:role/r' }),
      namesakes('a', { region: 'cn-shanghai' }, { region: 'cn-beijing', vodRegion: 'cn-beijing' }),
      namesakes('a'),
      namesakes(undefined, { region: 'cn-shanghai' }, { region: 'cn-shanghai' }),
      of({ name: 'a' }),
    ],
    invalid: [
      [namesakes('a', { region: 'cn-shanghai' }, { region: 'cn-shanghai' }), 'name', 'name'],
      [namesakes('a', {}, { region: 'cn-shanghai' }), 'name', 'name'],
      [namesakes('a', { region: 'cn-shanghai' }, { region: 'cn-beijing' }), 'name', 'name'],
    ],
    unknown: [() => namesakes(RAW, { region: 'cn-shanghai' }, { region: 'cn-shanghai' })],
  },
  MP113: {
    valid: [of({ vodRegion: 'cn-shanghai', vodEndpoint: 'http://127.0.0.1:1' }), of({})],
    invalid: [[of({ vodRegion: 'cn-hangzhou', vodEndpoint: 'http://127.0.0.1:1' }), 'vodRegion']],
    unknown: [(variable) => of({ vodRegion: variable.stringValue, vodEndpoint: 'http://127.0.0.1:1' })],
  },
};
