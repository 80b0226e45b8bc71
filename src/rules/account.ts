import { ACCOUNT_FIELDS, DAILY_URL_QUOTA_FIELDS, OTHER_SCHEDULE_FIELDS } from '../job/account-fields';
import { isTimeZone, nearestTimeZones } from '../schedule-time';
import { type JudgedNumber, numberRule } from './number-rule';
import { type ErrorDraft, NONE, type Rule, type Violation, errors, isWholeNumber, show, warnings } from './rule';
import type { Values } from './values';

const QUOTA_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-preloadvodobjectcaches';
const LIMITS_PAGE = 'https://www.alibabacloud.com/help/en/vod/developer-reference/qps-limits';

const QUOTAS = ['account.dailyUrlQuota.preload', 'account.dailyUrlQuota.refresh'];

const FOUND_AT_SYNTH = 'schedules and their times are counted at synth';
const FIXED = 'the values must be known at synth';

const DAY = {
  title: "The schedules of an account fit into the day's URLs",
  allowed: 'at most account.dailyUrlQuota',
  why: 'VOD refuses what exceeds the quota of a day (job error PreloadQueueFull)',
  see: QUOTA_PAGE,
};

const SECOND = {
  title: 'The requests of an account fit into a second',
  allowed: 'at most account.qpsLimit',
  why: 'VOD drops the requests beyond it, and runs repeat them',
  see: LIMITS_PAGE,
};

/** What the schedules of an account cost together, and the account's own props. */
export const accountRules: readonly Rule[] = [
  ...errors('prefetcher', [
    quota('MP050', 'A preload quota', 'account.dailyUrlQuota.preload', DAILY_URL_QUOTA_FIELDS.preload),
    quota('MP051', 'A refresh quota', 'account.dailyUrlQuota.refresh', DAILY_URL_QUOTA_FIELDS.refresh),
    {
      ...DAY,
      id: 'MP153',
      title: `${DAY.title}, where failOnExcess asks for it`,
      ...foundIn('account.found.urls.errors', ...QUOTAS),
      plan: FOUND_AT_SYNTH,
    },
    {
      ...SECOND,
      id: 'MP154',
      title: `${SECOND.title}, where failOnExcess asks for it`,
      ...foundIn('account.found.requests.errors', 'account.qpsLimit'),
      plan: FOUND_AT_SYNTH,
    },
    {
      ...numberRule({
        id: 'MP155',
        title: 'The requests a second of an account are a whole number within its bounds',
        numbers: [{ prop: 'account.qpsLimit', field: ACCOUNT_FIELDS.qpsLimit, unit: 'requests a second' }],
        see: LIMITS_PAGE,
      }),
      plan: FIXED,
    },
    {
      id: 'MP156',
      title: 'The schedules of other apps have whole numbers within their bounds',
      props: ['account.otherSchedules'],
      allowed: `urlsPerRun from ${OTHER_SCHEDULE_FIELDS.urlsPerRun.min} to ${OTHER_SCHEDULE_FIELDS.urlsPerRun.max}, requestsPerSecond from ${OTHER_SCHEDULE_FIELDS.requestsPerSecond.min} to ${OTHER_SCHEDULE_FIELDS.requestsPerSecond.max}`,
      check: (values) =>
        ((values.raw('account.otherSchedules') ?? []) as readonly Readonly<Record<string, number>>[]).flatMap((other, index) =>
          (['urlsPerRun', 'requestsPerSecond'] as const)
            // 0 stands for a number that was left out, which is said elsewhere.
            .filter((name) => other[name] !== 0 && !isWholeNumber(other[name], OTHER_SCHEDULE_FIELDS[name].min, OTHER_SCHEDULE_FIELDS[name].max))
            .map((name) => ({ prop: `account.otherSchedules[${index}].${name}`, found: show(other[name]) })),
        ),
      plan: FIXED,
    },
    {
      id: 'MP157',
      title: 'An account ID is digits',
      props: ['account.accountId'],
      allowed: 'digits, as in 1234567890123456',
      check: (values) => unless(values, 'account.accountId', (text) => matches(text, ACCOUNT_FIELDS.accountId.pattern)),
      plan: FIXED,
    },
    {
      id: 'MP158',
      title: 'An off-peak window has two times of day and a time zone',
      props: ['account.offPeak.start', 'account.offPeak.end', 'account.offPeak.timeZone'],
      allowed: 'two different times from 00:00 to 23:59, and a name of the IANA time zone database',
      check: (values) => [
        ...(['start', 'end'] as const).flatMap((name) =>
          unless(values, `account.offPeak.${name}`, (text) => matches(text, ACCOUNT_FIELDS.offPeak.fields[name].pattern)),
        ),
        ...unless(values, 'account.offPeak.timeZone', isTimeZone).map((violation) => ({
          ...violation,
          allowed: `a name of the IANA time zone database${near(values.text('account.offPeak.timeZone'))}`,
        })),
        ...(values.text('account.offPeak.start') !== undefined && values.text('account.offPeak.start') === values.text('account.offPeak.end')
          ? [{ prop: 'account.offPeak.end', found: `${show(values.text('account.offPeak.end'))}, as start` }]
          : NONE),
      ],
      plan: FIXED,
    },
  ]),
  ...warnings('prefetcher', [
    { ...DAY, id: 'MP111', ...foundIn('account.found.urls', ...QUOTAS) },
    { ...SECOND, id: 'MP146', ...foundIn('account.found.requests', 'account.qpsLimit') },
    {
      id: 'MP147',
      title: 'Media assets are submitted once a day for the same task',
      ...foundIn('account.found.twice', 'media'),
      allowed: 'one of the schedules; or one prefetcher with a ledger for both, and skipSubmittedWithinHours on the later one',
      why: 'each submission spends the quota again',
    },
    {
      id: 'MP148',
      title: 'A refresh does not overlap a preload of the same media assets',
      ...foundIn('account.found.refreshed', 'taskType'),
      allowed: 'taskType RefreshThenPreload in one schedule; or a preload that starts when the refresh is complete',
      why: 'a refresh removes from the edge what a preload has just brought there',
    },
    {
      id: 'MP149',
      title: "Schedules run within their account's off-peak window",
      ...foundIn('account.found.offPeak', 'schedule'),
      allowed: 'times within account.offPeak',
      why: 'the account declares when prefetching is meant to run',
    },
  ]),
];

function quota(id: string, title: string, prop: string, field: JudgedNumber['field']): ErrorDraft {
  return numberRule({ id, title: `${title} is a whole number within its bounds`, numbers: [{ prop, field, unit: 'URLs a day' }] });
}

/** What was found on the way to the values. */
function foundIn(path: string, ...props: readonly string[]): Pick<ErrorDraft, 'props' | 'reads' | 'check'> {
  return { props, reads: [path], check: (values) => (values.raw(path) ?? NONE) as readonly Violation[] };
}

function unless(values: Values, prop: string, holds: (text: string) => boolean): Violation[] {
  const text = values.text(prop);
  return text === undefined || holds(text) ? [] : [{ prop, found: show(text) }];
}

function matches(text: string, pattern: string): boolean {
  return new RegExp(pattern).test(text);
}

function near(zone: string | undefined): string {
  const names = zone === undefined ? [] : nearestTimeZones(zone);
  return names.length === 0 ? '' : `; near: ${names.join(', ')}`;
}
