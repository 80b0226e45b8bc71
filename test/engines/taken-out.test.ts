import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformStack } from 'cdktf';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../src';
import { filesBelow } from '../../tools/common/tree';
import { changesIn } from '../../tools/engines/plan';
import type { RootModule } from '../../tools/engines/root-module';
import { managedIn } from '../../tools/engines/state';
import { QUIET } from '../fixtures';
import { initialized } from './support/deploy';
import { documentIn } from './support/document';
import { onEachEngine } from './support/engines';
import { OTHER_PREFETCHER, OTHER_PROVIDER, optionalProps } from './support/samples';
import { synthesizeApp } from './support/synthesis';

const LEAST_PROPS = 75;

/** What differs beside a prop that is left out. */
const MORE: Readonly<Record<string, (stack: TerraformStack, id: string, given: boolean) => void>> = {
  LastStoredList: (stack, id, given) =>
    new MediaPrefetchSchedule(stack, id, {
      ...QUIET,
      media: given ? QUIET.media.storedIn('lists') : QUIET.media,
      prefetcher: new MediaPrefetcher(stack, `${id}Prefetcher`),
    }),
  OneOfTwoMounts: (stack, id, given) =>
    new MediaPrefetchSchedule(stack, id, {
      ...QUIET,
      media: given ? QUIET.media.storedIn('lists') : QUIET.media,
      prefetcher: new MediaPrefetcher(stack, `${id}Prefetcher`, { ledger: { bucketName: 'ledger' } }),
    }),
  Everything: (stack, id, given) => {
    const all = given && {
      tags: { team: 'video' },
      destinations: {},
      vpc: { vpcId: 'vpc-1', vswitchIds: ['vsw-1'], securityGroupId: 'sg-1' },
      ledger: { bucketName: 'ledger' },
    };
    const prefetcher = new MediaPrefetcher(stack, `${id}Prefetcher`, all || {});
    new MediaPrefetchSchedule(stack, id, { ...QUIET, prefetcher });
  },
  NoneReserved: (stack, id, given) => new MediaPrefetcher(stack, id, given ? { reservedConcurrency: 0 } : {}),
};

/** An app of one stack in which every prop that may be left out is given once, or never. */
function synthesize(given: boolean): string {
  return synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const provider = new alicloud.provider.AlicloudProvider(stack, OTHER_PROVIDER, { region: 'cn-shanghai', alias: 'other' });
    new MediaPrefetcher(stack, OTHER_PREFETCHER, { provider });
    optionalProps().forEach(({ make }) => make(stack, given));
    Object.entries(MORE).forEach(([id, make]) => make(stack, id, given));
  });
}

/** What is true of an object only once. */
const EACH_TIME = ['create_time', 'last_modified_time'];

/** What was made, by address. */
async function madeBy(root: RootModule): Promise<Record<string, object>> {
  const objects = managedIn(await root.show());
  return Object.fromEntries(
    objects.map(({ address, type, values }) => {
      const own = type === 'terraform_data' ? [...EACH_TIME, 'id'] : EACH_TIME;
      return [address, Object.fromEntries(Object.entries(values).filter(([name]) => !own.includes(name)))];
    }),
  );
}

/** Puts something small in the place of the function's code: an engine writes its whole state with every object. */
function shrinkHandlers({ folder }: RootModule): void {
  filesBelow(join(folder, 'assets'))
    .filter((path) => path.endsWith('handler.zip'))
    .forEach((path) => writeFileSync(join(folder, 'assets', path), 'small'));
}

/** What is not as it should be, as `address argument`. */
function differences(expected: Record<string, any>, actual: Record<string, any>): string[] {
  return Object.keys({ ...expected, ...actual }).flatMap((address) => {
    const [should = {}, is = {}] = [expected[address], actual[address]];
    const names = Object.keys({ ...should, ...is });
    return names
      .filter((name) => JSON.stringify(should[name]) !== JSON.stringify(is[name]))
      .map((name) => `${address.replace(/_[0-9A-F]{8}$/, '')} ${name}`);
  });
}

/** What the provider does not take out of its resource group, and what docs/changes.md therefore says. */
const STAYS: Readonly<Record<string, readonly string[]>> = {
  with: [],
  without: [
    'alicloud_fcv3_function.MediaPrefetcher-resourceGroupId resource_group_id',
    'alicloud_log_project.MediaPrefetcher-resourceGroupId_LogProject resource_group_id',
  ],
};

describe(`each of ${optionalProps().length} props`, () => {
  const outputs = { with: synthesize(true), without: synthesize(false) };

  test('is one of those that may be left out', () => {
    expect(optionalProps().length).toBeGreaterThanOrEqual(LEAST_PROPS);
  });

  onEachEngine((engine) => {
    let root: RootModule;
    const expected: Record<string, Record<string, object>> = {};
    beforeAll(async () => {
      for (const [name, output] of Object.entries(outputs)) {
        root = await initialized(engine, output);
        shrinkHandlers(root);
        await root.apply();
        expected[name] = await madeBy(root);
      }
    }, 600_000);

    test.each([
      ['that is put in later, is as if it had always been there', 'with'],
      ['that is taken out again, is as if it had never been there', 'without'],
    ] as const)('%s', { timeout: 600_000 }, async (_, name) => {
      root.replace(documentIn(outputs[name], 'warmup'));
      const planned = await root.apply();

      const left = changesIn(await root.plan());
      const made = await madeBy(root);

      expect(Object.keys(changesIn(planned)).length).toBeGreaterThanOrEqual(LEAST_PROPS);
      expect({ left, differing: differences(expected[name], made) }).toEqual({ left: {}, differing: STAYS[name] });
    });
  });
});
