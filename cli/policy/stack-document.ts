import { isObject } from '../../handler/json';

/** Arguments of a block. */
export type Block = Readonly<Record<string, unknown>>;

/** A resource or data source of a stack. */
export interface StackBlock {
  /** `alicloud_ram_role`, or with `data.` in front. */
  readonly type: string;
  readonly name: string;
  readonly arguments: Block;
}

/** A synthesized stack, read without trust: what is of another form than Terraform's is taken for left out. */
export class StackDocument {
  readonly blocks: readonly StackBlock[];
  private readonly root: Block;

  constructor(
    readonly name: string,
    document: unknown,
  ) {
    this.root = blockOf(document);
    this.blocks = [...this.blocksIn('resource', ''), ...this.blocksIn('data', 'data.')];
  }

  /** A resource or data source by its type and name. */
  block(type: string, name: string): StackBlock | undefined {
    return this.blocks.find((block) => block.type === type && block.name === name);
  }

  /** The value of an output; undefined where there is no such output. */
  output(name: string): unknown {
    return memberOf(memberOf(this.root.output, name), 'value');
  }

  /** The configuration of the provider of a block. */
  providerOf({ arguments: { provider } }: StackBlock): Block {
    const alias = typeof provider === 'string' ? /^alicloud\.(?<alias>[\w-]+)$/.exec(provider)?.groups?.alias : undefined;
    return this.providers.find((each) => each.alias === alias) ?? {};
  }

  get providers(): readonly Block[] {
    const found = memberOf(this.root.provider, 'alicloud');
    return (Array.isArray(found) ? found : [found]).filter(isObject);
  }

  /** The names of backends, such as `oss`. */
  get backends(): readonly string[] {
    return Object.keys(blockOf(memberOf(this.root.terraform, 'backend')));
  }

  private blocksIn(section: string, prefix: string): StackBlock[] {
    return Object.entries(blockOf(this.root[section])).flatMap(([type, named]) =>
      Object.entries(blockOf(named)).map(([name, values]) => ({ type: `${prefix}${type}`, name, arguments: blockOf(values) })),
    );
  }
}

/** An argument of a block by its path; of a block that stands in a list, the first one's. */
export function argumentOf(block: Block, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => memberOf(Array.isArray(value) ? value[0] : value, part), block);
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function blockOf(value: unknown): Block {
  return isObject(value) ? value : {};
}
