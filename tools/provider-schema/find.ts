import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { PROVIDER_RANGE } from '../../src/rules/provider-range';
import { inProject } from '../common/paths';
import { KEPT_SCHEMA } from './provider';

/** Most of what Terraform may print: the whole schema is some tens of megabytes. */
const MOST_BYTES = 2 ** 30;

/** A schema on disk, and the version of the provider that it is of. */
interface SchemaFile {
  readonly path: string;
  readonly version: string;
}

/** Where a downloaded schema stays, so that it is downloaded once. */
const DOWNLOADS = inProject('build', 'provider-schema');

/** The schemas' names: `alicloud-1.289.0.json`. */
const NAME = /^alicloud-(\d+\.\d+\.\d+)\.json$/;

/**
 * Finds the provider's schema: the given file, else the kept one, else what the provider itself tells, which is kept in `build/`.
 *
 * @param given a file named `alicloud-<version>.json`.
 * @throws Error where a given file is not there or has another name, or where there is no schema and no way to download one.
 */
export function findSchema(given?: string): SchemaFile {
  if (given) {
    return schemaFile(resolve(given));
  }
  if (existsSync(KEPT_SCHEMA)) {
    return schemaFile(KEPT_SCHEMA);
  }
  const [earlier] = existsSync(DOWNLOADS) ? readdirSync(DOWNLOADS).filter((name) => NAME.test(name)) : [];
  if (earlier) {
    return schemaFile(join(DOWNLOADS, earlier));
  }
  const { version, text } = downloadSchema();
  mkdirSync(DOWNLOADS, { recursive: true });
  const path = join(DOWNLOADS, `alicloud-${version}.json`);
  writeFileSync(path, text);
  return { path, version };
}

function schemaFile(path: string): SchemaFile {
  const [, version] = NAME.exec(basename(path)) ?? [];
  if (version === undefined || !existsSync(path)) {
    throw new Error(`Provider schema: ${path}. Allowed: a file that exists and is called alicloud-<version>.json, since its name tells the version.`);
  }
  return { path, version };
}

/**
 * Lets Terraform download the real provider; returns its version, and the text of `terraform providers schema -json`.
 *
 * @throws Error where Terraform is missing, or the provider cannot be downloaded.
 */
export function downloadSchema(): { readonly version: string; readonly text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'provider-schema-'));
  const requirement = { terraform: { required_providers: { alicloud: { source: 'aliyun/alicloud', version: PROVIDER_RANGE } } } };
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(requirement));
    execFileSync('terraform', ['init', '-input=false', '-no-color'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const [, version] = /version\s*=\s*"([^"]+)"/.exec(readFileSync(join(folder, '.terraform.lock.hcl'), 'utf8'))!;
    const text = execFileSync('terraform', ['providers', 'schema', '-json'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { version, text };
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer | string };
    throw new Error(
      `The provider's schema could not be read through Terraform.\n${stderr?.toString() ?? message}\n` +
        'Give a file instead: --schema for the bindings, PROVIDER_SCHEMA for the engines.',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
