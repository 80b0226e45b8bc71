import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Deployment } from '../../tools/engines/deployment';
import { changedAttributes, changesIn } from '../../tools/engines/plan';
import type { RootModule } from '../../tools/engines/root-module';
import { managedIn, onlyIn } from '../../tools/engines/state';
import { deployment } from './support/deploy';
import { addressOf } from './support/document';
import { onEachEngine } from './support/engines';
import { synthesizeWarmup } from './support/synthesis';
import { temporaryFolder } from './support/temporary';

const ACCOUNT = '1234567890123456';
const REGION = 'cn-shanghai';

describe('the stand-in for the provider', () => {
  const output = synthesizeWarmup();

  onEachEngine((engine) => {
    let applied: Deployment;
    let app: Deployment;
    let root: RootModule;
    let trigger: string;
    beforeAll(async () => {
      applied = deployment(engine, output);
      await applied.rootModule().init();
      await applied.rootModule().apply();
    });
    beforeEach(() => {
      app = applied.copy(temporaryFolder());
      root = app.rootModule();
      trigger = addressOf(root.document, 'warmup/Morning/Resource');
    });

    /** The kept object of a type; of several, the first by name. */
    const kept = (scope: string, type: string) => {
      const folder = join(app.objects, ACCOUNT, scope, type);
      return join(folder, readdirSync(folder).sort()[0]);
    };
    const rewrite = (file: string, change: (object: any) => object) =>
      writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));

    test('gives IDs and ARNs as the provider does', async () => {
      const state = await root.show();
      const { values: fn } = onlyIn(state, 'alicloud_fcv3_function');
      const { values: role } = onlyIn(state, 'alicloud_ram_role');
      const { values: policy } = onlyIn(state, 'alicloud_ram_policy');
      const { values: store } = onlyIn(state, 'alicloud_log_store');
      const triggers = managedIn(state).filter(({ type }) => type === 'alicloud_fcv3_trigger');

      expect(fn).toMatchObject({
        id: fn.function_name,
        function_arn: `acs:fc:${REGION}:${ACCOUNT}:functions/${fn.function_name}`,
        role: role.arn,
        state: 'Active',
      });
      expect(fn.code_size).toBeGreaterThan(10_000);
      expect(triggers.map(({ values }) => values.id)).toEqual(triggers.map(({ values }) => `${fn.function_name}:${values.trigger_name}`));
      expect(role).toMatchObject({ id: role.role_name, name: role.role_name, arn: `acs:ram::${ACCOUNT}:role/${role.role_name}` });
      expect(policy).toMatchObject({ id: policy.policy_name, type: 'Custom', document: policy.policy_document });
      expect(onlyIn(state, 'alicloud_ram_role_policy_attachment').values.id).toBe(`role:${policy.policy_name}:Custom:${role.role_name}`);
      expect(store.id).toBe(`${store.project_name}:runs`);
      expect(onlyIn(state, 'alicloud_log_store_index').values.id).toBe(store.id);
      expect(onlyIn(state, 'alicloud_fcv3_async_invoke_config').values.id).toBe(fn.id);
      expect(onlyIn(state, 'alicloud_fcv3_concurrency_config').values.id).toBe(fn.id);
      expect(JSON.parse(policy.policy_document).Statement[1].Resource).toContain(`acs:log:${REGION}:${ACCOUNT}:project/`);
    });

    test('takes JSON with its keys in another order for the same, and another value for a change', async () => {
      const file = kept(REGION, 'alicloud_fcv3_trigger');
      rewrite(file, (object) => ({ ...object, trigger_config: backwards(object.trigger_config) }));
      expect(changesIn(await root.plan())).toEqual({});

      rewrite(file, (object) => ({ ...object, trigger_config: object.trigger_config.replace('"enable":true', '"enable":false') }));
      const changes = changesIn(await root.plan());
      expect(Object.keys(changes)).toEqual([expect.stringMatching(/^alicloud_fcv3_trigger\./)]);
    });

    test('sees what was changed outside, and plans to put it right', async () => {
      rewrite(kept(REGION, 'alicloud_fcv3_function'), (object) => ({ ...object, timeout: 60 }));
      const prefetcher = addressOf(root.document, 'warmup/Prefetcher/Resource');

      const plan = await root.plan();

      expect(changesIn(plan)).toEqual({ [prefetcher]: 'update' });
      expect(changedAttributes(plan, prefetcher)).toEqual(['timeout']);
      await root.apply();
      expect(changesIn(await root.plan())).toEqual({});
    });

    test('sees what was deleted outside, and plans to make it again', async () => {
      rmSync(kept('global', 'alicloud_ram_role_policy_attachment'));

      expect(changesIn(await root.plan())).toEqual({
        [addressOf(root.document, 'warmup/Prefetcher/PolicyAttachment')]: 'create',
      });
    });

    test('refuses to make what exists already', async () => {
      root.forget();

      await expect(root.apply()).rejects.toThrow(/exists\s+already/);
    });

    test('replaces what cannot be changed in place', async () => {
      const { resource, ...rest } = root.document;
      const [type, id] = trigger.split('.');
      root.replace({ ...rest, resource: { ...resource, [type]: { ...resource![type], [id]: { ...resource![type][id], qualifier: 'live' } } } });

      const plan = await root.plan();

      expect(changesIn(plan)).toEqual({ [trigger]: 'delete, create' });
      expect(plan.document.resource_changes!.find(({ address }) => address === trigger)!.change.replace_paths).toEqual([['qualifier']]);
    });

    test('refuses what lacks a required argument', async () => {
      const { resource, ...rest } = root.document;
      const [type, id] = trigger.split('.');
      const { qualifier, ...without } = resource![type][id];
      root.replace({ ...rest, resource: { ...resource, [type]: { ...resource![type], [id]: without } } });

      const errors = await root.refusals();

      expect(qualifier).toBe('LATEST');
      expect(errors.map(({ detail }) => detail)).toEqual([expect.stringContaining('"qualifier" is required')]);
    });
  });
});

/** The same JSON object with its keys backwards. */
function backwards(text: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()));
}
