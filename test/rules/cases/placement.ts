import { TerraformCount, TerraformIterator, TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../../src';
import { PROVIDER_FLOOR } from '../../../src/rules/provider-range';
import { QUIET } from '../../fixtures';
import type { Built, RuleCases } from './case';

const { AlicloudProvider } = alicloud.provider;

const AT_SYNTH = 'the tree of constructs is known at synth';

const build = (stack: NonNullable<Built['stack']>): Built => ({ stack });
const nothing = (): void => undefined;

/** A schedule and a prefetcher with IDs of their own. */
const ids = (id: string, group?: string): Built =>
  build((stack) => {
    const scope = group === undefined ? stack : new Construct(stack, group);
    const prefetcher = new MediaPrefetcher(scope, `${id}Prefetcher`);
    new MediaPrefetchSchedule(scope, id, { ...QUIET, prefetcher });
  });

/** A schedule and a prefetcher that were moved from a place each. */
const moved = (schedule: string | undefined, prefetcher?: string, around: (stack: TerraformStack) => void = nothing): Built =>
  build((stack) => {
    around(stack);
    const shared = new MediaPrefetcher(stack, 'Warmer', { formerPath: prefetcher });
    new MediaPrefetchSchedule(stack, 'Night', { ...QUIET, prefetcher: shared, formerPath: schedule });
  });

const secondStack = (stack: TerraformStack): void => {
  new MediaPrefetchSchedule(new TerraformStack(stack.node.root, 'other'), 'Nightly', QUIET);
};

/** A stack of its own with providers of these aliases, and a schedule. */
const providers = (aliases: readonly (string | undefined)[], given?: string): Built =>
  build((first) => {
    const stack = new TerraformStack(first.node.root, 'own');
    const all = aliases.map((alias, index) => new AlicloudProvider(stack, `provider${index}`, { alias, region: 'cn-shanghai' }));
    new MediaPrefetchSchedule(stack, 'Night', { ...QUIET, provider: all.find(({ alias }) => given !== undefined && alias === given) });
  });

/** A stack whose provider is pinned. */
const pinned = (version: unknown, schedules = 1): Built =>
  build((stack) => {
    stack.addOverride('terraform.required_providers.alicloud', version);
    for (let index = 0; index < schedules; index++) {
      new MediaPrefetchSchedule(stack, `Night${index}`, { ...QUIET, triggerName: `night${index}` });
    }
  });

const LIST = TerraformIterator.fromList(['a', 'b']);

/** A prefetcher with a schedule, and what is said of how often their resources are there. */
const repeated = (change: (prefetcher: MediaPrefetcher, schedule: MediaPrefetchSchedule, stack: TerraformStack) => unknown): Built =>
  build((stack) => {
    const prefetcher = new MediaPrefetcher(stack, 'P', { destinations: {} });
    change(prefetcher, new MediaPrefetchSchedule(stack, 'Night', { ...QUIET, prefetcher }), stack);
  });

/** Cases of places: addresses, moves and providers. */
export const placementCases: Readonly<Record<string, RuleCases>> = {
  MP085: {
    valid: [
      ids('Nightly'),
      ids('_4am'),
      ids('夜间'),
      ids('a"b\n${'),
      ids('a'.repeat(300)),
      ids('4am', 'At'),
      build((stack) => {
        const prefetcher = new MediaPrefetcher(stack, 'P');
        new MediaPrefetchSchedule(stack, '4am', { ...QUIET, prefetcher }).trigger.overrideLogicalId('at_4am');
      }),
    ],
    invalid: [
      [ids('4am'), 'id', 'id'],
      [ids('-a'), 'id', 'id'],
      [ids('Nightly', '4am'), 'id', 'id'],
      [ids('é4am'), 'id', 'id'],
    ],
    unknown: AT_SYNTH,
  },
  MP086: {
    valid: [
      moved('Nightly', 'Prefetcher'),
      moved('Group/Nightly', 'Group/Prefetcher'),
      moved(undefined),
      // The same place, as a leftover.
      moved('Night', 'Warmer'),
      // A scope of the stack may have the stack's name, or that of another one.
      moved('stack/Nightly', undefined, (stack) => void new Construct(stack, 'stack')),
      moved('other/Nightly', undefined, (stack) => {
        new Construct(stack, 'other');
        secondStack(stack);
      }),
      // What stands there now is of another kind.
      moved('Nightly', undefined, (stack) => void new Construct(stack, 'Nightly')),
      moved('Nightly', undefined, secondStack),
    ],
    invalid: [
      ...['', '/', '/Nightly', 'Nightly/', 'Group//Nightly', 'stack', 'stack/Nightly'].flatMap((path) => [
        [moved(path), 'formerPath'] as const,
        [moved(undefined, path), 'formerPath'] as const,
      ]),
      [moved('other/Nightly', undefined, secondStack), 'formerPath'],
      [moved('Nightly', undefined, (stack) => void new MediaPrefetchSchedule(stack, 'Nightly', QUIET)), 'formerPath'],
      [
        moved('Nightly', undefined, (stack) => void new MediaPrefetchSchedule(stack, 'Late', { ...QUIET, formerPath: 'Nightly' })),
        'formerPath',
        'formerPath',
      ],
      [moved(undefined, 'Prefetcher', (stack) => void new MediaPrefetcher(stack, 'Prefetcher')), 'formerPath'],
      [moved(undefined, 'Old', (stack) => void new MediaPrefetcher(stack, 'Prefetcher', { formerPath: 'Old' })), 'formerPath', 'formerPath'],
    ],
    unknown: 'a former path must be known at synth',
  },
  MP087: {
    valid: [providers([undefined]), providers([undefined, 'bj', 'sh']), providers([]), {}],
    invalid: [
      [providers([undefined, undefined]), 'provider'],
      [providers([undefined, 'bj', 'bj']), 'provider'],
      [
        build((stack) => {
          new AlicloudProvider(stack, 'second', {});
          ['One', 'Two'].forEach((id) => new MediaPrefetchSchedule(stack, id, QUIET));
        }),
        'provider',
      ],
    ],
    unknown: 'the providers of a stack are known at synth',
  },
  MP088: {
    valid: [
      pinned({ version: '>= 1.200.0' }),
      pinned({ version: `= ${PROVIDER_FLOOR}` }),
      pinned({ version: '~> 1.0' }),
      pinned({ version: '!= 1.250.0, < 2' }),
      pinned({ source: 'mirror.example.com/aliyun/alicloud' }),
      pinned(`~> ${PROVIDER_FLOOR}`),
      pinned({ version: 'newest' }),
    ],
    invalid: [
      [pinned({ version: '1.252.0' }), 'provider'],
      [pinned({ version: '~> 1.259.0' }, 3), 'provider'],
      [pinned('>= 1.200, < 1.260'), 'provider'],
      [pinned({ version: '<= 1.259.9' }), 'provider'],
    ],
    unknown: 'the versions of providers are known at synth',
  },
  MP098: {
    valid: [
      build((stack) => void new MediaPrefetchSchedule(stack, 'Night', QUIET).trigger.overrideLogicalId('night')),
      build((stack) => new MediaPrefetcher(stack, 'P').asyncInvokeConfig.node.addMetadata('a', 'b')),
    ],
    invalid: [
      [build((stack) => new MediaPrefetcher(stack, 'P').function.overrideLogicalId('warmer')), 'overrideLogicalId'],
      [build((stack) => new MediaPrefetcher(stack, 'P').role!.overrideLogicalId('role')), 'overrideLogicalId'],
    ],
    unknown: AT_SYNTH,
  },
  MP099: {
    valid: [
      repeated(({ concurrencyConfig }) => (concurrencyConfig!.count = 1)),
      repeated(({ policyAttachment }) => (policyAttachment!.count = 1)),
      repeated((_, { trigger }) => (trigger.count = 1)),
      repeated((_, { trigger }, stack) => (trigger.count = TerraformCount.of(new TerraformVariable(stack, 'n', {}).numberValue))),
    ],
    invalid: [
      [repeated((prefetcher) => (prefetcher.function.count = 2)), 'count'],
      [repeated((prefetcher) => (prefetcher.function.count = 1)), 'count'],
      [repeated((prefetcher, _, stack) => (prefetcher.role!.count = TerraformCount.of(new TerraformVariable(stack, 'n', {}).numberValue))), 'count'],
      [repeated(({ logProject, logStore }) => [logProject, logStore].forEach((each) => (each!.forEach = LIST))), 'forEach', 'forEach'],
      [repeated(({ policy }) => policy!.addOverride('for_each', { a: 1 })), 'forEach'],
      [repeated((prefetcher) => prefetcher.function.addOverride('count', '${var.enabled ? 1 : 0}')), 'count'],
      [repeated(({ failureQueue }) => (failureQueue!.count = 1)), 'count'],
    ],
    unknown: AT_SYNTH,
  },
  MP131: {
    valid: [
      repeated((_, { trigger }) => (trigger.count = 1)),
      repeated((_, { trigger }, stack) => (trigger.count = TerraformCount.of(new TerraformVariable(stack, 'n', {}).numberValue))),
      repeated((_, { trigger }) => {
        trigger.forEach = LIST;
        trigger.triggerName = `warm-${LIST.key}`;
      }),
      repeated((_, { trigger }) => {
        trigger.count = TerraformCount.of(2);
        trigger.triggerName = 'warm-${count.index}';
      }),
      repeated(() => undefined),
    ],
    invalid: [
      [repeated((_, { trigger }) => (trigger.forEach = LIST)), 'triggerName'],
      [repeated((_, { trigger }) => (trigger.count = 2)), 'triggerName'],
      [repeated((_, { trigger }) => (trigger.count = TerraformCount.of(3))), 'triggerName'],
      [repeated((_, { trigger }) => trigger.addOverride('for_each', { a: 1 })), 'triggerName'],
    ],
    unknown: AT_SYNTH,
  },
  MP130: {
    valid: [providers([undefined, 'bj']), providers(['bj', 'sh'], 'bj'), providers([])],
    invalid: [
      [providers(['bj']), 'provider'],
      [providers(['bj', 'sh']), 'provider'],
    ],
    unknown: 'the providers of a stack are known at synth',
  },
};
