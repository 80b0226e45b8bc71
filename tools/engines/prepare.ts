import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { inProject } from '../common/paths';
import { findSchema } from '../provider-schema/find';
import type { FoundEngine } from './engine';

declare module 'vitest' {
  interface ProvidedContext {
    engines: FoundEngine[];
  }
}

const FOLDER = inProject('build', 'engines');
const PROGRAM_SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** The registries that each engine thinks of at a source without a host, `aliyun/alicloud`. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/** OpenTofu's own build flag of a release: without it the version ends in -dev. */
const RELEASE = '-X github.com/opentofu/opentofu/version.dev=no';

/** Makes the engines ready before the first test, once for all test files. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('engines', await prepareEngines());
}

/**
 * Builds and installs the provider's stand-in, builds OpenTofu, and takes Terraform from the PATH.
 *
 * Everything is made in `build/engines`. The first time takes some minutes and the network, for OpenTofu; later ones take seconds.
 */
async function prepareEngines(): Promise<FoundEngine[]> {
  mkdirSync(FOLDER, { recursive: true });
  let environment: Record<string, string>;
  try {
    environment = await installProvider();
  } catch (error) {
    const missing = `the stand-in for its provider could not be made: ${reason(error)}`;
    return ['Terraform', 'OpenTofu'].map((name) => ({ name, missing }));
  }
  return [await terraform(environment), await openTofu(environment)];
}

/**
 * Builds the provider's stand-in and installs it into a filesystem mirror, under both registries' names.
 *
 * @returns the environment that an engine needs to take every provider from the mirror, and nothing from the network.
 */
async function installProvider(): Promise<Record<string, string>> {
  // PROVIDER_SCHEMA names a schema file to be used instead of the kept one.
  const { path, version } = findSchema(process.env.PROVIDER_SCHEMA);
  const platform = (await go(['env', 'GOOS', 'GOARCH'])).trim().replace('\n', '_');
  const program = join(FOLDER, `schema-provider${PROGRAM_SUFFIX}`);
  await goBuild(inProject('tools', 'schema-provider'), '.', program);
  const mirror = join(FOLDER, 'mirror');
  // Of an earlier schema there may be another version, which an engine would prefer.
  rmSync(mirror, { recursive: true, force: true });
  for (const registry of REGISTRIES) {
    const place = join(mirror, registry, 'aliyun', 'alicloud', version, platform);
    mkdirSync(place, { recursive: true });
    copyFileSync(program, join(place, `terraform-provider-alicloud_v${version}${PROGRAM_SUFFIX}`));
  }
  const settings = join(FOLDER, 'engines.tfrc');
  // With a mirror and no other method, a provider that is not in it is an error, not a download.
  writeFileSync(
    settings,
    `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  return { CHECKPOINT_DISABLE: '1', SCHEMA_PROVIDER_SCHEMA: path, TF_CLI_CONFIG_FILE: settings, TF_IN_AUTOMATION: '1', TF_INPUT: '0' };
}

async function terraform(environment: Record<string, string>): Promise<FoundEngine> {
  const engine = { name: 'Terraform', command: 'terraform', environment };
  try {
    await promisify(execFile)(engine.command, ['version'], { env: { ...process.env, ...environment } });
    return engine;
  } catch {
    return { name: engine.name, missing: `there is no working ${engine.command} on the PATH` };
  }
}

async function openTofu(environment: Record<string, string>): Promise<FoundEngine> {
  const name = 'OpenTofu';
  const command = join(FOLDER, `tofu${PROGRAM_SUFFIX}`);
  try {
    await goBuild(inProject('tools', 'opentofu'), 'github.com/opentofu/opentofu/cmd/tofu', command, RELEASE);
    return { name, command, environment };
  } catch (error) {
    return { name, missing: `it could not be built: ${reason(error)}` };
  }
}

/** Builds a package of a Go module, without debugging information. Go's own cache makes a second time short. */
async function goBuild(module: string, name: string, output: string, linkerFlags = ''): Promise<void> {
  await go(['build', '-trimpath', '-buildvcs=false', '-ldflags', `-s -w ${linkerFlags}`, '-o', output, name], module);
}

async function go(args: readonly string[], cwd?: string): Promise<string> {
  try {
    return (await promisify(execFile)('go', args, { cwd })).stdout;
  } catch (error) {
    const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string };
    throw new Error(code === 'ENOENT' ? 'Go is not on the PATH' : `Go: ${stderr?.trim() || message}`);
  }
}

/** A message as the end of a sentence. */
function reason(error: unknown): string {
  return (error as Error).message.trim().replace(/\.$/, '');
}
