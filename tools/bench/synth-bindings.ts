import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, AssetType, TerraformAsset, type TerraformDataSource, TerraformResource, type TerraformStack } from 'cdktf';
import { alicloud } from 'cdktf-alicloud-media-prefetch';
import type { Construct } from 'constructs';
import { emptyApp } from './synth-library';

type L1 = TerraformResource | TerraformDataSource;
type Make = (address: string) => L1;

const REFERENCE = /^\$\{((?:data\.)?\w+\.\w+)\.(\w+)\}$/;

/**
 * Prepares the same stack as `withLibrary`, without the library's constructs: the same bindings with the same arguments.
 *
 * An argument that is an attribute of another resource is read from that resource, and JSON is written anew, as a user's program does.
 *
 * @param written the output of `withLibrary`.
 */
export function withBindings(outdir: string, written: string): () => App {
  const folder = join(written, 'stacks', 'bench');
  const { data, resource } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
  const makers = new Map([...makersOf(data, 'data'), ...makersOf(resource)]);
  const [asset, assetId] = /assets\/(\w+)\/[^"\\]+/.exec(JSON.stringify(resource))!;
  return () => {
    const { app, stack } = emptyApp(outdir);
    new TerraformAsset(stack, assetId, { path: join(folder, asset), type: AssetType.FILE });
    const made = new Map<string, L1>();
    const make: Make = (address) => {
      const l1 = made.get(address) ?? makers.get(address)!(stack, make);
      made.set(address, l1);
      return l1;
    };
    [...makers.keys()].forEach(make);
    return app;
  };
}

/** Makes each block of a document with its binding, by address. */
function* makersOf(blocks: Record<string, Record<string, any>>, section?: 'data'): Generator<[string, (stack: TerraformStack, make: Make) => L1]> {
  for (const [type, byId] of Object.entries(blocks)) {
    const Binding = bindingOf(section ? `data_${type}` : type.replace('alicloud_', ''));
    for (const [id, { '//': _, 'depends_on': dependsOn, ...block }] of Object.entries(byId)) {
      const config = argument(block);
      yield [
        [section, type, id].filter(Boolean).join('.'),
        (stack, make) => {
          const l1 = new Binding(stack, id, { ...(config(make) as object), dependsOn: dependsOn?.map(make) });
          l1.overrideLogicalId(id);
          return l1;
        },
      ];
    }
  }
}

/** What the engine itself makes. cdktf's own class for it runs Terraform at synth. */
class Data extends TerraformResource {
  static readonly tfResourceType = 'terraform_data';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: { readonly input?: unknown },
  ) {
    super(scope, id, { terraformResourceType: Data.tfResourceType, ...config });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { input: this.config.input };
  }
}

/** The class of a type. */
function bindingOf(type: string): any {
  if (type === Data.tfResourceType) {
    return Data;
  }
  const name = camelCase(type);
  return (alicloud as Record<string, any>)[name][name[0].toUpperCase() + name.slice(1)];
}

/** An argument as a binding takes it, from one as it is written. */
function argument(written: unknown): (make: Make) => unknown {
  if (typeof written === 'string') {
    const [, address, attribute] = REFERENCE.exec(written) ?? [];
    if (address) {
      return (make) => make(address).getStringAttribute(attribute);
    }
    const json = written.startsWith('{') ? JSON.parse(written) : undefined;
    return () => (json ? JSON.stringify(json) : written);
  }
  if (Array.isArray(written)) {
    const elements = written.map(argument);
    return (make) => elements.map((element) => element(make));
  }
  if (typeof written === 'object' && written !== null) {
    const members = Object.entries(written).map(([name, value]) => [camelCase(name), argument(value)] as const);
    return (make) => Object.fromEntries(members.map(([name, member]) => [name, member(make)]));
  }
  return () => written;
}

/** Names of environment variables, in upper case, stay as they are. */
function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
