import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import { type DocumentedProp, type Enums, TABLES, describedByDocumentation, describedByTable } from '../job/documented';

interface JsiiType {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: JsiiType };
  readonly union?: { readonly types: readonly JsiiType[] };
}

interface JsiiProperty {
  readonly name: string;
  readonly optional?: boolean;
  readonly type: JsiiType;
  readonly docs?: { readonly default?: string; readonly summary?: string; readonly remarks?: string };
}

interface Assembly {
  readonly name: string;
  readonly types: Readonly<
    Record<string, { readonly kind: string; readonly properties?: readonly JsiiProperty[]; readonly members?: readonly { readonly name: string }[] }>
  >;
}

let assembly: Assembly;
let enums: Enums;

beforeAll(() => {
  const file = inProject('.jsii');
  if (!existsSync(file)) {
    execFileSync(process.execPath, [inProject('node_modules', 'tsx', 'dist', 'cli.mjs'), inProject('tools', 'compile', 'main.ts')]);
  }
  assembly = JSON.parse(readFileSync(file, 'utf8')) as Assembly;
  enums = enumsOf(assembly);
}, 300_000);

/** The enums with their values, which only the compiled library has. */
function enumsOf({ name, types }: Assembly): Enums {
  const library = createRequire(inProject('package.json'))('./lib/index.js') as Record<string, Record<string, string>>;
  const own = Object.entries(types).filter(([fqn, { kind }]) => kind === 'enum' && fqn.split('.').length === 2 && fqn.startsWith(`${name}.`));
  return Object.fromEntries(own.map(([fqn]) => [nameOf(fqn), library[nameOf(fqn)]]));
}

function nameOf(fqn: string): string {
  return fqn.slice(fqn.lastIndexOf('.') + 1);
}

function typeOf({ primitive, fqn, collection, union }: JsiiType): string {
  if (collection) {
    const element = typeOf(collection.elementtype);
    return collection.kind === 'array' ? `${element}[]` : `{ [key: string]: ${element} }`;
  }
  return union ? union.types.map(typeOf).join(' | ') : (primitive ?? nameOf(fqn!));
}

function propsOf(name: string): DocumentedProp[] {
  return assembly.types[`${assembly.name}.${name}`].properties!.map((prop) => ({
    name: prop.name,
    optional: prop.optional === true,
    type: typeOf(prop.type),
    default: prop.docs?.default,
    text: `${prop.docs?.summary ?? ''} ${prop.docs?.remarks ?? ''}`,
  }));
}

describe.each(Object.entries(TABLES))('%s', (name, fields) => {
  test('in other languages is what its table says: names, what is required, types, defaults and ranges', () => {
    const documented = describedByDocumentation(propsOf(name), enums);
    expect(documented).toEqual(describedByTable(fields, documented));
  });
});
