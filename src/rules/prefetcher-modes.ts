import { STATUS_REGION, VOD_REGIONS } from '../job/limits';
import { checkOf, checkRequired, isOneOf, matches } from './plan';
import { NONE, type Rule, rule, show, some } from './rule';

const QUEUE_ARNS = ['destinations.failureQueueArn', 'destinations.successQueueArn'];
const QUEUE_ARN = /^acs:mns:[a-z0-9-]+:[0-9]+:\/queues\/[A-Za-z0-9-]+\/messages$/;

/** A prefetcher's other region, its destinations, and its dry run. */
export const prefetcherModeRules: readonly Rule[] = [
  rule({
    id: 'MP066',
    subject: 'prefetcher',
    title: 'A status region is one that serves ApsaraVideo VOD',
    props: ['statusRegion'],
    allowed: `${STATUS_REGION}, of which it is documented; or ${some(
      VOD_REGIONS.filter((region) => region !== STATUS_REGION),
      VOD_REGIONS.length,
    )}`,
    why: 'the function asks there how far URLs are, and what is left of the quota',
    see: 'https://www.alibabacloud.com/help/en/vod/developer-reference/endpoints',
    check: (values) => {
      const region = values.text('statusRegion');
      return region === undefined || VOD_REGIONS.includes(region) ? NONE : [{ prop: 'statusRegion', found: show(region) }];
    },
    plan: (values) => checkOf(values, 'statusRegion', (region) => isOneOf(region, VOD_REGIONS)),
  }),
  rule({
    id: 'MP067',
    subject: 'prefetcher',
    title: 'A destination is a message queue',
    props: QUEUE_ARNS,
    allowed: 'acs:mns:REGION:ACCOUNT:/queues/NAME/messages',
    see: 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/result-callback',
    check: (values) =>
      QUEUE_ARNS.filter((path) => values.text(path) !== undefined && !QUEUE_ARN.test(values.text(path)!)).map((path) => ({
        prop: path,
        found: show(values.text(path)),
      })),
    plan: (values) => QUEUE_ARNS.flatMap((path) => checkRequired(values, path, (arn) => matches(arn, QUEUE_ARN))),
  }),
  rule({
    id: 'MP121',
    subject: 'prefetcher',
    severity: 'warning',
    title: 'A prefetcher submits what its schedules say',
    props: ['dryRun'],
    allowed: 'dryRun left out, once its reports are as they should be',
    why: 'in a dry run nothing is submitted: no media becomes warm',
    check: (values) => (values.flag('dryRun') === true ? [{ prop: 'dryRun', found: 'true' }] : NONE),
  }),
];
