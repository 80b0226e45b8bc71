import { DEFAULT_COMPLETION_SECONDS, STATUS_REGION } from '../job/limits';
import type { Values } from './values';
import { NO_CHECK, checkOf, isOneOf, isWhole } from './plan';
import { NONE, type Rule, duration, isWholeNumber, rule, show } from './rule';

const TASKS_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshtasks';
const QUOTA_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshquota';
const LEVELS = ['none', 'submission', 'completion'];
const SHARES = ['failedShare', 'forbiddenShare', 'nonexistentShare', 'skippedShare'].map((share) => `failureCriteria.${share}`);

/** Whole numbers, and the bound that each of them keeps below. */
const WHOLE: Readonly<Record<string, string>> = {
  verificationTimeoutSeconds: 'maxSeconds',
  urlBudget: 'maxUrls',
  maxUrlsInFlight: 'maxUrls',
};

/** How a run follows what it submits, how much it may submit, and when it counts as failed. */
export const followingRules: readonly Rule[] = [
  rule({
    id: 'MP036',
    subject: 'schedule',
    title: 'Seconds and URLs are whole numbers within their bounds',
    props: Object.keys(WHOLE),
    allowed: 'a whole number from 1: to 86400 for seconds, to 1000000000 for URLs',
    handler: true,
    bounds: { min: 1, maxSeconds: 86400, maxUrls: 1e9 },
    check: (values, bounds) =>
      Object.keys(WHOLE)
        .filter((path) => values.number(path) !== undefined && !isWholeNumber(values.number(path)!, bounds.min, bounds[WHOLE[path]]))
        .map((path) => ({ prop: path, found: show(values.raw(path)), allowed: wholeFrom(bounds.min, bounds[WHOLE[path]]) })),
    plan: (values, bounds) =>
      Object.keys(WHOLE).flatMap((path) => {
        const [min, max] = [bounds.min, bounds[WHOLE[path]]];
        return checkOf(values, path, (value) => isWhole(value, min, max)).map((check) => ({ ...check, allowed: wholeFrom(min, max) }));
      }),
  }),
  rule({
    id: 'MP037',
    subject: 'schedule',
    title: 'A share is a number from 0 to 1',
    props: SHARES,
    allowed: 'a number from 0 (none of the selected media) to 1 (all of them)',
    handler: true,
    bounds: { min: 0, max: 1 },
    check: (values, { min, max }) =>
      SHARES.filter((path) => values.number(path) !== undefined && !(values.number(path)! >= min && values.number(path)! <= max)).map((path) => ({
        prop: path,
        found: show(values.raw(path)),
      })),
    plan: (values, { min, max }) => SHARES.flatMap((path) => checkOf(values, path, (share) => `${share} >= ${min} && ${share} <= ${max}`)),
  }),
  rule({
    id: 'MP038',
    subject: 'schedule',
    title: 'A time to wait for URLs needs something that waits for them',
    props: ['verificationTimeoutSeconds', 'verification', 'taskType', 'maxUrlsInFlight'],
    allowed: 'verification: completion, the task type RefreshThenPreload or maxUrlsInFlight beside it, or no verificationTimeoutSeconds',
    why: 'nothing else waits for the completion of URLs',
    check: (values) =>
      values.given('verificationTimeoutSeconds') && !waitsForUrls(values)
        ? [{ prop: 'verificationTimeoutSeconds', found: `${show(values.raw('verificationTimeoutSeconds') ?? 'given')} with nothing that waits` }]
        : NONE,
    plan: 'which props are given is always known at synth, and so are verification and task type',
  }),
  rule({
    id: 'MP039',
    subject: 'schedule',
    title: 'A verification is one that there is',
    props: ['verification'],
    allowed: LEVELS.join(', '),
    handler: true,
    check: (values) =>
      values.known('verification') && !LEVELS.includes(values.raw('verification') as string)
        ? [{ prop: 'verification', found: show(values.raw('verification')) }]
        : NONE,
    plan: (values) => checkOf(values, 'verification', (level) => isOneOf(level, LEVELS)),
  }),
  rule({
    id: 'MP065',
    subject: 'schedule',
    title: 'Where URLs are waited for, the region that tells of them is chosen on purpose',
    props: ['verification', 'taskType', 'maxUrlsInFlight', 'prefetcher.vodRegion', 'prefetcher.statusRegion'],
    allowed: `a prefetcher of ${STATUS_REGION}, or one with a statusRegion (or a vodEndpoint) of its own`,
    why: `how far URLs are is documented for ${STATUS_REGION} only; what another region answers, and what ${STATUS_REGION} knows of its media, is not`,
    see: TASKS_PAGE,
    check: (values) => {
      const region = values.text('prefetcher.vodRegion');
      return region !== undefined && region !== STATUS_REGION && waitsForUrls(values) && !values.given('prefetcher.statusRegion')
        ? [{ prop: waitingProp(values), found: `with media in ${show(region)} and no statusRegion` }]
        : NONE;
    },
    plan: (values) =>
      waitsForUrls(values) && !values.given('prefetcher.statusRegion')
        ? checkOf(values, 'prefetcher.vodRegion', (region) => isOneOf(region, [STATUS_REGION])).map((check) => ({
            ...check,
            prop: waitingProp(values),
            found: `with media in ${check.found} and no statusRegion`,
          }))
        : NO_CHECK,
  }),
  rule({
    id: 'MP118',
    subject: 'schedule',
    severity: 'warning',
    title: 'A run that measures URLs verifies their submission',
    props: ['verification', 'urlBudget', 'withinAccountQuota', 'maxUrlsInFlight', 'taskType'],
    allowed: 'verification left out, or nothing that measures URLs beside it',
    why: 'only the jobs tell how many URLs there are, so that they are asked all the same',
    check: (values) => {
      const measures =
        ['urlBudget', 'maxUrlsInFlight'].some((path) => values.given(path)) ||
        values.flag('withinAccountQuota') === true ||
        values.text('taskType') === 'RefreshThenPreload';
      return values.text('verification') === 'none' && measures ? [{ prop: 'verification', found: '"none" beside what measures URLs' }] : NONE;
    },
  }),
  rule({
    id: 'MP119',
    subject: 'schedule',
    severity: 'warning',
    title: "The account's quota is asked for where it is told",
    props: ['withinAccountQuota', 'prefetcher.vodRegion', 'prefetcher.statusRegion'],
    allowed: `a prefetcher of ${STATUS_REGION}, or one with a statusRegion; else a urlBudget`,
    why: `the remaining quota is documented for ${STATUS_REGION} only; where it is not told, a run goes on without`,
    see: QUOTA_PAGE,
    check: (values) => {
      const region = values.text('prefetcher.vodRegion');
      return values.flag('withinAccountQuota') === true &&
        region !== undefined &&
        region !== STATUS_REGION &&
        !values.given('prefetcher.statusRegion')
        ? [{ prop: 'withinAccountQuota', found: `with media in ${show(region)}` }]
        : NONE;
    },
  }),
  rule({
    id: 'MP120',
    subject: 'schedule',
    severity: 'warning',
    title: 'A run has the time to wait for its URLs',
    props: ['verificationTimeoutSeconds', 'verification', 'taskType', 'run.waits', 'prefetcher.timeoutSeconds'],
    allowed: 'a longer timeoutSeconds of the prefetcher (and schedules that leave room for it), or a shorter verificationTimeoutSeconds',
    why: 'a run waits no longer than its timeout, and holds up the other schedules of its prefetcher meanwhile',
    check: (values) => {
      const waits = values.number('run.waits');
      const timeout = values.number('prefetcher.timeoutSeconds');
      const within = values.given('verificationTimeoutSeconds') ? values.number('verificationTimeoutSeconds') : DEFAULT_COMPLETION_SECONDS;
      return waits !== undefined && timeout !== undefined && within !== undefined && waits * within > timeout
        ? [{ prop: 'verificationTimeoutSeconds', found: `up to ${duration(waits * within)} of waiting with a timeout of ${duration(timeout)}` }]
        : NONE;
    },
  }),
];

function wholeFrom(min: number, max: number): string {
  return `a whole number from ${min} to ${max}`;
}

/** Whether a run waits until URLs are complete. */
function waitsForUrls(values: Values): boolean {
  return values.text('verification') === 'completion' || values.text('taskType') === 'RefreshThenPreload' || values.given('maxUrlsInFlight');
}

function waitingProp(values: Values): string {
  if (values.text('verification') === 'completion') {
    return 'verification';
  }
  return values.text('taskType') === 'RefreshThenPreload' ? 'taskType' : 'maxUrlsInFlight';
}
