import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import { importsOf, type Import } from '../../tools/engines/import-ids';
import { changedAttributes, changesIn, importsIn } from '../../tools/engines/plan';
import type { RootModule } from '../../tools/engines/root-module';
import { managedIn } from '../../tools/engines/state';
import { initialized } from './support/deploy';
import { addressOf } from './support/document';
import { onEachEngine } from './support/engines';
import { synthesizedExample } from './support/synthesis';

/** Whose cloud the provider's stand-in is. */
const ACCOUNT = '1234567890123456';

const BLOCKS = 'import.tf.json';
const GUIDE_BLOCKS = 'import.tf';
const IGNORED = 'import_override.tf.json';

/** Arguments that the provider does not read back, so that an import knows nothing of them. */
const NEVER_READ = {
  alicloud_fcv3_async_invoke_config: 'qualifier',
  alicloud_fcv3_function: 'code',
  alicloud_ram_policy: 'rotate_strategy',
};

describe('with objects that exist and a state that is lost', () => {
  let output: string;
  beforeAll(async () => (output = await synthesizedExample('nightly-warmup')));

  onEachEngine((engine) => {
    let root: RootModule;
    let made: Record<string, string>;
    let imports: Import[];
    const neverRead = () =>
      Object.fromEntries(
        imports.map(({ to }) => [to, NEVER_READ[to.split('.')[0] as keyof typeof NEVER_READ]]).filter(([, attribute]) => attribute !== undefined),
      );
    const additions = () => ({ [addressOf(root.document, 'nightly-warmup/MediaPrefetcher/Given')]: 'create' });
    beforeAll(async () => {
      root = await initialized(engine, output);
      await root.apply();
      made = await imported(root);
      imports = importsOf(root.document, ACCOUNT);
    });
    beforeEach(() => {
      root.forget();
      [BLOCKS, GUIDE_BLOCKS, IGNORED].forEach((name) => root.write(name, undefined));
    });

    test('the import IDs that the synthesized output tells are those of the objects', () => {
      expect(Object.fromEntries(imports.map(({ to, id }) => [to, id]))).toEqual(made);
    });

    test('import blocks take everything over: nothing is replaced or removed, and only what is never read is written again', async () => {
      root.write(BLOCKS, { import: imports });

      const plan = await root.plan();

      expect(importsIn(plan)).toEqual(made);
      const written = neverRead();
      expect(changesIn(plan)).toEqual({ ...additions(), ...Object.fromEntries(Object.keys(written).map((address) => [address, 'update'])) });
      expect(Object.fromEntries(Object.keys(written).map((address) => [address, changedAttributes(plan, address)]))).toEqual(
        Object.fromEntries(Object.entries(written).map(([address, attribute]) => [address, [attribute]])),
      );
    });

    test('after the import is applied, the next plan is empty, with and without the blocks', async () => {
      root.write(BLOCKS, { import: imports });
      await root.apply();

      expect(changesIn(await root.plan())).toEqual({});
      root.write(BLOCKS, undefined);
      expect(changesIn(await root.plan())).toEqual({});
      expect(await imported(root)).toEqual(made);
    });

    test("the guide's blocks do the same", async () => {
      root.write(GUIDE_BLOCKS, fromGuide('hcl'));

      expect(importsIn(await root.plan())).toEqual(made);
      expect(await root.planText()).toContain(fromGuide('text').trim());
    });

    test("with the guide's override, which ignores what is never read, the import itself changes nothing", async () => {
      root.write(BLOCKS, { import: imports });
      root.write(IGNORED, fromGuide('json'));

      const plan = await root.plan();

      expect(importsIn(plan)).toEqual(made);
      expect(changesIn(plan)).toEqual(additions());
    });

    test('the command imports one by one, and role and trigger are as the output says', async () => {
      const chosen = imports.filter(({ to }) => /^alicloud_(ram_role|fcv3_function|fcv3_trigger)\./.test(to));
      for (const { to, id } of chosen) {
        await root.import(to, id);
      }

      const planned = (await root.plan()).document.resource_changes!;

      const actions = Object.fromEntries(planned.map(({ address, change }) => [address, change.actions.join()]));
      expect(chosen.map(({ to }) => [to.split('.')[0], actions[to]])).toEqual([
        ['alicloud_fcv3_function', 'update'],
        ['alicloud_fcv3_trigger', 'no-op'],
        ['alicloud_ram_role', 'no-op'],
      ]);
    });

    test('an object that does not exist cannot be imported', async () => {
      const trigger = imports.find(({ to }) => to.startsWith('alicloud_fcv3_trigger.'))!;

      await expect(root.import(trigger.to, `${trigger.id}-other`)).rejects.toThrow(/non-existent remote\s+object/);
    });
  });
});

/** The IDs of what stands in the state and was imported, or could be. */
async function imported(root: RootModule): Promise<Record<string, string>> {
  const objects = managedIn(await root.show()).filter(({ type }) => type !== 'terraform_data');
  return Object.fromEntries(objects.map(({ address, values }) => [address, values.id]));
}

/** The one example in a language that the guide to importing has. */
function fromGuide(language: string): string {
  const guide = readFileSync(inProject('docs', 'importing.md'), 'utf8');
  const [[, example], ...more] = guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'));
  expect(more).toEqual([]);
  return example;
}
