import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { inProject } from '../common/paths';
import { downloadSchema } from './download';
import { KEPT_SCHEMA } from './provider';

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
