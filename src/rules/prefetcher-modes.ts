import { MOUNTS_PER_FUNCTION, STATUS_REGION, VOD_REGIONS } from '../job/limits';
import { isOneOf, matches, warningOf } from './plan';
import { NONE, type Rule, errors, some, warnings } from './rule';
import { textRule } from './text-rule';

const QUEUE_ARN = /^acs:mns:[a-z0-9-]+:[0-9]+:\/queues\/[A-Za-z0-9-]+\/messages$/;

/** A prefetcher's other region, its destinations, its mounts, and its dry run. */
export const prefetcherModeRules: readonly Rule[] = [
  ...errors('prefetcher', [
    textRule({
      id: 'MP066',
      title: 'A status region is one that serves ApsaraVideo VOD',
      props: ['statusRegion'],
      allowed: `${STATUS_REGION}, of which it is documented; or ${some(
        VOD_REGIONS.filter((region) => region !== STATUS_REGION),
        VOD_REGIONS.length,
      )}`,
      why: 'the function asks there how far URLs are, and what is left of the quota',
      see: 'https://www.alibabacloud.com/help/en/vod/developer-reference/endpoints',
      holds: (region) => VOD_REGIONS.includes(region),
      condition: (region) => isOneOf(region, VOD_REGIONS),
    }),
    textRule({
      id: 'MP067',
      title: 'A destination is a message queue',
      props: ['destinations.failureQueueArn', 'destinations.successQueueArn'],
      allowed: 'acs:mns:REGION:ACCOUNT:/queues/NAME/messages',
      see: 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/result-callback',
      required: true,
      holds: (arn) => QUEUE_ARN.test(arn),
      condition: (arn) => matches(arn, QUEUE_ARN),
    }),
    {
      id: 'MP064',
      title: 'A function has at most 5 mounts',
      props: ['mounts.count'],
      allowed: 'at most 5 folders of buckets for all schedules together: lists in one folder share a mount',
      see: 'https://www.alibabacloud.com/help/en/functioncompute/fc/product-overview/limits-of-usage',
      bounds: { max: MOUNTS_PER_FUNCTION },
      check: (values, { max }) => {
        const count = values.number('mounts.count') ?? 0;
        return count > max ? [{ prop: 'mounts', found: `${count} mounts` }] : NONE;
      },
      plan: 'how many folders are mounted is always known at synth',
    },
  ]),
  ...warnings('prefetcher', [
    {
      id: 'MP121',
      title: 'A prefetcher submits what its schedules say',
      props: ['dryRun'],
      allowed: 'dryRun left out, once its reports are as they should be',
      why: 'in a dry run nothing is submitted: no media becomes warm',
      check: (values) => (values.flag('dryRun') === true ? [{ prop: 'dryRun', found: 'true' }] : NONE),
      plan: (values) => warningOf(values, 'dryRun', (dryRun) => `!${dryRun}`),
    },
  ]),
];
