import { TerraformStack } from 'cdktf';
import {
  type CronOptions,
  MediaPrefetcher,
  MediaPrefetchSchedule,
  MediaSelection,
  PrefetchAccount,
  ScheduleExpression,
  alicloud,
} from '../../../src';
import { QUIET, mediaId } from '../../fixtures';
import type { Built, RuleCases } from './case';

const cron = (options: CronOptions): Built => ({ schedule: { schedule: ScheduleExpression.cron({ timeZone: 'Asia/Shanghai', ...options }) } });
const rate = (minutes: number): Built => ({ schedule: { schedule: ScheduleExpression.rate(minutes) } });
const expression = (text: string): Built => ({ schedule: { schedule: ScheduleExpression.expression(text) } });
const at = (instant: string, window: { notBefore?: string; notAfter?: string } = {}): Built => ({
  schedule: { schedule: ScheduleExpression.at(instant), ...window },
});
const media = (count: number) => MediaSelection.ids(Array.from({ length: count }, (_, index) => mediaId(index)));
const RAW = '${var.unknown}';

function withProviders(same: boolean): Built {
  return {
    stack: (stack) => {
      const [one, two] = ['one', 'two'].map((alias) => new alicloud.provider.AlicloudProvider(stack, alias, { alias }));
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { provider: one });
      new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher, provider: same ? one : two });
    },
  };
}

const imported: Built = {
  stack: (stack) => {
    const provider = new alicloud.provider.AlicloudProvider(stack, 'one', { alias: 'one' });
    const attributes = { functionName: 'warmer', vodRegion: 'cn-shanghai', maxQps: 20, timeoutSeconds: 600 };
    const prefetcher = MediaPrefetcher.fromAttributes(stack, 'Prefetcher', attributes);
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher, provider });
  },
};

/** A schedule in another stack than its prefetcher; both stacks have a provider of their own. */
function awayFrom(homeRegion: string | undefined, awayRegion: string | undefined, aliases: { home?: string; away?: string } = {}): Built {
  return {
    stack: (stack) => {
      const provider = (scope: TerraformStack, id: string, region?: string, alias?: string) =>
        new alicloud.provider.AlicloudProvider(scope, id, { region, alias });
      const home = new TerraformStack(stack.node.root, 'home');
      provider(home, 'alicloud', homeRegion);
      const prefetcher = new MediaPrefetcher(home, 'Prefetcher', {
        provider: aliases.home ? provider(home, 'other', homeRegion, aliases.home) : undefined,
      });
      const away = new TerraformStack(stack.node.root, 'away');
      provider(away, 'alicloud', awayRegion);
      const given = aliases.away ? provider(away, 'other', awayRegion, aliases.away) : undefined;
      new MediaPrefetchSchedule(away, 'Schedule', { ...QUIET, prefetcher, provider: given });
    },
  };
}

function triggers(...names: readonly (string | undefined)[]): Built {
  return {
    stack: (stack) => {
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
      names.forEach((triggerName, index) => new MediaPrefetchSchedule(stack, `Schedule${index}`, { ...QUIET, prefetcher, triggerName }));
    },
  };
}

const within = (notBefore: string, notAfter: string, options: CronOptions = { minute: '0', hour: '4', weekDay: 'MON', timeZone: 'UTC' }): Built => ({
  schedule: { schedule: ScheduleExpression.cron(options), notBefore, notAfter },
});

/** Cases of when, and of a run as a whole. */
export const scheduleCases: Readonly<Record<string, RuleCases>> = {
  MP139: {
    valid: [at('2026-12-31T16:00:00Z'), within('2026-12-01T00:00:00Z', '2026-12-31T00:00:00Z')],
    invalid: [
      [at('2026-12-31T16:00:00Z', { notBefore: '2026-12-31T16:00:00Z' }), 'notBefore'],
      [at('2026-12-31T16:00:00Z', { notBefore: '2026-12-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' }), 'notBefore', 'notAfter'],
      [at('2026-12-31T16:00:00Z', { notAfter: RAW }), 'notAfter'],
      [at('2026-12-31', { notAfter: '2027-01-01T00:00:00Z' }), 'notAfter'],
    ],
    unknown: 'which props are given is always known at synth',
  },
  MP140: {
    valid: [
      at('2026-12-31T16:00:00Z'),
      at('2026-12-31T16:00Z'),
      at('2026-12-31T16:00:00.000+08:00'),
      at('2028-02-29T23:59:00-11:30'),
      at('1970-01-01T00:00:00Z'),
      at('9998-12-31T23:59:00Z'),
    ],
    invalid: [
      [at('2026-04-31T16:00:00Z'), 'schedule.at'],
      [at('2027-02-29T16:00:00Z'), 'schedule.at'],
      [at('2026-12-31'), 'schedule.at'],
      [at('2026-12-31T16:00:00'), 'schedule.at'],
      [at('2026-12-31t16:00:00z'), 'schedule.at'],
      [at('2026-12-31T24:00:00Z'), 'schedule.at'],
      [at('2026-12-31T23:59:60Z'), 'schedule.at'],
      [at('2026-12-31T16:00:30Z'), 'schedule.at'],
      [at('9999-01-01T00:00:00Z'), 'schedule.at'],
      [at(''), 'schedule.at'],
    ],
    unknown: 'an instant must be known at synth',
  },
  MP133: {
    valid: [
      // 2026-12-07 is a Monday.
      within('2026-12-07T04:00:00Z', '2026-12-07T04:00:01Z'),
      within('2026-12-01T00:00:00Z', '2026-12-31T00:00:00Z'),
      { schedule: { notBefore: '2026-12-05T00:00:00Z' } },
      { schedule: { notAfter: '2026-12-05T00:00:00Z' } },
      { schedule: { schedule: ScheduleExpression.rate(60), notBefore: '2026-12-05T00:00:00Z', notAfter: '2026-12-05T00:10:00Z' } },
      at('2028-02-29T12:00:00Z'),
    ],
    invalid: [
      [within('2026-12-05T00:00:00Z', '2026-12-06T23:59:59Z'), 'notAfter'],
      [within('2026-12-07T04:00:01Z', '2026-12-14T04:00:00Z'), 'notAfter'],
    ],
    unknown: [(variable) => within(variable.stringValue, '2026-12-06T23:59:59Z'), (variable) => within('2026-12-05T00:00:00Z', variable.stringValue)],
  },
  MP137: {
    valid: [
      cron({ minute: '30', hour: '4', timeZone: 'Europe/Berlin' }),
      cron({ minute: '30', hour: '*', timeZone: 'Europe/Berlin' }),
      cron({ minute: '30', hour: '2' }),
      // 02:30 on the day that clocks go forward in Berlin.
      at('2027-03-28T02:30:00+01:00'),
      // Clocks change on Sundays.
      cron({ minute: '30', hour: '2', weekDay: 'MON', timeZone: 'Europe/Berlin' }),
      cron({ minute: '30', hour: '2', month: 'JUN', timeZone: 'Europe/Berlin' }),
    ],
    invalid: [
      [cron({ minute: '30', hour: '2', timeZone: 'Europe/Berlin' }), 'schedule.hour'],
      [cron({ minute: '0', hour: '1', timeZone: 'America/New_York' }), 'schedule.hour'],
      [cron({ minute: '0', hour: '2,14', weekDay: 'SUN', timeZone: 'America/New_York' }), 'schedule.hour'],
    ],
    unknown: [(variable) => cron({ minute: '30', hour: variable.stringValue, timeZone: 'Europe/Berlin' })],
  },
  MP016: {
    valid: [
      { schedule: { notBefore: '2026-12-01T00:00:00Z', notAfter: '2026-12-01T00:00:01Z' } },
      { schedule: { notBefore: '2028-02-29T12:00+08:00' } },
    ],
    invalid: [
      [{ schedule: { notBefore: '2026-12-01' } }, 'notBefore'],
      [{ schedule: { notBefore: '2026-12-01T00:00:00' } }, 'notBefore'],
      [{ schedule: { notAfter: '2027-02-29T00:00:00Z' } }, 'notAfter'],
      [{ schedule: { notAfter: '2027-13-01T00:00:00Z' } }, 'notAfter'],
      [{ schedule: { notBefore: '2026-12-01T24:00:00Z', notAfter: '2026-12-03T23:59:60Z' } }, 'notBefore', 'notAfter'],
      [{ schedule: { notBefore: '2026-12-01T00:00:00Z', notAfter: '2026-12-01T00:00:00Z' } }, 'notAfter'],
      [{ schedule: { notBefore: '2026-12-01T00:00:00Z', notAfter: '2026-12-01T07:59:59+08:00' } }, 'notAfter'],
    ],
    unknown: [
      (variable) => ({ schedule: { notBefore: variable.stringValue, notAfter: '2026-12-01T00:00:00Z' } }),
      () => ({ schedule: { notAfter: RAW } }),
    ],
  },
  MP017: {
    valid: [{ schedule: { triggerName: '_' } }, { schedule: { triggerName: `a${'-'.repeat(127)}` } }, {}],
    invalid: [
      [{ schedule: { triggerName: '' } }, 'triggerName'],
      [{ schedule: { triggerName: 'a'.repeat(129) } }, 'triggerName'],
      [{ schedule: { triggerName: '1a' } }, 'triggerName'],
      [{ schedule: { triggerName: '-a' } }, 'triggerName'],
      [{ schedule: { triggerName: 'a:b' } }, 'triggerName'],
    ],
    unknown: [(variable) => ({ schedule: { triggerName: variable.stringValue } }), () => ({ schedule: { triggerName: `${RAW}:` } })],
  },
  MP018: {
    valid: [withProviders(true), imported, {}],
    invalid: [
      [withProviders(false), 'provider'],
      [awayFrom('cn-shanghai', 'cn-shanghai', { home: 'one' }), 'provider'],
    ],
    unknown: 'which provider a construct has is known at synth',
  },
  MP030: {
    valid: [triggers('a', 'b'), triggers(undefined, undefined), {}],
    invalid: [[triggers('a', 'b', 'a'), 'triggerName', 'triggerName']],
    unknown: [() => triggers(RAW, 'a')],
  },
  MP031: {
    valid: [awayFrom('cn-shanghai', 'cn-shanghai'), awayFrom(undefined, 'cn-shanghai'), awayFrom('cn-shanghai', 'cn-shanghai', { away: 'one' }), {}],
    invalid: [
      [awayFrom('cn-shanghai', 'cn-beijing'), 'provider'],
      [awayFrom('cn-shanghai', 'cn-beijing', { home: 'one', away: 'two' }), 'provider'],
    ],
    unknown: [() => awayFrom('cn-shanghai', RAW)],
  },
  MP020: {
    valid: [
      cron({ minute: '0,30', hour: '0-23', day: '1-31', month: '1-12' }),
      cron({ minute: '0-59/5', hour: '*/6', weekDay: 'MON-FRI' }),
      cron({ minute: '59', hour: '23', month: 'JAN,DEC' }),
    ],
    invalid: [
      [cron({ minute: '60' }), 'schedule.minute'],
      [cron({ minute: '0', hour: '24' }), 'schedule.hour'],
      [cron({ minute: '0', hour: '22-2' }), 'schedule.hour'],
      [cron({ minute: '0', hour: '0', day: '0' }), 'schedule.day'],
      [cron({ minute: '0', hour: '0', day: '32' }), 'schedule.day'],
      [cron({ minute: '0', hour: '0', day: 'L' }), 'schedule.day'],
      [cron({ minute: '0', hour: '0', day: '15W' }), 'schedule.day'],
      [cron({ minute: '0', hour: '0', day: '1', month: '13' }), 'schedule.month'],
      [cron({ minute: '0', hour: '0', weekDay: '1' }), 'schedule.weekDay'],
      [cron({ minute: '0', hour: '0', weekDay: 'MON#2' }), 'schedule.weekDay'],
      [cron({ minute: '', hour: 'x' }), 'schedule.minute', 'schedule.hour'],
      [expression('60 0 4 * * *'), 'schedule.second'],
      [expression('0 0 4 * * 2'), 'schedule.weekDay'],
    ],
    unknown: [
      (variable) => cron({ minute: variable.stringValue, hour: '4' }),
      (variable) => cron({ minute: `${variable.numberValue}`, hour: '4' }),
      () => cron({ minute: RAW, hour: RAW, day: RAW, month: RAW }),
      () => cron({ minute: '0', hour: '4', weekDay: RAW }),
      () => expression('0 ${var.minute} 4 * * *'),
    ],
  },
  MP021: {
    valid: [cron({ minute: '*' }), cron({ minute: '0', hour: '4' }), cron({ minute: '0', hour: '4', weekDay: 'MON' }), rate(5)],
    invalid: [
      [cron({ hour: '4' }), 'schedule.minute'],
      [cron({ weekDay: 'MON' }), 'schedule.minute', 'schedule.hour'],
      [cron({ month: '2' }), 'schedule.minute', 'schedule.hour', 'schedule.day'],
      [cron({}), 'schedule.minute'],
      // What a coarser field holds does not matter.
      [cron({ hour: RAW }), 'schedule.minute'],
    ],
    unknown: [(variable) => cron({ minute: variable.stringValue, hour: '4' }), () => cron({ minute: RAW })],
  },
  MP022: {
    valid: [cron({ minute: '0', hour: '4', day: '1', weekDay: '*' }), cron({ minute: '0', hour: '4', day: '?', weekDay: 'MON' })],
    invalid: [
      [cron({ minute: '0', hour: '4', day: '1', weekDay: 'MON' }), 'schedule.weekDay'],
      [expression('0 0 4 1 * MON'), 'schedule.weekDay'],
    ],
    unknown: [
      (variable) => cron({ minute: '0', hour: '4', day: variable.stringValue, weekDay: 'MON' }),
      () => cron({ minute: '0', hour: '4', day: '1', weekDay: RAW }),
    ],
  },
  MP023: {
    valid: [cron({ minute: '0', hour: '4', weekDay: 'MON-SAT' }), cron({ minute: '0', hour: '4', weekDay: 'FRI,SAT,SUN,MON' })],
    invalid: [
      [cron({ minute: '0', hour: '4', weekDay: 'FRI-MON' }), 'schedule.weekDay'],
      [cron({ minute: '0', hour: '4', weekDay: 'SAT-SUN' }), 'schedule.weekDay'],
      [cron({ minute: '0', hour: '4', weekDay: 'SUN-TUE' }), 'schedule.weekDay'],
    ],
    unknown: [
      (variable) => cron({ minute: '0', hour: '4', weekDay: variable.stringValue }),
      () => cron({ minute: '0', hour: '4', weekDay: 'FRI-${var.unknown}' }),
    ],
  },
  MP024: {
    valid: [
      cron({ minute: '0', hour: '4', day: '29', month: '2' }),
      cron({ minute: '0', hour: '4', day: '31', month: 'APR,MAY' }),
      cron({ minute: '0', hour: '4', day: '31' }),
      cron({ minute: '0', hour: '4', day: '30', month: '4' }),
    ],
    invalid: [
      [cron({ minute: '0', hour: '4', day: '30', month: 'FEB' }), 'schedule.day'],
      [cron({ minute: '0', hour: '4', day: '31', month: '4,6,9,11' }), 'schedule.day'],
      [expression('0 0 4 31 2 *'), 'schedule.day'],
    ],
    unknown: [
      (variable) => cron({ minute: '0', hour: '4', day: '31', month: variable.stringValue }),
      () => cron({ minute: '0', hour: '4', day: RAW, month: '2' }),
    ],
  },
  MP025: {
    valid: [
      cron({ minute: '0', hour: '4', timeZone: 'UTC' }),
      cron({ minute: '0', hour: '4', timeZone: 'US/Pacific' }),
      cron({ minute: '0', hour: '4', timeZone: 'Asia/Kolkata' }),
      cron({ minute: '0', hour: '4', timeZone: 'Asia/Calcutta' }),
    ],
    invalid: [
      [cron({ minute: '0', hour: '4', timeZone: 'asia/shanghai' }), 'schedule.timeZone'],
      [cron({ minute: '0', hour: '4', timeZone: 'Asia/Peking' }), 'schedule.timeZone'],
      [cron({ minute: '0', hour: '4', timeZone: '' }), 'schedule.timeZone'],
      [expression('CRON_TZ=Asia/Nowhere 0 0 4 * * *'), 'schedule.timeZone'],
    ],
    unknown: [(variable) => cron({ minute: '0', hour: '4', timeZone: variable.stringValue }), () => cron({ minute: '0', hour: '4', timeZone: RAW })],
  },
  MP026: {
    valid: [rate(1), rate(1440), rate(7), expression('@every 1m'), expression('@every 90s')],
    invalid: [
      [rate(0), 'schedule.rateMinutes'],
      [rate(-5), 'schedule.rateMinutes'],
      [rate(1.5), 'schedule.rateMinutes'],
      [expression('@every 59s'), 'schedule.expression'],
      [expression('@every 1s'), 'schedule.expression'],
    ],
    unknown: [(variable) => rate(variable.numberValue), () => expression('@every ${var.unknown}')],
  },
  MP027: {
    valid: [expression('0 30 4 * * *'), expression('CRON_TZ=Asia/Shanghai 0 30 4 ? * MON'), expression('@every 2h45m')],
    invalid: [
      [expression('30 4 * * *'), 'schedule.expression'],
      [expression('0 30 4 * * ? 2026'), 'schedule.expression'],
      [expression('cron(30 4 * * ? *)'), 'schedule.expression'],
      [expression('@daily'), 'schedule.expression'],
      [expression(''), 'schedule.expression'],
      [expression('H(0-59) 0 4 * * *'), 'schedule.expression'],
      [expression('@every 90.5s'), 'schedule.expression'],
    ],
    unknown: [(variable) => expression(variable.stringValue), () => expression(RAW)],
  },
  MP106: {
    valid: [{ ...rate(1), prefetcher: { maxQps: 1 }, schedule: { ...rate(1).schedule, media: media(1200) } }],
    invalid: [[{ prefetcher: { maxQps: 1 }, schedule: { ...rate(1).schedule, media: media(1201) } }, 'schedule']],
    unknown: [
      (variable) => ({ prefetcher: { maxQps: variable.numberValue }, schedule: { ...rate(1).schedule, media: media(1201) } }),
      (variable) => ({ prefetcher: { maxQps: 1 }, schedule: { ...rate(variable.numberValue).schedule, media: media(1201) } }),
    ],
  },
  MP107: {
    valid: [{ prefetcher: { maxQps: 1, timeoutSeconds: 60 }, schedule: { media: media(1200) } }],
    invalid: [[{ prefetcher: { maxQps: 1, timeoutSeconds: 60 }, schedule: { media: media(1201) } }, 'media']],
    unknown: [
      (variable) => ({ prefetcher: { maxQps: 1, timeoutSeconds: variable.numberValue }, schedule: { media: media(1201) } }),
      (variable) => ({ prefetcher: { maxQps: 1, timeoutSeconds: 60 }, schedule: { media: MediaSelection.ids(variable.listValue) } }),
    ],
  },
  MP110: {
    valid: [
      { schedule: { formats: ['m3u8'], definitions: ['HD'], media: media(500) } },
      { schedule: { formats: ['mp4'], media: media(500) } },
      {
        prefetcher: { account: new PrefetchAccount({ dailyUrlQuota: { preload: 6 } }) },
        schedule: { formats: ['m3u8'], definitions: ['HD'], sliceFlag: true, media: media(1) },
      },
    ],
    invalid: [
      [{ schedule: { formats: ['m3u8'], definitions: ['HD'], media: media(501) } }, 'media'],
      [{ schedule: { formats: ['mp4'], media: media(501) } }, 'media'],
      [
        {
          prefetcher: { account: new PrefetchAccount({ dailyUrlQuota: { preload: 5 } }) },
          schedule: { formats: ['m3u8'], definitions: ['HD'], sliceFlag: true, media: media(1) },
        },
        'media',
      ],
    ],
    unknown: [
      (variable) => ({ schedule: { formats: [variable.stringValue], definitions: ['HD', 'SD'], media: media(500) } }),
      (variable) => ({
        prefetcher: { account: new PrefetchAccount({ dailyUrlQuota: { preload: variable.numberValue } }) },
        schedule: { formats: ['mp4'], definitions: ['HD'], media: media(501) },
      }),
    ],
  },
  MP112: {
    valid: [
      at('2026-12-31T16:00:00Z'),
      cron({ minute: '0', hour: '4', timeZone: 'UTC' }),
      { schedule: { schedule: ScheduleExpression.cron({ minute: '*/15' }) } },
      rate(60),
      expression('0 30 4 * * *'),
    ],
    invalid: [
      [{ schedule: { schedule: ScheduleExpression.cron({ minute: '30', hour: '4' }) } }, 'schedule.timeZone'],
      [{ schedule: { schedule: ScheduleExpression.cron({ minute: '*', hour: '0-6' }) } }, 'schedule.timeZone'],
      [{ schedule: { schedule: ScheduleExpression.cron({ minute: '0', hour: '*', weekDay: 'MON' }) } }, 'schedule.timeZone'],
    ],
    unknown: [
      (variable) => cron({ minute: '30', hour: '4', timeZone: variable.stringValue }),
      () => cron({ minute: '30', hour: '4', timeZone: RAW }),
    ],
  },
};
