import { type TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { known } from '../api/known';
import type { MediaPrefetchScheduleProps } from '../api/media-prefetch-schedule-props';
import type { IMediaPrefetcher } from '../api/media-prefetcher-interface';
import type { Field } from '../job/field';
import { writeInstant } from '../job/instant';
import type { JobTaskType } from '../job/job';
import { SHANGHAI_HOURS_AHEAD } from '../job/limits';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import type { Fcv3Trigger } from '../provider-alicloud/fcv3-trigger';
import type { InputProblem } from '../rules/input';
import { jobValues } from '../rules/job-values';
import { NAME_FORMS } from '../rules/name-forms';
import { UNKNOWN, type Values } from '../rules/values';
import {
  type Cron,
  type Schedule,
  firstRunFrom,
  lastRunBefore,
  latestTimeOfDay,
  longestPeriodSeconds,
  shortestPeriodSeconds,
  tickAtClockChange,
} from '../schedule-time';
import { dailyUrlQuota } from './account-quota';
import { eventBytes } from './event-bytes';
import type { JsonText } from './expression';
import { type SynthesizedJob, jobOf, payloadOf } from './job';
import { certainMedia, hasEndpoint, mediaCount, selectionProblems } from './job-selection';
import { linkOf } from './link-of';
import { namingPath } from './moves';
import { nameOf } from './names';
import { type Need, submissionNeeds, vodNeeds } from './needs';
import { textOr } from './or-default';
import { payloadSelection } from './payload-selection';
import { placementProblems } from './placement';
import { type Guarded, type PropValues, knownValues } from './preconditions';
import type { PrefetcherLink, ScheduleFacts } from './prefetcher-link';
import { providerOf, regionOf } from './providers';
import { sameNameProblem } from './repetition';
import { surroundingsOf, triggerProvider } from './surroundings';
import { type UrlSums, urlSumsOf } from './url-sums';
import { type Window, windowBetween } from './window';

/** What a schedule's trigger is made of, and what is judged. */
export interface ScheduleSynthesis {
  readonly link: PrefetcherLink;
  readonly triggerName: string;
  /** The path that its names are made of. */
  readonly path: string;
  readonly payload: JsonText;
  /** What it needs of the prefetcher's role. */
  readonly needs: readonly Need[];
  /** What must be there before the trigger: the lists that it keeps in buckets. */
  readonly objects: readonly TerraformResource[];
  readonly provider?: TerraformProvider;
  readonly sums: UrlSums;
  /** What the plan checks. */
  readonly guarded: readonly Guarded[];
  /** The values that rules judge, once the whole app is there. */
  readonly values: (trigger: Fcv3Trigger) => Values;
  readonly facts: () => ScheduleFacts;
}

/** Works out a schedule from its props: the job first, and everything else from the job. */
export function synthesizeSchedule(
  construct: IConstruct,
  prefetcher: IMediaPrefetcher,
  props: Partial<MediaPrefetchScheduleProps>,
  problems: readonly InputProblem[],
): ScheduleSynthesis {
  const link = linkOf(prefetcher);
  const path = namingPath(construct, props.formerPath);
  const provider = triggerProvider(construct, link, props.provider);
  const ownName = nameOf(path, undefined, NAME_FORMS.trigger);
  const job = jobOf(path, props);
  const selection = payloadSelection(construct, { selection: job.selection, link, path, provider });
  const parsed = props.schedule?._schedule();
  const schedule = typeof parsed === 'string' ? undefined : parsed;
  const triggerName = props.triggerName ?? ownName;
  const window = windowBetween(job as Readonly<Record<string, unknown>>);
  const given: Record<string, unknown> = {
    ...props.schedule?._values,
    ...jobValues(job),
    ...besideJob(props),
    ...termsOf(link, job),
    'schedule.shortestPeriodSeconds': schedule && shortestPeriodSeconds(schedule),
    'schedule.longestPeriodSeconds': schedule && longestPeriodSeconds(schedule),
    'schedule.latestInShanghai': schedule?.kind === 'cron' ? latestTimeOfDay(schedule, SHANGHAI_HOURS_AHEAD * 60) : undefined,
    'schedule.clockChange': schedule?.kind === 'cron' ? clockChangeOf(schedule) : undefined,
    'window.tickBehind': tickBehindWindow(schedule, window),
    'window.lastTick': lastTickOf(schedule, window),
    'window.begin': window.from === undefined ? undefined : writeInstant(window.from),
    'window.end': schedule?.kind !== 'cron' && window.before !== undefined ? writeInstant(window.before) : undefined,
    'triggerName': triggerName,
    'media.notMounted': selection.notMounted.length > 0 ? selection.notMounted : undefined,
    'input.problems': problemsOf(problems, props, job, link),
  };
  const values = knownValues(given);
  const payload = payloadOf(job, selection.document, values.settledAll);
  given['event.bytes'] = eventBytes(textOr(props.triggerName, ownName), payload);
  const count = mediaCount(job.selection);
  const sums = urlSumsOf(values, count, schedule, link.terms);
  values.add({
    'event.bytes': known(given['event.bytes']),
    'media.most': count.most,
    'account.dailyUrls': known(leastOf(sums.kinds.map((kind) => dailyUrlQuota(link.terms.account)[kind]))),
    'run.waits': sums.waits,
    'run.seconds': sums.runSeconds,
    'urls.perMedia': sums.perMedia,
    'urls.leastPerRun': sums.leastPerRun,
    'urls.perRun': sums.perRun,
  });
  const { unguardedProps } = link.terms;
  // What is kept until the app is written is kept for every schedule: no more than is needed.
  const { provider: ownProvider, formerPath } = props;
  // Its provider is then that of the prefetcher, which reports what is wrong with it.
  const reports = link.terms.owned && TerraformStack.of(prefetcher) === TerraformStack.of(construct);
  const enabled = props.enabled !== false;
  return {
    link,
    triggerName: textOr(props.triggerName, ownName),
    path,
    payload,
    needs: [...submissionNeeds(values), ...vodNeeds(...selection.actions)],
    objects: selection.objects,
    provider,
    sums,
    guarded: [
      { subject: 'schedule', values, props: given },
      ...(unguardedProps ? [{ subject: 'prefetcher' as const, values: knownValues(unguardedProps), props: unguardedProps }] : []),
    ],
    values: (trigger) =>
      values.add(surroundingsOf(construct, link, ownProvider, path, triggerName)).add({
        'placement.problems': [
          ...placementProblems(construct, { formerPath, ownProvider: provider === undefined && !reports }),
          ...sameNameProblem(trigger),
        ],
      }),
    facts: () => ({
      path,
      schedule,
      window,
      enabled,
      sums,
      taskType: values.text('taskType') as JobTaskType,
      mediaIds: () => certainMedia(job.selection),
      task: taskOf(values),
      skipHours: skipHoursOf(values, link.terms),
    }),
  };
}

/** What a change of clocks does to a tick, as a message says it. */
function clockChangeOf(cron: Cron): string | undefined {
  const tick = tickAtClockChange(cron);
  return tick && `${tick.time}, which is ${tick.fate} on the day that clocks in ${cron.timeZone} go ${tick.fate === 'repeated' ? 'back' : 'forward'}`;
}

/** The tick that comes next behind a window which holds none, or `none`; undefined where the window holds one, or that is not known. */
function tickBehindWindow(schedule: Schedule | undefined, { from, before }: Window): string | undefined {
  if (schedule?.kind !== 'cron' || from === undefined || before === undefined || from >= before) {
    return undefined;
  }
  const { run, isWithin } = firstRunFrom(schedule, from, before);
  return isWithin ? undefined : run === undefined ? 'none' : new Date(run).toISOString().replace('.000Z', 'Z');
}

/** The last tick of a cron in its window, where both are known. */
function lastTickOf(schedule: Schedule | undefined, { from, before }: Window): string | undefined {
  const last = schedule?.kind === 'cron' && before !== undefined ? lastRunBefore(schedule, before, from) : undefined;
  return last === undefined ? undefined : writeInstant(last);
}

/** What a schedule's own props say that its job does not carry, or carries in another form. */
function besideJob({ schedule, notBefore, notAfter, enabled, description, userData, userDataJson }: Partial<MediaPrefetchScheduleProps>): PropValues {
  return {
    // The job has the window of the schedule's own instant in their place.
    ...(schedule?._values['schedule.kind'] === 'at' && { 'window.notBefore': notBefore, 'window.notAfter': notAfter }),
    enabled,
    description,
    'userData': userData && 'given',
    'userData.callbackUrl': userData?.callbackUrl,
    // Fields of the user's own become JSON of ours: there is no text to judge.
    ...(userDataJson === undefined && { userDataJson: undefined }),
  };
}

function termsOf({ prefetcher, terms }: PrefetcherLink, { selection }: SynthesizedJob): PropValues {
  return {
    'prefetcher.ledger': terms.ledger,
    'prefetcher.vodRegion': terms.vodRegion,
    'prefetcher.statusRegion': terms.statusRegion,
    'prefetcher.timeoutSeconds': terms.timeoutSeconds,
    'media.functionRegion': terms.owned && hasEndpoint(selection) ? regionOf(providerOf(prefetcher, terms.provider)) : undefined,
  };
}

function problemsOf(
  problems: readonly InputProblem[],
  { schedule }: Partial<MediaPrefetchScheduleProps>,
  { selection }: SynthesizedJob,
  link: PrefetcherLink,
): readonly InputProblem[] | undefined {
  const all = [...problems, ...(schedule?._problems ?? []), ...selectionProblems(selection), ...link.problems];
  return all.length > 0 ? all : undefined;
}

/** The same text for tasks of which every part that makes a task another one is known and equal. */
function taskOf(values: Values): string | undefined {
  const names = Object.entries<Field>(SCHEDULE_FIELDS).flatMap(([name, { job }]) => (job?.identity ? [name] : []));
  const parts = names.map((name) => (values.list(name) ? [...new Set(values.list(name))].sort() : values.raw(name)));
  return names.every((name) => values.settled(name)) ? JSON.stringify(parts) : undefined;
}

/** For how long media assets are not submitted again; 0 without a ledger, undefined where that is not known. */
function skipHoursOf(values: Values, { ledger }: PrefetcherLink['terms']): number | undefined {
  if (!values.given('skipSubmittedWithinHours') || ledger === false) {
    return 0;
  }
  return ledger ? values.number('skipSubmittedWithinHours') : undefined;
}

/** The least of some numbers; the last one where not all are known. */
function leastOf(numbers: readonly number[]): number {
  return numbers.some((number) => known(number) === UNKNOWN) ? numbers[numbers.length - 1] : Math.min(...numbers);
}
