import { describe, expect, test } from 'vitest';
import { CallLimit } from '../../emulator/call-limit';

function admitted(limit: CallLimit, times: readonly number[], action = 'RefreshMediaPlayUrls'): boolean[] {
  return times.map((at) => limit.admits(action, at));
}

describe('the limit on calls', () => {
  test('drops what exceeds it in any sliding second', () => {
    const limit = new CallLimit(2);
    expect(admitted(limit, [0, 600, 999, 1_000, 1_599, 1_600])).toEqual([true, true, false, true, false, true]);
  });

  test('does not count what it drops', () => {
    expect(admitted(new CallLimit(1), [0, 700, 1_400, 2_100, 3_100])).toEqual([true, false, true, false, true]);
  });

  test('counts each action for itself', () => {
    const limit = new CallLimit(1);
    expect(limit.admits('RefreshMediaPlayUrls', 0)).toBe(true);
    expect(limit.admits('GetMediaRefreshJobs', 0)).toBe(true);
    expect(limit.admits('GetMediaRefreshJobs', 1)).toBe(false);
  });

  test('takes figures by action, and the documented one for the others', () => {
    const limit = new CallLimit({ GetMediaRefreshJobs: 1 });
    expect(admitted(limit, [0, 1], 'GetMediaRefreshJobs')).toEqual([true, false]);
    const calls = admitted(
      limit,
      Array.from({ length: 51 }, (_, index) => index),
    );
    expect(calls.filter((call) => call)).toHaveLength(50);
    expect(calls.at(-1)).toBe(false);
  });

  test.each([0, Infinity])('is off at %s', (maxQps) => {
    const limit = new CallLimit(maxQps);
    expect(admitted(limit, new Array(1_000).fill(0))).not.toContain(false);
  });
});
