import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../src';
import { changesIn } from '../../tools/engines/plan';
import type { RootModule } from '../../tools/engines/root-module';
import { QUIET } from '../fixtures';
import { initialized } from './support/deploy';
import { documentIn } from './support/document';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

/** A prefetcher and a schedule, either at the top of their stack or, later, in a construct of its own. */
function synthesize(moved: boolean, formerPath: boolean): string {
  return synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const scope = moved ? new Construct(stack, 'Group') : stack;
    const former = (path: string) => (formerPath ? { formerPath: path } : {});
    const prefetcher = new MediaPrefetcher(scope, moved ? 'Warmer' : 'Prefetcher', former('Prefetcher'));
    new MediaPrefetchSchedule(scope, moved ? 'Night' : 'Nightly', { ...QUIET, prefetcher, ...former('Nightly') });
  });
}

describe('a state in which everything stands at its former address', () => {
  const [before, after, unsaid] = [synthesize(false, false), synthesize(true, true), synthesize(true, false)];

  onEachEngine((engine) => {
    let root: RootModule;
    beforeAll(async () => {
      root = await initialized(engine, before);
      await root.apply();
    });

    test('is replaced where nothing is said of the move', async () => {
      root.replace(documentIn(unsaid, 'warmup'));
      expect(new Set(Object.values(changesIn(await root.plan())))).toEqual(new Set(['create', 'delete']));
    });

    test('is carried across without a change', async () => {
      root.replace(documentIn(after, 'warmup'));
      expect(changesIn(await root.plan())).toEqual({});
      expect(await root.planText()).toContain('has moved to');
      await root.apply();
      expect(changesIn(await root.plan())).toEqual({});
    });
  });
});
