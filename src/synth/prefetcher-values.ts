import { App } from 'cdktf';
import type { IConstruct } from 'constructs';
import { findOverlaps } from '../schedule-time';
import { duration } from '../rules/rule';
import { Values } from '../rules/values';
import type { IMediaPrefetcher, MediaPrefetcherProps } from '../media-prefetcher';
import { mountsOf } from './mounts';
import { PropValues, knownValues } from './preconditions';
import { othersOfName } from './prefetcher-names';
import { PrefetcherFacts, ScheduleFacts, factsOf, schedulesOf } from './schedules';

/** A prefetcher's own props by path. */
export function prefetcherProps(
  props: MediaPrefetcherProps,
  facts: Pick<PrefetcherFacts, 'dailyUrlQuota' | 'maxUrlsPerBatch' | 'timeoutSeconds'>,
): PropValues {
  return {
    'name': props.name,
    'namePrefix': props.namePrefix,
    'vodRegion': props.vodRegion,
    'vodEndpoint': props.vodEndpoint,
    'allowForeignEndpoint': props.allowForeignEndpoint,
    'maxQps': props.maxQps,
    'dailyUrlQuota.preload': facts.dailyUrlQuota.preload,
    'dailyUrlQuota.refresh': facts.dailyUrlQuota.refresh,
    'maxUrlsPerBatch': facts.maxUrlsPerBatch,
    'timeoutSeconds': facts.timeoutSeconds,
    'memorySizeMb': props.memorySizeMb,
    'cpu': props.cpu,
    'vpc': props.vpc && 'given',
    'internetAccess': props.internetAccess,
    'roleArn': props.roleArn,
    'logs.projectName': props.logs?.projectName,
    'logs.storeName': props.logs?.storeName,
    'logs.retentionDays': props.logs?.retentionDays,
    'reservedConcurrency': props.reservedConcurrency,
    'maxEventAgeSeconds': props.maxEventAgeSeconds,
    'ledger': props.ledger && 'given',
    'ledger.bucketName': props.ledger?.bucketName,
    'ledger.prefix': props.ledger?.prefix,
    'ledger.endpoint': props.ledger?.endpoint,
    'maxRunRetries': props.maxRunRetries,
    'statusRegion': props.statusRegion,
    'dryRun': props.dryRun,
    'destinations.failureQueueArn': props.destinations?.failureQueueArn,
    'destinations.successQueueArn': props.destinations?.successQueueArn,
  };
}

/** A prefetcher's values, with what its schedules add up to. */
export function prefetcherValues(prefetcher: IMediaPrefetcher, props: PropValues): Values {
  const facts = factsOf(prefetcher);
  const schedules = schedulesOf(prefetcher).filter((schedule) => schedule.enabled);
  const timed = schedules.filter((schedule) => schedule.schedule !== undefined);
  const overlaps = findOverlaps(timed.map((schedule) => ({ schedule: schedule.schedule!, runSeconds: schedule.runSeconds ?? 1 }))).map(
    ({ first, second, at }) => `${nameOf(timed[second])} with ${nameOf(timed[first])} at ${at}`,
  );
  const name = props.name as string;
  const others = facts.owned ? othersOfName(prefetcher, name, facts.provider) : undefined;
  const around: Record<string, unknown> = {
    'app.hclOutput': isWrittenAsHcl(prefetcher),
    'name.others': others?.same,
    'name.perhapsOthers': others?.perhaps,
    'mounts.count': mountsOf(prefetcher).length,
    'schedules.count': schedules.length,
    'schedules.overlaps': overlaps,
  };
  for (const kind of ['preload', 'refresh'] as const) {
    const counted = schedules.filter((schedule) => schedule.kinds.includes(kind) && schedule.urlsPerDay !== undefined);
    if (counted.length > 0) {
      around[`day.${kind}`] = counted.reduce((sum, schedule) => sum + schedule.urlsPerDay!, 0);
      around[`day.${kind}.perMedia`] = Math.max(...counted.map((schedule) => schedule.urlsPerMedia ?? 0));
    }
  }
  return knownValues(props, around);
}

/** What a message calls a schedule, with what makes its runs long. */
function nameOf({ path, waitSeconds }: ScheduleFacts): string {
  return waitSeconds > 0 ? `${path} (which waits for its URLs, at least ${duration(waitSeconds)})` : path;
}

/** Whether cdktf is told to write HCL: by its environment, or by the app, which then puts JSON into a file named as HCL. */
function isWrittenAsHcl(construct: IConstruct): boolean {
  const { root } = construct.node;
  return ['true', '1'].includes(process.env.SYNTH_HCL_OUTPUT ?? '') || (App.isApp(root) && root.hclOutput);
}
