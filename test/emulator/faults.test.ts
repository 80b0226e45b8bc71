import { describe, expect, test } from 'vitest';
import { seededRandom, type Fault, type FaultyCall } from '../../emulator';
import { FaultPlan } from '../../emulator/faults';

const REFRESH: FaultyCall = { action: 'RefreshMediaPlayUrls', parameters: {}, mediaIds: ['a', 'b'] };
const JOBS: FaultyCall = { action: 'GetMediaRefreshJobs', parameters: {}, mediaIds: ['a'] };

function plan(...faults: Fault[]): FaultPlan {
  return new FaultPlan(faults, seededRandom(1));
}

/** At which of the calls, counted from 1, something strikes. */
function struck(faults: FaultPlan, calls: number, call = REFRESH): number[] {
  return Array.from({ length: calls }, (_, index) => index + 1).filter(() => faults.strike(call) !== undefined);
}

describe('a fault strikes', () => {
  test('at every call without a trigger', () => {
    expect(struck(plan({ kind: 'hang' }), 3)).toEqual([1, 2, 3]);
  });

  test('at the call of the given number', () => {
    expect(struck(plan({ kind: 'hang', when: { callNumber: 2 } }), 5)).toEqual([2]);
  });

  test('with its probability, at the same calls for the same seed', () => {
    const once = struck(plan({ kind: 'hang', when: { probability: 0.2 } }), 2_000);
    expect(struck(plan({ kind: 'hang', when: { probability: 0.2 } }), 2_000)).toEqual(once);
    expect(Math.abs(once.length - 400)).toBeLessThan(60);
  });

  test('never at probability 0, always at 1', () => {
    expect(struck(plan({ kind: 'hang', when: { probability: 0 } }), 100)).toEqual([]);
    expect(struck(plan({ kind: 'hang', when: { probability: 1 } }), 3)).toEqual([1, 2, 3]);
  });

  test('where its predicate says so', () => {
    const faults = plan({ kind: 'hang', when: { matches: ({ parameters }) => parameters.TaskType === 'Refresh' } });
    expect(faults.strike(REFRESH)).toBeUndefined();
    expect(faults.strike({ ...REFRESH, parameters: { TaskType: 'Refresh' } })).toMatchObject({ kind: 'hang' });
  });

  test('only so many times', () => {
    expect(struck(plan({ kind: 'hang', times: 2 }), 10)).toEqual([1, 2]);
  });

  test('only at calls that concern its media', () => {
    const faults = plan({ kind: 'hang', mediaIds: ['b', 'c'] });
    expect(faults.strike(REFRESH)).toBeDefined();
    expect(faults.strike(JOBS)).toBeUndefined();
  });

  test('only at its action, and counts that action alone', () => {
    const faults = plan({ kind: 'hang', action: 'GetMediaRefreshJobs', when: { callNumber: 1 } });
    expect(faults.strike(REFRESH)).toBeUndefined();
    expect(faults.strike(JOBS)).toBeDefined();
  });

  test.each([
    ['parameter-refused', 'RefreshMediaPlayUrls'],
    ['job-id-missing', 'RefreshMediaPlayUrls'],
    ['entry-failed', 'RefreshMediaPlayUrls'],
    ['job-missing', 'GetMediaRefreshJobs'],
  ] as const)('of kind %s only at %s, unless told otherwise', (kind, action) => {
    expect([REFRESH, JOBS].filter((call) => plan({ kind }).strike(call) !== undefined).map((call) => call.action)).toEqual([action]);
  });
});

describe('several faults', () => {
  test('strike in order, the first that is ready', () => {
    const faults = plan({ kind: 'hang', when: { callNumber: 2 } }, { kind: 'throttle' });
    expect([1, 2, 3].map(() => faults.strike(REFRESH)?.kind)).toEqual(['throttle', 'hang', 'throttle']);
  });

  test('count every call, whichever strikes', () => {
    const faults = plan({ kind: 'hang', when: { callNumber: 1 } }, { kind: 'throttle', when: { callNumber: 2 } });
    expect([1, 2, 3].map(() => faults.strike(REFRESH)?.kind)).toEqual(['hang', 'throttle', undefined]);
  });

  test('of their own probabilities make a weighted plan', () => {
    const faults = plan({ kind: 'hang', when: { probability: 0.1 } }, { kind: 'throttle', when: { probability: 0.3 } });
    const kinds = Array.from({ length: 5_000 }, () => faults.strike(REFRESH)?.kind);
    expect(Math.abs(kinds.filter((kind) => kind === 'hang').length - 500)).toBeLessThan(80);
    expect(Math.abs(kinds.filter((kind) => kind === 'throttle').length - 1_350)).toBeLessThan(130);
  });
});

describe('the plan while it is at work', () => {
  test('takes a fault, which counts from then on', () => {
    const faults = plan();
    faults.strike(REFRESH);
    faults.inject({ kind: 'hang', when: { callNumber: 2 } });
    expect(struck(faults, 3)).toEqual([2]);
  });

  test('lets a fault go, and only that', () => {
    const faults = plan();
    const first = faults.inject({ kind: 'hang' });
    faults.inject({ kind: 'throttle' });
    first.remove();
    first.remove();
    expect(faults.strike(REFRESH)).toMatchObject({ kind: 'throttle' });
  });
});

test.each<Fault>([
  { kind: 'hang', when: { callNumber: 0 } },
  { kind: 'hang', when: { callNumber: 1.5 } },
  { kind: 'hang', when: { probability: 1.1 } },
  { kind: 'hang', when: { probability: NaN } },
  { kind: 'hang', times: 0 },
  { kind: 'delay', milliseconds: Infinity },
  { kind: 'delay', milliseconds: -1 },
  { kind: 'slow-drip', milliseconds: 2 ** 31 },
  { kind: 'slow-drip', milliseconds: NaN },
])('a fault that cannot be meant is refused: %j', (fault) => {
  expect(() => plan(fault)).toThrow(RangeError);
});

test('a fault may drip slower than any patience', () => {
  expect(plan({ kind: 'slow-drip', milliseconds: 2 ** 31 - 1 }).strike(REFRESH)).toMatchObject({ kind: 'slow-drip' });
});
