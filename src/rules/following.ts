import { STATUS_REGION } from '../job/limits';
import { FAILURE_CRITERIA_FIELDS, SCHEDULE_FIELDS } from '../job/schedule-fields';
import { CHOICES, choiceRule } from './choice-rule';
import { judgedNumbers, numberRule } from './number-rule';
import { NO_CHECK, checkOf, checkTogether, isOneOf, quietly, warningOf } from './plan';
import { regionWithoutStatus } from './region';
import { NONE, type Rule, duration, errors, show, warnings } from './rule';
import type { Values } from './values';

const TASKS_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshtasks';
const QUOTA_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshquota';
/** The numbers of a job that have a rule of their own. */
const RULED_ELSEWHERE = ['sliceCount', 'skipSubmittedWithinHours'];

const WHOLE_NUMBERS = judgedNumbers(SCHEDULE_FIELDS).filter(({ prop, field }) => field.job !== undefined && !RULED_ELSEWHERE.includes(prop));

/** How a run follows what it submits, how much it may submit, and when it counts as failed. */
export const followingRules: readonly Rule[] = [
  ...errors('schedule', [
    numberRule({
      id: 'MP036',
      title: 'Seconds and URLs are whole numbers within their bounds',
      numbers: WHOLE_NUMBERS,
      allowed: `a whole number from 1: to ${SCHEDULE_FIELDS.verificationTimeoutSeconds.max} for seconds, to ${SCHEDULE_FIELDS.urlBudget.max} for URLs`,
      handler: true,
    }),
    numberRule({
      id: 'MP037',
      title: 'A share is a number from 0 to 1',
      numbers: judgedNumbers(FAILURE_CRITERIA_FIELDS, 'failureCriteria.'),
      allowed: 'a number from 0 (none of the selected media) to 1 (all of them)',
      handler: true,
    }),
    {
      id: 'MP038',
      title: 'A time to wait for URLs needs something that waits for them',
      props: ['verificationTimeoutSeconds', 'verification', 'taskType', 'maxUrlsInFlight'],
      allowed: 'verification: completion, the task type RefreshThenPreload or maxUrlsInFlight beside it, or no verificationTimeoutSeconds',
      why: 'nothing else waits for the completion of URLs',
      check: (values) =>
        values.given('verificationTimeoutSeconds') && waitingProp(values) === undefined
          ? [{ prop: 'verificationTimeoutSeconds', found: `${show(values.raw('verificationTimeoutSeconds') ?? 'given')} with nothing that waits` }]
          : NONE,
      plan: 'which props are given is always known at synth, and so are verification and task type',
    },
    choiceRule({
      id: 'MP039',
      title: 'A verification is one that there is',
      choices: CHOICES.filter(({ prop }) => prop === 'verification'),
      allowed: SCHEDULE_FIELDS.verification.choices.join(', '),
    }),
    {
      id: 'MP065',
      title: 'Where URLs are waited for, the region that tells of them is chosen on purpose',
      props: ['verification', 'taskType', 'maxUrlsInFlight', 'prefetcher.vodRegion', 'prefetcher.statusRegion'],
      allowed: `a prefetcher of ${STATUS_REGION}, or one with a statusRegion (or a vodEndpoint) of its own`,
      why: `how far URLs are is documented for ${STATUS_REGION} only; what another region answers, and what ${STATUS_REGION} knows of its media, is not`,
      see: TASKS_PAGE,
      check: (values) => {
        const region = regionWithoutStatus(values);
        const prop = waitingProp(values);
        return region && prop ? [{ prop, found: `with media in ${show(region)} and no statusRegion` }] : NONE;
      },
      plan: (values) => {
        const prop = waitingProp(values);
        return prop && !values.given('prefetcher.statusRegion')
          ? checkOf(values, 'prefetcher.vodRegion', (region) => isOneOf(region, [STATUS_REGION])).map((check) => ({
              ...check,
              prop,
              found: `with media in ${check.found} and no statusRegion`,
            }))
          : NO_CHECK;
      },
    },
  ]),
  ...warnings('schedule', [
    {
      id: 'MP118',
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
    },
    {
      id: 'MP119',
      title: "The account's quota is read where VOD documents it",
      props: ['withinAccountQuota', 'prefetcher.vodRegion', 'prefetcher.statusRegion'],
      allowed: `a prefetcher of ${STATUS_REGION}, or one with a statusRegion; else a urlBudget`,
      why: `the remaining quota is documented for ${STATUS_REGION} only; where it is not told, a run goes on without`,
      see: QUOTA_PAGE,
      check: (values) => {
        const region = regionWithoutStatus(values);
        return values.flag('withinAccountQuota') === true && region ? [{ prop: 'withinAccountQuota', found: `with media in ${show(region)}` }] : NONE;
      },
      plan: (values) =>
        regionWithoutStatus(values) === undefined
          ? NO_CHECK
          : warningOf(values, 'withinAccountQuota', (asks) => `!${asks}`).map((check) => ({
              ...check,
              found: `${check.found} with media in ${show(regionWithoutStatus(values))}`,
            })),
    },
    {
      id: 'MP120',
      title: 'A run has the time to wait for its URLs',
      props: ['verificationTimeoutSeconds', 'verification', 'taskType', 'run.waits', 'prefetcher.timeoutSeconds'],
      allowed: 'a longer timeoutSeconds of the prefetcher (and schedules that leave room for it), or a shorter verificationTimeoutSeconds',
      why: 'a run waits no longer than its timeout, and holds up the other schedules of its prefetcher meanwhile',
      check: (values) => {
        const { default: usual } = SCHEDULE_FIELDS.verificationTimeoutSeconds;
        const each = values.given('verificationTimeoutSeconds') ? values.number('verificationTimeoutSeconds') : usual;
        const waiting = (values.number('run.waits') ?? 0) * (each ?? 0);
        const timeout = values.number('prefetcher.timeoutSeconds') ?? Infinity;
        return waiting > timeout
          ? [{ prop: 'verificationTimeoutSeconds', found: `up to ${duration(waiting)} of waiting with a timeout of ${duration(timeout)}` }]
          : NONE;
      },
      plan: (values) => {
        const waits = values.number('run.waits') ?? 0;
        if (waits === 0) {
          return NO_CHECK;
        }
        return checkTogether(values, ['verificationTimeoutSeconds', 'prefetcher.timeoutSeconds'], (each, timeout) => {
          const seconds = `${waits} * coalesce(${each}, ${SCHEDULE_FIELDS.verificationTimeoutSeconds.default})`;
          return {
            prop: 'verificationTimeoutSeconds',
            condition: quietly(timeout, `${seconds} <= ${timeout}`),
            found: `up to ${waits} times ${each} s of waiting with a timeout of ${timeout} s`,
          };
        });
      },
    },
  ]),
];

/** The prop that makes a run wait until URLs are complete. */
function waitingProp(values: Values): string | undefined {
  if (values.text('verification') === 'completion') {
    return 'verification';
  }
  if (values.text('taskType') === 'RefreshThenPreload') {
    return 'taskType';
  }
  return values.given('maxUrlsInFlight') ? 'maxUrlsInFlight' : undefined;
}
