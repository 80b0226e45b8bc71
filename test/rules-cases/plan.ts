import type { TerraformVariable } from 'cdktf';
import { type CronOptions, MediaSelection, ScheduleExpression, Verification } from '../../src';
import { mediaId } from '../fixtures';
import type { Built } from './case';

/** Values of a variable that a rule is held against in the plan. */
export interface PlanCase {
  readonly id: string;
  readonly type: 'string' | 'number' | 'bool' | 'list(string)' | 'any';
  readonly build: (variable: TerraformVariable) => Built;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

const cron = (options: CronOptions): Built => ({ schedule: { schedule: ScheduleExpression.cron({ minute: '0', hour: '4', timeZone: 'Asia/Shanghai', ...options }) } });
const expression = (variable: TerraformVariable): Built => ({ schedule: { schedule: ScheduleExpression.expression(variable.stringValue) } });
const VPC = { vpcId: 'vpc-1', vswitchIds: ['vsw-1'], securityGroupId: 'sg-1' };
const FULL = Array.from({ length: 3400 }, (_, index) => mediaId(index));

function whole(id: string, min: number, max: number, propsOf: (value: number) => Built['prefetcher']): PlanCase {
  return { id, type: 'number', build: (variable) => ({ prefetcher: propsOf(variable.numberValue) }), good: [min, max, null], bad: [min - 1, max + 1, min + 0.5] };
}

/** For every rule that a plan can hold a value against: what plans, and what stops it. */
export const PLAN_CASES: readonly PlanCase[] = [
  { id: 'MP001', type: 'any', build: (v) => ({ schedule: { sliceFlag: true, sliceCount: v.numberValue } }), good: [5, null], bad: ['five', [5]] },
  { id: 'MP001', type: 'any', build: (v) => ({ schedule: { sliceFlag: v.booleanValue } }), good: [true, null], bad: ['yes', 1] },
  { id: 'MP001', type: 'any', build: (v) => ({ schedule: { formats: v.listValue } }), good: [['mp4'], null], bad: [[['mp4']], [1]] },
  { id: 'MP001', type: 'any', build: (v) => ({ schedule: { notBefore: v.stringValue } }), good: ['2026-12-01T00:00:00Z', null], bad: [5, ['2026-12-01T00:00:00Z']] },
  { id: 'MP002', type: 'list(string)', build: (v) => ({ schedule: { formats: v.listValue } }), good: [['mp4', 'm3u8', 'mp3', 'flv', 'webm', 'ts'], null], bad: [['mpd'], ['mp4', 'MP4']] },
  { id: 'MP002', type: 'string', build: (v) => ({ schedule: { formats: ['mp4', v.stringValue] } }), good: ['ts'], bad: ['mpd', ''] },
  { id: 'MP002', type: 'string', build: (v) => ({ schedule: { formats: [`\${lower("${v.stringValue}")}`] } }), good: ['TS'], bad: ['MPD'] },
  { id: 'MP003', type: 'list(string)', build: (v) => ({ schedule: { streamTypes: v.listValue } }), good: [['video', 'audio'], null], bad: [['Video']] },
  { id: 'MP004', type: 'list(string)', build: (v) => ({ schedule: { definitions: v.listValue } }), good: [['HD', 'my_own', 'HD-MP4'], null], bad: [[''], [' '], ['HD,SD'], ['S D'], ['S\u00a0D'], ['\ufeffSD']] },
  { id: 'MP005', type: 'number', build: (v) => ({ schedule: { sliceFlag: true, sliceCount: v.numberValue } }), good: [1, 20, null], bad: [0, 21, 1.5, -1] },
  { id: 'MP006', type: 'bool', build: (v) => ({ schedule: { sliceCount: 5, sliceFlag: v.booleanValue } }), good: [true], bad: [false, null] },
  { id: 'MP006', type: 'number', build: (v) => ({ schedule: { sliceCount: v.numberValue } }), good: [null], bad: [5] },
  { id: 'MP007', type: 'bool', build: (v) => ({ schedule: { sliceFlag: v.booleanValue, formats: ['mp4'] } }), good: [false, null], bad: [true] },
  { id: 'MP007', type: 'list(string)', build: (v) => ({ schedule: { sliceFlag: true, formats: v.listValue } }), good: [['mp4', 'm3u8'], null], bad: [['mp4', 'ts']] },
  { id: 'MP008', type: 'list(string)', build: (v) => ({ schedule: { formats: v.listValue, streamTypes: ['video'] } }), good: [['mp3', 'mp4'], null], bad: [['mp3']] },
  { id: 'MP008', type: 'list(string)', build: (v) => ({ schedule: { definitions: v.listValue, formats: ['mp3'] } }), good: [['SQ'], ['my_own'], ['OD'], null], bad: [['HD', '4K'], ['AUTO']] },
  { id: 'MP008', type: 'string', build: (v) => ({ schedule: { definitions: ['SQ'], streamTypes: [v.stringValue] } }), good: ['audio'], bad: ['video'] },
  { id: 'MP009', type: 'list(string)', build: (v) => ({ schedule: { formats: v.listValue } }), good: [['mp4'], null], bad: [[]] },
  { id: 'MP009', type: 'list(string)', build: (v) => ({ schedule: { definitions: v.listValue } }), good: [['HD'], null], bad: [[]] },
  { id: 'MP010', type: 'list(string)', build: (v) => ({ schedule: { media: MediaSelection.ids(v.listValue) } }), good: [[mediaId(1), 'Aa0-_z']], bad: [[''], ['a,b'], ['a b'], ['ä'], ['a\nb'], ['a\n']] },
  { id: 'MP010', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.ids([mediaId(1), v.stringValue]) } }), good: [mediaId(2)], bad: ['a,b'] },
  { id: 'MP011', type: 'list(string)', build: (v) => ({ schedule: { media: MediaSelection.ids(v.listValue) } }), good: [[mediaId(1)]], bad: [[], null] },
  { id: 'MP012', type: 'list(string)', build: (v) => ({ schedule: { media: MediaSelection.ids(v.listValue) } }), good: [FULL], bad: [[...FULL, ...FULL.slice(0, 300)]] },
  { id: 'MP012', type: 'string', build: (v) => ({ schedule: { userData: { extend: { text: v.stringValue } } } }), good: ['é'.repeat(65_000)], bad: ['"'.repeat(20_000), 'é'.repeat(66_000), '<'.repeat(20_000)] },
  { id: 'MP013', type: 'string', build: (v) => ({ schedule: { userDataJson: v.stringValue } }), good: ['{}', '{"a":1}', null], bad: ['', '{"a":}', '[]', 'null', '"text"'] },
  { id: 'MP014', type: 'string', build: (v) => ({ schedule: { userData: { callbackUrl: v.stringValue } } }), good: ['http://example.com', 'https://example.com:8443/a?b=c'], bad: ['', 'ftp://example.com', 'https://', 'https://exa mple.com'] },
  { id: 'MP016', type: 'string', build: (v) => ({ schedule: { notBefore: v.stringValue, notAfter: '2026-12-01T00:00:00Z' } }), good: ['2026-11-30T23:59:59Z', '2026-12-01T07:59+08:00', null], bad: ['2026-11-01', '2026-11-31T00:00:00Z', '2026-12-01T00:00:00Z', '2026-11-01T00:00:00'] },
  { id: 'MP017', type: 'string', build: (v) => ({ schedule: { triggerName: v.stringValue } }), good: ['_', `a${'-'.repeat(127)}`], bad: ['', 'a'.repeat(129), '1a', '-a', 'a:b'] },
  { id: 'MP017', type: 'string', build: (v) => ({ schedule: { triggerName: `warm-${v.stringValue}` } }), good: ['one'], bad: [':'] },
  { id: 'MP019', type: 'string', build: (v) => ({ schedule: { taskType: v.stringValue as never } }), good: ['Preload', 'Refresh'], bad: ['preload'] },
  { id: 'MP020', type: 'string', build: (v) => cron({ minute: v.stringValue }), good: ['0', '*', '0,30', '0-59/5', '*/15', '05'], bad: ['60', '', 'x', '5-3', '*/0', '0/60', '*,5', '1,', '1 ', '?'] },
  { id: 'MP020', type: 'string', build: (v) => cron({ hour: v.stringValue }), good: ['0-23'], bad: ['24'] },
  { id: 'MP020', type: 'string', build: (v) => cron({ day: v.stringValue }), good: ['1-31', '?'], bad: ['0', '32', 'L', '15W'] },
  { id: 'MP020', type: 'string', build: (v) => cron({ day: '1', month: v.stringValue }), good: ['1-12', 'JAN,DEC', 'JAN-MAR'], bad: ['13', 'jan', 'MAR-JAN'] },
  { id: 'MP020', type: 'string', build: (v) => cron({ weekDay: v.stringValue }), good: ['MON-FRI', 'SUN', '?'], bad: ['1', 'MON#2', 'MON/2', 'mon'] },
  { id: 'MP020', type: 'string', build: expression, good: ['0 30 4 * * *'], bad: ['60 0 4 * * *', '0 0 4 * * 2', '* 0 4 * * *'] },
  { id: 'MP022', type: 'string', build: (v) => cron({ day: v.stringValue, weekDay: 'MON' }), good: ['*', '?'], bad: ['1'] },
  { id: 'MP022', type: 'string', build: expression, good: ['0 0 4 1 * *'], bad: ['0 0 4 1 * MON'] },
  { id: 'MP023', type: 'string', build: (v) => cron({ weekDay: v.stringValue }), good: ['MON-SAT', 'FRI,SAT,SUN,MON'], bad: ['FRI-MON', 'SAT-SUN', 'SUN-TUE'] },
  { id: 'MP024', type: 'string', build: (v) => cron({ day: '31', month: v.stringValue }), good: ['APR,MAY', '*', '1-12/2'], bad: ['4,6,9,11', '2'] },
  { id: 'MP024', type: 'string', build: (v) => cron({ day: v.stringValue, month: 'FEB' }), good: ['29', '*', '15-31'], bad: ['30', '30-31'] },
  { id: 'MP024', type: 'string', build: expression, good: ['0 0 4 29 2 *'], bad: ['0 0 4 31 2 *'] },
  { id: 'MP025', type: 'string', build: (v) => cron({ timeZone: v.stringValue }), good: ['UTC', 'US/Pacific', 'Asia/Kolkata'], bad: ['asia/shanghai', 'Asia/Peking', ''] },
  { id: 'MP025', type: 'string', build: expression, good: ['CRON_TZ=Asia/Shanghai 0 0 4 * * *'], bad: ['CRON_TZ=Asia/Nowhere 0 0 4 * * *'] },
  { id: 'MP026', type: 'number', build: (v) => ({ schedule: { schedule: ScheduleExpression.rate(v.numberValue) } }), good: [1, 1440, 7], bad: [0, -5, 1.5] },
  { id: 'MP026', type: 'string', build: expression, good: ['@every 1m', '@every 90s', '@every 1.5h'], bad: ['@every 59s', '@every 0h1s'] },
  { id: 'MP027', type: 'string', build: expression, good: ['0 30 4 * * *', ' CRON_TZ=Asia/Shanghai  0 30 4 ? * MON', '@every 2h45m'], bad: ['30 4 * * *', 'cron(30 4 * * ? *)', '@daily', '', '@every 5 minutes'] },
  { id: 'MP032', type: 'number', build: (v) => ({ schedule: { media: MediaSelection.recent({ withinHours: v.numberValue }) } }), good: [1, 8760], bad: [0, 8761, 1.5, null] },
  { id: 'MP032', type: 'number', build: (v) => ({ schedule: { media: MediaSelection.topPlayed({ days: v.numberValue, limit: 10 }) } }), good: [1, 180], bad: [0, 181] },
  { id: 'MP032', type: 'any', build: (v) => ({ schedule: { media: MediaSelection.topPlayed({ days: 1, limit: v.numberValue }) } }), good: [1, 1000], bad: [0, 1001, 'ten'] },
  { id: 'MP032', type: 'number', build: (v) => ({ schedule: { media: MediaSelection.ids([mediaId(1)]).limit(2).limit(v.numberValue) } }), good: [1, 1_000_000], bad: [0, 1_000_001] },
  { id: 'MP033', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.search({ match: v.stringValue }) } }), good: ["Title = 'news'"], bad: ['', ' '] },
  { id: 'MP034', type: 'list(string)', build: (v) => ({ schedule: { media: MediaSelection.search({ match: 'CateId = 1', statuses: v.listValue }) } }), good: [['Normal', 'Checking']], bad: [[], [''], ["a','b"]] },
  { id: 'MP034', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.recent({ withinHours: 1, statuses: ['Normal', v.stringValue] }) } }), good: ['Checking'], bad: ['not normal'] },
  { id: 'MP034', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.search({ sortBy: v.stringValue }) } }), good: ['CreationTime:Asc', 'A:Asc,B:Desc,C:Asc', null], bad: ['', 'CreationTime', 'A:Asc,B:Asc,C:Asc,D:Asc'] },
  { id: 'MP034', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.search({ searchType: v.stringValue as never }) } }), good: ['video', 'audio', null], bad: ['image'] },
  { id: 'MP035', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.bucketObject(v.stringValue, 'lists/a.csv') } }), good: ['abc', `0${'-'.repeat(61)}0`], bad: ['ab', 'Lists', '-lists', 'a'.repeat(64)] },
  { id: 'MP035', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.ids([mediaId(1)]).storedIn(v.stringValue) } }), good: ['lists'], bad: ['Lists'] },
  { id: 'MP036', type: 'number', build: (v) => ({ schedule: { urlBudget: v.numberValue } }), good: [1, 1e9, null], bad: [0, 1.5, 1e9 + 1] },
  { id: 'MP036', type: 'number', build: (v) => ({ schedule: { maxUrlsInFlight: v.numberValue, verificationTimeoutSeconds: 300 } }), good: [1, null], bad: [0] },
  { id: 'MP036', type: 'number', build: (v) => ({ schedule: { verification: Verification.COMPLETION, verificationTimeoutSeconds: v.numberValue } }), good: [1, 86400, null], bad: [0, 86401] },
  { id: 'MP037', type: 'number', build: (v) => ({ schedule: { failWhen: { nonexistentShare: v.numberValue } } }), good: [0, 0.5, 1, null], bad: [-0.1, 1.1, 20] },
  { id: 'MP039', type: 'string', build: (v) => ({ schedule: { verification: v.stringValue as never } }), good: ['none', 'submission', 'completion'], bad: ['Completion', ''] },
  whole('MP040', 1, 86400, (timeoutSeconds) => ({ timeoutSeconds })),
  { id: 'MP041', type: 'number', build: (v) => ({ prefetcher: { memorySizeMb: v.numberValue, cpu: 8 } }), good: [8192, 32768], bad: [64, 127, 129, 32769, 32832] },
  { id: 'MP042', type: 'number', build: (v) => ({ prefetcher: { cpu: v.numberValue, memorySizeMb: 128 } }), good: [0.05, 0.1], bad: [0.04, 0, 0.06, 16.05] },
  { id: 'MP043', type: 'number', build: (v) => ({ prefetcher: { cpu: 1, memorySizeMb: v.numberValue } }), good: [1024, 4096], bad: [960, 4160] },
  { id: 'MP043', type: 'number', build: (v) => ({ prefetcher: { cpu: v.numberValue, memorySizeMb: 128 } }), good: [0.05], bad: [0.15] },
  { id: 'MP044', type: 'string', build: (v) => ({ prefetcher: { name: v.stringValue } }), good: ['a', `_${'-'.repeat(63)}`], bad: ['', 'a'.repeat(65), '9a', 'a.b'] },
  { id: 'MP045', type: 'string', build: (v) => ({ prefetcher: { namePrefix: v.stringValue } }), good: ['a', 'a'.repeat(24)], bad: ['', 'a'.repeat(25), '1a', 'a_b'] },
  { id: 'MP046', type: 'string', build: (v) => ({ prefetcher: { vodRegion: v.stringValue } }), good: ['ap-southeast-5'], bad: ['cn-hangzhou', ''] },
  { id: 'MP047', type: 'string', build: (v) => ({ prefetcher: { vodEndpoint: v.stringValue } }), good: ['https://vod.cn-shanghai.aliyuncs.com', 'https://vod.cn-shanghai.aliyuncs.com:443', 'http://127.0.0.1:8080', 'http://localhost:8080'], bad: ['vod.cn-shanghai.aliyuncs.com', 'https://vod.cn-shanghai.aliyuncs.com/', 'https://user@vod.cn-shanghai.aliyuncs.com', 'http://vod.cn-shanghai.aliyuncs.com', 'https://vod.example.com', 'https://notaliyuncs.com', ''] },
  { id: 'MP047', type: 'string', build: (v) => ({ prefetcher: { vodEndpoint: v.stringValue, allowForeignEndpoint: true } }), good: ['https://vod.example.com'], bad: ['http://vod.example.com', 'https://vod.example.com?a=b'] },
  { id: 'MP048', type: 'string', build: (v) => ({ prefetcher: { vpc: VPC, internetAccess: false, vodEndpoint: v.stringValue } }), good: ['https://vod-vpc.cn-shanghai.aliyuncs.com'], bad: ['https://vod.cn-shanghai.aliyuncs.com'] },
  { id: 'MP048', type: 'bool', build: (v) => ({ prefetcher: { vpc: VPC, internetAccess: v.booleanValue as never } }), good: [true, null], bad: [false] },
  whole('MP049', 1, 1000, (maxQps) => ({ maxQps })),
  whole('MP050', 1, 1e9, (preload) => ({ dailyUrlQuota: { preload } })),
  whole('MP051', 1, 1e9, (refresh) => ({ dailyUrlQuota: { refresh } })),
  whole('MP052', 1, 1e6, (maxUrlsPerBatch) => ({ maxUrlsPerBatch })),
  whole('MP053', 0, 1000, (reservedConcurrency) => ({ reservedConcurrency })),
  whole('MP054', 1, 86400, (maxEventAgeSeconds) => ({ maxEventAgeSeconds })),
  whole('MP055', 1, 3650, (retentionDays) => ({ logs: { retentionDays } })),
  { id: 'MP056', type: 'string', build: (v) => ({ prefetcher: { roleArn: v.stringValue } }), good: ['acs:ram::1:role/r'], bad: ['', 'warmer', 'acs:ram::1:user/r', `acs:ram::1:role/${'r'.repeat(241)}`] },
  { id: 'MP060', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.bucketObject('lists', 'a.csv', { endpoint: v.stringValue }) } }), good: ['https://oss-cn-beijing.aliyuncs.com', null], bad: ['', 'oss-cn-beijing.aliyuncs.com', 'https://oss.example.com', 'https://notaliyuncs.com'] },
  { id: 'MP061', type: 'string', build: (v) => ({ schedule: { media: MediaSelection.bucketObject('lists', 'a.csv', { endpoint: v.stringValue }) } }), good: ['http://oss-cn-shanghai-internal.aliyuncs.com', 'http://oss-cn-beijing.aliyuncs.com', null], bad: ['http://oss-cn-beijing-internal.aliyuncs.com'] },
  { id: 'MP063', type: 'string', build: (v) => ({ prefetcher: { vodRegion: v.stringValue }, schedule: { media: MediaSelection.topPlayed({ days: 1, limit: 1 }) } }), good: ['cn-shanghai'], bad: ['cn-beijing'] },
  { id: 'MP065', type: 'string', build: (v) => ({ schedule: { verification: Verification.COMPLETION }, prefetcher: { vodRegion: v.stringValue } }), good: ['cn-shanghai'], bad: ['eu-central-1'] },
  { id: 'MP066', type: 'string', build: (v) => ({ prefetcher: { statusRegion: v.stringValue } }), good: ['cn-shanghai'], bad: ['cn-hangzhou', ''] },
  { id: 'MP067', type: 'string', build: (v) => ({ prefetcher: { destinations: { failureQueueArn: v.stringValue } } }), good: ['acs:mns:cn-shanghai:1:/queues/a/messages'], bad: ['', 'acs:mns:cn-shanghai:1:/topics/a/messages'] },
  { id: 'MP070', type: 'string', build: (v) => ({ prefetcher: { ledger: { bucketName: v.stringValue } } }), good: ['a-1', 'a'.repeat(63)], bad: ['', 'ab', 'a'.repeat(64), '-ab', 'Abc', 'a.b'] },
  { id: 'MP071', type: 'string', build: (v) => ({ prefetcher: { ledger: { bucketName: 'my-bucket', prefix: v.stringValue } } }), good: ['a/b_c/d-e.f'], bad: ['', '/a', 'a/', 'a//b', 'a/../b', 'a'.repeat(201)] },
  { id: 'MP072', type: 'string', build: (v) => ({ prefetcher: { ledger: { bucketName: 'my-bucket', endpoint: v.stringValue } } }), good: ['http://oss-cn-shanghai-internal.aliyuncs.com', null], bad: ['', 'oss-cn-shanghai.aliyuncs.com', 'https://oss.example.com'] },
  whole('MP073', 0, 8, (maxRunRetries) => ({ ledger: { bucketName: 'my-bucket' }, maxRunRetries })),
  { id: 'MP074', type: 'number', build: (v) => ({ prefetcher: { maxRunRetries: v.numberValue } }), good: [0, null], bad: [1] },
  { id: 'MP075', type: 'number', build: (v) => ({ prefetcher: { ledger: { bucketName: 'my-bucket' } }, schedule: { notAgainWithinHours: v.numberValue } }), good: [1, 720, null], bad: [0, 721, 1.5] },
  { id: 'MP076', type: 'number', build: (v) => ({ schedule: { notAgainWithinHours: v.numberValue } }), good: [null], bad: [24] },
];
