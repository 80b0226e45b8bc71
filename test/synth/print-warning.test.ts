import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MediaPrefetchSchedule, MediaSelection, ScheduleExpression } from '../../src';
import { QUIET, mediaId, newApp, newStack, warningsOf } from '../fixtures';

const BY_THE_CLI = 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS';

describe('a warning', () => {
  const printed: string[] = [];

  beforeEach(() => {
    printed.length = 0;
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  /** An app with a schedule that warns of its time zone, and one that warns of nothing. */
  function warningApp() {
    const app = newApp();
    const stack = newStack('warmup', app);
    new MediaPrefetchSchedule(stack, 'Utc', { ...QUIET, schedule: ScheduleExpression.cron({ minute: '30', hour: '4' }) });
    new MediaPrefetchSchedule(stack, 'Quiet', {
      media: MediaSelection.ids([mediaId(9)]),
      schedule: ScheduleExpression.cron({ minute: '30', hour: '6', timeZone: 'Asia/Shanghai' }),
    });
    return app;
  }

  test('is printed once where an app runs by itself, in two synths too', () => {
    vi.stubEnv(BY_THE_CLI, undefined);
    const app = warningApp();
    app.synth();
    app.synth();
    expect(printed).toEqual([expect.stringMatching(/^warning: \[warmup\/Utc\] MP112 schedule\.timeZone: .+\n$/)]);
  });

  test('is not printed where the command of the CDK prints it', () => {
    const app = warningApp();
    app.synth();
    expect(printed).toEqual([]);
    expect(warningsOf(app)).toHaveLength(1);
  });
});
