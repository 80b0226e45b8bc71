import { describe, expect, test } from 'vitest';
import { CallLog, type CallOutcome } from '../../emulator/call-log';

function add(log: CallLog, at: number, outcome: CallOutcome = 'answered', action = 'RefreshMediaPlayUrls'): void {
  const call = log.open({ action, at, requestId: String(at) });
  call.outcome = outcome;
  log.settle(call);
}

describe('the log of calls', () => {
  test('keeps the latest calls, and counts all', () => {
    const log = new CallLog(10);
    for (let at = 0; at < 1_000; at++) {
      add(log, at);
      expect(log.calls.length).toBeLessThan(20);
      expect(log.calls.length).toBeGreaterThanOrEqual(Math.min(at + 1, 10));
    }
    expect(log.calls.at(-1)!.at).toBe(999);
    expect(log.statistics([]).RefreshMediaPlayUrls.total).toBe(1_000);
  });

  test('counts by action, and what was throttled', () => {
    const log = new CallLog(10);
    const outcomes: CallOutcome[] = ['answered', 'throttled', 'throttled', 'refused', 'failed', 'unreadable', 'unanswered'];
    outcomes.forEach((outcome, at) => add(log, at, outcome));
    expect(log.statistics(['GetMediaRefreshJobs'])).toEqual({
      GetMediaRefreshJobs: { total: 0, throttled: 0, busiestSecond: 0 },
      RefreshMediaPlayUrls: { total: 7, throttled: 2, busiestSecond: 7 },
    });
  });

  test('finds the busiest second of each action', () => {
    const log = new CallLog(10);
    [0, 500, 999, 1_000, 5_000].forEach((at) => add(log, at));
    [0, 1_000].forEach((at) => add(log, at, 'answered', 'GetMediaRefreshJobs'));
    const { RefreshMediaPlayUrls, GetMediaRefreshJobs } = log.statistics([]);
    expect([RefreshMediaPlayUrls.busiestSecond, GetMediaRefreshJobs.busiestSecond]).toEqual([3, 1]);
  });

  test('gives figures that later calls do not change', () => {
    const log = new CallLog(10);
    const { RefreshMediaPlayUrls } = log.statistics(['RefreshMediaPlayUrls']);
    add(log, 0);
    expect(RefreshMediaPlayUrls.total).toBe(0);
  });
});
