import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConstructsMakerProviderTarget, LANGUAGES, TerraformProviderConstraint } from '@cdktf/commons';
import { TerraformProviderGenerator } from '@cdktf/provider-generator/lib/get/generator/provider-generator';
import { CodeMaker } from 'codemaker';
import type { SchemaDocument } from '../provider-schema/document';
import { PROVIDER, PROVIDER_RANGE } from '../provider-schema/provider';
import { DATA_SOURCES, RESOURCES } from './resources';

/** Writes the bindings into a folder, which is emptied first, laid out as a prebuilt provider package is. */
export async function generateBindings(document: SchemaDocument, folder: string): Promise<void> {
  const code = new CodeMaker();
  const generator = new TerraformProviderGenerator(code, cut(document) as never);
  generator.generate(new ConstructsMakerProviderTarget(new TerraformProviderConstraint(`aliyun/alicloud@${PROVIDER_RANGE}`), LANGUAGES[0]));
  const scratch = mkdtempSync(join(tmpdir(), 'bindings-'));
  try {
    await generator.save(scratch);
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(scratch, 'providers', 'alicloud'), folder, {
      recursive: true,
      // A lazy index saves nothing here, and jsii would not know it; the READMEs only repeat a link.
      filter: (source) => !source.endsWith('lazy-index.ts') && !source.endsWith('README.md'),
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The part of a schema that is bound, without the exact version of the provider, which would pin every user to it. */
function cut(document: SchemaDocument): SchemaDocument {
  const provider = document.provider_schemas[PROVIDER];
  if (!provider) {
    throw new Error(`The schema holds no ${PROVIDER}, only ${Object.keys(document.provider_schemas).join(', ')}.`);
  }
  return {
    format_version: document.format_version,
    provider_schemas: {
      [PROVIDER]: {
        provider: provider.provider,
        resource_schemas: pick(provider.resource_schemas, RESOURCES),
        data_source_schemas: pick(provider.data_source_schemas, DATA_SOURCES),
      },
    },
  };
}

function pick(schemas: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  const missing = names.filter((name) => !schemas[name]);
  if (missing.length > 0) {
    throw new Error(`The schema does not hold ${missing.join(', ')}.`);
  }
  return Object.fromEntries(names.map((name) => [name, schemas[name]]));
}
