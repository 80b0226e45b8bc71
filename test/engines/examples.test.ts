import { beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../tools/common/tree';
import type { StackDocument } from '../../tools/engines/document';
import { changesIn } from '../../tools/engines/plan';
import { managedIn } from '../../tools/engines/state';
import { exampleNames } from '../../tools/examples/synthesize';
import { deployment } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizedExample } from './support/synthesis';

/** Whether a stack keeps something from being destroyed. */
function isProtected(document: StackDocument): boolean {
  return JSON.stringify(document) !== JSON.stringify(unprotected(document));
}

/** A stack as it is once its user protects nothing any more. */
function unprotected(document: StackDocument): StackDocument {
  return JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'prevent_destroy' ? undefined : value)));
}

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
        if (isProtected(stack.document)) {
          await expect(stack.destroy()).rejects.toThrow(/nstance cannot be destroyed/);
          stack.replace(unprotected(stack.document));
        }
        await stack.destroy();
        expect(managedIn(await stack.show())).toEqual([]);
      }
      expect(filesBelow(app.objects)).toEqual([]);
    });
  });
});
