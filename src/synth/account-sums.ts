import { type Timed, Timeline } from '../schedule-time';
import { kindOfDay } from '../schedule-time/kind-of-day';
import type { QuotaKind } from './account-quota';

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;
const MINUTE_SECONDS = 60;

/** A schedule of an account, with what its runs cost. */
export interface Spender {
  readonly name: string;
  readonly timed: Timed;
  readonly kinds: readonly QuotaKind[];
  /** URLs of each kind, at least. */
  readonly urlsPerRun: number;
  readonly bound: 'exact' | 'least' | 'most';
  readonly urlsPerMedia?: number;
  /** The hours for which a run leaves out what was submitted before; 0 for none. */
  readonly skipHours: number;
  /** Requests that a run sends, and how many in a second. */
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Seconds that a run takes, at least. */
  readonly runSeconds: number;
  /** What runs its runs one after the other; undefined where they may run side by side. */
  readonly queue?: unknown;
}

/** A schedule's part of a sum. */
export interface Share {
  readonly spender: Spender;
  readonly amount: number;
  readonly runs: number;
}

/** What exceeds a quota of the account, and when. */
export interface Excess {
  /** The kind of day, or the dates where windows fix them: `every day`, `on Mondays`, `on 2026-06-11`. */
  readonly when: string;
  readonly sum: number;
  /** The shares, the largest first. */
  readonly shares: readonly Share[];
}

/** Requests of a second that exceed the limit, and a time at which they would not. */
export interface RequestExcess extends Excess {
  /** The seconds of the day, `02:00:00 to 02:00:04`. */
  readonly seconds: string;
  /** A schedule, and the next minute at which it exceeds nothing. */
  readonly free?: { readonly spender: Spender; readonly time: string };
}

/** The schedules of an account on one timeline. */
export class AccountSums {
  private readonly timeline: Timeline;

  constructor(private readonly spenders: readonly Spender[]) {
    this.timeline = new Timeline(spenders.map(({ timed }) => timed));
  }

  /** Days on which the URLs of a kind exceed the quota: the worst of those without windows, and the worst that only a window makes one. */
  urls(kind: QuotaKind, quota: number): Excess[] {
    const counted = this.spenders.flatMap((spender, index) => (spender.kinds.includes(kind) && spender.urlsPerRun > 0 ? [index] : []));
    if (counted.length === 0) {
      return [];
    }
    const sums = this.timeline.kinds.map((day) => ({
      day,
      open: this.sumOf(
        counted.filter((index) => !this.timeline.hasWindow(index)),
        day,
      ),
      all: this.sumOf(counted, day),
    }));
    const worst = (amount: 'open' | 'all', those: typeof sums) =>
      those.reduce<(typeof sums)[number] | undefined>((most, each) => (most === undefined || each[amount] > most[amount] ? each : most), undefined);
    const open = worst('open', sums);
    const dated = worst(
      'all',
      sums.filter((each) => each.open <= quota),
    );
    const found: Excess[] = [];
    if (open !== undefined && open.open > quota) {
      const when = onKind(kindOfDay(this.timeline, open.day, (place) => sums[place].open > quota));
      const openOnes = counted.filter((index) => !this.timeline.hasWindow(index));
      found.push({ when, sum: open.open, shares: this.sharesOf(openOnes, open.day) });
    }
    if (dated !== undefined && dated.all > quota) {
      const isAlike = (place: number) => sums[place].all > quota && sums[place].open <= quota;
      const windowed = counted.filter((index) => this.timeline.hasWindow(index) && this.timeline.runs(index, dated.day) > 0);
      found.push({ when: this.datesOf(isAlike, windowed), sum: dated.all, shares: this.sharesOf(counted, dated.day) });
    }
    return found;
  }

  /** The seconds with the most requests beyond the limit; undefined where none are. */
  requests(limit: number): RequestExcess | undefined {
    const queues = this.queues();
    let worst: (SecondsOfExcess & { readonly kind: number }) | undefined;
    const exceeding = new Set<number>();
    this.timeline.kinds.forEach((day, kind) => {
      const sends = queues.map((queue) => queue.on(day));
      // A bound that is found without looking at seconds.
      const excess = sum(sends.map(({ most }) => most)) > limit ? excessOf(sends, limit) : undefined;
      if (excess !== undefined) {
        exceeding.add(kind);
        worst = worst === undefined || excess.most > worst.most ? { ...excess, kind } : worst;
      }
    });
    if (worst === undefined) {
      return undefined;
    }
    const { second, last, most, profile, kind } = worst;
    const day = this.timeline.kinds[kind];
    const sends = queues.flatMap((queue) => queue.on(day).sends);
    const shares = sharesOfSecond(sends, second, this.spenders);
    const windowed = shares.map(({ index }) => index).filter((index) => this.timeline.hasWindow(index));
    const isAlike = (place: number) => exceeding.has(place);
    return {
      when: windowed.length > 0 ? this.datesOf(isAlike, windowed) : onKind(kindOfDay(this.timeline, day, isAlike)),
      sum: most,
      shares,
      seconds: second === last ? timeText(second) : `${timeText(second)} to ${timeText(last)}`,
      free: freeMinute(sends, profile, { ...shares[shares.length - 1], limit }),
    };
  }

  /** The schedules that send requests, those together whose runs wait for each other. */
  private queues(): Queue[] {
    const members = new Map<unknown, number[]>();
    this.spenders.forEach(({ requests, timed, queue }, index) => {
      if (requests > 0 && timed.schedule.kind === 'cron') {
        const key = queue ?? index;
        members.set(key, [...(members.get(key) ?? []), index]);
      }
    });
    return [...members.values()].map((indexes) => new Queue(indexes, this.spenders, this.timeline));
  }

  /** The days that are alike, as far as the windows of schedules fix them. */
  private datesOf(isAlike: (kind: number) => boolean, windowed: readonly number[]): string {
    const days = this.timeline.daysOf(isAlike);
    const [first, last] = [days[0], days[days.length - 1]].map(dateText);
    const [begins, ends] = (['from', 'before'] as const).map((edge) => windowed.some((index) => this.timeline.hasWindow(index, edge)));
    if (days.length === 1) {
      return `on ${first}`;
    }
    return `on days${begins ? ` from ${first}` : ''}${ends ? ` ${begins ? 'to' : 'until'} ${last}` : ''}`;
  }

  private sumOf(indexes: readonly number[], day: number): number {
    return indexes.reduce((sum, index) => sum + this.amountOf(index, day), 0);
  }

  private amountOf(index: number, day: number): number {
    return this.spenders[index].urlsPerRun * this.runsOf(index, day);
  }

  /** The runs of a day that submit: what was submitted a short time before is left out. */
  private runsOf(index: number, day: number): number {
    const { skipHours } = this.spenders[index];
    const runs = this.timeline.runs(index, day);
    return skipHours > 0 ? Math.min(runs, Math.ceil(DAY_SECONDS / HOUR_SECONDS / skipHours)) : runs;
  }

  private sharesOf(indexes: readonly number[], day: number): Share[] {
    return indexes
      .map((index) => ({ spender: this.spenders[index], amount: this.amountOf(index, day), runs: this.runsOf(index, day) }))
      .filter(({ amount }) => amount > 0)
      .sort((one, other) => other.amount - one.amount);
  }
}

/** What is sent on a day. */
interface SendsOfDay {
  readonly sends: readonly Send[];
  /** The seconds of the day in which requests are sent, some more than once, and how many. */
  readonly seconds: readonly number[];
  readonly amounts: readonly number[];
  /** The most requests of a run in a second. */
  readonly most: number;
}

/** Schedules whose runs wait for each other, or one whose runs may run side by side. */
class Queue {
  private readonly days = new Map<string, SendsOfDay>();

  constructor(
    private readonly indexes: readonly number[],
    private readonly spenders: readonly Spender[],
    private readonly timeline: Timeline,
  ) {}

  /** What is sent on a day; worked out once for days with the same ticks. */
  on(day: number): SendsOfDay {
    const key = this.indexes.map((index) => `${this.timeline.ticksId(index, day - 1)} ${this.timeline.ticksId(index, day)}`).join(' ');
    const sends = this.days.get(key) ?? this.sendsOf(day);
    this.days.set(key, sends);
    return sends;
  }

  private sendsOf(day: number): SendsOfDay {
    const ticks = this.indexes
      .flatMap((index) => [
        ...this.timeline.ticks(index, day - 1).map((second) => ({ index, second: second - DAY_SECONDS })),
        ...this.timeline.ticks(index, day).map((second) => ({ index, second })),
      ])
      .sort((one, other) => one.second - other.second);
    let busyUntil = -Infinity;
    const sends: Send[] = [];
    const [seconds, amounts]: number[][] = [[], []];
    for (const { index, second } of ticks) {
      const { queue, runSeconds, requests, requestsPerSecond } = this.spenders[index];
      const start = queue === undefined ? second : Math.max(second, Math.ceil(busyUntil));
      busyUntil = start + runSeconds;
      const send = { index, start, seconds: Math.ceil(requests / requestsPerSecond), requests, requestsPerSecond };
      sends.push(send);
      for (let each = Math.max(start, 0); each < Math.min(start + send.seconds, DAY_SECONDS); each++) {
        seconds.push(each);
        amounts.push(requestsAt(send, each));
      }
    }
    return { sends, seconds, amounts, most: amounts.reduce((most, amount) => Math.max(most, amount), 0) };
  }
}

/** The requests of a run. */
interface Send {
  readonly index: number;
  readonly start: number;
  readonly seconds: number;
  readonly requests: number;
  readonly requestsPerSecond: number;
}

/** The requests of a run in a second of the day. */
function requestsAt({ start, seconds, requests, requestsPerSecond }: Send, second: number): number {
  const passed = second - start;
  return passed < 0 || passed >= seconds ? 0 : Math.min(requestsPerSecond, requests - passed * requestsPerSecond);
}

interface SecondsOfExcess {
  /** The first and the last second of the worst stretch. */
  readonly second: number;
  readonly last: number;
  readonly most: number;
  /** The requests of each second of the day. */
  readonly profile: Int32Array;
}

function excessOf(all: readonly SendsOfDay[], limit: number): SecondsOfExcess | undefined {
  const profile = new Int32Array(DAY_SECONDS);
  for (const { seconds, amounts } of all) {
    seconds.forEach((second, index) => (profile[second] += amounts[index]));
  }
  const most = profile.reduce((greatest, requests) => Math.max(greatest, requests), 0);
  if (most <= limit) {
    return undefined;
  }
  const second = profile.indexOf(most);
  let last = second;
  while (profile[last + 1] > limit) {
    last++;
  }
  return { second, last, most, profile };
}

function sharesOfSecond(sends: readonly Send[], second: number, spenders: readonly Spender[]): (Share & { readonly index: number })[] {
  return sends
    .map((send) => ({ index: send.index, spender: spenders[send.index], amount: requestsAt(send, second), runs: 1 }))
    .filter(({ amount }) => amount > 0)
    .sort((one, other) => other.amount - one.amount);
}

/** The first whole minute after a schedule's only tick of the day at which its run would exceed nothing. */
function freeMinute(
  sends: readonly Send[],
  profile: Int32Array,
  { index, spender, limit }: { readonly index: number; readonly spender: Spender; readonly limit: number },
): RequestExcess['free'] {
  const own = sends.filter((send) => send.index === index && send.start >= 0);
  // A schedule of many runs would move with all of them.
  if (own.length !== 1) {
    return undefined;
  }
  const [send] = own;
  for (let start = (Math.floor(send.start / MINUTE_SECONDS) + 1) * MINUTE_SECONDS; start + send.seconds < DAY_SECONDS; start += MINUTE_SECONDS) {
    const moved = { ...send, start };
    let fits = true;
    for (let second = start; second < start + send.seconds && fits; second++) {
      fits = profile[second] - requestsAt(send, second) + requestsAt(moved, second) <= limit;
    }
    if (fits) {
      return { spender, time: timeText(start).slice(0, 'HH:MM'.length) };
    }
  }
  return undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A kind of day, in words that follow a sum. */
function onKind(kind: string): string {
  return kind.startsWith('every') ? kind : `on ${kind}`;
}

function dateText(day: number): string {
  return new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function timeText(second: number): string {
  return new Date(second * 1000).toISOString().slice(11, 19);
}
