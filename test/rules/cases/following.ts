import {
  MediaPrefetchSchedule,
  type MediaPrefetchScheduleProps,
  MediaPrefetcher,
  type MediaPrefetcherProps,
  TaskType,
  Verification,
} from '../../../src';
import { QUIET } from '../../fixtures';
import type { Built, RuleCases } from './case';

const COMPLETION: Partial<MediaPrefetchScheduleProps> = { verification: Verification.COMPLETION };
const ABROAD: MediaPrefetcherProps = { vodRegion: 'eu-central-1', timeoutSeconds: 7200 };
const schedule = (props: Partial<MediaPrefetchScheduleProps>, prefetcher: MediaPrefetcherProps = { timeoutSeconds: 7200 }): Built => ({
  schedule: props,
  prefetcher,
});

/** A schedule of a prefetcher that another state owns. */
function imported(vodRegion: string, statusRegion?: string): Built {
  return {
    stack: (stack) => {
      const attributes = { functionName: 'other', vodRegion, statusRegion, maxQps: 20, timeoutSeconds: 7200 };
      new MediaPrefetchSchedule(stack, 'Schedule', {
        ...QUIET,
        ...COMPLETION,
        prefetcher: MediaPrefetcher.fromAttributes(stack, 'Prefetcher', attributes),
      });
    },
  };
}

/** Cases of verification, quota and failure. */
export const followingCases: Readonly<Record<string, RuleCases>> = {
  MP036: {
    valid: [
      schedule({ ...COMPLETION, verificationTimeoutSeconds: 1 }),
      schedule({ ...COMPLETION, verificationTimeoutSeconds: 86400 }),
      schedule({ urlBudget: 1, maxUrlsInFlight: 1e9 }),
      schedule({ urlBudget: 1e9, maxUrlsInFlight: 1 }),
    ],
    invalid: [
      [schedule({ ...COMPLETION, verificationTimeoutSeconds: 0 }), 'verificationTimeoutSeconds'],
      [schedule({ ...COMPLETION, verificationTimeoutSeconds: 86401 }), 'verificationTimeoutSeconds'],
      [schedule({ urlBudget: 0, maxUrlsInFlight: 0 }), 'urlBudget', 'maxUrlsInFlight'],
      [schedule({ urlBudget: 1.5, maxUrlsInFlight: 1e9 + 1 }), 'urlBudget', 'maxUrlsInFlight'],
      [schedule({ urlBudget: 2e9 }), 'urlBudget'],
      [schedule({ urlBudget: 1e9 + 1 }), 'urlBudget'],
    ],
    unknown: [
      (variable) =>
        schedule({
          ...COMPLETION,
          verificationTimeoutSeconds: variable.numberValue,
          urlBudget: variable.numberValue,
          maxUrlsInFlight: variable.numberValue,
        }),
    ],
  },
  MP037: {
    valid: [schedule({ failureCriteria: { failedShare: 0, forbiddenShare: 1, nonexistentShare: 0.5 } }), schedule({ failureCriteria: {} })],
    invalid: [
      [schedule({ failureCriteria: { failedShare: -0.1, skippedShare: 1.1 } }), 'failureCriteria.failedShare', 'failureCriteria.skippedShare'],
      [
        schedule({ failureCriteria: { forbiddenShare: 20, nonexistentShare: -0.1 } }),
        'failureCriteria.forbiddenShare',
        'failureCriteria.nonexistentShare',
      ],
    ],
    unknown: [(variable) => schedule({ failureCriteria: { failedShare: variable.numberValue } })],
  },
  MP038: {
    valid: [
      schedule({ ...COMPLETION, verificationTimeoutSeconds: 300 }),
      schedule({ taskType: TaskType.REFRESH_THEN_PRELOAD, verificationTimeoutSeconds: 300 }),
      schedule({ maxUrlsInFlight: 100, verificationTimeoutSeconds: 300 }),
      schedule({ verification: Verification.NONE }),
    ],
    invalid: [
      [schedule({ verificationTimeoutSeconds: 300 }), 'verificationTimeoutSeconds'],
      [schedule({ verificationTimeoutSeconds: 300, verification: Verification.SUBMISSION }), 'verificationTimeoutSeconds'],
    ],
    unknown: [(variable) => schedule({ maxUrlsInFlight: variable.numberValue, verificationTimeoutSeconds: variable.numberValue })],
  },
  MP039: {
    valid: [schedule({ verification: Verification.NONE }), schedule({ verification: Verification.SUBMISSION }), schedule(COMPLETION)],
    invalid: [[schedule({ verification: 'Completion' as never }), 'verification']],
    unknown: [(variable) => schedule({ verification: variable.stringValue as never })],
  },
  MP065: {
    valid: [
      schedule(COMPLETION),
      schedule({ verification: Verification.SUBMISSION, urlBudget: 10 }, ABROAD),
      schedule(COMPLETION, { ...ABROAD, statusRegion: 'cn-shanghai' }),
      schedule(COMPLETION, { ...ABROAD, vodEndpoint: 'https://vod.eu-central-1.aliyuncs.com' }),
      imported('cn-shanghai'),
      imported('eu-central-1', 'eu-central-1'),
    ],
    invalid: [
      [schedule(COMPLETION, ABROAD), 'verification'],
      [schedule({ taskType: TaskType.REFRESH_THEN_PRELOAD }, ABROAD), 'taskType'],
      [schedule({ maxUrlsInFlight: 100 }, ABROAD), 'maxUrlsInFlight'],
      [imported('eu-central-1'), 'verification'],
    ],
    unknown: [(variable) => schedule(COMPLETION, { vodRegion: variable.stringValue, timeoutSeconds: 7200 })],
  },
  MP066: {
    valid: [schedule({}, { statusRegion: 'cn-shanghai' }), schedule({}, { statusRegion: 'cn-beijing' }), schedule({}, {})],
    invalid: [
      [schedule({}, { statusRegion: 'cn-hangzhou' }), 'statusRegion'],
      [schedule({}, { statusRegion: 'https://vod.cn-shanghai.aliyuncs.com' }), 'statusRegion'],
    ],
    unknown: [(variable) => schedule({}, { statusRegion: variable.stringValue })],
  },
  MP067: {
    valid: [
      schedule({}, { destinations: {} }),
      schedule({}, { destinations: { failureQueueArn: 'acs:mns:cn-shanghai:1:/queues/failures/messages' } }),
      schedule(
        {},
        {
          destinations: {
            failureQueueArn: 'acs:mns:cn-shanghai:1:/queues/a/messages',
            successQueueArn: 'acs:mns:cn-shanghai:1:/queues/A-1/messages',
          },
        },
      ),
    ],
    invalid: [
      [
        schedule({}, { destinations: { failureQueueArn: 'failures', successQueueArn: '' } }),
        'destinations.failureQueueArn',
        'destinations.successQueueArn',
      ],
      [schedule({}, { destinations: { failureQueueArn: 'acs:mns:cn-shanghai:1:/topics/failures/messages' } }), 'destinations.failureQueueArn'],
      [schedule({}, { destinations: { successQueueArn: 'acs:mns:cn-shanghai:1:/queues/successes' } }), 'destinations.successQueueArn'],
    ],
    unknown: [(variable) => schedule({}, { destinations: { failureQueueArn: variable.stringValue } })],
  },
  MP118: {
    valid: [
      schedule({ verification: Verification.NONE }),
      schedule({ verification: Verification.NONE, withinAccountQuota: false }),
      schedule({ verification: Verification.SUBMISSION, urlBudget: 10 }),
      schedule({ urlBudget: 10 }),
    ],
    invalid: [
      [schedule({ verification: Verification.NONE, urlBudget: 10 }), 'verification'],
      [schedule({ verification: Verification.NONE, withinAccountQuota: true }), 'verification'],
      [schedule({ verification: Verification.NONE, maxUrlsInFlight: 10 }), 'verification'],
      [schedule({ verification: Verification.NONE, taskType: TaskType.REFRESH_THEN_PRELOAD }), 'verification'],
    ],
    unknown: [(variable) => schedule({ verification: Verification.NONE, withinAccountQuota: variable.booleanValue })],
  },
  MP119: {
    valid: [
      schedule({ withinAccountQuota: true }),
      schedule({ withinAccountQuota: false }, ABROAD),
      schedule({ withinAccountQuota: true }, { ...ABROAD, statusRegion: 'cn-shanghai' }),
    ],
    invalid: [[schedule({ withinAccountQuota: true }, ABROAD), 'withinAccountQuota']],
    unknown: [
      (variable) => schedule({ withinAccountQuota: variable.booleanValue }, ABROAD),
      (variable) => schedule({ withinAccountQuota: true }, { vodRegion: variable.stringValue }),
    ],
  },
  MP120: {
    valid: [
      schedule(COMPLETION, { timeoutSeconds: 1800 }),
      schedule({ ...COMPLETION, verificationTimeoutSeconds: 600 }, {}),
      schedule({}, {}),
      schedule({ ...COMPLETION, taskType: TaskType.REFRESH_THEN_PRELOAD }, { timeoutSeconds: 3600 }),
    ],
    invalid: [
      [schedule(COMPLETION, {}), 'verificationTimeoutSeconds'],
      [schedule({ ...COMPLETION, verificationTimeoutSeconds: 601 }, {}), 'verificationTimeoutSeconds'],
      [schedule({ ...COMPLETION, taskType: TaskType.REFRESH_THEN_PRELOAD }, { timeoutSeconds: 3599 }), 'verificationTimeoutSeconds'],
    ],
    unknown: [
      (variable) => schedule(COMPLETION, { timeoutSeconds: variable.numberValue }),
      (variable) => schedule({ ...COMPLETION, verificationTimeoutSeconds: variable.numberValue }, {}),
    ],
  },
  MP121: {
    valid: [schedule({}, { dryRun: false }), schedule({}, {})],
    invalid: [[schedule({}, { dryRun: true }), 'dryRun']],
    unknown: 'whether a run is dry is fixed at synth',
  },
};
