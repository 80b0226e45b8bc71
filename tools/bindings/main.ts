import './environment';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inProject } from '../common/paths';
import { differences, filesBelow } from '../common/tree';
import { downloadSchema } from '../provider-schema/find';
import { KEPT_SCHEMA } from '../provider-schema/provider';
import { generateBindings } from './generate';

const FOLDER = inProject('src', 'provider-alicloud');

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
  await generateBindings(JSON.parse(text), FOLDER);
  console.log(`Wrote ${readdirSync(FOLDER).length} entries to src/provider-alicloud.`);
}

async function compare(schema: string): Promise<void> {
  if (!existsSync(schema)) {
    console.log('The bindings were not compared: the kept schema is not here.');
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'bindings-'));
  try {
    const fresh = join(scratch, 'provider-alicloud');
    await generateBindings(JSON.parse(readFileSync(schema, 'utf8')), fresh);
    const different = differences(fresh, FOLDER);
    if (different.length > 0) {
      throw new Error(`The bindings differ from what the schema gives, run "npm run bindings -- --schema FILE":\n  ${different.join('\n  ')}`);
    }
    console.log(`The bindings are what the schema gives: ${filesBelow(fresh).length} files compared.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
