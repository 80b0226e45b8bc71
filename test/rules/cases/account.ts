import { TerraformStack, type TerraformVariable } from 'cdktf';
import {
  MediaPrefetchSchedule,
  type MediaPrefetchScheduleProps,
  MediaPrefetcher,
  MediaSelection,
  type OtherScheduleOptions,
  PrefetchAccount,
  type PrefetchAccountProps,
  ScheduleExpression,
  TaskType,
  alicloud,
} from '../../../src';
import { mediaId } from '../../fixtures';
import type { Built, RuleCases } from './case';
import { wholeNumber } from './prefetcher';

const OTHER: OtherScheduleOptions = { schedule: at('4:30'), urlsPerRun: 300 };
const ONE_URL = { formats: ['mp4'], definitions: ['HD'] };

/** So many media IDs, of which the first have a number. */
function media(count: number, from = 0): MediaSelection {
  return MediaSelection.ids(Array.from({ length: count }, (_, index) => mediaId(from + index)));
}

/** A time of day, on every day or on some. */
function at(time: string, days: object = {}): ScheduleExpression {
  const [hour, minute] = time.split(':').map((part) => String(Number(part)));
  return ScheduleExpression.cron({ minute, hour, timeZone: 'Asia/Shanghai', ...days });
}

interface Team {
  readonly schedule: Partial<MediaPrefetchScheduleProps> & Pick<MediaPrefetchScheduleProps, 'media'>;
  /** The props of its provider. */
  readonly provider?: Partial<alicloud.provider.AlicloudProviderConfig>;
  readonly account?: PrefetchAccount;
  readonly prefetcher?: object;
}

/** Teams with a stack and a prefetcher each. */
function teams(...all: readonly Team[]): Built {
  return {
    stack: (stack) =>
      all.forEach(({ schedule, provider, account, prefetcher }, index) => {
        const own = new TerraformStack(stack.node.root, `team${index}`);
        new alicloud.provider.AlicloudProvider(own, 'alicloud', { region: 'cn-shanghai', ...provider });
        new MediaPrefetchSchedule(own, 'Schedule', {
          schedule: at('4:30'),
          ...ONE_URL,
          ...schedule,
          prefetcher: new MediaPrefetcher(own, 'Prefetcher', { account, ...prefetcher }),
        });
      }),
  };
}

/** Two teams with so many media assets of one URL each, at different times. */
function two(one: number, other: number, ...more: readonly Partial<Team>[]): Built {
  return teams(
    { schedule: { media: media(one), schedule: at('4:30') }, ...more[0] },
    { schedule: { media: media(other, 10_000), schedule: at('6:00') }, ...more[1] },
  );
}

/** Two schedules of one prefetcher with the same media assets. */
function pair(one: Partial<MediaPrefetchScheduleProps>, other: Partial<MediaPrefetchScheduleProps>, prefetcherProps: object = {}): Built {
  return {
    stack: (stack) => {
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', prefetcherProps);
      const all = { media: media(3), ...ONE_URL, prefetcher };
      new MediaPrefetchSchedule(stack, 'One', { ...all, schedule: at('4:30'), ...one });
      new MediaPrefetchSchedule(stack, 'Other', { ...all, schedule: at('12:00'), ...other });
    },
  };
}

const account = (props: PrefetchAccountProps): Built => ({ prefetcher: { account: new PrefetchAccount(props) } });

function declared(options: Partial<OtherScheduleOptions>, props: PrefetchAccountProps = {}): PrefetchAccount {
  const made = new PrefetchAccount(props);
  made.addOtherSchedule('another app', { ...OTHER, ...options });
  return made;
}

const strict = (props: PrefetchAccountProps = {}) => new PrefetchAccount({ failOnExcess: true, ...props });

/** Twice so many requests at one second. */
function requests(count: number, ...more: readonly Partial<Team>[]): Built {
  const own = { prefetcher: { maxQps: 50 } };
  return teams(
    { schedule: { media: media(20 * count) }, ...own, ...more[0] },
    { schedule: { media: media(20 * count, 50_000) }, ...own, ...more[1] },
  );
}

const LEDGER = { ledger: { bucketName: 'ledger' } };
const OFF_PEAK = { offPeak: { start: '23:00', end: '06:00' } };

const [ACME, BETA] = [new PrefetchAccount({ accountId: '1' }), new PrefetchAccount()];
const SHARED = strict();

/** What the schedules of an account cost together. */
export const accountCases: Readonly<Record<string, RuleCases>> = {
  MP050: wholeNumber('account.dailyUrlQuota.preload', 1, 1e9, (preload) => ({ account: new PrefetchAccount({ dailyUrlQuota: { preload } }) })),
  MP051: wholeNumber('account.dailyUrlQuota.refresh', 1, 1e9, (refresh) => ({ account: new PrefetchAccount({ dailyUrlQuota: { refresh } }) })),
  MP111: {
    valid: [
      two(250, 250),
      two(250, 251, {}, { schedule: { media: media(251, 10_000), enabled: false } }),
      two(250, 251, {}, { prefetcher: { dryRun: true } }),
      two(300, 300, { account: ACME }, { account: BETA }),
      two(300, 300, { provider: { accountId: '1' } }, { provider: { accountId: '2' } }),
      two(300, 300, { provider: { profile: 'one' } }, { provider: { profile: 'two' } }),
      two(300, 300, { provider: { accessKey: 'one' } }, { provider: { accessKey: 'two' } }),
      two(300, 300, { prefetcher: { roleArn: 'acs:ram::1:role/r' } }, { provider: { assumeRole: { roleArn: 'acs:ram::2:role/r' } } }),
      two(300, 300, { account: new PrefetchAccount({ dailyUrlQuota: { preload: 600 } }) }, {}),
      // On different days.
      teams(
        { schedule: { media: media(300), schedule: at('4:30', { weekDay: 'MON' }) } },
        { schedule: { media: media(300, 10_000), schedule: at('4:30', { weekDay: 'TUE' }) } },
      ),
      // In windows that do not meet.
      teams(
        { schedule: { media: media(300), notAfter: '2026-06-11T00:00:00+08:00' } },
        { schedule: { media: media(300, 10_000), notBefore: '2026-06-11T00:00:00+08:00' } },
      ),
      // What is remembered is not submitted again.
      teams({
        schedule: { media: media(300), schedule: ScheduleExpression.rate(60), skipSubmittedWithinHours: 24 },
        prefetcher: LEDGER,
      }),
      teams({ schedule: { media: media(2000), taskType: TaskType.REFRESH } }),
    ],
    invalid: [
      [two(300, 300), 'account.dailyUrlQuota.preload'],
      [two(300, 300, { account: ACME }, { account: ACME }), 'account.dailyUrlQuota.preload'],
      [two(300, 300, { account: ACME }, {}), 'account.dailyUrlQuota.preload'],
      [two(300, 300, { provider: { accountId: '1' } }, { prefetcher: { roleArn: 'acs:ram::1:role/r' } }), 'account.dailyUrlQuota.preload'],
      [two(300, 300, { provider: { region: 'cn-beijing' } }), 'account.dailyUrlQuota.preload'],
      [two(1, 1, { account: declared({ urlsPerRun: 500 }) }), 'account.dailyUrlQuota.preload'],
      [
        two(
          1,
          1,
          { account: declared({ urlsPerRun: 2000, taskType: TaskType.REFRESH }) },
          { schedule: { media: media(1), taskType: TaskType.REFRESH } },
        ),
        'account.dailyUrlQuota.refresh',
      ],
      [teams({ schedule: { media: media(501), formats: undefined, definitions: undefined } }), 'account.dailyUrlQuota.preload'],
      [
        teams(
          { schedule: { media: media(300), notAfter: '2026-06-12T00:00:00+08:00' } },
          { schedule: { media: media(300, 10_000), notBefore: '2026-06-11T00:00:00+08:00' } },
        ),
        'account.dailyUrlQuota.preload',
      ],
    ],
    unknown: [
      (variable: TerraformVariable) => two(300, 300, { account: new PrefetchAccount({ dailyUrlQuota: { preload: variable.numberValue } }) }, {}),
      (variable) => teams({ schedule: { media: media(501), schedule: ScheduleExpression.expression(variable.stringValue) } }),
      (variable) => teams({ schedule: { media: MediaSelection.ids(variable.listValue) } }),
    ],
  },
  MP153: {
    valid: [
      two(300, 300, { account: ACME }, { account: ACME }),
      two(300, 300, { account: SHARED }, {}),
      two(250, 250, { account: SHARED }, { account: SHARED }),
    ],
    invalid: [[two(300, 300, { account: SHARED }, { account: SHARED }), 'account.dailyUrlQuota.preload']],
    unknown: 'schedules are counted at synth',
  },
  MP146: {
    valid: [
      requests(25),
      requests(26, {}, { schedule: { media: media(520, 50_000), schedule: at('4:31') } }),
      requests(26, { account: ACME }, { account: BETA }),
      requests(26, { account: new PrefetchAccount({ qpsLimit: 52 }) }),
      // One prefetcher runs one after the other.
      pair({ media: media(1000), schedule: at('4:30') }, { media: media(1000, 5000), schedule: at('4:30') }, { maxQps: 50 }),
    ],
    invalid: [
      [requests(26), 'account.qpsLimit'],
      [requests(20, { account: new PrefetchAccount({ qpsLimit: 39 }) }), 'account.qpsLimit'],
      [teams({ schedule: { media: media(1000) }, prefetcher: { maxQps: 50 }, account: declared({ requestsPerSecond: 1 }) }), 'account.qpsLimit'],
      [
        pair(
          { media: media(1000), schedule: at('4:30') },
          { media: media(1000, 5000), schedule: at('4:30') },
          { maxQps: 50, reservedConcurrency: 2, account: new PrefetchAccount() },
        ),
        'account.qpsLimit',
      ],
    ],
    unknown: [(variable) => requests(26, { prefetcher: { maxQps: variable.numberValue } })],
  },
  MP154: {
    valid: [requests(26, { account: ACME }, { account: ACME }), requests(26, { account: SHARED })],
    invalid: [[requests(26, { account: SHARED }, { account: SHARED }), 'account.qpsLimit']],
    unknown: 'requests are counted at synth',
  },
  MP147: {
    valid: [
      pair({}, { definitions: ['SD'] }),
      pair({}, { taskType: TaskType.REFRESH }),
      pair({}, { media: media(3, 100) }),
      pair({ schedule: at('4:30', { weekDay: 'MON' }) }, { schedule: at('4:30', { weekDay: 'TUE' }) }),
      pair({}, { skipSubmittedWithinHours: 8 }, LEDGER),
      pair({}, { enabled: false }),
      teams({ schedule: { media: media(3) }, account: ACME }, { schedule: { media: media(3) }, account: BETA }),
    ],
    invalid: [
      [pair({}, {}), 'media'],
      [pair({}, { media: media(3, 2) }), 'media'],
      [pair({}, { skipSubmittedWithinHours: 7 }, LEDGER), 'media'],
      [pair({ skipSubmittedWithinHours: 8 }, {}, LEDGER), 'media'],
      [teams({ schedule: { media: media(3) } }, { schedule: { media: media(3) } }), 'media'],
    ],
    unknown: [
      (variable) => pair({}, { definitions: [variable.stringValue] }),
      (variable) => pair({}, { media: MediaSelection.ids(variable.listValue) }),
      (variable) => pair({}, { skipSubmittedWithinHours: variable.numberValue }, LEDGER),
    ],
  },
  MP148: {
    valid: [
      pair({ taskType: TaskType.REFRESH }, {}),
      pair({ taskType: TaskType.REFRESH }, { schedule: at('4:36') }),
      pair({ taskType: TaskType.REFRESH }, { media: media(3, 100), schedule: at('4:30') }),
      pair({ taskType: TaskType.REFRESH_THEN_PRELOAD }, { schedule: at('12:00') }),
    ],
    invalid: [
      [pair({ taskType: TaskType.REFRESH }, { schedule: at('4:30') }), 'taskType'],
      [pair({ taskType: TaskType.REFRESH }, { schedule: at('4:34') }), 'taskType'],
      [pair({}, { taskType: TaskType.REFRESH, schedule: at('4:34') }), 'taskType'],
    ],
    unknown: [(variable) => pair({ taskType: TaskType.REFRESH }, { schedule: ScheduleExpression.expression(variable.stringValue) })],
  },
  MP149: {
    valid: [
      teams({ schedule: { media: media(1), schedule: at('4:30') }, account: new PrefetchAccount(OFF_PEAK) }),
      teams({ schedule: { media: media(1), schedule: at('23:00') }, account: new PrefetchAccount(OFF_PEAK) }),
      teams({ schedule: { media: media(1), schedule: at('12:00') }, account: new PrefetchAccount() }),
    ],
    invalid: [
      [teams({ schedule: { media: media(1), schedule: at('6:00') }, account: new PrefetchAccount(OFF_PEAK) }), 'schedule'],
      [teams({ schedule: { media: media(1), schedule: ScheduleExpression.rate(7) }, account: new PrefetchAccount(OFF_PEAK) }), 'schedule'],
      [
        teams({
          schedule: { media: media(1), schedule: at('4:30') },
          account: new PrefetchAccount({ offPeak: { start: '04:00', end: '05:00', timeZone: 'UTC' } }),
        }),
        'schedule',
      ],
    ],
    unknown: [
      (variable) =>
        teams({
          schedule: { media: media(1), schedule: ScheduleExpression.expression(variable.stringValue) },
          account: new PrefetchAccount(OFF_PEAK),
        }),
    ],
  },
  MP155: {
    ...wholeNumber('account.qpsLimit', 1, 1000, (qpsLimit) => ({ account: new PrefetchAccount({ qpsLimit }) })),
    unknown: 'it must be known at synth',
  },
  MP156: {
    valid: [
      { prefetcher: { account: declared({ urlsPerRun: 1 }) } },
      { prefetcher: { account: declared({ urlsPerRun: 1e9, requestsPerSecond: 1000 }) } },
    ],
    invalid: [
      [{ prefetcher: { account: declared({ urlsPerRun: 1.5 }) } }, 'account.otherSchedules[0].urlsPerRun'],
      [{ prefetcher: { account: declared({ urlsPerRun: -1 }) } }, 'account.otherSchedules[0].urlsPerRun'],
      [{ prefetcher: { account: declared({ requestsPerSecond: 1001 }) } }, 'account.otherSchedules[0].requestsPerSecond'],
    ],
    unknown: 'they must be known at synth',
  },
  MP157: {
    valid: [account({ accountId: '1234567890123456' }), account({})],
    invalid: [
      [account({ accountId: '' }), 'account.accountId'],
      [account({ accountId: 'acme' }), 'account.accountId'],
      [account({ accountId: 'acs:ram::1:role/r' }), 'account.accountId'],
    ],
    unknown: 'it must be known at synth',
  },
  MP158: {
    valid: [
      account({ offPeak: { start: '00:00', end: '23:59' } }),
      account({ offPeak: { start: '22:00', end: '06:00', timeZone: 'UTC' } }),
      account({}),
    ],
    invalid: [
      [account({ offPeak: { start: '24:00', end: '06:00' } }), 'account.offPeak.start'],
      [account({ offPeak: { start: '1:00', end: '06:60' } }), 'account.offPeak.start', 'account.offPeak.end'],
      [account({ offPeak: { start: '01:00', end: '01:00' } }), 'account.offPeak.end'],
      [account({ offPeak: { start: '01:00', end: '02:00', timeZone: 'Beijing' } }), 'account.offPeak.timeZone'],
    ],
    unknown: 'it must be known at synth',
  },
};
