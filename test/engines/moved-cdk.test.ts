import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { devDependencies, name } from '../../package.json';
import { FOLDER, makeTree } from '../../tools/cdktn/tree';
import { inProject } from '../../tools/common/paths';
import { changesIn } from '../../tools/engines/plan';
import { exampleNames, runProgram, synthesizeExample } from '../../tools/examples/synthesize';
import { deployment } from './support/deploy';
import { onEachEngine } from './support/engines';
import { synthesizedExample } from './support/synthesis';
import { temporaryFolder } from './support/temporary';

/** The version of this project's CDK, which an output names. */
const version = devDependencies.cdktf;

/** The project for the other CDK: cdktn's is made from this one, and lies in its folder. */
const OTHER = name.startsWith('cdktn') ? inProject('..', '..') : FOLDER;

beforeAll(async () => {
  if (OTHER === FOLDER) {
    makeTree();
  }
  await runProgram(join('tools', 'handler', 'main.ts'), { project: OTHER });
});

describe.each(exampleNames())('examples/%s, moved to the other CDK', (example) => {
  let before: string;
  const after = temporaryFolder();
  beforeAll(async () => {
    before = await synthesizedExample(example);
    await synthesizeExample(example, after, { project: OTHER });
  });

  onEachEngine((engine) => {
    test('has an empty plan', async () => {
      const app = deployment(engine, before);
      for (const name of app.stacks) {
        const stack = app.rootModule(name);
        await stack.init();
        await stack.apply();
      }
      app.replace(after);
      for (const name of app.stacks) {
        const stack = app.rootModule(name);
        expect(JSON.stringify(stack.document)).not.toContain(`"version":"${version}"`);
        await stack.init();
        expect(await stack.validate()).toEqual([]);
        expect(changesIn(await stack.plan())).toEqual({});
        expect(await stack.planText()).toMatch(/No changes/);
      }
    });
  });
});
