import { TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import {
  Definition,
  MediaFormat,
  MediaPrefetchSchedule,
  MediaPrefetcher,
  MediaSelection,
  ResultType,
  ScheduleExpression,
  StreamType,
  TaskType,
} from '../src';
import { QUIET, errors, mediaId, newSchedule, newStack, only, resources, synthesized, warnings } from './fixtures';

const AWKWARD = 'q"uote b\\ack \n ${one} %{ if true } é <&>';

/** What Terraform makes of a literal template without expressions. */
function unescaped(text: string): string {
  return text.replace(/([$%])\1\{/g, '$1{');
}

function configOf(schedule: MediaPrefetchSchedule): any {
  return JSON.parse(unescaped(only(schedule, 'alicloud_fcv3_trigger').trigger_config));
}

describe('the trigger', () => {
  test('is a timer on the latest version of the shared function', () => {
    const schedule = newSchedule();
    expect(only(schedule, 'alicloud_fcv3_trigger')).toMatchObject({
      trigger_type: 'timer',
      qualifier: 'LATEST',
      trigger_name: 'stack-Schedule-9f807f9a',
      function_name: expect.stringMatching(/^\$\{alicloud_fcv3_function\..*\.function_name\}$/),
    });
  });

  test('carries cron, switch and job in a literal with sorted keys', () => {
    const config = only(newSchedule({ enabled: false }), 'alicloud_fcv3_trigger').trigger_config;
    expect(config).toBe(
      JSON.stringify({
        cronExpression: 'CRON_TZ=Asia/Shanghai 0 30 4 * * *',
        enable: false,
        payload: JSON.stringify({
          schedule: 'stack/Schedule',
          selection: { ids: [mediaId(1), mediaId(2)], type: 'ids' },
          task: { taskType: 'Preload' },
          version: 2,
        }),
      }),
    );
  });

  test('carries every prop of the task', () => {
    const schedule = newSchedule({
      taskType: TaskType.REFRESH,
      formats: [MediaFormat.HLS, MediaFormat.MP4],
      definitions: [Definition.HD, Definition.FOUR_K],
      streamTypes: [StreamType.VIDEO],
      resultType: ResultType.MULTIPLE,
      sliceFlag: true,
      sliceCount: 7,
      userData: { callbackUrl: 'https://example.com/done', extend: { season: '3' } },
      notBefore: '2026-12-01T00:00:00Z',
      notAfter: '2027-01-01T00:00:00+08:00',
      retryUnanswered: false,
      failOnPartial: true,
    });
    expect(JSON.parse(configOf(schedule).payload)).toEqual({
      version: 3,
      schedule: 'stack/Schedule',
      selection: { type: 'ids', ids: [mediaId(1), mediaId(2)] },
      task: {
        taskType: 'Refresh',
        formats: ['m3u8', 'mp4'],
        definitions: ['HD', '4K'],
        streamTypes: ['video'],
        resultType: 'Multiple',
        sliceFlag: true,
        sliceCount: 7,
        userData: '{"Extend":{"season":"3"},"MessageCallback":{"CallbackURL":"https://example.com/done"}}',
      },
      notBefore: '2026-12-01T00:00:00Z',
      notAfter: '2027-01-01T00:00:00+08:00',
      retryUnanswered: false,
      failOnPartial: true,
    });
    expect(errors(schedule)).toEqual([]);
  });

  test('keeps every character of user data in the literal', () => {
    const schedule = newSchedule({ userData: { extend: { text: AWKWARD } } });
    const { task } = JSON.parse(configOf(schedule).payload);
    expect(JSON.parse(task.userData).Extend.text).toBe(AWKWARD);
  });

  test('keeps user data as text where it was given as text', () => {
    const schedule = newSchedule({ userDataJson: `{ "Extend": {"a": ${JSON.stringify(AWKWARD)} } }` });
    expect(JSON.parse(configOf(schedule).payload).task.userData).toBe(`{ "Extend": {"a": ${JSON.stringify(AWKWARD)} } }`);
  });

  test('is one jsonencode where a value is known only to Terraform', () => {
    const stack = newStack();
    const ids = new TerraformVariable(stack, 'ids', { type: 'list(string)' });
    const flag = new TerraformVariable(stack, 'flag', { type: 'bool' });
    const schedule = new MediaPrefetchSchedule(stack, 'Schedule', {
      ...QUIET,
      media: MediaSelection.ids(ids.listValue),
      enabled: flag.booleanValue,
      userData: { extend: { text: AWKWARD } },
    });
    const config = only(schedule, 'alicloud_fcv3_trigger').trigger_config;
    expect(config).toMatch(
      /^\$\{jsonencode\(\{"cronExpression" = "CRON_TZ=Asia\/Shanghai 0 30 4 \* \* \*", "enable" = coalesce\(var\.flag, true\), "payload" = jsonencode\(/,
    );
    expect(config).toContain('"selection" = {"ids" = var.ids, "type" = "ids"}');
    expect(config).toContain('$${one} %%{ if true } é <&>');
    expect(errors(schedule)).toEqual([]);
  });
});

describe('the prefetcher of a schedule', () => {
  test('is shared by the schedules of a stack that name none', () => {
    const stack = newStack();
    const first = new MediaPrefetchSchedule(stack, 'First', QUIET);
    const second = new MediaPrefetchSchedule(stack, 'Second', { ...QUIET, schedule: ScheduleExpression.rate(15) });
    expect(first.prefetcher).toBe(second.prefetcher);
    expect(first.prefetcher.node.path).toBe('stack/MediaPrefetcher');
    expect(resources(stack, 'alicloud_fcv3_function')).toHaveLength(1);
    expect(resources(stack, 'alicloud_fcv3_trigger')).toHaveLength(2);
  });

  test('settles its limits before the first tick', () => {
    expect(only(newSchedule(), 'alicloud_fcv3_trigger').depends_on).toEqual([
      expect.stringMatching(/^alicloud_fcv3_async_invoke_config\./),
      expect.stringMatching(/^alicloud_fcv3_concurrency_config\./),
    ]);
  });

  test('of another stack is referred to without a dependency on its resources', () => {
    const home = newStack('home');
    const away = newStack('away', home.node.root as never);
    const prefetcher = new MediaPrefetcher(home, 'Prefetcher');
    const schedule = new MediaPrefetchSchedule(away, 'Schedule', { ...QUIET, prefetcher });
    const app = synthesized(schedule);
    const trigger = Object.values(app.resource.alicloud_fcv3_trigger)[0] as any;
    expect(trigger.depends_on).toBeUndefined();
    expect(trigger.function_name).toContain('data.terraform_remote_state');
    expect(Object.keys(app.resource)).toEqual(['alicloud_fcv3_trigger']);
  });

  test('may belong to another state', () => {
    const stack = newStack();
    const prefetcher = MediaPrefetcher.fromAttributes(stack, 'Imported', {
      functionName: 'warmer',
      vodRegion: 'cn-shanghai',
      maxQps: 10,
      timeoutSeconds: 600,
    });
    const schedule = new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, prefetcher });
    expect(only(schedule, 'alicloud_fcv3_trigger')).toMatchObject({ function_name: 'warmer' });
    expect(synthesized(schedule).resource).not.toHaveProperty('alicloud_fcv3_function');
    expect(prefetcher.requiredActions).toEqual(['vod:DescribeVodRefreshQuota', 'vod:GetMediaRefreshJobs', 'vod:RefreshMediaPlayUrls']);
  });
});

describe('the URL sum', () => {
  test('is definitions by formats, and the slices of m3u8', () => {
    const schedule = newSchedule({ formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'], sliceFlag: true, sliceCount: 5 });
    expect([schedule.urlsPerMedia, schedule.urlsPerRun, schedule.urlsPerDay]).toEqual([14, 28, 28]);
  });

  test('takes five slices where their number is left out', () => {
    expect(newSchedule({ formats: ['m3u8'], definitions: ['HD'], sliceFlag: true }).urlsPerMedia).toBe(6);
  });

  test('of a day counts every run of it', () => {
    const schedule = newSchedule({ formats: ['mp4'], definitions: ['HD'], schedule: ScheduleExpression.rate(60) });
    expect(schedule.urlsPerDay).toBe(48);
  });

  test.each([
    ['formats are left out', { definitions: ['HD'] }],
    ['definitions are left out', { formats: ['mp4'] }],
    ['a format is a token', { formats: ['${var.format}'], definitions: ['HD'] }],
  ])('is not known where %s', (_, props) => {
    expect(newSchedule(props).urlsPerMedia).toBeUndefined();
  });
});

test('the least schedule has neither error nor warning', () => {
  const stack = TerraformStack.of(newSchedule());
  expect(errors(stack)).toEqual([]);
  expect(warnings(stack)).toEqual([]);
});

test('a warning is said once, however often the app is synthesized', () => {
  const schedule = newSchedule({ definitions: ['HDD'] });
  expect(warnings(schedule)).toHaveLength(1);
  expect(warnings(schedule)).toHaveLength(1);
});
