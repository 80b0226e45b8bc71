import './environment';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type SchemaDocument, generateBindings } from './generate';
import { PROVIDER_RANGE } from './resources';

const FOLDER = join(__dirname, '..', '..', 'src', 'provider-alicloud');
const KEPT_SCHEMA = join(__dirname, '..', '..', '..', 'shared', 'schema', 'alicloud-1.289.0.json');

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
  await generateBindings(values.schema ? read(values.schema) : schemaOfProvider(), FOLDER);
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
    await generateBindings(read(schema), fresh);
    const [was, is] = [filesOf(FOLDER), filesOf(fresh)];
    const names = [...new Set([...was.keys(), ...is.keys()])].sort();
    const different = names.filter((name) => was.get(name) !== is.get(name));
    if (different.length > 0) {
      throw new Error(`The bindings differ from what the schema gives, run "npm run bindings -- --schema FILE":\n  ${different.join('\n  ')}`);
    }
    console.log(`The bindings are what the schema gives: ${is.size} files compared.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function filesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

function read(path: string): SchemaDocument {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function schemaOfProvider(): SchemaDocument {
  const scratch = mkdtempSync(join(tmpdir(), 'bindings-'));
  const requirement = { terraform: { required_providers: { alicloud: { source: 'aliyun/alicloud', version: PROVIDER_RANGE } } } };
  try {
    writeFileSync(join(scratch, 'main.tf.json'), JSON.stringify(requirement));
    execFileSync('terraform', ['init', '-input=false', '-no-color'], { cwd: scratch, stdio: ['ignore', 'ignore', 'pipe'] });
    const text = execFileSync('terraform', ['providers', 'schema', '-json'], { cwd: scratch, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] });
    return JSON.parse(text.toString('utf8'));
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    throw new Error(
      `The provider's schema could not be read through terraform; give a file with --schema.\n${stderr?.toString('utf8') ?? (error as Error).message}`,
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
