import { INSTANT_FORM, readInstant } from '../job/instant';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { NAME_FORMS } from './name-forms';
import { nameRule, othersOfName } from './name-rule';
import { checkBoth, checkOf, matches, warningOf, withSeconds } from './plan';
import { NONE, type Rule, duration, errors, show, warnings } from './rule';
import { textProblems } from './text-rule';

const TIMER = 'https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers';
const QUOTA = 'https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-preloadvodobjectcaches';
const INSTANT = new RegExp(SCHEDULE_FIELDS.notBefore.pattern);

/** A run as a whole: its name, its window, its time and its URLs. */
export const runRules: readonly Rule[] = [
  ...errors('schedule', [
    {
      id: 'MP016',
      title: 'A window starts and ends at instants, in that order',
      props: ['notBefore', 'notAfter'],
      allowed: `${INSTANT_FORM}; notBefore earlier than notAfter`,
      handler: true,
      check: (values) => {
        const wrong = textProblems(values, ['notBefore', 'notAfter'], readInstant);
        if (wrong.length > 0) {
          return wrong;
        }
        const from = values.text('notBefore');
        const to = values.text('notAfter');
        return from !== undefined && to !== undefined && readInstant(from) >= readInstant(to)
          ? [{ prop: 'notAfter', found: `${show(to)} with notBefore ${show(from)}` }]
          : NONE;
      },
      plan: (values) => {
        const single = ['notBefore', 'notAfter'].flatMap((path) =>
          checkOf(values, path, (value) => `${matches(value, INSTANT)} && can(timecmp(${withSeconds(value)}, ${withSeconds(value)}))`),
        );
        const order = checkBoth(values, ['notBefore', 'notAfter'], (from, to) => ({
          prop: 'notAfter',
          // The checks above refuse what is no instant.
          condition: `${from} == null || ${to} == null ? true : try(timecmp(${withSeconds(from)}, ${withSeconds(to)}) < 0, true)`,
          found: `${to} with notBefore ${from}`,
        }));
        return [...single, ...order];
      },
    },
    {
      id: 'MP133',
      title: 'A window holds a tick',
      props: ['notBefore', 'notAfter'],
      reads: ['window.tickBehind'],
      allowed: 'a window that the schedule ticks in, or a schedule that ticks in the window',
      why: 'the schedule would never run',
      check: (values) => {
        const tick = values.text('window.tickBehind');
        const window = `${show(values.text('notBefore'))} to ${show(values.text('notAfter'))}`;
        return tick === undefined ? NONE : [{ prop: 'notAfter', found: `no tick from ${window}; the next one is ${tick}` }];
      },
      plan: 'a plan knows no ticks of a cron',
    },
    nameRule({
      id: 'MP017',
      title: 'A trigger name is one that Function Compute takes',
      prop: 'triggerName',
      ...NAME_FORMS.trigger,
    }),
    {
      id: 'MP018',
      title: 'A schedule and its prefetcher use one provider',
      props: ['provider', 'prefetcher'],
      reads: ['prefetcher.provider', 'prefetcher.foreignProvider'],
      allowed: "the prefetcher's own provider, or a prefetcher for each provider",
      why: 'a trigger belongs to the account and region of its function',
      check: (values) => {
        const foreign = values.text('prefetcher.foreignProvider');
        if (foreign !== undefined) {
          return [
            {
              prop: 'provider',
              found: `left out, with a prefetcher of ${foreign} in another stack`,
              allowed: "a provider of this stack, for the prefetcher's account and region",
            },
          ];
        }
        const own = values.text('provider');
        const its = values.text('prefetcher.provider');
        return own !== undefined && its !== undefined && own !== its ? [{ prop: 'provider', found: `${own} with a prefetcher of ${its}` }] : NONE;
      },
      plan: 'providers are chosen at synth',
    },
    {
      id: 'MP030',
      title: 'The triggers of one prefetcher have a name each',
      props: ['triggerName'],
      reads: ['triggerName.others'],
      allowed: 'another name, or left out: names that are made are different',
      why: 'the second trigger would be refused, or take the place of the first',
      see: TIMER,
      check: (values) => othersOfName(values, 'triggerName', 'triggerName.others'),
      plan: 'a plan shows two triggers of one name as two addresses; Function Compute itself refuses the second',
    },
    {
      id: 'MP031',
      title: 'A schedule of another stack is in the region of its prefetcher',
      props: ['provider', 'prefetcher'],
      reads: ['provider.region', 'prefetcher.region'],
      allowed: "a provider in the prefetcher's region, or a prefetcher in this region",
      why: 'a trigger belongs to the region of its function',
      check: (values) => {
        const own = values.text('provider.region');
        const its = values.text('prefetcher.region');
        return own !== undefined && its !== undefined && own !== its
          ? [{ prop: 'provider', found: `region ${show(own)} with a prefetcher in region ${show(its)}` }]
          : NONE;
      },
      plan: 'providers are chosen at synth',
    },
  ]),
  ...warnings('schedule', [
    {
      id: 'MP106',
      title: 'A run ends before the next one starts',
      props: ['run.seconds', 'schedule.shortestPeriodSeconds'],
      allowed: 'fewer media, a longer period, a higher maxQps, or no waiting for URLs',
      why: 'runs of one prefetcher do not overlap: the next waits by pauses of Function Compute that double, and may be dropped',
      check: (values) => {
        const seconds = values.number('run.seconds') ?? 0;
        const period = values.number('schedule.shortestPeriodSeconds') ?? Infinity;
        return seconds > period ? [{ prop: 'schedule', found: `a run of at least ${duration(seconds)} every ${duration(period)}` }] : NONE;
      },
    },
    {
      id: 'MP107',
      title: 'A run ends before its timeout',
      props: ['run.seconds', 'prefetcher.timeoutSeconds'],
      allowed: 'fewer media, a longer timeoutSeconds, a higher maxQps, or no waiting for URLs',
      why: 'what is not sent by then is skipped: out of time',
      check: (values) => {
        const seconds = values.number('run.seconds') ?? 0;
        const timeout = values.number('prefetcher.timeoutSeconds') ?? Infinity;
        return seconds > timeout ? [{ prop: 'media', found: `a run of at least ${duration(seconds)} with a timeout of ${duration(timeout)}` }] : NONE;
      },
      plan: (values) => {
        const seconds = values.number('run.seconds') ?? 0;
        return warningOf(values, 'prefetcher.timeoutSeconds', (timeout) => `${timeout} >= ${seconds}`).map((check) => ({
          ...check,
          prop: 'media',
          found: `a run of at least ${duration(seconds)} with a timeout of ${check.found} s`,
        }));
      },
    },
    {
      id: 'MP110',
      title: "A run fits into the day's URLs",
      props: ['urls.leastPerRun', 'account.dailyUrls'],
      reads: ['urls.perRun', 'urls.perMedia'],
      allowed: 'at most account.dailyUrlQuota of the prefetcher',
      why: 'VOD refuses what exceeds the quota of a day (job error PreloadQueueFull)',
      see: QUOTA,
      check: (values) => {
        const urls = values.number('urls.leastPerRun') ?? 0;
        const quota = values.number('account.dailyUrls') ?? Infinity;
        const perMedia = values.number('urls.perMedia');
        return urls > quota
          ? [
              {
                prop: 'media',
                found: `${values.known('urls.perRun') ? '' : 'at least '}${urls} URLs a run${perMedia === undefined ? '' : ` (${perMedia} each)`}`,
                allowed: `${quota} URLs a day${perMedia === undefined ? '' : `: ${Math.floor(quota / perMedia)} media assets fit`}`,
              },
            ]
          : NONE;
      },
    },
  ]),
];
