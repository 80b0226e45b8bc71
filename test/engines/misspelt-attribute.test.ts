import { beforeAll, describe, expect, test } from 'vitest';
import type { StackDocument } from '../../tools/engines/document';
import type { RootModule } from '../../tools/engines/root-module';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizeWarmup } from './support/synthesis';

describe('a misspelt attribute', () => {
  const output = synthesizeWarmup();

  onEachEngine((engine) => {
    let root: RootModule;
    let good: string;
    beforeAll(async () => {
      root = await initialized(engine, output);
      good = JSON.stringify(root.document);
    });

    test.each([
      ['of a resource', '"memory_size"', 'memory_sise'],
      ['of a nested block', '"log_begin_rule"', 'log_begin_rul'],
      ['of a data source', '"current"', 'curent'],
      ['of the provider', '"region"', 'regoin'],
    ])('%s is refused by its name', async (_, written, misspelt) => {
      root.replace(JSON.parse(good.replaceAll(`${written}:`, `"${misspelt}":`)) as StackDocument);

      const errors = (await root.validate()).filter(({ severity }) => severity === 'error');

      expect(errors.map(({ detail }) => detail)).toEqual([expect.stringContaining(`"${misspelt}"`)]);
    });

    test('put right is accepted', async () => {
      root.replace(JSON.parse(good) as StackDocument);

      expect(await root.validate()).toEqual([]);
    });
  });
});
