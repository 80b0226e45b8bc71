import { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import { runsPerDay, shortestPeriodSeconds } from '../job/cron';
import { mediaPerBatch, runSeconds, urlsPerMedia } from '../job/urls';
import { UNKNOWN, Values } from '../job/values';
import type { MediaPrefetchScheduleProps } from '../media-prefetch-schedule';
import type { IMediaPrefetcher } from '../media-prefetcher';
import { TaskType } from '../task-type';
import { hasExpression, jsonOf } from './expression';
import { known } from './known';
import { nameOf } from './names';
import { payloadOf, userDataOf } from './payload';
import { PrefetcherFacts, ScheduleFacts, factsOf } from './schedules';

const ENVELOPE = '{"triggerTime":"2026-01-01T00:00:00Z","triggerName":"","payload":""}';

/** What a schedule knows of itself. */
export interface ScheduleState {
  readonly triggerName: string;
  readonly provider?: TerraformProvider;
  readonly urlsPerMedia?: number;
  readonly urlsPerRun?: number;
  readonly urlsPerDay?: number;
  facts(): ScheduleFacts;
  values(): Values;
}

/** Works out what a schedule knows of itself from its props and its prefetcher. */
export function scheduleStateOf(construct: IConstruct, prefetcher: IMediaPrefetcher, props: MediaPrefetchScheduleProps): ScheduleState {
  const facts = factsOf(prefetcher);
  const media = props.media._media;
  const ids = media.data ? media.ids : known(media.ids);
  const formats = known(props.formats);
  const definitions = known(props.definitions);
  const sliceFlag = known(props.sliceFlag);
  const sliceCount = known(props.sliceCount);
  const parsed = props.schedule._schedule();
  const schedule = typeof parsed === 'string' ? undefined : parsed;
  const perMedia =
    isKnownList(formats) && isKnownList(definitions) && sliceFlag !== UNKNOWN && (sliceFlag !== true || sliceCount !== UNKNOWN)
      ? urlsPerMedia({ formats, definitions, sliceFlag: sliceFlag as boolean, sliceCount: sliceCount as number })
      : undefined;
  const count = isKnownList(ids) ? new Set(ids).size : undefined;
  const perRun = perMedia !== undefined && count !== undefined ? perMedia * count : undefined;
  const perDay = perRun !== undefined && schedule ? perRun * runsPerDay(schedule) : undefined;
  const seconds = secondsOf(count, perMedia, facts);
  const triggerName = props.triggerName ?? nameOf(construct, undefined, 128);
  const kind = props.taskType === TaskType.REFRESH ? 'refresh' : 'preload';
  return {
    triggerName,
    provider: props.provider ?? facts.provider,
    urlsPerMedia: perMedia,
    urlsPerRun: perRun,
    urlsPerDay: perDay,
    facts: () => ({
      path: construct.node.path,
      schedule,
      kind,
      enabled: props.enabled !== false,
      runSeconds: seconds,
      urlsPerMedia: perMedia,
      urlsPerDay: perDay,
    }),
    values: () =>
      new Values({
        ...props.schedule._values,
        'schedule.shortestPeriodSeconds': schedule && shortestPeriodSeconds(schedule),
        'media.ids': ids,
        'media.places': media.places,
        'media.problems': media.problems && media.problems.length > 0 ? media.problems : undefined,
        'taskType': known(props.taskType),
        'resultType': known(props.resultType),
        'formats': formats,
        'definitions': definitions,
        'streamTypes': known(props.streamTypes),
        'sliceFlag': sliceFlag,
        'sliceCount': sliceCount,
        'userData': props.userData && 'given',
        'userData.callbackUrl': known(props.userData?.callbackUrl),
        'userDataJson': userDataJsonOf(props),
        'notBefore': known(props.notBefore),
        'notAfter': known(props.notAfter),
        'triggerName': known(triggerName),
        'provider': props.provider && nameOfProvider(props.provider),
        'prefetcher.provider': facts.owned ? nameOfProvider(facts.provider) : undefined,
        'prefetcher.timeoutSeconds': known(facts.timeoutSeconds),
        'prefetcher.dailyUrls': known(facts.dailyUrlQuota[kind]),
        'run.seconds': seconds,
        'urls.perMedia': perMedia,
        'urls.perRun': perRun,
        'event.bytes': eventBytes(construct.node.path, triggerName, props),
      }),
  };
}

function nameOfProvider(provider: TerraformProvider | undefined): string {
  return provider ? `provider ${provider.fqn}` : "the stack's own provider";
}

function isKnownList(value: unknown): value is string[] {
  return Array.isArray(value) && !value.includes(UNKNOWN);
}

function secondsOf(count: number | undefined, perMedia: number | undefined, facts: PrefetcherFacts): number | undefined {
  const maxQps = known(facts.maxQps);
  const maxUrlsPerBatch = known(facts.maxUrlsPerBatch);
  return count !== undefined && typeof maxQps === 'number' && maxQps > 0 && typeof maxUrlsPerBatch === 'number'
    ? runSeconds(count, mediaPerBatch(perMedia, maxUrlsPerBatch), maxQps)
    : undefined;
}

function userDataJsonOf(props: MediaPrefetchScheduleProps): unknown {
  const userData = props.userDataJson === undefined ? undefined : userDataOf({ userDataJson: props.userDataJson });
  return userData && (hasExpression(userData) ? UNKNOWN : props.userDataJson);
}

/** The bytes of the event as Function Compute counts them: the payload once more as a JSON string, in UTF-8. */
function eventBytes(path: string, triggerName: string, props: MediaPrefetchScheduleProps): number | undefined {
  const payload = payloadOf(path, props);
  if (hasExpression(payload) || hasExpression(triggerName)) {
    return undefined;
  }
  return ENVELOPE.length - 2 + Buffer.byteLength(triggerName) + Buffer.byteLength(JSON.stringify(jsonOf(payload.document)));
}
