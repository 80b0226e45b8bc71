import { TerraformStack } from 'cdktf';
import { describe, expect, test } from 'vitest';
import {
  MediaPrefetchSchedule,
  type MediaPrefetchScheduleProps,
  MediaPrefetcher,
  MediaSelection,
  PrefetchAccount,
  ScheduleExpression,
  alicloud,
} from '../../src';
import { linesOfFailedValidation, mediaId, newApp, warningsOf } from '../fixtures';

const ASSUMED = /; no provider, role or account tells these prefetchers apart, so they are assumed to share one account/;

function media(count: number, from = 0): MediaSelection {
  return MediaSelection.ids(Array.from({ length: count }, (_, index) => mediaId(from + index)));
}

function at(hour: string, days: object = {}): ScheduleExpression {
  return ScheduleExpression.cron({ minute: '30', hour, timeZone: 'Asia/Shanghai', ...days });
}

/** An app of a stack a team. */
function appOf(teams: Record<string, (stack: TerraformStack) => void>) {
  const app = newApp();
  for (const [name, build] of Object.entries(teams)) {
    const stack = new TerraformStack(app, name);
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    build(stack);
  }
  return app;
}

function schedule(stack: TerraformStack, props: Partial<MediaPrefetchScheduleProps>, id = 'Nightly') {
  return new MediaPrefetchSchedule(stack, id, { schedule: at('4'), media: media(1), formats: ['mp4'], definitions: ['HD'], ...props });
}

function warned(app: ReturnType<typeof newApp>, id: string): string[] {
  app.synth();
  return warningsOf(app).filter((line) => line.includes(`] ${id} `));
}

describe('two stacks of 300 URLs each', () => {
  const stacks = (more: { readonly account?: PrefetchAccount } = {}) =>
    appOf({
      football: (stack) => schedule(stack, { media: media(300), prefetcher: new MediaPrefetcher(stack, 'Prefetcher', more) }),
      series: (stack) => schedule(stack, { media: media(300, 1000), schedule: at('6'), prefetcher: new MediaPrefetcher(stack, 'Prefetcher', more) }),
    });

  test('are said to exceed the day of what is assumed to be one account', () => {
    const [found, ...others] = warned(stacks(), 'MP111');
    expect(others).toEqual([]);
    expect(found).toMatch(
      /^\[football\/Prefetcher\] MP111 account\.dailyUrlQuota\.preload: 600 URLs every day: football\/Nightly 300, series\/Nightly 300\. Allowed: 500 URLs a day in Shanghai; with the others as they are, football\/Nightly may have 200 \(200 media assets\)\./,
    );
    expect(found).toMatch(ASSUMED);
  });

  test('are certain where they share an account, and an error where it asks for that', () => {
    const [found] = warned(stacks({ account: new PrefetchAccount() }), 'MP111');
    expect(found).not.toMatch(ASSUMED);
    const strict = stacks({ account: new PrefetchAccount({ failOnExcess: true }) });
    let lines: string[] = [];
    try {
      strict.synth();
    } catch (error) {
      lines = linesOfFailedValidation(error);
    }
    expect(lines.filter((line) => line.includes('MP153'))).toHaveLength(1);
  });

  test('stay a warning where only one of them asks for an error', () => {
    const app = appOf({
      football: (stack) =>
        schedule(stack, {
          media: media(300),
          prefetcher: new MediaPrefetcher(stack, 'Prefetcher', { account: new PrefetchAccount({ failOnExcess: true }) }),
        }),
      series: (stack) => schedule(stack, { media: media(300, 1000), schedule: at('6') }),
    });
    expect(warned(app, 'MP111')).toEqual([expect.stringMatching(ASSUMED)]);
  });
});

describe('the kind of day', () => {
  const day = (...schedules: Partial<MediaPrefetchScheduleProps>[]) =>
    warned(
      appOf({ team: (stack) => schedules.forEach((props, index) => schedule(stack, { media: media(300, index * 1000), ...props }, `S${index}`)) }),
      'MP111',
    ).map((line) => /URLs (.*?): team/.exec(line)?.[1]);

  test.each<[string[], Partial<MediaPrefetchScheduleProps>[]]>([
    [['every day'], [{}, { schedule: at('6') }]],
    [['on Mondays'], [{}, { schedule: at('6', { weekDay: 'MON' }) }]],
    [['on day 1 of a month'], [{}, { schedule: at('6', { day: '1' }) }]],
    [['every day in June'], [{}, { schedule: at('6', { month: 'JUN' }) }]],
    [['on 1 June'], [{}, { schedule: at('6', { month: 'JUN', day: '1' }) }]],
    [['on day 13 of a month where it falls on Friday'], [{ schedule: at('4', { weekDay: 'FRI' }) }, { schedule: at('6', { day: '13' }) }]],
    // 17:30 in Berlin is the next day in Shanghai in winter only.
    [
      ['on Mondays'],
      [
        { schedule: at('4', { weekDay: 'MON' }) },
        { schedule: ScheduleExpression.cron({ minute: '30', hour: '20', weekDay: 'SUN', timeZone: 'UTC' }) },
      ],
    ],
    [['on 2026-06-11'], [{}, { schedule: ScheduleExpression.at('2026-06-11T20:00:00+08:00') }]],
    [['on days from 2027-01-01 to 2027-01-02'], [{}, { notBefore: '2027-01-01T00:00:00+08:00', notAfter: '2027-01-03T00:00:00+08:00' }]],
    [['on days until 2026-11-30'], [{}, { notAfter: '2026-12-01T00:00:00+08:00' }]],
    [['on days from 2027-01-01'], [{}, { notBefore: '2027-01-01T00:00:00+08:00' }]],
    [
      ['on days from 2027-01-04 to 2027-01-25'],
      [{ schedule: at('4', { weekDay: 'MON' }) }, { notBefore: '2027-01-01T00:00:00+08:00', notAfter: '2027-02-01T00:00:00+08:00' }],
    ],
    [[], [{}, { schedule: at('6'), notAfter: '2025-12-31T00:00:00Z' }]],
    [[], [{ schedule: at('6', { day: '30' }) }, { schedule: at('6', { month: 'FEB' }) }]],
  ])('is %j', (expected, schedules) => {
    expect(day(...schedules)).toEqual(expected);
  });
});

test('a finding names the seconds, and a minute that is free', () => {
  const team = (from: number) => (stack: TerraformStack) =>
    schedule(stack, { media: media(600, from), prefetcher: new MediaPrefetcher(stack, 'Prefetcher', { maxQps: 30 }) });
  const [found] = warned(appOf({ football: team(0), series: team(5000) }), 'MP146');
  expect(found).toMatch(
    /account\.qpsLimit: 60 requests a second every day at 04:30:00 Asia\/Shanghai: football\/Nightly 30, series\/Nightly 30\. Allowed: 50 requests a second; series\/Nightly fits at 04:31 Asia\/Shanghai\./,
  );
});

test('an imported prefetcher counts in its account', () => {
  const account = new PrefetchAccount({ accountId: '1234567890123456' });
  const app = appOf({
    own: (stack) => schedule(stack, { media: media(300), prefetcher: new MediaPrefetcher(stack, 'Prefetcher', { account }) }),
    imported: (stack) =>
      schedule(stack, {
        media: media(300, 1000),
        schedule: at('6'),
        prefetcher: MediaPrefetcher.fromAttributes(stack, 'Imported', {
          functionName: 'warmer',
          vodRegion: 'cn-shanghai',
          maxQps: 20,
          timeoutSeconds: 600,
          account,
        }),
      }),
  });
  expect(warned(app, 'MP111')).toEqual([
    expect.stringMatching(/600 URLs every day: own\/Nightly 300, imported\/Nightly 300\. .*PreloadQueueFull\)\.$/),
  ]);
});

test('what is known is a floor: beside a variable, without formats, and with a limit', () => {
  const known = (mediaOf: (stack: TerraformStack) => MediaSelection, props: Partial<MediaPrefetchScheduleProps> = {}) =>
    warned(appOf({ team: (stack) => schedule(stack, { media: mediaOf(stack), ...props }) }), 'MP111').map(
      (line) => /: ((?:at least |up to )?\d+ URLs)/.exec(line)?.[1],
    );
  const late = '${var.late}';
  expect(known(() => MediaSelection.ids([...Array.from({ length: 501 }, (_, index) => mediaId(index)), late]))).toEqual(['at least 501 URLs']);
  expect(known(() => MediaSelection.ids([...Array.from({ length: 500 }, (_, index) => mediaId(index)), late]))).toEqual([]);
  expect(known(() => media(501), { formats: undefined })).toEqual(['at least 501 URLs']);
  expect(known(() => MediaSelection.concat(media(600), MediaSelection.search({})).limit(501))).toEqual(['up to 501 URLs']);
  expect(known(() => MediaSelection.concat(media(600), MediaSelection.search({})).limit(500))).toEqual([]);
  expect(known(() => media(600).excluding(MediaSelection.ids([late])))).toEqual(['up to 600 URLs']);
  expect(known(() => MediaSelection.search({}))).toEqual([]);
});

test('a second synth counts what has come since', () => {
  const app = appOf({ team: (stack) => schedule(stack, { media: media(300) }) });
  expect(warned(app, 'MP111')).toEqual([]);
  schedule(app.node.findChild('team') as TerraformStack, { media: media(300, 1000), schedule: at('6') }, 'Later');
  expect(warned(app, 'MP111')).toHaveLength(1);
});
