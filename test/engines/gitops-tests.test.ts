import { readFileSync, readdirSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import type { RootModule } from '../../tools/engines/root-module';
import { deployment } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizedExample } from './support/synthesis';

const TESTS = inProject('examples', 'gitops', 'tests');

describe("the test file of examples/gitops, copied beside a stack's output", () => {
  let output: string;
  beforeAll(async () => (output = await synthesizedExample('gitops')));

  onEachEngine((engine) => {
    let root: RootModule;
    beforeAll(async () => {
      root = deployment(engine, output).rootModule('production');
      mkdirSync(join(root.folder, 'tests'));
      readdirSync(TESTS).forEach((name) => writeFileSync(join(root.folder, 'tests', name), readFileSync(join(TESTS, name))));
      await root.init();
    });

    test('passes without an account', async () => {
      expect(await root.test()).toMatch(/Success! [1-9]\d* passed, 0 failed/);
    });

    test('fails where the output is not what it says', async () => {
      const switchedOff = JSON.stringify(root.document).replaceAll('\\"enable\\":true', '\\"enable\\":false');
      expect(switchedOff).not.toBe(JSON.stringify(root.document));
      root.replace(JSON.parse(switchedOff));
      await expect(root.test()).rejects.toThrow(/[1-9]\d* failed/);
    });
  });
});
