import { afterEach, expect, test } from 'vitest';
import { MediaPrefetchSchedule, type MediaPrefetchScheduleProps, MediaPrefetcher, TaskType, Verification } from '../../src';
import { QUIET, newStack, only } from '../fixtures';
import { Emulators } from '../handler/support/emulated';

const { COMPLETION, NONE, SUBMISSION } = Verification;
const { REFRESH, REFRESH_THEN_PRELOAD } = TaskType;

const emulators = new Emulators();

afterEach(() => emulators.closeAll());

/** The actions of VOD that a prefetcher's policy allows, and those that a run of its schedule was seen to call. */
async function actions(props: Partial<MediaPrefetchScheduleProps>, dryRun?: boolean): Promise<{ allowed: string[]; called: string[] }> {
  const stack = newStack();
  const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', { dryRun, logs: { enabled: false } });
  new MediaPrefetchSchedule(stack, 'Schedule', { ...QUIET, formats: ['mp4'], definitions: ['HD'], prefetcher, ...props });
  const { payload } = JSON.parse(only(stack, 'alicloud_fcv3_trigger').trigger_config) as { payload: string };
  const { Statement: statements } = JSON.parse(only(stack, 'alicloud_ram_policy').policy_document) as { Statement: { Action: string[] }[] };
  const environment = only(stack, 'alicloud_fcv3_function').environment_variables as Record<string, string>;
  // A full queue makes a run ask for the quota.
  const emulator = await emulators.start({
    faults: [{ kind: 'entry-failed', code: 'PreloadQueueFull', when: { matches: ({ parameters }) => parameters.TaskType === 'Preload' }, times: 1 }],
  });
  await emulators.run(emulator, JSON.parse(payload), { environment: { ...environment, VOD_ENDPOINT: emulator.endpoint } });
  const seen = new Set(emulator.calls.map(({ action }) => `vod:${action}`));
  return { allowed: statements.flatMap(({ Action }) => Action).sort(), called: [...seen].sort() };
}

test.each<[string, Partial<MediaPrefetchScheduleProps>]>([
  ['nothing but defaults', {}],
  ['a refresh', { taskType: REFRESH }],
  ['no verification', { verification: NONE }],
  ['verification of submission', { verification: SUBMISSION }],
  ['verification of completion', { verification: COMPLETION, verificationTimeoutSeconds: 5 }],
  ['a refresh and a preload', { taskType: REFRESH_THEN_PRELOAD }],
  ['a refresh and a preload without verification', { taskType: REFRESH_THEN_PRELOAD, verification: NONE }],
  ['a refresh and a preload with verification of completion', { taskType: REFRESH_THEN_PRELOAD, verification: COMPLETION }],
  ['a budget', { urlBudget: 10 }],
  ['a budget without verification', { urlBudget: 10, verification: NONE }],
  ["the account's quota", { withinAccountQuota: true }],
  ["the account's quota without verification", { withinAccountQuota: true, verification: NONE }],
  ["the account's quota switched off", { withinAccountQuota: false, verification: NONE }],
  ['URLs under way', { maxUrlsInFlight: 1 }],
  ['URLs under way without verification', { maxUrlsInFlight: 1, verification: NONE }],
  ['all together', { taskType: REFRESH_THEN_PRELOAD, verification: COMPLETION, withinAccountQuota: true, urlBudget: 10, maxUrlsInFlight: 1 }],
])('the role of a schedule with %s may do just what its runs do', async (_, props) => {
  const { allowed, called } = await actions(props);
  expect(called).toContain('vod:RefreshMediaPlayUrls');
  expect(called).toEqual(allowed);
});

test.each<[string, Partial<MediaPrefetchScheduleProps>]>([
  ["the account's quota", { withinAccountQuota: true }],
  ['all together', { taskType: REFRESH_THEN_PRELOAD, verification: COMPLETION, withinAccountQuota: true, urlBudget: 10, maxUrlsInFlight: 1 }],
])('the role of a dry run with %s may do just what it does, and submit nothing', async (_, props) => {
  const { allowed, called } = await actions(props, true);
  expect(called).toEqual(allowed);
  expect(allowed).not.toContain('vod:RefreshMediaPlayUrls');
});

test('a dry run that needs nothing calls nothing, and its policy is not empty', async () => {
  const { allowed, called } = await actions({}, true);
  expect(called).toEqual([]);
  expect(allowed).toEqual(['vod:GetMediaRefreshJobs']);
});
