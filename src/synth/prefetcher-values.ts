import { findOverlaps } from '../job/cron';
import { Values } from '../job/values';
import type { IMediaPrefetcher, MediaPrefetcherProps } from '../media-prefetcher';
import { known } from './known';
import { factsOf, schedulesOf } from './schedules';

/** A prefetcher's values by prop path, with what its schedules add up to. */
export function prefetcherValues(prefetcher: IMediaPrefetcher, props: MediaPrefetcherProps): Values {
  const facts = factsOf(prefetcher);
  const schedules = schedulesOf(prefetcher).filter((schedule) => schedule.enabled);
  const timed = schedules.filter((schedule) => schedule.schedule !== undefined);
  const overlaps = findOverlaps(timed.map((schedule) => ({ schedule: schedule.schedule!, runSeconds: schedule.runSeconds ?? 1 }))).map(
    ({ first, second, at }) => `${timed[second].path} with ${timed[first].path} at ${at}`,
  );
  const byPath: Record<string, unknown> = {
    'name': known(props.name),
    'namePrefix': known(props.namePrefix),
    'vodRegion': known(props.vodRegion),
    'vodEndpoint': known(props.vodEndpoint),
    'allowForeignEndpoint': props.allowForeignEndpoint,
    'maxQps': known(props.maxQps),
    'dailyUrlQuota.preload': known(facts.dailyUrlQuota.preload),
    'dailyUrlQuota.refresh': known(facts.dailyUrlQuota.refresh),
    'maxUrlsPerBatch': known(facts.maxUrlsPerBatch),
    'timeoutSeconds': known(facts.timeoutSeconds),
    'memorySizeMb': known(props.memorySizeMb),
    'cpu': known(props.cpu),
    'vpc': props.vpc && 'given',
    'internetAccess': known(props.internetAccess),
    'roleArn': known(props.roleArn),
    'logs.projectName': known(props.logs?.projectName),
    'logs.storeName': known(props.logs?.storeName),
    'logs.retentionDays': known(props.logs?.retentionDays),
    'reservedConcurrency': known(props.reservedConcurrency),
    'maxEventAgeSeconds': known(props.maxEventAgeSeconds),
    'schedules.count': schedules.length,
    'schedules.overlaps': overlaps,
  };
  for (const kind of ['preload', 'refresh'] as const) {
    const counted = schedules.filter((schedule) => schedule.kind === kind && schedule.urlsPerDay !== undefined);
    if (counted.length > 0) {
      byPath[`day.${kind}`] = counted.reduce((sum, schedule) => sum + schedule.urlsPerDay!, 0);
      byPath[`day.${kind}.perMedia`] = Math.max(...counted.map((schedule) => schedule.urlsPerMedia ?? 0));
    }
  }
  return new Values(byPath);
}
