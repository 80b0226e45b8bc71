import { TerraformProvider, TerraformResource, TerraformResourceLifecycle } from 'cdktf';
import type { IConstruct } from 'constructs';
import { runsPerDay, shortestPeriodSeconds } from '../schedule-time';
import { mediaPerBatch, runSeconds, urlsPerMedia } from '../job/urls';
import { UNKNOWN, Values } from '../rules/values';
import type { MediaPrefetchScheduleProps } from '../media-prefetch-schedule';
import type { IMediaPrefetcher } from '../media-prefetcher';
import { eventBytes } from './event-bytes';
import { JsonText, hasExpression } from './expression';
import { followingNeeds, quotaKindsOf, waitSeconds, waitsOf } from './following';
import { known } from '../api/tokens';
import { mediaAtMost, mediaValues } from './media-values';
import { namingPath } from './moves';
import { nameOf } from './names';
import { Need, vodNeeds } from './needs';
import { payloadOf, userDataOf } from './payload';
import { OpenDocument } from '../api/plan-only';
import { Judged, PropValues, knownValues, preconditionsOf } from './preconditions';
import { PrefetcherFacts, ScheduleFacts, factsOf } from './schedules';
import { SelectionSynthesis, mediaSurroundings, synthesizeSelection } from './selection';
import { surroundingsOf, triggerProvider } from './surroundings';

/** What a schedule knows of itself. */
export interface ScheduleState {
  readonly triggerName: string;
  /** The path that its names are made of. */
  readonly path: string;
  readonly payload: JsonText;
  /** What it needs of the prefetcher's role. */
  readonly needs: readonly Need[];
  /** What must be there before the trigger: the lists that it keeps in buckets. */
  readonly objects: readonly TerraformResource[];
  readonly provider?: TerraformProvider;
  readonly urlsPerMedia?: number;
  readonly urlsPerRun?: number;
  readonly urlsPerDay?: number;
  /** The rules on what only the plan knows. */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** What is held against the rules, once the whole app is there. */
  values(): Values;
  facts(): ScheduleFacts;
}

/** Works out what a schedule knows of itself from its props and its prefetcher. */
export function scheduleStateOf(construct: IConstruct, prefetcher: IMediaPrefetcher, props: MediaPrefetchScheduleProps): ScheduleState {
  const facts = factsOf(prefetcher);
  const path = namingPath(construct, props.formerPath);
  const provider = triggerProvider(construct, prefetcher, props.provider);
  const media = props.media._media;
  const selection: SelectionSynthesis = synthesizeSelection(construct, prefetcher, { media, path, provider });
  const payload = payloadOf(path, props, selection.document);
  const chosen = mediaValues(media);
  const around = mediaSurroundings(prefetcher, chosen.given);
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
  const count = mediaAtMost(media);
  const kinds = quotaKindsOf(props);
  const perRun = perMedia !== undefined && count !== undefined ? withinBudget(perMedia * count, known(props.urlBudget), kinds.length) : undefined;
  const perDay = perRun !== undefined && schedule ? perRun * runsPerDay(schedule) : undefined;
  const urls = perRun === undefined ? undefined : perRun * kinds.length;
  const waiting = waitSeconds(props, urls, known(props.maxUrlsInFlight));
  const seconds = secondsOf(count, perMedia, kinds.length, waiting, facts);
  const triggerName = props.triggerName ?? nameOf(path, undefined, 128);
  const userDataJson = userDataJsonOf(props);
  const given: PropValues = {
    ...props.schedule._values,
    'schedule.shortestPeriodSeconds': schedule && shortestPeriodSeconds(schedule),
    ...chosen.given,
    ...around,
    'taskType': props.taskType,
    'resultType': props.resultType,
    'formats': props.formats,
    'definitions': props.definitions,
    'streamTypes': props.streamTypes,
    'sliceFlag': props.sliceFlag,
    'sliceCount': props.sliceCount,
    'userData': props.userData && 'given',
    'userData.callbackUrl': props.userData?.callbackUrl,
    'userDataJson': userDataJson,
    'notBefore': props.notBefore,
    'notAfter': props.notAfter,
    'skipSubmittedWithinHours': props.skipSubmittedWithinHours,
    'prefetcher.ledger': facts.ledger,
    'verification': props.verification,
    'verificationTimeoutSeconds': props.verificationTimeoutSeconds,
    'urlBudget': props.urlBudget,
    'withinAccountQuota': props.withinAccountQuota,
    'maxUrlsInFlight': props.maxUrlsInFlight,
    'failureCriteria.failedShare': props.failureCriteria?.failedShare,
    'failureCriteria.forbiddenShare': props.failureCriteria?.forbiddenShare,
    'failureCriteria.nonexistentShare': props.failureCriteria?.nonexistentShare,
    'failureCriteria.skippedShare': props.failureCriteria?.skippedShare,
    'failureCriteria.nothingSelected': props.failureCriteria?.nothingSelected,
    'prefetcher.vodRegion': facts.vodRegion,
    'prefetcher.statusRegion': facts.statusRegion,
    'run.waits': waitsOf(props),
    'triggerName': triggerName,
    'prefetcher.timeoutSeconds': facts.timeoutSeconds,
    'prefetcher.dailyUrls': leastOf(kinds.map((kind) => facts.dailyUrlQuota[kind])),
    'run.seconds': seconds,
    'urls.perMedia': perMedia,
    'urls.perRun': perRun,
    'event.bytes': eventBytes(triggerName, payload),
  };
  const values = knownValues(given, {
    ...chosen.known,
    'media.notMounted': selection.notMounted.length > 0 ? selection.notMounted : undefined,
    // User data as text is data, whatever it looks like.
    'userDataJson': userDataJson instanceof OpenDocument ? UNKNOWN : userDataJson,
  });
  return {
    triggerName,
    path,
    payload,
    needs: [...followingNeeds(props), ...vodNeeds(...selection.actions)],
    objects: selection.objects,
    provider,
    urlsPerMedia: perMedia,
    urlsPerRun: perRun,
    urlsPerDay: perDay,
    lifecycle: preconditionsOf({ subject: 'schedule', values, props: given }, ...toldOf(facts)),
    values: () => values.with(surroundingsOf(construct, prefetcher, props.provider, path, triggerName)),
    facts: () => ({
      path,
      schedule,
      kinds,
      enabled: props.enabled !== false,
      runSeconds: seconds,
      waitSeconds: waiting,
      urlsPerMedia: perMedia,
      urlsPerDay: perDay,
    }),
  };
}

function toldOf({ told }: PrefetcherFacts): Judged[] {
  return told ? [{ subject: 'prefetcher', values: knownValues(told), props: told }] : [];
}

function isKnownList(value: unknown): value is string[] {
  return Array.isArray(value) && !value.includes(UNKNOWN);
}

/** URLs of each task type that a run submits at most, where its budget is known. */
function withinBudget(urls: number, budget: unknown, taskTypes: number): number {
  return typeof budget === 'number' && budget > 0 ? Math.min(urls, Math.floor(budget / taskTypes)) : urls;
}

/** The least of some numbers; the last one where not all are known. */
function leastOf(numbers: readonly number[]): number {
  return numbers.some((number) => known(number) === UNKNOWN) ? numbers[numbers.length - 1] : Math.min(...numbers);
}

function secondsOf(
  count: number | undefined,
  perMedia: number | undefined,
  taskTypes: number,
  waiting: number,
  facts: PrefetcherFacts,
): number | undefined {
  const maxQps = known(facts.maxQps);
  const maxUrlsPerBatch = known(facts.maxUrlsPerBatch);
  return count !== undefined && typeof maxQps === 'number' && maxQps > 0 && typeof maxUrlsPerBatch === 'number'
    ? runSeconds(count, mediaPerBatch(perMedia, maxUrlsPerBatch), maxQps) * taskTypes + waiting
    : waiting || undefined;
}

function userDataJsonOf(props: MediaPrefetchScheduleProps): string | OpenDocument | undefined {
  const userData = props.userDataJson === undefined ? undefined : userDataOf({ userDataJson: props.userDataJson });
  return userData && (hasExpression(userData) ? new OpenDocument(userData) : props.userDataJson);
}
