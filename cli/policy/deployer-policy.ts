import { RefusedError } from '../errors';
import { documentsOf, type Grant, type PolicyDocument } from './documents';
import { ANY, asciiOf, type Names } from './names';
import { CALLER_PERMISSIONS, type Permission, PERMISSIONS, PROVIDER_PERMISSIONS } from './permissions';
import { argumentOf, type StackBlock, type StackDocument } from './stack-document';

/** What whoever deploys stacks may do. */
export interface DeployerPolicy {
  /** Of the identity, or of the role that the provider takes on. */
  readonly documents: readonly PolicyDocument[];
  /** Of the identity that runs Terraform, where the provider takes on a role. */
  readonly caller: readonly PolicyDocument[];
  /** What the policy does not cover, and where it allows more than one name. */
  readonly notes: readonly string[];
}

/** Data sources and resources that call nothing of Alibaba Cloud. */
const WITHOUT_CALLS = new Set(['data.terraform_remote_state', 'terraform_data']);

/**
 * What applying, planning and destroying stacks needs.
 *
 * @throws RefusedError for a name that would widen the policy.
 */
export function deployerPolicy(stacks: readonly StackDocument[], names: Names): DeployerPolicy {
  const notes = new Set<string>();
  const [grants, caller]: [Grant[], Grant[]] = [[], []];
  for (const stack of stacks) {
    for (const provider of stack.providers) {
      const block = { type: 'provider', name: 'alicloud', arguments: provider };
      grants.push(...grantsOf(PROVIDER_PERMISSIONS, block, stack, names, notes));
      caller.push(...grantsOf(CALLER_PERMISSIONS, block, stack, names, notes));
    }
    for (const block of stack.blocks) {
      const permissions = Object.hasOwn(PERMISSIONS, block.type) ? PERMISSIONS[block.type] : undefined;
      if (permissions !== undefined) {
        grants.push(...grantsOf(permissions, block, stack, names, notes));
      } else if (!WITHOUT_CALLS.has(block.type)) {
        notes.add(`${asciiOf(`${stack.name}: ${block.type}.${block.name}`)} is not covered: this library makes none. Add what its provider calls.`);
      }
      if (block.type === 'alicloud_fcv3_trigger' && block.arguments.trigger_type !== 'timer') {
        notes.add(`${asciiOf(`${stack.name}: ${block.type}.${block.name}`)} is no timer: what its event source needs is not covered.`);
      }
    }
    for (const backend of stack.backends.filter((each) => each !== 'local')) {
      notes.add(`${asciiOf(`${stack.name}: the ${backend} backend`)} is not covered: whoever runs Terraform needs what the state's store asks for.`);
    }
  }
  if (new Set(caller.map(({ resource }) => resource.split(':')[3])).size > 1) {
    notes.add('The stacks go to several accounts: name one stack, for a policy of its account.');
  }
  if (grants.length === 0) {
    throw new RefusedError('The output holds nothing of Alibaba Cloud: no provider, no resource.');
  }
  return { documents: documentsOf(grants), caller: documentsOf(caller), notes: [...notes] };
}

function grantsOf(permissions: readonly Permission[], block: StackBlock, stack: StackDocument, names: Names, notes: Set<string>): Grant[] {
  const wide = new Set<string>();
  const grants = permissions
    .filter(({ argument, value }) => argument === undefined || applies(argumentOf(block.arguments, argument), value))
    .flatMap(({ actions, resources, condition }) =>
      resources.flatMap((template) => {
        const resource = names.resource(template, block, stack);
        if (isWider(resource, template)) {
          wide.add(resource);
        }
        return actions.map((action) => ({ action, resource, condition }));
      }),
    );
  if (wide.size > 0) {
    const why = 'its name is known at the apply only, or changes with its content';
    notes.add(`${asciiOf(`${stack.name}: ${block.type}.${block.name}`)}: ${why}, so that the policy allows ${[...wide].join(', ')}.`);
  }
  return grants;
}

/** Whether a name holds more wildcards than its template, behind region and account. */
function isWider(resource: string, template: string): boolean {
  const count = (text: string) => text.replace(/^acs:\w+:[^:]*:[^:]*:/, '').split(ANY).length;
  return count(resource) > count(template);
}

function applies(given: unknown, value: string | undefined): boolean {
  if (given === undefined || given === null || (typeof given === 'object' && Object.keys(given).length === 0)) {
    return false;
  }
  // What only Terraform knows may be the value.
  return value === undefined || String(given) === value || (typeof given === 'string' && given.includes('${'));
}
