import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../common/paths';
import { findSchema } from '../provider-schema/find';
import { ENGINE_NAMES, type FoundEngine } from './engine';
import { goBuild, goPlatform, PROGRAM_SUFFIX } from './go';
import { installProvider } from './provider';

const FOLDER = inProject('build', 'engines');

/** OpenTofu's own build flag of a release: without it the version ends in -dev. */
const RELEASE = '-X github.com/opentofu/opentofu/version.dev=no';

/**
 * Makes the engines ready: the provider's stand-in built and installed, OpenTofu built, Terraform taken from the PATH.
 *
 * All that is made lies in `build/engines`. The first time takes some minutes and the network, for OpenTofu; later ones take seconds.
 */
export async function prepareEngines(): Promise<FoundEngine[]> {
  mkdirSync(FOLDER, { recursive: true });
  let environment: Record<string, string>;
  try {
    // PROVIDER_SCHEMA names a schema file to be used instead of the kept one.
    environment = await installProvider(findSchema(process.env.PROVIDER_SCHEMA), await goPlatform(), FOLDER);
  } catch (error) {
    const missing = `the stand-in for its provider could not be made: ${reason(error)}`;
    return ENGINE_NAMES.map((name) => ({ name, missing }));
  }
  return [terraform(environment), await openTofu(environment)];
}

function terraform(environment: Record<string, string>): FoundEngine {
  const engine = { name: 'Terraform', command: 'terraform', environment } as const;
  try {
    execFileSync(engine.command, ['version'], { env: { ...process.env, ...environment }, stdio: 'ignore' });
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

/** A message as the end of a sentence. */
function reason(error: unknown): string {
  return (error as Error).message.trim().replace(/\.$/, '');
}
