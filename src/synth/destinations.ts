import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { DestinationOptions } from '../api/destination-options';
import type { Fcv3AsyncInvokeConfigDestinationConfig } from '../provider-alicloud/fcv3-async-invoke-config';
import { MessageServiceQueue } from '../provider-alicloud/message-service-queue';
import { accountId } from './account';
import { functionRegion } from './function-region';
import type { Need } from './needs';
import type { PrefetcherNames } from './prefetcher-names';

/** The destinations of a prefetcher's function: what was made, and how its settings name them. */
export interface Destinations {
  readonly failureQueue?: MessageServiceQueue;
  readonly successQueue?: MessageServiceQueue;
  /** What the role needs. */
  readonly needs: readonly Need[];
  readonly config: Fcv3AsyncInvokeConfigDestinationConfig;
}

interface DestinationProps {
  readonly destinations?: DestinationOptions;
  readonly provider?: TerraformProvider;
  readonly tags?: { [key: string]: string };
}

const DAY_SECONDS = 86_400;

/** Makes the queues that were not given, and lets the role send to both; undefined where there are no destinations. */
export function destinationsOf(scope: Construct, names: PrefetcherNames, props: DestinationProps): Destinations | undefined {
  const { destinations, provider } = props;
  if (destinations === undefined) {
    return undefined;
  }
  const failureQueue =
    destinations.failureQueueArn === undefined ? queueOf(scope, 'FailureQueue', names.queue('failures'), 7 * DAY_SECONDS, props) : undefined;
  const successQueue =
    destinations.successQueueArn === undefined ? queueOf(scope, 'SuccessQueue', names.queue('successes'), DAY_SECONDS / 24, props) : undefined;
  const arnOf = ({ queueName: queue }: MessageServiceQueue) =>
    `acs:mns:${functionRegion(scope, provider)}:${accountId(scope, provider)}:/queues/${queue}/messages`;
  const failureArn = failureQueue ? arnOf(failureQueue) : destinations.failureQueueArn!;
  const successArn = successQueue ? arnOf(successQueue) : destinations.successQueueArn!;
  const needs = [...new Set([failureArn, successArn])].map((resource) => ({ action: 'mns:SendMessage', resource }));
  // The provider, up to 1.289.0, sends an empty object for the one left out, which the service refuses: aliyun/alicloud issue
  // #10031, mended by PR #10298. One alone will do once the provider's floor has it, in 1.290.0 or later.
  return { failureQueue, successQueue, needs, config: { onFailure: { destination: failureArn }, onSuccess: { destination: successArn } } };
}

function queueOf(scope: Construct, id: string, name: string, retentionSeconds: number, { provider, tags }: DestinationProps): MessageServiceQueue {
  return new MessageServiceQueue(scope, id, { provider, queueName: name, messageRetentionPeriod: retentionSeconds, tags });
}
