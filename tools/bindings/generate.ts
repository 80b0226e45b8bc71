import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConstructsMakerProviderTarget, LANGUAGES, type ProviderSchema, TerraformProviderConstraint } from '@cdktf/commons';
import { TerraformProviderGenerator } from '@cdktf/provider-generator/lib/get/generator/provider-generator';
import { CodeMaker } from 'codemaker';
import { PROVIDER_RANGE } from '../../src/rules/provider-range';
import { filesBelow } from '../common/tree';
import { PROVIDER } from '../provider-schema/provider';

/** Bindings that are kept in the project. */
export interface Bindings {
  /** Where they are, from the project's folder. */
  readonly folder: string;
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
  /** The versions of the provider that they ask for. */
  readonly versions: string;
  /** Whether they belong to the library, whose constructs refuse an app of another CDK. */
  readonly ours: boolean;
}

/** The library's: only what it uses, or will by its design. And those of an example, as its user would generate them. */
export const BINDINGS: readonly Bindings[] = [
  {
    folder: 'src/provider-alicloud',
    resources: [
      'alicloud_fcv3_async_invoke_config',
      'alicloud_fcv3_concurrency_config',
      'alicloud_fcv3_function',
      'alicloud_fcv3_trigger',
      'alicloud_log_project',
      'alicloud_log_store',
      'alicloud_log_store_index',
      'alicloud_message_service_queue',
      'alicloud_oss_bucket_object',
      'alicloud_ram_policy',
      'alicloud_ram_role',
      'alicloud_ram_role_policy_attachment',
    ],
    dataSources: ['alicloud_account', 'alicloud_regions'],
    versions: PROVIDER_RANGE,
    ours: true,
  },
  {
    folder: 'examples/mixed/.gen/providers/alicloud',
    resources: ['alicloud_cms_alarm', 'alicloud_cms_alarm_contact_group', 'alicloud_log_project', 'alicloud_log_store'],
    dataSources: [],
    versions: '>= 1.270.0, < 2.0.0',
    ours: false,
  },
];

/** Writes bindings into a folder, which is emptied first, laid out as a prebuilt provider package is. */
export async function generateBindings(document: ProviderSchema, bindings: Bindings, folder: string): Promise<void> {
  const generator = new TerraformProviderGenerator(new CodeMaker(), cut(document, bindings));
  generator.generate(new ConstructsMakerProviderTarget(new TerraformProviderConstraint(`aliyun/alicloud@${bindings.versions}`), LANGUAGES[0]));
  const scratch = mkdtempSync(join(tmpdir(), 'bindings-'));
  try {
    await generator.save(scratch);
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(scratch, 'providers', 'alicloud'), folder, {
      recursive: true,
      // A lazy index saves nothing here, and jsii would not know it; the READMEs only repeat a link.
      filter: (source) => !source.endsWith('lazy-index.ts') && !source.endsWith('README.md'),
    });
    if (bindings.ours) {
      filesBelow(folder).forEach((file) => guardConstructors(join(folder, file)));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Makes each construct of a file throw an error of its own in an app of another CDK. */
function guardConstructors(file: string): void {
  const code = readFileSync(file, 'utf8');
  const guarded = code.replaceAll('super(scope, id, {', 'super(sameCdk(scope), id, {');
  if (guarded !== code) {
    writeFileSync(file, guarded.replace("import * as cdktf from 'cdktf';\n", "$&import { sameCdk } from '../../cdk/same-cdk';\n"));
  }
}

/** The part of a schema that is bound, without the exact version of the provider, which would pin every user to it. */
function cut({ format_version, provider_schemas = {} }: ProviderSchema, { resources, dataSources }: Bindings): ProviderSchema {
  const provider = provider_schemas[PROVIDER];
  if (!provider) {
    throw new Error(`The schema holds no ${PROVIDER}, only ${Object.keys(provider_schemas).join(', ')}.`);
  }
  const resource_schemas = pick(provider.resource_schemas, resources);
  const data_source_schemas = pick(provider.data_source_schemas, dataSources);
  return { format_version, provider_schemas: { [PROVIDER]: { provider: provider.provider, resource_schemas, data_source_schemas } } };
}

function pick<T>(schemas: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  const missing = names.filter((name) => !schemas[name]);
  if (missing.length > 0) {
    throw new Error(`The schema does not hold ${missing.join(', ')}.`);
  }
  return Object.fromEntries(names.map((name) => [name, schemas[name]]));
}
