import { TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import {
  MediaPrefetchSchedule,
  type MediaPrefetchScheduleProps,
  MediaPrefetcher,
  type MediaPrefetcherProps,
  MediaSelection,
  PrefetchAccount,
  ScheduleExpression,
  TaskType,
  Verification,
} from '../../src';
import { QUIET, mediaId, newSchedule, newStack, only, warnings } from '../fixtures';

const COMPLETION = { verification: Verification.COMPLETION, verificationTimeoutSeconds: 300 };
const BOTH = { taskType: TaskType.REFRESH_THEN_PRELOAD, verificationTimeoutSeconds: 300 };
const FOUR_URLS = { formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'] };
const media = (count: number) => MediaSelection.ids(Array.from({ length: count }, (_, index) => mediaId(index)));
const at = (minute: string) => ScheduleExpression.cron({ minute, hour: '4', timeZone: 'Asia/Shanghai' });

/** The warnings of rules about one prefetcher and its schedules. */
function warned(ids: readonly string[], prefetcher: MediaPrefetcherProps, ...schedules: Partial<MediaPrefetchScheduleProps>[]): string[] {
  const stack = newStack();
  const shared = new MediaPrefetcher(stack, 'Prefetcher', prefetcher);
  schedules.forEach((props, index) => new MediaPrefetchSchedule(stack, `Schedule${index}`, { ...QUIET, prefetcher: shared, ...props }));
  return warnings(stack).filter((line) => ids.some((id) => line.includes(id)));
}

describe('the payload', () => {
  const jobOf = (props: Partial<MediaPrefetchScheduleProps>) =>
    JSON.parse(JSON.parse(only(newSchedule(props), 'alicloud_fcv3_trigger').trigger_config).payload) as Record<string, unknown>;

  test('says nothing of what was left out', () => {
    expect(Object.keys(jobOf({})).sort()).toEqual(['schedule', 'selection', 'task', 'version']);
  });

  test('carries all that was given', () => {
    const job = jobOf({
      ...COMPLETION,
      ...BOTH,
      urlBudget: 100,
      withinAccountQuota: true,
      maxUrlsInFlight: 50,
      failureCriteria: { failedShare: 0.1, nothingSelected: true },
    });
    expect(job).toMatchObject({
      task: { taskType: 'RefreshThenPreload' },
      verification: { level: 'completion', withinSeconds: 300 },
      urlBudget: 100,
      withinAccountQuota: true,
      maxUrlsInFlight: 50,
      failureCriteria: { failedShare: 0.1, nothingSelected: true },
    });
    expect(jobOf({ maxUrlsInFlight: 5, verificationTimeoutSeconds: 60 }).verification).toEqual({ level: 'submission', withinSeconds: 60 });
  });

  test('takes budgets that only Terraform knows', () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, 'budget', { type: 'number' });
    new MediaPrefetchSchedule(stack, 'Schedule', {
      ...QUIET,
      urlBudget: variable.numberValue,
      failureCriteria: { failedShare: variable.numberValue },
    });
    const trigger = only(stack, 'alicloud_fcv3_trigger');
    expect(trigger.trigger_config).toMatch(/"failureCriteria" = \{"failedShare" = var\.budget\}.*"urlBudget" = var\.budget/);
    expect(trigger.lifecycle.precondition.map(({ error_message: message }: { error_message: string }) => message.slice(0, 5))).toEqual(
      expect.arrayContaining(['MP001', 'MP036', 'MP037']),
    );
  });
});

describe('the time of a run', () => {
  test('holds that of waiting for its URLs', () => {
    expect(warned(['MP107'], { timeoutSeconds: 300 }, COMPLETION)[0]).toMatch(/MP107 media: a run of at least 6 min with a timeout of 5 min\./);
    expect(warned(['MP107'], { timeoutSeconds: 310 }, COMPLETION)).toEqual([]);
    expect(warned(['MP107'], { timeoutSeconds: 600 }, { ...BOTH, verification: Verification.COMPLETION })).toHaveLength(1);
    expect(warned(['MP106'], {}, { ...COMPLETION, schedule: ScheduleExpression.rate(5) })[0]).toMatch(
      /MP106 schedule: a run of at least 6 min every 5 min\./,
    );
  });

  test('holds that of waiting until enough of its URLs are complete', () => {
    const props = { ...FOUR_URLS, maxUrlsInFlight: 100, media: media(75) };
    expect(warned(['MP107'], { timeoutSeconds: 600 }, props)).toHaveLength(1);
    expect(warned(['MP107'], { timeoutSeconds: 610 }, props)).toEqual([]);
  });

  test('that a run waits for longer than its timeout is told at once', () => {
    expect(warned(['MP120'], {}, { verification: Verification.COMPLETION })[0]).toMatch(/up to 30 min of waiting with a timeout of 10 min\./);
  });

  test('names the schedules that a waiting run holds up', () => {
    const [found] = warned(['MP108'], {}, { ...COMPLETION, schedule: at('0') }, { schedule: at('4') });
    expect(found).toMatch(
      /\[stack\/Prefetcher\] MP108 schedule: stack\/Schedule1 with stack\/Schedule0 \(which waits for its URLs, at least 5 min\) at 04:04 Asia\/Shanghai\./,
    );
    expect(warned(['MP108'], {}, { schedule: at('0') }, { schedule: at('4') })).toEqual([]);
    expect(warned(['MP108'], {}, { ...COMPLETION, schedule: at('0') }, { schedule: at('6') })).toEqual([]);
  });
});

describe('the URL sums', () => {
  test('of a refresh and a preload count for both quotas', () => {
    const props = { ...BOTH, ...FOUR_URLS, media: media(126) };
    const schedule = newSchedule(props);
    expect([schedule.urlsPerMedia, schedule.urlsPerRun, schedule.urlsPerDay]).toEqual([4, 504, 504]);
    expect(warned(['MP110', 'MP111'], {}, props)).toHaveLength(2);
    expect(warned(['MP111'], { account: new PrefetchAccount({ dailyUrlQuota: { preload: 504, refresh: 503 } }) }, props)[0]).toMatch(
      /dailyUrlQuota\.refresh: 504 URLs/,
    );
    expect(warned(['MP110', 'MP111'], { account: new PrefetchAccount({ dailyUrlQuota: { preload: 504 } }) }, props)).toEqual([]);
  });

  test('are no more than the budget of a run', () => {
    const props = { ...FOUR_URLS, media: media(126), urlBudget: 500 };
    expect(newSchedule(props).urlsPerRun).toBe(500);
    expect(newSchedule({ ...props, ...BOTH }).urlsPerRun).toBe(250);
    expect(warned(['MP110', 'MP111'], {}, props)).toEqual([]);
  });
});
