import type { TerraformStack } from 'cdktf';
import { PrefetchAccount } from '../../../src';
import type { Field } from '../../../src/job/field';
import { PLACES, type Place, valuesBeside } from '../../synth/places';

/** The construct IDs of what samples refer to. */
export const OTHER_PROVIDER = 'OtherProvider';
export const OTHER_PREFETCHER = 'OtherPrefetcher';

/** What stands in the stack for a sample. */
class InStack {
  public constructor(private readonly id: string) {}

  public in(stack: TerraformStack): unknown {
    return stack.node.findChild(this.id);
  }
}

const queueArn = (name: string) => `acs:mns:cn-shanghai:1234567890123456:/queues/${name}/messages`;

/** A value of every prop that may be left out, other than its default, by place and prop. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  'MediaPrefetchSchedule.taskType': 'Refresh',
  'MediaPrefetchSchedule.formats': ['mp4'],
  'MediaPrefetchSchedule.definitions': ['HD'],
  'MediaPrefetchSchedule.streamTypes': ['video'],
  'MediaPrefetchSchedule.resultType': 'Multiple',
  'MediaPrefetchSchedule.sliceFlag': true,
  'MediaPrefetchSchedule.sliceCount': 3,
  'MediaPrefetchSchedule.userData': { callbackUrl: 'https://example.com/warm' },
  'MediaPrefetchSchedule.userDataJson': '{"Extend":"{}"}',
  'MediaPrefetchSchedule.enabled': false,
  'MediaPrefetchSchedule.notBefore': '2026-01-01T00:00:00Z',
  'MediaPrefetchSchedule.notAfter': '2036-01-01T00:00:00Z',
  'MediaPrefetchSchedule.retryUnanswered': false,
  'MediaPrefetchSchedule.failOnPartial': true,
  'MediaPrefetchSchedule.skipSubmittedWithinHours': 25,
  'MediaPrefetchSchedule.verification': 'none',
  'MediaPrefetchSchedule.verificationTimeoutSeconds': 60,
  'MediaPrefetchSchedule.urlBudget': 100,
  'MediaPrefetchSchedule.withinAccountQuota': true,
  'MediaPrefetchSchedule.maxUrlsInFlight': 50,
  'MediaPrefetchSchedule.failureCriteria': { failedShare: 0.5 },
  'MediaPrefetchSchedule.prefetcher': new InStack(OTHER_PREFETCHER),
  'MediaPrefetchSchedule.provider': new InStack(OTHER_PROVIDER),
  'MediaPrefetchSchedule.triggerName': 'own-trigger',
  'MediaPrefetchSchedule.formerPath': 'FormerSchedule',
  'MediaPrefetchSchedule.description': 'Of my own',
  'MediaPrefetchSchedule.userData.callbackUrl': 'https://example.com/warm',
  'MediaPrefetchSchedule.userData.extend': { team: 'video' },
  'MediaPrefetchSchedule.failureCriteria.failedShare': 0.5,
  'MediaPrefetchSchedule.failureCriteria.forbiddenShare': 0.5,
  'MediaPrefetchSchedule.failureCriteria.nonexistentShare': 0.5,
  'MediaPrefetchSchedule.failureCriteria.skippedShare': 0.5,
  'MediaPrefetchSchedule.failureCriteria.nothingSelected': true,
  'MediaPrefetcher.name': 'own-name',
  'MediaPrefetcher.namePrefix': 'own',
  'MediaPrefetcher.formerPath': 'FormerPrefetcher',
  'MediaPrefetcher.description': 'Of my own',
  'MediaPrefetcher.tags': { team: 'video' },
  'MediaPrefetcher.provider': new InStack(OTHER_PROVIDER),
  'MediaPrefetcher.vodRegion': 'ap-southeast-1',
  'MediaPrefetcher.vodEndpoint': 'https://vod-vpc.cn-shanghai.aliyuncs.com',
  'MediaPrefetcher.allowForeignEndpoint': true,
  'MediaPrefetcher.statusRegion': 'ap-southeast-1',
  'MediaPrefetcher.dryRun': true,
  'MediaPrefetcher.destinations': {},
  'MediaPrefetcher.maxQps': 10,
  'MediaPrefetcher.account': new PrefetchAccount({ dailyUrlQuota: { preload: 1_000 } }),
  'MediaPrefetcher.maxUrlsPerBatch': 50,
  'MediaPrefetcher.timeoutSeconds': 900,
  'MediaPrefetcher.memorySizeMb': 1_024,
  'MediaPrefetcher.cpu': 0.35,
  'MediaPrefetcher.vpc': { vpcId: 'vpc-1', vswitchIds: ['vsw-1'], securityGroupId: 'sg-1' },
  'MediaPrefetcher.internetAccess': false,
  'MediaPrefetcher.resourceGroupId': 'rg-1',
  'MediaPrefetcher.roleArn': 'acs:ram::1234567890123456:role/own',
  'MediaPrefetcher.logs': { projectName: 'reports', storeName: 'runs' },
  'MediaPrefetcher.reservedConcurrency': 2,
  'MediaPrefetcher.ledger': { bucketName: 'ledger' },
  'MediaPrefetcher.maxRunRetries': 1,
  'MediaPrefetcher.maxEventAgeSeconds': 600,
  'MediaPrefetcher.destinations.failureQueueArn': queueArn('failures'),
  'MediaPrefetcher.destinations.successQueueArn': queueArn('successes'),
  'MediaPrefetcher.logs.enabled': false,
  'MediaPrefetcher.logs.projectName': 'reports',
  'MediaPrefetcher.logs.storeName': 'runs',
  'MediaPrefetcher.logs.retentionDays': 30,
  'MediaPrefetcher.logs.preventDestroy': true,
  'MediaPrefetcher.ledger.prefix': 'nightly',
  'MediaPrefetcher.ledger.endpoint': 'https://oss-cn-beijing.aliyuncs.com',
  'ScheduleExpression.cron.hour': '5',
  'ScheduleExpression.cron.day': '1',
  'ScheduleExpression.cron.month': '6',
  'ScheduleExpression.cron.weekDay': 'MON',
  'MediaSelection.bucketObject.endpoint': 'https://oss-cn-beijing.aliyuncs.com',
  'MediaSelection.search.match': "Status in ('Normal') and CateId in ('1')",
  'MediaSelection.search.statuses': ['Checking'],
  'MediaSelection.search.mediaTypes': ['audio'],
  'MediaSelection.search.sortBy': 'CreationTime:Asc',
  'MediaSelection.recent.statuses': ['Checking'],
  'MediaSelection.recent.mediaTypes': ['video'],
  'MediaSelection.storedIn.prefix': 'mine-',
  'MediaSelection.storedIn.endpoint': 'https://oss-cn-beijing.aliyuncs.com',
};

/** What a sample needs beside it. */
const BESIDE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'MediaPrefetchSchedule.provider': { prefetcher: new InStack(OTHER_PREFETCHER) },
  'MediaPrefetcher.internetAccess': { vodEndpoint: 'https://vod-vpc.cn-shanghai.aliyuncs.com' },
};

/** What cannot be left out without what stands beside it. */
const PAIRED = ['MediaPrefetcher.logs.projectName', 'MediaPrefetcher.logs.storeName'];

/** A prop that may be left out, where it is given, and a value for it. */
export interface OptionalProp {
  readonly place: Place;
  readonly prop: string;
  readonly id: string;
  /** Makes the construct in a stack that has the other provider and prefetcher, with the prop, by default its sample, or without. */
  readonly make: (stack: TerraformStack, given: boolean, value?: unknown) => void;
  readonly field: Field;
}

/**
 * Every prop that may be left out, of every construct, object in props and factory.
 *
 * @throws Error where a prop has no sample, or a sample no prop.
 */
export function optionalProps(): OptionalProp[] {
  // What another state owns makes nothing, and an account is counted at synth.
  const places = PLACES.filter(({ name }) => name !== 'MediaPrefetcher.fromAttributes' && !name.startsWith('PrefetchAccount'));
  const found = places.flatMap((place) =>
    Object.entries<Field>(place.fields)
      .filter(([prop]) => !Object.hasOwn(place.required, prop))
      .map(([prop, field]) => ({ place, prop, field, name: `${place.name}.${prop}` })),
  );
  const names = found.map(({ name }) => name);
  const unpaired = [...names.filter((name) => !Object.hasOwn(SAMPLES, name)), ...Object.keys(SAMPLES).filter((name) => !names.includes(name))];
  if (unpaired.length > 0) {
    throw new Error(`A prop without a sample, or a sample without a prop: ${unpaired.join(', ')}.`);
  }
  return found.map(({ name, place, prop, field }) => {
    const id = name.replace(/\W+/g, '-');
    const make = (stack: TerraformStack, given: boolean, value: unknown = SAMPLES[name]) => {
      const beside = given || !PAIRED.includes(name) ? valuesBeside(place, [prop], stack, id) : place.required;
      const values = { ...beside, ...BESIDE[name], ...(given && { [prop]: value }) };
      place.make(
        stack,
        id,
        Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value instanceof InStack ? value.in(stack) : value])),
      );
    };
    return { place, prop, field, id, make };
  });
}
