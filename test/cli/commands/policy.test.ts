import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { POLICY_CHARACTERS, type PolicyDocument, policyText } from '../../../cli/policy/documents';
import { alicloud, MediaPrefetcher, type MediaPrefetcherProps, MediaPrefetchSchedule, MediaSelection } from '../../../src';
import { synthesizeExample } from '../../../tools/examples/synthesize';
import { mediaId, QUIET } from '../../fixtures';
import { synthesize } from '../support/output';
import { mediaPrefetch } from '../support/terminal';

/** What the real provider was seen to call at an apply, a plan and a destroy, and what an update calls by its source. */
const CALLS = {
  provider: 'sts GetCallerIdentity',
  region: 'ecs DescribeRegions',
  function: 'fc CreateFunction GetFunction UpdateFunction DeleteFunction, ram PassRole',
  trigger: 'fc CreateTrigger GetTrigger UpdateTrigger DeleteTrigger',
  asyncInvokeConfig: 'fc PutAsyncInvokeConfig GetAsyncInvokeConfig DeleteAsyncInvokeConfig',
  concurrency: 'fc PutConcurrencyConfig GetConcurrencyConfig DeleteConcurrencyConfig',
  role: 'ram CreateRole GetRole UpdateRole DeleteRole ListTagResources',
  policy: 'ram CreatePolicy GetPolicy CreatePolicyVersion UpdatePolicyDescription DeletePolicy ListTagResources',
  attachment: 'ram AttachPolicyToRole DetachPolicyFromRole ListPoliciesForRole',
  project: 'log CreateProject GetProject UpdateProject DeleteProject GetProjectPolicy ListTagResources',
  store: 'log CreateLogStore GetLogStore UpdateLogStore DeleteLogStore GetLogStoreMeteringMode ListShards',
  index: 'log CreateIndex GetIndex UpdateIndex DeleteIndex',
  queue: 'mns CreateQueue GetQueueAttributes SetQueueAttributes DeleteQueue',
  object: 'oss PutObject GetObject DeleteObject',
  functionTags: 'fc TagResources UntagResources',
  ramTags: 'ram TagResources UntagResources',
  projectTags: 'log TagResources UntagResources',
  queueTags: 'mns TagResources UntagResources',
  functionGroup: 'fc ChangeResourceGroup',
  projectGroup: 'log ChangeResourceGroup',
} as const;
type Calls = keyof typeof CALLS;

/** What stands in a role's policy for a call of another name. */
const ACTION_OF: Readonly<Record<string, string>> = {
  'fc:PutAsyncInvokeConfig': 'fc:PutFunctionAsyncInvokeConfig',
  'fc:GetAsyncInvokeConfig': 'fc:GetFunctionAsyncInvokeConfig',
  'fc:DeleteAsyncInvokeConfig': 'fc:DeleteFunctionAsyncInvokeConfig',
};

const LOGS: readonly Calls[] = ['project', 'store', 'index'];
const ROLE: readonly Calls[] = ['role', 'policy', 'attachment'];
const FUNCTION: readonly Calls[] = ['provider', 'region', 'function', 'trigger', 'asyncInvokeConfig', 'concurrency'];
const ALL: readonly Calls[] = [...FUNCTION, ...ROLE, ...LOGS];
const TAGS: readonly Calls[] = ['functionTags', 'ramTags', 'projectTags'];

/** Actions that a service authorizes for all resources or none. */
const FOR_ALL =
  /^(sts:GetCallerIdentity|ecs:DescribeRegions|fc:(CreateFunction|\w+InvokeConfig|\w+ConcurrencyConfig|\w+agResources|ChangeResourceGroup))$/;

const ROLE_ARN = 'acs:ram::1234567890123456:role/mine';

function actionsOf(calls: readonly Calls[]): string[] {
  const actions = calls.flatMap((each) =>
    CALLS[each].split(', ').flatMap((list) => {
      const [service, ...names] = list.split(' ');
      return names.map((name) => ACTION_OF[`${service}:${name}`] ?? `${service}:${name}`);
    }),
  );
  return [...new Set(actions)].sort();
}

interface Printed {
  readonly documents: readonly PolicyDocument[];
  readonly caller: readonly PolicyDocument[];
  readonly notes: readonly string[];
  readonly commands: readonly string[];
}

async function policyOf(folder: string, ...options: string[]): Promise<Printed> {
  const { status, stdout, stderr } = await mediaPrefetch(['policy', folder, ...options, '--json']);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Printed;
}

function grantsOf(documents: readonly PolicyDocument[]): { action: string; resource: string; condition: unknown }[] {
  return documents.flatMap(({ Statement }) =>
    Statement.flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap((action) => Resource.map((resource) => ({ action, resource, condition: Condition }))),
    ),
  );
}

/** That a policy allows these calls and no more, on named resources. */
function expectCalls({ documents }: Printed, calls: readonly Calls[]): void {
  const grants = grantsOf(documents);
  expect([...new Set(grants.map(({ action }) => action))].sort()).toEqual(actionsOf(calls));
  for (const { action, resource, condition } of grants) {
    expect([action, resource === '*']).toEqual([action, FOR_ALL.test(action)]);
    expect([action, condition]).toEqual([action, action === 'ram:PassRole' ? { StringEquals: { 'acs:Service': 'fc.aliyuncs.com' } } : undefined]);
  }
}

function outputWith(props: MediaPrefetcherProps = {}, more: (stack: TerraformStack) => object = () => ({})): string {
  return synthesize({
    warmup: (stack) => {
      const prefetcher = new MediaPrefetcher(stack, 'Prefetcher', props);
      new MediaPrefetchSchedule(stack, 'Nightly', { ...QUIET, prefetcher, ...more(stack) });
    },
  });
}

/** An output whose stack was changed afterwards. */
function changedOutput(change: (document: any) => void): string {
  const folder = outputWith();
  const file = join(folder, 'stacks', 'warmup', 'cdk.tf.json');
  const document = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  change(document);
  writeFileSync(file, JSON.stringify(document));
  return folder;
}

describe('the policy of an example allows what the provider calls, and no more:', () => {
  test.each<[string, string | undefined, readonly Calls[]]>([
    ['nightly-warmup', undefined, ALL],
    ['gitops', 'staging', [...ALL, ...TAGS]],
    ['gitops', 'production', [...ALL, ...TAGS]],
    ['after-transcode', undefined, [...ALL, 'queue']],
  ])('%s %s', async (name, stack, calls) => {
    const folder = join('build', 'policy', name);
    await synthesizeExample(name, folder);
    const printed = await policyOf(folder, ...(stack === undefined ? [] : [stack]));
    expectCalls(printed, calls);
    expect(grantsOf(printed.caller).map(({ action }) => action)).toEqual(name === 'gitops' ? ['sts:AssumeRole'] : []);
  });
});

describe('the policy of an app', () => {
  test.each<[string, MediaPrefetcherProps, readonly Calls[]]>([
    ['nothing else', {}, ALL],
    ['tags', { tags: { team: 'media' } }, [...ALL, ...TAGS]],
    ['a role of its own', { roleArn: ROLE_ARN }, [...FUNCTION.filter((each) => each !== 'region'), ...LOGS]],
    ['a log store of its own', { logs: { projectName: 'logs', storeName: 'runs' } }, [...FUNCTION, ...ROLE]],
    ['no logs', { logs: { enabled: false } }, [...FUNCTION.filter((each) => each !== 'region'), ...ROLE]],
    ['no reserved concurrency', { reservedConcurrency: 0 }, ALL.filter((each) => each !== 'concurrency')],
    ['queues', { destinations: {} }, [...ALL, 'queue']],
    ['queues and tags', { destinations: {}, tags: { team: 'media' } }, [...ALL, ...TAGS, 'queue', 'queueTags']],
    ['a resource group', { resourceGroupId: 'rg-1' }, [...ALL, 'functionGroup', 'projectGroup']],
  ])('with %s', async (_, props, calls) => {
    expectCalls(await policyOf(outputWith(props)), calls);
  });

  test('with a list that it uploads', async () => {
    const media = MediaSelection.ids([mediaId(1)]).storedIn('lists');
    const printed = await policyOf(outputWith({}, () => ({ media })));
    expectCalls(printed, [...ALL, 'object']);
    expect(grantsOf(printed.documents).find(({ action }) => action === 'oss:PutObject')?.resource).toMatch(
      /^acs:oss:\*:\*:lists\/media-prefetch-warmup-Nightly-[0-9a-f]{8}-\*\.txt$/,
    );
  });

  test('passes no role but that of the function', async () => {
    const resource = async (props: MediaPrefetcherProps) =>
      grantsOf((await policyOf(outputWith(props))).documents)
        .filter(({ action }) => action === 'ram:PassRole')
        .map((grant) => grant.resource);
    expect(await resource({ roleArn: ROLE_ARN })).toEqual([ROLE_ARN]);
    expect(await resource({ name: 'warm' })).toEqual(['acs:ram:*:*:role/warm-cn-shanghai']);
  });

  test('has wildcards for what only Terraform knows, and says so', async () => {
    const { documents, notes } = await policyOf(
      synthesize({
        warmup: (stack) => {
          const name = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
          const roleArn = new TerraformVariable(stack, 'role', { type: 'string' }).stringValue;
          new MediaPrefetchSchedule(stack, 'Nightly', {
            ...QUIET,
            prefetcher: new MediaPrefetcher(stack, 'Prefetcher', { name, roleArn, logs: { enabled: false } }),
          });
        },
      }),
    );
    const resources = grantsOf(documents).filter(({ action }) => ['fc:GetFunction', 'ram:PassRole'].includes(action));
    expect(resources.map(({ resource }) => resource).sort()).toEqual(['acs:fc:cn-shanghai:*:functions/*', 'acs:ram:*:*:role/*']);
    expect(notes.join('\n')).toMatch(
      /alicloud_fcv3_function\.\w+: its name is known at the apply only.* the policy allows acs:fc:cn-shanghai:\*:functions\/\*/,
    );
  });

  test('has the account that is given, or that of the role that the provider takes on, and the region of each provider', async () => {
    const accountOf = (arn: string) => arn.split(':')[3];
    const resources = async (...options: string[]) => grantsOf((await policyOf(outputWith(), ...options)).documents).map(({ resource }) => resource);
    const given = (await resources('--account', '1234567890123456')).filter((resource) => resource !== '*');
    expect(new Set(given.map(accountOf))).toEqual(new Set(['1234567890123456']));
    expect(
      given
        .filter((resource) => resource.replace(/\/(triggers|logstore)\/\*$/, '').includes('*'))
        .every((resource) => resource.startsWith('acs:ram:*:1234567890123456:')),
    ).toBe(true);
    expect(new Set((await resources()).filter((resource) => resource !== '*').map(accountOf))).toEqual(new Set(['*']));
    const { documents, caller, commands } = await policyOf(
      synthesize({
        abroad: (stack) => {
          const assumeRole = { roleArn: 'acs:ram::1000000000000002:role/deployer' };
          const provider = new alicloud.provider.AlicloudProvider(stack, 'sg', { alias: 'sg', region: 'ap-southeast-1', assumeRole });
          new MediaPrefetcher(stack, 'Prefetcher', { provider });
        },
      }),
    );
    expect(grantsOf(documents).map(({ resource }) => resource)).toContainEqual(
      expect.stringMatching(/^acs:fc:ap-southeast-1:1000000000000002:functions\/abroad/),
    );
    expect(grantsOf(caller)).toEqual([{ action: 'sts:AssumeRole', resource: 'acs:ram::1000000000000002:role/deployer', condition: undefined }]);
    expect(commands.join('\n')).toContain('AttachPolicyToRole --RoleName deployer ');
  });

  test('names a function of another stack', async () => {
    const folder = synthesize({
      functions: (stack) => void new MediaPrefetcher(stack, 'Prefetcher', { name: 'shared', logs: { enabled: false } }),
      schedules: (stack) => {
        const other = stack.node.scope!.node.findChild('functions');
        new MediaPrefetchSchedule(stack, 'Nightly', {
          ...QUIET,
          triggerName: 'nightly',
          prefetcher: other.node.findChild('Prefetcher') as MediaPrefetcher,
        });
      },
    });
    const { documents } = await policyOf(folder, 'schedules');
    expect(grantsOf(documents).find(({ action }) => action === 'fc:GetTrigger')?.resource).toBe(
      'acs:fc:cn-shanghai:*:functions/shared/triggers/nightly',
    );
  });

  test('is several documents where one would be longer than RAM takes, which together allow the same', async () => {
    const output = (schedules: number) =>
      synthesize({
        warmup: (stack) => {
          const prefetcher = new MediaPrefetcher(stack, 'Prefetcher');
          Array.from({ length: schedules }, (_, index) => new MediaPrefetchSchedule(stack, `Nightly${index}`, { ...QUIET, prefetcher }));
        },
      });
    const { documents } = await policyOf(output(50));
    expect(documents.length).toBeGreaterThan(2);
    expect(Math.max(...documents.map((document) => policyText(document).length))).toBeLessThanOrEqual(POLICY_CHARACTERS);
    const triggers = grantsOf(documents).filter(({ action }) => action === 'fc:GetTrigger');
    expect(new Set(triggers.map(({ resource }) => resource)).size).toBe(50);
    expectCalls({ documents } as unknown as Printed, ALL);
  });
});

describe('the command', () => {
  test('prints documents alone to standard output, and commands to standard error', async () => {
    const { status, stdout, stderr, sent } = await mediaPrefetch(['policy', outputWith({ destinations: {} })]);
    expect([status, sent]).toEqual([0, []]);
    expect(JSON.parse(stdout)).toMatchObject({ Version: '1' });
    expect(stderr.split('\n').filter((line) => line !== '' && !/^(# |aliyun [a-z-]+ )/.test(line))).toEqual([]);
    for (const part of [
      'fc-open POST /service/open',
      'OpenSlsService',
      'vod.console',
      'mns.console',
      '--ServiceName fc.aliyuncs.com',
      'CreatePolicy',
    ]) {
      expect(stderr).toContain(part);
    }
  });

  test('names the role of each function that calls VOD, and what it may do in an application', async () => {
    const commandsOf = async (props: MediaPrefetcherProps) =>
      (await policyOf(outputWith(props))).commands.filter((line) => line.includes('AttachAppPolicy'));
    expect(await commandsOf({ name: 'warm', vodRegion: 'ap-southeast-1' })).toEqual([
      'aliyun vod AttachAppPolicyToIdentity --region ap-southeast-1 --IdentityType RamRole --IdentityName warm-ap-southeast-1 --AppId APP_ID --PolicyNames VODAppFullAccess',
    ]);
    expect((await commandsOf({ roleArn: ROLE_ARN, dryRun: true }))[0]).toMatch(/ --IdentityName mine .* VODAppReadOnlyAccess$/);
  });

  test('leaves out what an app does not use', async () => {
    const { commands } = await policyOf(outputWith({ logs: { enabled: false } }));
    expect(commands.join('\n')).not.toMatch(/OpenSlsService|ServiceLinkedRole|mns/);
  });

  test.each([
    [['--account', 'mine'], /--account is "mine"\. Allowed: the ID of an account/],
    [['nightly'], /no stack nightly.*warmup/],
  ])('refuses %j', async (options, message) => {
    const { status, stdout, stderr } = await mediaPrefetch(['policy', outputWith(), ...options]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('an output of somebody else', () => {
  const first = (document: any, type: string) => Object.values<any>(document.resource[type])[0];

  test.each<[string, (document: any) => void]>([
    ['a wildcard in a name', (document) => (first(document, 'alicloud_fcv3_function').function_name = 'warm*')],
    ['a wildcard beside an expression', (document) => (first(document, 'alicloud_log_project').project_name = '*${data.alicloud_account.x.id}')],
    ['another resource behind a name', (document) => (first(document, 'alicloud_ram_role').role_name = 'a/../*')],
    ['a variable of RAM in a name', (document) => (first(document, 'alicloud_ram_policy').policy_name = '$${acs:username}')],
    ['any role to pass', (document) => (first(document, 'alicloud_fcv3_function').role = 'acs:ram::1234567890123456:role/*')],
    ['what is no role to pass', (document) => (first(document, 'alicloud_fcv3_function').role = 'acs:oss:*:*:mine')],
    ['control characters in a name', (document) => (first(document, 'alicloud_fcv3_trigger').trigger_name = 'a\u001b[2J\u202eb')],
    ['any role to take on', (document) => (document.provider.alicloud = [{ assume_role: { role_arn: 'acs:ram::*:role/*' } }])],
  ])('with %s is refused', async (_, change) => {
    const { status, stdout, stderr } = await mediaPrefetch(['policy', changedOutput(change)]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[\x20-\x7e]+: a policy with this name would allow more, or nothing\. Synthesize the app again\.\n$/);
  });

  test('is told what is not covered, in characters that a terminal only shows', async () => {
    const { documents, notes } = await policyOf(
      changedOutput((document) => {
        document.resource.alicloud_vpc = { 'own\u001b[31m': { vpc_name: 'x' } };
        document.resource['__proto__x'] = { a: {} };
        document.data.alicloud_zones = { all: {} };
        document.data.terraform_remote_state = { other: {} };
        document.terraform.backend = { oss: {} };
        first(document, 'alicloud_fcv3_trigger').trigger_type = 'http';
      }),
    );
    expectCalls({ documents } as Printed, ALL);
    const said = notes.join('\n');
    expect(said).toMatch(/alicloud_vpc\.own\?\[31m is not covered/);
    expect(said).toMatch(/__proto__x\.a is not covered/);
    expect(said).toMatch(/data\.alicloud_zones\.all is not covered/);
    expect(said).toMatch(/the oss backend is not covered/);
    expect(said).toMatch(/alicloud_fcv3_trigger\.\w+ is no timer/);
    expect(said).not.toMatch(/terraform_remote_state/);
    expect(said).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('whose names refer to each other in a circle, or to nothing, has wildcards', async () => {
    const { documents } = await policyOf(
      changedOutput((document) => {
        const [name] = Object.keys(document.resource.alicloud_ram_role);
        document.resource.alicloud_ram_role[name].role_name = `\${alicloud_ram_role.${name}.role_name}`;
        first(document, 'alicloud_fcv3_function').function_name = '${alicloud_fcv3_function.none.function_name}';
        first(document, 'alicloud_fcv3_trigger').trigger_name = '${var.a == "b" ? "c" : "d"}-x';
      }),
    );
    const resourceOf = (wanted: string) => grantsOf(documents).find(({ action }) => action === wanted)?.resource;
    expect(resourceOf('ram:GetRole')).toBe('acs:ram:*:*:role/*');
    expect(resourceOf('fc:GetTrigger')).toBe('acs:fc:cn-shanghai:*:functions/*/triggers/*');
  });

  test.each<[string, (document: any) => void]>([
    ['resources', (document) => (document.resource = 'none')],
    ['a type of resources', (document) => (document.resource.alicloud_fcv3_function = ['none'])],
    ['a resource', (document) => (document.resource.alicloud_fcv3_trigger = { a: null, b: 7 })],
    ['a provider', (document) => (document.provider = { alicloud: 'none' })],
    ['a name', (document) => (first(document, 'alicloud_ram_role').role_name = { a: 1 })],
  ])('in which %s has another form breaks nothing', async (_, change) => {
    const { status, stderr } = await mediaPrefetch(['policy', changedOutput(change)]);
    expect([0, 2]).toContain(status);
    expect(stderr).not.toMatch(/TypeError|at .*\.ts/);
  });
});
