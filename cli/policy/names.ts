import { RefusedError } from '../errors';
import { isUnresolved, unescapeTemplate } from '../output/expressions';
import { ATTRIBUTES } from './permissions';
import { argumentOf, type StackBlock, type StackDocument } from './stack-document';

/** Stands in a policy for what only Terraform knows. */
export const ANY = '*';

/** References that are followed one after the other, at most. */
const MAX_REFERENCES = 20;

/** An expression without texts and brackets in it; others are not looked into. */
const EXPRESSION = /(?<!\$)\$\{([^{}"]*)\}/;

/** The part of an uploaded list's key that changes with the list: an apply makes the new object and deletes the one before. */
const CONTENT_HASH = /-[0-9a-f]{32}(?=\.txt$)/;

/** Stands for a wildcard of the app's own, which no name may hold. */
const FOREIGN_ANY = '\u0000';

const RESOURCE_ATTRIBUTE = /^(?<type>(?:data\.)?\w+)\.(?<name>[\w-]+)\.(?<attribute>\w+)$/;
const REMOTE_OUTPUT = /^data\.terraform_remote_state\.[\w-]+\.outputs\.(?<output>[\w-]+)$/;

const ACCOUNT = /^\d{5,20}$/;
const REGION = /^[a-z0-9-]{1,40}$/;
const ROLE_ARN = /^acs:ram:[^:]*:(?<account>\d{5,20}):role\//;

/** What a name may hold: nothing that widens the policy, or ends the name. */
const NAME = /^[\p{L}\p{N}_.-]*$/u;

/** What other arguments than names may hold. Wildcards of ours are left out of the text before. */
const FORMS: Readonly<Record<string, RegExp>> = {
  'key': /^[\p{L}\p{M}\p{N} _.:/+=@,;!~()'-]*$/u,
  'code.oss_object_name': /^[\p{L}\p{M}\p{N} _.:/+=@,;!~()'-]*$/u,
  'role': /^(acs:ram:[\w-]*:\d*:role\/[\w.-]*)?$/,
  'assume_role.role_arn': /^(acs:ram:[\w-]*:\d*:role\/[\w.-]*)?$/,
};

/** Finds the names of resources in stacks, as far as they are known before an apply: what is not known is `*`. */
export class Names {
  constructor(
    private readonly stacks: readonly StackDocument[],
    private readonly account: string | undefined,
  ) {}

  /** RAM's name of a resource: a text of a permission with the arguments of a block in place. */
  resource(template: string, block: StackBlock, stack: StackDocument, references = 0): string {
    return template.replace(/\{([\w.]+)\}/g, (_, argument: string) => {
      if (argument === 'region') {
        return this.regionOf(block, stack);
      }
      if (argument === 'account') {
        return this.accountOf(block, stack);
      }
      const name = this.text(argumentOf(block.arguments, argument), stack, references);
      assertName(name, FORMS[argument] ?? NAME, `${argument} of ${block.type}.${block.name}`);
      if (argument === 'key') {
        return name.replace(CONTENT_HASH, `-${ANY}`);
      }
      return name === ANY && argument.includes('role') && !argument.endsWith('_name')
        ? this.resource('acs:ram:*:{account}:role/*', block, stack)
        : name;
    });
  }

  /** A text of a stack, with `*` for what is not known. */
  text(value: unknown, stack: StackDocument, references = 0): string {
    if (typeof value !== 'string' || references > MAX_REFERENCES) {
      return ANY;
    }
    const parts = value
      .split(EXPRESSION)
      .map((part, index) =>
        index % 2 === 1
          ? this.reference(part.trim(), stack, references + 1)
          : isUnresolved(part)
            ? undefined
            : unescapeTemplate(part).replaceAll(ANY, FOREIGN_ANY),
      );
    return parts.includes(undefined) ? ANY : parts.join('').replace(/\*+/g, ANY);
  }

  private reference(expression: string, stack: StackDocument, references: number): string {
    const { output } = REMOTE_OUTPUT.exec(expression)?.groups ?? {};
    if (output !== undefined) {
      const owner = this.stacks.find((other) => other !== stack && other.output(output) !== undefined);
      return owner === undefined ? ANY : this.text(owner.output(output), owner, references);
    }
    const { type, name, attribute } = RESOURCE_ATTRIBUTE.exec(expression)?.groups ?? {};
    const block = type === undefined ? undefined : stack.block(type, name);
    if (block === undefined) {
      return ANY;
    }
    if (type === 'data.alicloud_account') {
      return this.accountOf(block, stack);
    }
    const template = ATTRIBUTES[`${type}.${attribute}`];
    return template === undefined
      ? this.text(argumentOf(block.arguments, attribute), stack, references)
      : this.resource(template, block, stack, references);
  }

  private regionOf(block: StackBlock, stack: StackDocument): string {
    const { region } = stack.providerOf(block);
    return typeof region === 'string' && REGION.test(region) ? region : ANY;
  }

  private accountOf(block: StackBlock, stack: StackDocument): string {
    const provider = stack.providerOf(block);
    const { account } = ROLE_ARN.exec(String(argumentOf(provider, 'assume_role.role_arn')))?.groups ?? {};
    const found = account ?? provider.account_id ?? this.account;
    return typeof found === 'string' && ACCOUNT.test(found) ? found : ANY;
  }
}

function assertName(name: string, form: RegExp, where: string): void {
  if (!form.test(name.replaceAll(ANY, ''))) {
    throw new RefusedError(
      `${asciiOf(`${where} is ${JSON.stringify(name.replaceAll(FOREIGN_ANY, ANY))}`)}: a policy with this name would allow more, or nothing. ` +
        'Synthesize the app again.',
    );
  }
}

/** A text of somebody else's, as ASCII without control characters. */
export function asciiOf(text: string): string {
  return text.slice(0, 300).replace(/[^\x20-\x7e]/g, '?');
}
