import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import type { Deployment } from '../../tools/engines/deployment';
import { inWords } from '../../tools/engines/diagnostic';
import { changedAttributes, changesIn } from '../../tools/engines/plan';
import type { RootModule } from '../../tools/engines/root-module';
import { managedIn, onlyIn } from '../../tools/engines/state';
import { deployment, initialized } from './support/deploy';
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

/** The least arguments of a resource of a type, with a name. */
const LEAST: Readonly<Record<string, (name: string) => Record<string, unknown>>> = {
  alicloud_fcv3_function: (name) => ({ function_name: name, handler: 'index.handler', runtime: 'nodejs20' }),
  alicloud_fcv3_trigger: (name) => ({ function_name: 'any', trigger_name: name, qualifier: 'LATEST', trigger_type: 'timer' }),
  alicloud_fcv3_async_invoke_config: (name) => ({ function_name: name }),
  alicloud_ram_role: (name) => ({ role_name: name }),
  alicloud_ram_policy: (name) => ({ policy_name: name }),
  alicloud_log_project: (name) => ({ project_name: name }),
  alicloud_log_store: (name) => ({ project_name: 'any', logstore_name: name }),
  alicloud_message_service_queue: (name) => ({ queue_name: name }),
};

const destinations = (failure: unknown, success: unknown) => ({ on_failure: failure, on_success: success });
const TO = { destination: 'acs:mns:cn-shanghai:1:/queues/a/messages' };
const VPC = { vpc_id: 'vpc-1', vswitch_ids: ['vsw-1'] };

/** What the provider or the service refuses, and what both take: type, argument, who refuses, arguments. */
const LIMITS: readonly (readonly [string, string, 'provider' | 'service', Record<string, unknown>, Record<string, unknown>])[] = [
  ['alicloud_fcv3_function', 'function_name', 'provider', { function_name: 'a b' }, { function_name: '_ab' }],
  ['alicloud_fcv3_function', 'function_name', 'service', { function_name: '1a' }, { function_name: 'a'.repeat(64) }],
  ['alicloud_fcv3_function', 'cpu', 'provider', { cpu: 0.01 }, { cpu: 0.05 }],
  ['alicloud_fcv3_function', 'memory_size', 'provider', { memory_size: 32_769 }, { memory_size: 64 }],
  ['alicloud_fcv3_function', 'disk_size', 'provider', { disk_size: 511 }, { disk_size: 10_240 }],
  ['alicloud_fcv3_function', 'timeout', 'provider', { timeout: 86_401 }, { timeout: 86_400 }],
  ['alicloud_fcv3_function', 'description', 'service', { description: 'a'.repeat(257) }, { description: 'a'.repeat(256) }],
  [
    'alicloud_fcv3_function',
    'log_config.log_begin_rule',
    'provider',
    { log_config: { log_begin_rule: '' } },
    { log_config: { log_begin_rule: 'None' } },
  ],
  ['alicloud_fcv3_function', 'log_config.project', 'service', { log_config: { project: 'Bad_Name' } }, { log_config: { project: 'good-name' } }],
  ['alicloud_fcv3_function', 'vpc_config.vpc_id', 'service', { vpc_config: { ...VPC, vpc_id: '' } }, { vpc_config: VPC }],
  ['alicloud_fcv3_function', 'vpc_config.vswitch_ids', 'service', { vpc_config: { ...VPC, vswitch_ids: [] } }, { vpc_config: VPC }],
  ['alicloud_fcv3_trigger', 'trigger_name', 'service', { trigger_name: '-a' }, { trigger_name: '_a' }],
  ['alicloud_fcv3_trigger', 'description', 'service', { description: 'a'.repeat(257) }, { description: '' }],
  [
    'alicloud_fcv3_async_invoke_config',
    'max_async_event_age_in_seconds',
    'provider',
    { max_async_event_age_in_seconds: 86_401 },
    { max_async_event_age_in_seconds: 86_400 },
  ],
  [
    'alicloud_fcv3_async_invoke_config',
    'max_async_event_age_in_seconds',
    'service',
    { max_async_event_age_in_seconds: 0 },
    { max_async_event_age_in_seconds: 1 },
  ],
  ['alicloud_fcv3_async_invoke_config', 'max_async_retry_attempts', 'service', { max_async_retry_attempts: 9 }, { max_async_retry_attempts: 0 }],
  [
    'alicloud_fcv3_async_invoke_config',
    'destination_config.on_failure.destination',
    'service',
    { destination_config: {} },
    { destination_config: destinations(TO, TO) },
  ],
  [
    'alicloud_fcv3_async_invoke_config',
    'destination_config.on_success.destination',
    'service',
    { destination_config: destinations(TO, { destination: '' }) },
    { destination_config: destinations(TO, TO) },
  ],
  ['alicloud_ram_role', 'role_name', 'service', { role_name: 'a_b' }, { role_name: 'a.b-C' }],
  ['alicloud_ram_policy', 'policy_name', 'service', { policy_name: 'a.b' }, { policy_name: 'a-B' }],
  ['alicloud_ram_policy', 'policy_document', 'service', { policy_document: JSON.stringify('a'.repeat(6_143)) }, { policy_document: '{}' }],
  ['alicloud_log_project', 'project_name', 'provider', { project_name: 'a.b' }, { project_name: 'a-b' }],
  ['alicloud_log_project', 'project_name', 'service', { project_name: '-1234' }, { project_name: 'a12' }],
  ['alicloud_log_store', 'retention_period', 'service', { retention_period: 3_651 }, { retention_period: 3_650 }],
  ['alicloud_message_service_queue', 'queue_name', 'service', { queue_name: '-failures' }, { queue_name: '1-failures' }],
  ['alicloud_message_service_queue', 'message_retention_period', 'provider', { message_retention_period: 59 }, { message_retention_period: 60 }],
];

describe('the stand-in for the provider, by its table', () => {
  const output = synthesizeWarmup();

  test('refuses what is listed here', () => {
    const table = readFileSync(inProject('tools', 'schema-provider', 'limits.go'), 'utf8');
    const rows = [...table.matchAll(/resourceType: "(\w+)", path: "([\w.]+)", by: (\w+),/g)].map(([, ...row]) => row.join(' '));
    expect(LIMITS.map((row) => row.slice(0, 3).join(' '))).toEqual(rows);
  });

  onEachEngine((engine) => {
    let root: RootModule;
    beforeAll(async () => {
      root = await initialized(engine, output);
    });
    beforeEach(() => {
      root.forget();
      rmSync(root.objects, { recursive: true, force: true });
    });

    const resources = (of: Record<string, Record<string, object>>) => {
      const { data: _, resource: __, output: ___, ...others } = root.document;
      root.replace({ ...others, resource: of });
    };
    const one = (type: string, more: object) => resources({ [type]: { one: { ...LEAST[type]('one-name'), ...more } } });

    test.each(['provider', 'service'] as const)('refuses what the %s does, and nothing else', async (judge) => {
      const of: Record<string, Record<string, object>> = {};
      const refused: string[] = [];
      LIMITS.forEach(([type, path, by, bad, good], index) => {
        of[type] = { ...of[type], [`good${index}`]: { ...LEAST[type](`good-${index}`), ...good } };
        if (by === judge) {
          of[type][`bad${index}`] = { ...LEAST[type](`bad-${index}`), ...bad };
          refused.push(`${type}.bad${index} ${path}`);
        }
      });
      resources(of);

      const messages = judge === 'provider' ? (await root.refusals()).map(inWords).join(' ') : await failure(root.apply());

      // In a plan's JSON the address comes first, in the words of an apply it comes second.
      const each =
        judge === 'provider' ? /(\S+): The provider refuses \w+\. ([\w.]+) /g : /The service refused \w+ with (\S+), .*? ([a-z_.]+) (?:is|has) /g;
      const found = [...messages.replace(/[\s│]+/g, ' ').matchAll(each)].map(([, address, path]) => `${address} ${path}`);
      expect(found.sort()).toEqual(refused.sort());
    });

    test('keeps the mounts and the VPC that are left out, and empties a block', async () => {
      const mounted = { oss_mount_config: { mount_points: [{ bucket_name: 'lists', mount_dir: '/mnt/lists' }] }, vpc_config: VPC };
      one('alicloud_fcv3_function', mounted);
      await root.apply();
      one('alicloud_fcv3_function', {});
      expect(changesIn(await root.plan())).toEqual({});

      one('alicloud_fcv3_function', { oss_mount_config: { mount_points: [] } });
      await root.apply();

      expect(onlyIn(await root.show(), 'alicloud_fcv3_function').values).toMatchObject({
        oss_mount_config: [{ mount_points: [] }],
        vpc_config: [VPC],
      });
      expect(changesIn(await root.plan())).toEqual({});
    });

    test('leaves destinations where they are, and plans to remove them for ever', async () => {
      one('alicloud_fcv3_async_invoke_config', { destination_config: destinations(TO, TO) });
      await root.apply();
      one('alicloud_fcv3_async_invoke_config', { async_task: false, max_async_event_age_in_seconds: 1, max_async_retry_attempts: 0 });
      await root.apply();

      expect(onlyIn(await root.show(), 'alicloud_fcv3_async_invoke_config').values.destination_config).toHaveLength(1);
      const plan = await root.plan();
      expect(changedAttributes(plan, 'alicloud_fcv3_async_invoke_config.one')).toContain('destination_config');
    });

    test("reads back the service's default of what is null", async () => {
      resources({
        alicloud_fcv3_async_invoke_config: { one: LEAST.alicloud_fcv3_async_invoke_config('one') },
        alicloud_log_store: { one: LEAST.alicloud_log_store('one') },
      });
      await root.apply();

      const state = await root.show();
      expect(onlyIn(state, 'alicloud_fcv3_async_invoke_config').values).toMatchObject({
        max_async_retry_attempts: 3,
        max_async_event_age_in_seconds: 86_400,
      });
      expect(onlyIn(state, 'alicloud_log_store').values.retention_period).toBe(30);
    });

    test("does not read the vendor's own tags", async () => {
      one('alicloud_fcv3_function', { tags: { 'acs:x': '1', 'aliyun-y': '2', 'team': 'video' } });
      await root.apply();

      expect(onlyIn(await root.show(), 'alicloud_fcv3_function').values.tags).toEqual({ team: 'video' });
      expect(changesIn(await root.plan())).toEqual({ 'alicloud_fcv3_function.one': 'update' });
    });
  });
});

/** The message of what must fail. */
async function failure(attempt: Promise<unknown>): Promise<string> {
  const { message } = await attempt.then(
    () => new Error('It did not fail.'),
    (error: Error) => error,
  );
  return message;
}

/** The same JSON object with its keys backwards. */
function backwards(text: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()));
}
