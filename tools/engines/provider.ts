import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../common/paths';
import type { SchemaFile } from '../provider-schema/find';
import { goBuild, PROGRAM_SUFFIX } from './go';

/** The registries that each engine thinks of at a source without a host, `aliyun/alicloud`. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/**
 * Builds the provider's stand-in and installs it into a filesystem mirror, under both registries' names.
 *
 * @returns the environment that an engine needs to take every provider from the mirror, and nothing from the network.
 */
export async function installProvider(schema: SchemaFile, platform: string, folder: string): Promise<Record<string, string>> {
  const program = join(folder, `schema-provider${PROGRAM_SUFFIX}`);
  await goBuild(inProject('tools', 'schema-provider'), '.', program);
  const mirror = join(folder, 'mirror');
  // Of an earlier schema there may be another version, which an engine would prefer.
  rmSync(mirror, { recursive: true, force: true });
  for (const registry of REGISTRIES) {
    const place = join(mirror, registry, 'aliyun', 'alicloud', schema.version, platform);
    mkdirSync(place, { recursive: true });
    copyFileSync(program, join(place, `terraform-provider-alicloud_v${schema.version}${PROGRAM_SUFFIX}`));
  }
  const settings = join(folder, 'engines.tfrc');
  writeFileSync(settings, cliConfiguration(mirror));
  return { CHECKPOINT_DISABLE: '1', SCHEMA_PROVIDER_SCHEMA: schema.path, TF_CLI_CONFIG_FILE: settings, TF_IN_AUTOMATION: '1', TF_INPUT: '0' };
}

/** With a mirror and no other method, a provider that is not in it is an error, not a download. */
function cliConfiguration(mirror: string): string {
  return `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
}
