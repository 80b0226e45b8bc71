import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Deployment } from '../../tools/engines/deployment';
import { changesIn } from '../../tools/engines/plan';
import { onEachEngine } from './support/engines';
import { synthesizedExample } from './support/synthesis';
import { temporaryFolder } from './support/temporary';

describe('cdktf.out alone, in a folder whose name has blanks and letters of other alphabets', () => {
  onEachEngine((engine) => {
    let deployment: Deployment;
    beforeAll(async () => {
      const output = await synthesizedExample('nightly-warmup');
      deployment = Deployment.of(engine, output, join(temporaryFolder(), 'Größe und 预热 ${x}'));
      // What the plan needs must not be found in the place where the output was made.
      rmSync(output, { recursive: true });
    });

    test('plans', async () => {
      const root = deployment.rootModule();
      await root.init();

      expect(Object.values(changesIn(await root.plan()))).toEqual(Array(11).fill('create'));
    });
  });
});
