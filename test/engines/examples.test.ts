import { beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../tools/common/tree';
import { changesIn } from '../../tools/engines/plan';
import { managedIn } from '../../tools/engines/state';
import { exampleNames } from '../../tools/examples/synthesize';
import { deployment } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizedExample } from './support/synthesis';

describe.each(exampleNames())('examples/%s', (example) => {
  let output: string;
  beforeAll(async () => (output = await synthesizedExample(example)));

  onEachEngine((engine) => {
    test('is applied in one go, is then left alone, and leaves nothing when it is destroyed', async () => {
      const app = deployment(engine, output);
      const stacks = app.stacks.map((name) => app.rootModule(name));
      for (const stack of stacks) {
        await stack.init();
        expect(await stack.validate()).toEqual([]);
        const first = await stack.apply();
        expect(new Set(Object.values(changesIn(first)))).toEqual(new Set(['create']));
        expect(first.warnings).toEqual([]);
        expect(managedIn(await stack.show())).toHaveLength(Object.keys(changesIn(first)).length);
        expect(changesIn(await stack.plan())).toEqual({});
      }
      expect(filesBelow(app.objects)).not.toEqual([]);
      for (const stack of stacks.reverse()) {
        await stack.destroy();
        expect(managedIn(await stack.show())).toEqual([]);
      }
      expect(filesBelow(app.objects)).toEqual([]);
    });
  });
});
