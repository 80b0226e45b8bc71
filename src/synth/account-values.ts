import { known } from '../api/known';
import type { PrefetchAccount } from '../api/prefetch-account';
import { OFF_PEAK_FIELDS } from '../job/account-fields';
import { type Violation, some } from '../rules/rule';
import { Timeline, isTimeZone, localTime } from '../schedule-time';
import { type AccountGroup, accountGroups } from './account-groups';
import { membersIn } from './account-members';
import { QUOTA_KINDS, type QuotaKind, dailyUrlQuota, qpsLimit, quotaKindsOf } from './account-quota';
import { AccountSums, type Excess, type RequestExcess, type Share, type Spender } from './account-sums';
import { sharedInApp } from './app-state';
import type { PrefetcherLink, ScheduleFacts } from './prefetcher-link';
import { type MediaSchedule, type SharedMedia, refreshedWhilePreloaded, submittedTwice } from './shared-media';
import { windowBetween } from './window';

const ASSUMED =
  'no provider, role or account tells these prefetchers apart, so they are assumed to share one account; if they do not, give each its account (a PrefetchAccount)';

/** What is looked for in an account. */
type Finding = 'urls' | 'requests' | 'twice' | 'refreshed' | 'offPeak';

/** What an account may make an error of. */
const EXCESSES: readonly Finding[] = ['urls', 'requests'];

/** What was found in one synth, by the prefetcher that reports it. */
interface Round {
  readonly values: ReadonlyMap<PrefetcherLink, Readonly<Record<string, readonly Violation[]>>>;
  readonly served: Set<PrefetcherLink>;
}

/**
 * The values of an account, for the prefetcher that reports them: the first one of the account.
 *
 * What is certain is an error where the account asks for it; what is only assumed never is.
 */
export function accountValues(link: PrefetcherLink): Readonly<Record<string, readonly Violation[]>> {
  const shared = sharedInApp<{ round?: Round }>(link.prefetcher, 'accountFindings', () => ({}));
  if (shared.round === undefined || shared.round.served.has(link)) {
    // Another synth: schedules may have been added.
    shared.round = { values: valuesByReporter(membersIn(link.prefetcher)), served: new Set() };
  }
  shared.round.served.add(link);
  return shared.round.values.get(link) ?? {};
}

function valuesByReporter(links: readonly PrefetcherLink[]): Round['values'] {
  const groups = accountGroups(links.filter((each) => each.terms.dryRun !== true));
  const values = new Map<PrefetcherLink, Record<string, Violation[]>>();
  const found = new Map<Finding, Set<PrefetcherLink>>();
  for (const group of groups) {
    const findings = findingsOf(group);
    const own = values.get(group.links[0]) ?? {};
    values.set(group.links[0], own);
    for (const [name, violations] of Object.entries(findings) as [Finding, Violation[]][]) {
      const reported = found.get(name) ?? new Set();
      found.set(name, reported);
      // What is certain of some of them is not said again of all.
      const isSaid = group.assumed && group.links.some((each) => reported.has(each));
      if (violations.length > 0 && !isSaid) {
        group.links.forEach((each) => reported.add(each));
      }
      const isError = EXCESSES.includes(name) && !group.assumed && group.account?._props.failOnExcess === true;
      const key = `account.found.${name}${isError ? '.errors' : ''}`;
      own[key] = [...(own[key] ?? []), ...(isSaid ? [] : violations)];
    }
  }
  return values;
}

function findingsOf(group: AccountGroup): Record<Finding, Violation[]> {
  const { links, account, assumed } = group;
  const schedules = links.flatMap((link) => link.schedules.filter(isCounted).map((facts) => mediaSchedule(link, facts)));
  const why = assumed ? ASSUMED : undefined;
  const sums = new AccountSums([...schedules.map(spenderOf), ...otherSpenders(account)]);
  const urls = QUOTA_KINDS.flatMap((kind) => {
    const quota = known(dailyUrlQuota(account)[kind]);
    return typeof quota === 'number'
      ? sums.urls(kind, quota).map((excess) => ({ ...urlViolation(kind, excess, quota), why: whyOf(REFUSED, why) }))
      : [];
  });
  const limit = qpsLimit(account);
  const requests = sums.requests(limit);
  return {
    urls,
    requests: requests === undefined ? [] : [{ ...requestViolation(requests, limit), why: whyOf(DROPPED, why) }],
    twice: violationOf('media', submittedTwice(schedules).map(shownTwice), why, SPENT_TWICE),
    refreshed: violationOf('taskType', refreshedWhilePreloaded(schedules).map(shownRefreshed), why, REMOVED),
    offPeak: assumed ? [] : outsideOffPeak(schedules, account),
  };
}

function isCounted({ enabled, schedule }: ScheduleFacts): boolean {
  return enabled && schedule !== undefined;
}

function mediaSchedule(link: PrefetcherLink, facts: ScheduleFacts): MediaSchedule {
  return { link, facts, timed: { schedule: facts.schedule!, ...facts.window } };
}

function spenderOf({ link, facts, timed }: MediaSchedule): Spender {
  const { sums } = facts;
  const maxQps = known(link.terms.maxQps);
  const requestsPerSecond = typeof maxQps === 'number' && maxQps >= 1 ? Math.floor(maxQps) : 0;
  return {
    name: facts.path,
    timed,
    kinds: sums.kinds,
    urlsPerRun: sums.leastPerRun,
    bound: sums.bound,
    urlsPerMedia: sums.perMedia,
    skipHours: facts.skipHours ?? 0,
    requests: requestsPerSecond === 0 ? 0 : sums.requests,
    requestsPerSecond,
    runSeconds: sums.runSeconds ?? 1,
    queue: known(link.terms.reservedConcurrency) === 1 ? link : undefined,
  };
}

function otherSpenders(account: PrefetchAccount | undefined): Spender[] {
  return (account?._others ?? []).flatMap(({ name, schedule, urlsPerRun, requestsPerSecond, taskType }) => {
    const parsed = schedule?._schedule();
    return typeof parsed !== 'object'
      ? []
      : [
          {
            name,
            timed: { schedule: parsed, ...windowBetween(schedule?._window ?? {}) },
            kinds: quotaKindsOf(taskType),
            urlsPerRun,
            bound: 'exact' as const,
            skipHours: 0,
            requests: requestsPerSecond,
            requestsPerSecond: Math.max(requestsPerSecond, 1),
            runSeconds: 1,
          },
        ];
  });
}

const REFUSED = 'VOD refuses what exceeds the quota of a day (job error PreloadQueueFull)';
const DROPPED = 'VOD drops the requests beyond it, and runs repeat them';
const SPENT_TWICE = 'each submission spends the quota again';
const REMOVED = 'a refresh removes from the edge what a preload has just brought there';

function whyOf(reason: string, assumed: string | undefined): string {
  return assumed === undefined ? reason : `${reason}; ${assumed}`;
}

function urlViolation(kind: QuotaKind, { when, sum, shares }: Excess, quota: number): Violation {
  const has = (bound: Spender['bound']) => shares.some(({ spender }) => spender.bound === bound);
  const bound = has('least') ? 'at least ' : has('most') ? 'up to ' : '';
  const [{ spender, amount, runs }] = shares;
  const rest = quota - (sum - amount);
  const media =
    spender.urlsPerMedia === undefined || runs === 0
      ? ''
      : ` (${Math.floor(rest / runs / spender.urlsPerMedia)} media assets${runs > 1 ? ' a run' : ''})`;
  const fits = rest > 0 ? `${rest}${media}` : 'none';
  return {
    prop: `account.dailyUrlQuota.${kind}`,
    found: `${bound}${sum} URLs ${when}: ${some(shares.map(shownShare))}`,
    allowed: `${quota} URLs a day in Shanghai; ${shares.length > 1 ? 'with the others as they are, ' : ''}${spender.name} may have ${fits}`,
  };
}

function shownShare({ spender, amount, runs }: Share): string {
  return `${spender.name} ${amount}${runs > 1 ? ` (${runs} runs)` : ''}`;
}

function requestViolation({ when, sum, shares, seconds, free }: RequestExcess, limit: number): Violation {
  return {
    prop: 'account.qpsLimit',
    found: `${sum} requests a second ${when} at ${seconds} Asia/Shanghai: ${some(shares.map(({ spender, amount }) => `${spender.name} ${amount}`))}`,
    allowed: `${limit} requests a second${free === undefined ? '' : `; ${free.spender.name} fits at ${free.time} Asia/Shanghai`}`,
  };
}

function violationOf(prop: string, found: readonly string[], assumed: string | undefined, reason: string): Violation[] {
  return found.length === 0 ? [] : [{ prop, found: some(found, 3), why: whyOf(reason, assumed) }];
}

function shownTwice({ one, other, count, at }: SharedMedia): string {
  return `${one.facts.path} and ${other.facts.path} submit ${mediaAssets(count)} on one day, at ${at}`;
}

function shownRefreshed({ one, other, count, at }: SharedMedia): string {
  const [refresh, preload] = one.facts.taskType === 'Refresh' ? [one, other] : [other, one];
  return `${refresh.facts.path} refreshes ${mediaAssets(count)} while ${preload.facts.path} preloads them, at ${at}`;
}

function mediaAssets(count: number): string {
  return count === 1 ? 'the same media asset' : `${count} of the same media assets`;
}

/** The schedules that tick outside of the account's off-peak window. */
function outsideOffPeak(schedules: readonly MediaSchedule[], account: PrefetchAccount | undefined): Violation[] {
  const { offPeak } = account?._props ?? {};
  const [from, to] = [minuteOf(offPeak?.start), minuteOf(offPeak?.end)];
  const timeZone = offPeak?.timeZone ?? OFF_PEAK_FIELDS.timeZone.default;
  if (from === undefined || to === undefined || !isTimeZone(timeZone)) {
    return [];
  }
  const timeline = new Timeline(schedules.map(({ timed }) => timed));
  const outside = schedules.flatMap(({ facts, timed }, index) => {
    if (timed.schedule.kind === 'every') {
      return [`${facts.path} at times that nobody knows`];
    }
    for (const day of timeline.kinds) {
      for (const second of timeline.ticks(index, day)) {
        const { hour, minute } = localTime(timeZone, timeline.instantOf(day, second));
        const time = hour * 60 + minute;
        if (from <= to ? time < from || time >= to : time < from && time >= to) {
          return [`${facts.path} at ${[hour, minute].map((part) => String(part).padStart(2, '0')).join(':')} ${timeZone}`];
        }
      }
    }
    return [];
  });
  return outside.length === 0
    ? []
    : [{ prop: 'schedule', found: some(outside), allowed: `times from ${offPeak!.start} to ${offPeak!.end} ${timeZone} (account.offPeak)` }];
}

function minuteOf(time: string | undefined): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '') ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
