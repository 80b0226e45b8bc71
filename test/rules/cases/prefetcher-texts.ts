import { Token } from 'cdktf';
import type { LogOptions, MediaPrefetcherProps, VpcOptions } from '../../../src';
import type { Built, RuleCases } from './case';

const of = (prefetcher: MediaPrefetcherProps): Built => ({ prefetcher });
const vpc = (options: Partial<VpcOptions>): Built => of({ vpc: { vpcId: 'vpc-1', vswitchIds: ['vsw-1'], securityGroupId: 'sg-1', ...options } });
const logs = (options: LogOptions): Built => of({ logs: { projectName: 'ours', storeName: 'all', ...options } });
const ENDPOINT = 'https://vod.cn-shanghai.aliyuncs.com';
const RAW = '${var.unknown}';

/** Cases of texts that go to a service as they are. */
export const prefetcherTextCases: Readonly<Record<string, RuleCases>> = {
  MP090: {
    valid: [of({ description: 'é'.repeat(256) }), { schedule: { description: '🎬'.repeat(256) } }, of({ description: '' }), of({})],
    invalid: [
      [of({ description: 'a'.repeat(257) }), 'description'],
      [{ schedule: { description: 'a'.repeat(257) } }, 'description'],
    ],
    unknown: [(variable) => of({ description: variable.stringValue }), () => ({ schedule: { description: RAW } })],
  },
  MP091: {
    valid: [of({ tags: { team: 'acs:media', my_aliyun: 'aliyun', acs: '', ACS: '' } }), of({ tags: {} }), of({})],
    invalid: [
      [of({ tags: { 'acs:x': '1' } }), 'tags'],
      [of({ tags: { 'team': 'media', 'aliyun-x': '1', 'https://a': '1' } }), 'tags', 'tags'],
    ],
    unknown: [(variable) => of({ tags: Token.asStringMap(variable.value) }), (variable) => of({ tags: { team: variable.stringValue } })],
  },
  MP092: {
    valid: [vpc({}), of({})],
    invalid: [
      [vpc({ vpcId: '' }), 'vpc.vpcId'],
      [vpc({ vpcId: ' vpc-1', securityGroupId: 'sg 1' }), 'vpc.vpcId', 'vpc.securityGroupId'],
    ],
    unknown: [(variable) => vpc({ vpcId: variable.stringValue, securityGroupId: RAW })],
  },
  MP093: {
    valid: [vpc({ vswitchIds: ['vsw-1', 'vsw-2'] }), of({})],
    invalid: [
      [vpc({ vswitchIds: [] }), 'vpc.vswitchIds'],
      [vpc({ vswitchIds: ['vsw-1', '', 'a b'] }), 'vpc.vswitchIds[1]', 'vpc.vswitchIds[2]'],
    ],
    unknown: [(variable) => vpc({ vswitchIds: variable.listValue }), () => vpc({ vswitchIds: ['vsw-1', RAW] })],
  },
  MP094: {
    valid: [of({ resourceGroupId: 'rg-aekz3wes3hnre5a' }), of({})],
    invalid: [
      [of({ resourceGroupId: '' }), 'resourceGroupId'],
      [of({ resourceGroupId: 'my group' }), 'resourceGroupId'],
    ],
    unknown: [(variable) => of({ resourceGroupId: variable.stringValue })],
  },
  MP095: {
    valid: [of({ vodRegion: 'a'.repeat(32), vodEndpoint: ENDPOINT }), of({ vodRegion: 'Nowhere' }), of({ vodEndpoint: ENDPOINT })],
    invalid: [
      [of({ vodRegion: '', vodEndpoint: ENDPOINT }), 'vodRegion'],
      [of({ vodRegion: 'CN', vodEndpoint: ENDPOINT }), 'vodRegion'],
      [of({ vodRegion: 'a'.repeat(33), vodEndpoint: ENDPOINT }), 'vodRegion'],
    ],
    unknown: [(variable) => of({ vodRegion: variable.stringValue, vodEndpoint: ENDPOINT })],
  },
  MP096: {
    valid: [logs({ projectName: '0-a' }), logs({ projectName: 'a'.repeat(63) }), of({})],
    invalid: ['Bad_Name', 'ab', 'a'.repeat(64), '-ab', 'ab-', 'a_b', 'logs*', ''].map(
      (projectName) => [logs({ projectName }), 'logs.projectName'] as const,
    ),
    unknown: [(variable) => logs({ projectName: variable.stringValue })],
  },
  MP097: {
    valid: [logs({ storeName: 'a_b' }), logs({ storeName: 'a'.repeat(63) }), of({})],
    invalid: ['Runs', 'ab', 'a'.repeat(64), '_ab', 'ab_', 'runs*', 'run?', ''].map((storeName) => [logs({ storeName }), 'logs.storeName'] as const),
    unknown: [(variable) => logs({ storeName: variable.stringValue })],
  },
};
