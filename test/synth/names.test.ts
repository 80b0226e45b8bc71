import { describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, type MediaPrefetcherProps } from '../../src';
import { NAME_FORMS } from '../../src/rules/name-forms';
import { QUIET, errors, newStack, only, resources } from '../fixtures';

const ACCOUNT = '1234567890123456';

/** Every name that a prefetcher makes, by the form that its service has. */
function namesOf(
  props: MediaPrefetcherProps,
  id = 'Prefetcher',
): Record<'function' | 'role' | 'policy' | 'logProject' | 'queue', string> & { readonly all: string[] } {
  const stack = newStack();
  new MediaPrefetcher(stack, id, { destinations: {}, ...props });
  const queues = resources(stack, 'alicloud_message_service_queue', false).map(({ queue_name: name }) => name as string);
  const names = {
    function: only(stack, 'alicloud_fcv3_function', false).function_name,
    role: only(stack, 'alicloud_ram_role', false).role_name,
    policy: only(stack, 'alicloud_ram_policy', false).policy_name,
    logProject: only(stack, 'alicloud_log_project', false).project_name.replace(/\$\{data\.[^}]+\}/, ACCOUNT),
    queue: queues[0],
  };
  return { ...names, all: [...Object.values(names), queues[1]] };
}

const LONG = 'media-prefetch-production-eu-central-team-a-night-shift-1';

describe('every derived name is one that its service takes', () => {
  test.each([
    'my_warmer',
    '_warm',
    '_',
    '__',
    '_1234',
    'night_ly',
    'Nightly',
    'nightly-',
    'a',
    'A'.repeat(64),
    `${'a'.repeat(36)}${'_'.repeat(28)}`,
    `_${'-'.repeat(63)}`,
    `a${'_'.repeat(63)}`,
    LONG,
  ])('of the name %s', (name) => {
    for (const vodRegion of ['cn-shanghai', 'cn-north-2-gov-1']) {
      const names = namesOf({ name, vodRegion });
      expect(names.function).toBe(name);
      expectValid(names);
    }
  });

  test.each(['Nightly', '4am', '夜间', '-', '_', 'a"b\n', 'é'.repeat(80), `${'long-'.repeat(60)}`, 'a.b', 'Ä b'])('of the ID %j', (id) => {
    expectValid(namesOf({}, id));
    expectValid(namesOf({ namePrefix: 'Dev-' }, id));
  });
});

function expectValid(names: ReturnType<typeof namesOf>): void {
  for (const [service, { pattern, most }] of Object.entries(NAME_FORMS)) {
    const name = (names as unknown as Record<string, string | undefined>)[service];
    if (name !== undefined) {
      expect(name).toMatch(pattern);
      expect(name.length).toBeLessThanOrEqual(most);
    }
  }
}

describe('what differs makes different names', () => {
  test.each([
    [{ name: 'Warm' }, { name: 'warm' }],
    [{ name: 'wa_rm' }, { name: 'wa-rm' }],
    [{ name: 'wa__rm' }, { name: 'wa_rm' }],
    [{ name: '_warm' }, { name: 'warm' }],
    [{ name: 'warm_' }, { name: 'warm-' }],
    [{ name: 'warm-' }, { name: 'warm' }],
    [{ name: LONG }, { name: LONG.replace('team-a', 'team-b') }],
    [{ name: 'a'.repeat(63) }, { name: 'a'.repeat(64) }],
    [{ namePrefix: 'Dev' }, { namePrefix: 'dev' }],
    [{ namePrefix: 'dev' }, {}],
  ])('%o and %o', (one, other) => {
    const [names, others] = [namesOf(one).all, namesOf(other).all];
    expect(names.map((name, index) => (name === others[index] ? name : undefined)).filter((same) => same !== undefined)).toEqual([]);
    expect(new Set([...names, ...others]).size).toBeGreaterThanOrEqual(10);
  });

  test('and what fits is not changed, so that it keeps its names', () => {
    expect(namesOf({ name: 'warm' }).all).toEqual([
      'warm',
      'warm-cn-shanghai',
      'warm-cn-shanghai',
      `warm-${ACCOUNT}`,
      'warm-failures',
      'warm-successes',
    ]);
    expect(namesOf({ name: 'Warm' })).toMatchObject({ role: 'Warm-cn-shanghai', queue: 'Warm-failures' });
    expect(namesOf({}).logProject).toMatch(/^stack-prefetcher-[0-9a-f]{8}-\d{16}$/);
  });
});

test('a trigger and a list in a bucket have names of their own in each path', () => {
  const names = ['Night', 'night', 'nig_ht', 'nig-ht'].map(
    (id) => only(new MediaPrefetchSchedule(newStack(), id, QUIET), 'alicloud_fcv3_trigger').trigger_name as string,
  );
  expect(new Set(names).size).toBe(4);
  names.forEach((name) => expect(name).toMatch(NAME_FORMS.trigger.pattern));
});

describe('a path in the description of a trigger', () => {
  const described = (id: string) => only(new MediaPrefetchSchedule(newStack(), id, QUIET), 'alicloud_fcv3_trigger', false).description as string;

  test.each([
    ['${file("x")}', 'Media prefetch schedule stack/$${file("x")}'],
    ['%{ if true }', 'Media prefetch schedule stack/%%{ if true }'],
    ['a"b\n', 'Media prefetch schedule stack/a"b\n'],
  ])('is text, not a template: %j', (id, expected) => {
    expect(described(id)).toBe(expected);
  });

  test('is cut where it is too long', () => {
    expect(described('a'.repeat(300))).toBe(`Media prefetch schedule stack/${'a'.repeat(226)}`);
  });
});

test('an ID with a template in it is an error that names the ID', () => {
  const stack = newStack();
  new MediaPrefetchSchedule(stack, '${file("x")}', QUIET);
  expect(errors(stack)[0]).toContain('MP079 id: ');
});
