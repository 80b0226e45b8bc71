import { type TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import {
  type IMediaPrefetcher,
  MediaPrefetchSchedule,
  type MediaPrefetchScheduleProps,
  MediaPrefetcher,
  type MediaPrefetcherProps,
  MediaSelection,
  ScheduleExpression,
} from '../../src';
import { QUIET, errors, mediaId, newStack, only, warnings } from '../fixtures';

/** The lines about constructs. */
function lines(stack: TerraformStack): string[] {
  return errors(stack).filter((line) => line.startsWith('['));
}

/** The construct, the rule and the prop of each error. */
function mistakes(stack: TerraformStack): string[] {
  return lines(stack).map((line) => /^\[([^\]]+)\] (MP\d+ [^:]+): /.exec(line)?.slice(1).join(' ') ?? line);
}

/** What users of JavaScript may write. */
const anything = (value: unknown) => value as never;

test('several mistakes of one construct are reported together, with those of others', () => {
  const stack = newStack();
  const prefetcher = new MediaPrefetcher(
    stack,
    'Prefetcher',
    anything({ maxQPS: 10, timeoutSeconds: '900', logs: { retention_days: 30, enabled: 'false' } }),
  );
  new MediaPrefetchSchedule(
    stack,
    'Schedule',
    anything({
      prefetcher,
      schedule: ScheduleExpression.cron(anything({ minute: 30, hour: '4', timezone: 'Asia/Shanghai' })),
      media: MediaSelection.ids(anything([mediaId(1), 7])).limit(anything('10')),
      formats: 'mp4',
      sliceCount: 21,
      enabled: 'false',
    }),
  );
  expect(mistakes(stack)).toEqual([
    'stack/Prefetcher MP001 timeoutSeconds',
    'stack/Prefetcher MP001 logs.enabled',
    'stack/Prefetcher MP077 maxQPS',
    'stack/Prefetcher MP077 logs.retention_days',
    'stack/Schedule MP001 formats',
    'stack/Schedule MP001 enabled',
    'stack/Schedule MP001 schedule.minute',
    'stack/Schedule MP001 media.ids[1]',
    'stack/Schedule MP001 media.limit.count',
    'stack/Schedule MP005 sliceCount',
    'stack/Schedule MP006 sliceCount',
    'stack/Schedule MP077 schedule.timezone',
  ]);
});

test('a message names the value, what is allowed, and the name that was probably meant', () => {
  const stack = newStack();
  new MediaPrefetchSchedule(stack, 'Schedule', anything({ ...QUIET, slicecount: 5, sliceFlag: 'true' }));
  expect(lines(stack)).toEqual([
    '[stack/Schedule] MP001 sliceFlag: "true". Allowed: true or false.',
    '[stack/Schedule] MP077 slicecount: 5. Allowed: sliceCount. Why: a prop that the construct does not have is ignored.',
  ]);
});

test('the names before the first release are errors that name the new ones', () => {
  const stack = newStack();
  new MediaPrefetchSchedule(stack, 'Schedule', anything({ ...QUIET, retryLostAnswers: false, notAgainWithinHours: 20, failWhen: {} }));
  expect(lines(stack).map((line) => /MP077 (\w+): .* Allowed: (\w+)\./.exec(line)?.slice(1))).toEqual([
    ['retryLostAnswers', 'retryUnanswered'],
    ['notAgainWithinHours', 'skipSubmittedWithinHours'],
    ['failWhen', 'failureCriteria'],
  ]);
});

test.each([
  ['the ID', (stack: TerraformStack, id: string) => new MediaPrefetchSchedule(stack, id, QUIET)],
  ['the ID of a prefetcher', (stack: TerraformStack, id: string) => new MediaPrefetcher(stack, id)],
  ['the ID of a scope', (stack: TerraformStack, id: string) => new MediaPrefetchSchedule(new Construct(stack, id), 'Schedule', QUIET)],
])('%s is no token, since names and addresses are made of it', (_, make) => {
  const stack = newStack();
  make(stack, new TerraformVariable(stack, 'v', {}).stringValue);
  expect(lines(stack)).toEqual([
    expect.stringMatching(/\] MP079 id: a value that only Terraform knows\. Allowed: text, here and in every scope around it\. Why: /),
  ]);
});

describe('props or options that are no object', () => {
  test.each([
    [
      'no props of a schedule',
      (stack: TerraformStack) => new MediaPrefetchSchedule(stack, 'x', ...([] as unknown as [never])),
      ['MP078 schedule', 'MP078 media'],
    ],
    ['null props of a schedule', (stack: TerraformStack) => new MediaPrefetchSchedule(stack, 'x', anything(null)), ['MP078 schedule', 'MP078 media']],
    ['text as props of a schedule', (stack: TerraformStack) => new MediaPrefetchSchedule(stack, 'x', anything('nightly')), ['MP001 props']],
    ['no props of a prefetcher', (stack: TerraformStack) => new MediaPrefetcher(stack, 'x'), []],
    ['null props of a prefetcher', (stack: TerraformStack) => new MediaPrefetcher(stack, 'x', anything(null)), []],
    ['a number as props of a prefetcher', (stack: TerraformStack) => new MediaPrefetcher(stack, 'x', anything(20)), ['MP001 props']],
    [
      'no attributes of a prefetcher',
      (stack: TerraformStack) => MediaPrefetcher.fromAttributes(stack, 'x', anything(undefined)),
      ['MP078 functionName', 'MP078 vodRegion', 'MP078 maxQps', 'MP078 timeoutSeconds'],
    ],
  ] as const)('%s', (_, make, expected) => {
    const stack = newStack();
    make(stack);
    expect(mistakes(stack)).toEqual(expected.map((mistake) => `stack/x ${mistake}`));
  });

  test.each([
    ['cron(undefined)', () => ({ schedule: ScheduleExpression.cron(anything(undefined)) }), ['MP021 schedule.minute']],
    ['cron of text', () => ({ schedule: ScheduleExpression.cron(anything('0 4 * * *')) }), ['MP001 schedule']],
    ['search()', () => ({ media: MediaSelection.search(anything(undefined)) }), []],
    ['search of text', () => ({ media: MediaSelection.search(anything('CateId = 42')) }), ['MP001 media.search.options']],
    ['recent()', () => ({ media: MediaSelection.recent(anything(undefined)) }), ['MP078 media.recent.withinHours']],
    ['recent of a number', () => ({ media: MediaSelection.recent(anything(24)) }), ['MP001 media.recent.options']],
    ['topPlayed()', () => ({ media: MediaSelection.topPlayed(anything(null)) }), ['MP078 media.topPlayed.days', 'MP078 media.topPlayed.limit']],
    ['ids of several arguments', () => ({ media: MediaSelection.ids(anything(mediaId(1))) }), ['MP001 media.ids']],
    ['concat of an array', () => ({ media: MediaSelection.concat(anything([QUIET.media])) }), ['MP001 media.concat[0]']],
    ['storedIn of text', () => ({ media: QUIET.media.storedIn('lists', anything('warm/')) }), ['MP001 media.storedIn.options']],
    [
      'bucketObject of text',
      () => ({ media: MediaSelection.bucketObject('lists', 'a.txt', anything('https://x')) }),
      ['MP001 media.bucketObject.options'],
    ],
    [
      'bucketObject()',
      () => ({ media: MediaSelection.bucketObject(...([] as unknown as [never, never])) }),
      ['MP078 media.bucketObject.bucketName', 'MP078 media.bucketObject.key'],
    ],
  ] as const)('%s', (_, props, expected) => {
    const stack = newStack();
    new MediaPrefetchSchedule(stack, 'x', { ...QUIET, ...props() });
    expect(mistakes(stack)).toEqual(expected.map((mistake) => `stack/x ${mistake}`));
  });
});

describe("a user's own class that passes its props along", () => {
  interface OwnProps extends MediaPrefetchScheduleProps {
    readonly team: string;
    readonly format?: string;
  }

  class OwnSchedule extends MediaPrefetchSchedule {
    constructor(scope: Construct, id: string, props: OwnProps) {
      super(scope, id, { ...props, formats: props.format === undefined ? props.formats : [props.format] });
    }
  }

  class OwnPrefetcher extends MediaPrefetcher {
    constructor(scope: Construct, id: string, props: MediaPrefetcherProps & { readonly costCentre: string }) {
      super(scope, id, props);
    }
  }

  test('may have props of its own', () => {
    const stack = newStack();
    const prefetcher = new OwnPrefetcher(stack, 'Prefetcher', { costCentre: '42' });
    new OwnSchedule(stack, 'Schedule', { ...QUIET, prefetcher, team: 'video', format: 'mp4' });
    expect(errors(stack)).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });

  test('is told of those that resemble ours', () => {
    const stack = newStack();
    const prefetcher = new OwnPrefetcher(stack, 'Prefetcher', anything({ costCentre: '42', max_qps: 5 }));
    new OwnSchedule(stack, 'Schedule', anything({ ...QUIET, prefetcher, team: 'video', Definitions: ['HD'], sliceFlg: true }));
    expect(mistakes(stack)).toEqual(['stack/Prefetcher MP077 max_qps', 'stack/Schedule MP077 Definitions', 'stack/Schedule MP077 sliceFlg']);
    expect(warnings(stack)).toEqual([]);
  });

  test('has the same keys in nested objects as any other', () => {
    const stack = newStack();
    new OwnPrefetcher(stack, 'Prefetcher', anything({ costCentre: '42', logs: { team: 'video' } }));
    expect(mistakes(stack)).toEqual([]);
  });
});

test('instances of classes, keys without a value, and maps of the user are not judged by their keys', () => {
  class LogSettings {
    public readonly team = 'video';
    public readonly retentiondays = 7;
  }
  const stack = newStack();
  const prefetcher = new MediaPrefetcher(
    stack,
    'Prefetcher',
    anything({ logs: new LogSettings(), tags: { Name: 'a', maxQPS: 'b' }, maxQPS: undefined, other: undefined }),
  );
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher, userData: { extend: { callbackURL: 'a', CallbackUrl: 'b' } } });
  expect(errors(stack)).toEqual([]);
  expect(warnings(stack)).toEqual([]);
});

describe("a prefetcher of the user's own class", () => {
  class OwnPrefetcher extends Construct implements Partial<IMediaPrefetcher> {
    declare public readonly functionName: string;
    declare public readonly maxQps: number;

    constructor(scope: Construct, id: string, members: Partial<Record<keyof IMediaPrefetcher, unknown>>) {
      super(scope, id);
      Object.assign(this, members);
    }
  }

  const COMPLETE = {
    functionName: 'warmer',
    vodRegion: 'cn-shanghai',
    maxQps: 10,
    timeoutSeconds: 600,
    requiredActions: ['vod:RefreshMediaPlayUrls'],
  };

  test('that has what the interface asks for works', () => {
    const stack = newStack();
    const prefetcher = new OwnPrefetcher(stack, 'Own', COMPLETE);
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: anything(prefetcher) });
    expect(errors(stack)).toEqual([]);
    expect(warnings(stack)).toEqual([]);
    expect(only(stack, 'alicloud_fcv3_trigger').function_name).toBe('warmer');
  });

  test.each(Object.keys(COMPLETE))('that lacks %s is an error of each of its schedules', (name) => {
    const stack = newStack();
    const prefetcher = new OwnPrefetcher(stack, 'Own', { ...COMPLETE, [name]: undefined });
    new MediaPrefetchSchedule(stack, 'First', { ...QUIET, prefetcher: anything(prefetcher) });
    new MediaPrefetchSchedule(stack, 'Second', { ...QUIET, prefetcher: anything(prefetcher) });
    expect(mistakes(stack)).toEqual([`stack/First MP078 prefetcher.${name}`, `stack/Second MP078 prefetcher.${name}`]);
  });

  test('with members of another type is an error', () => {
    const stack = newStack();
    const prefetcher = new OwnPrefetcher(stack, 'Own', { ...COMPLETE, functionName: 7, maxQps: '10', requiredActions: 'vod:RefreshMediaPlayUrls' });
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: anything(prefetcher) });
    expect(mistakes(stack)).toEqual([
      'stack/Schedule MP001 prefetcher.functionName',
      'stack/Schedule MP001 prefetcher.maxQps',
      'stack/Schedule MP001 prefetcher.requiredActions',
    ]);
  });

  test('is judged by the rules of a prefetcher, once for all its schedules', () => {
    const stack = newStack();
    const prefetcher = new OwnPrefetcher(stack, 'Own', { ...COMPLETE, functionName: '1 warmer', maxQps: 0, timeoutSeconds: 1e9 });
    new MediaPrefetchSchedule(stack, 'First', { ...QUIET, prefetcher: anything(prefetcher) });
    new MediaPrefetchSchedule(stack, 'Second', { ...QUIET, prefetcher: anything(prefetcher) });
    expect(mistakes(stack)).toEqual(['stack/Own MP040 timeoutSeconds', 'stack/Own MP044 name', 'stack/Own MP049 maxQps']);
  });

  test('may have members that are tokens, and the plan judges them', () => {
    const stack = newStack();
    const { numberValue } = new TerraformVariable(stack, 'v', {});
    const prefetcher = new OwnPrefetcher(stack, 'Own', { ...COMPLETE, functionName: `warmer-${numberValue}`, maxQps: numberValue });
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: anything(prefetcher) });
    const { function_name: name, lifecycle } = only(stack, 'alicloud_fcv3_trigger');
    expect(name).toBe('warmer-${var.v}');
    expect(lifecycle.precondition.map((each: { error_message: string }) => each.error_message.slice(0, 5))).toEqual(['MP044', 'MP049']);
  });

  test('that is any construct lacks everything', () => {
    const stack = newStack();
    new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher: anything(new Construct(stack, 'Own')) });
    expect(mistakes(stack)).toEqual(Object.keys(COMPLETE).map((name) => `stack/Schedule MP078 prefetcher.${name}`));
  });
});
