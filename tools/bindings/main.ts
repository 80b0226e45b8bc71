import './environment';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ProviderSchema } from '@cdktf/commons';
import { inProject } from '../common/paths';
import { differences, filesBelow } from '../common/tree';
import { downloadSchema } from '../provider-schema/find';
import { KEPT_SCHEMA } from '../provider-schema/provider';
import { BINDINGS, type Bindings, generateBindings } from './generate';

/**
 * `npm run bindings [-- --schema FILE]` writes the bindings; `npm run bindings:check` compares them with the kept schema.
 *
 * Without a schema file, terraform downloads the provider and tells its schema.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { schema: { type: 'string' }, check: { type: 'boolean', default: false } } });
  if (values.check) {
    await compare(values.schema ?? KEPT_SCHEMA);
    return;
  }
  const text = values.schema ? readFileSync(values.schema, 'utf8') : downloadSchema().text;
  for (const bindings of BINDINGS) {
    await generateBindings(JSON.parse(text), bindings, inProject(bindings.folder));
    console.log(`Wrote ${readdirSync(inProject(bindings.folder)).length} entries to ${bindings.folder}.`);
  }
}

async function compare(schema: string): Promise<void> {
  if (!existsSync(schema)) {
    console.log('The bindings were not compared: the kept schema is not here.');
    return;
  }
  const document = JSON.parse(readFileSync(schema, 'utf8'));
  for (const bindings of BINDINGS) {
    await compareWith(document, bindings);
  }
}

async function compareWith(document: ProviderSchema, bindings: Bindings): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'bindings-'));
  try {
    const fresh = join(scratch, 'alicloud');
    await generateBindings(document, bindings, fresh);
    const different = differences(fresh, inProject(bindings.folder));
    if (different.length > 0) {
      throw new Error(
        `The bindings in ${bindings.folder} differ from what the schema gives, run "npm run bindings -- --schema FILE":\n  ${different.join('\n  ')}`,
      );
    }
    console.log(`The bindings in ${bindings.folder} are what the schema gives: ${filesBelow(fresh).length} files compared.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
