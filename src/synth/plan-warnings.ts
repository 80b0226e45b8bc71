import { DefaultTokenResolver, type IResolvable, StringConcat, TerraformLocal, type TerraformResource, TerraformStack, Tokenization } from 'cdktf';
import { whenWritten } from './written';

/** A condition with its message, as Terraform writes both in a `check` and in a `precondition`. */
export interface Assertion {
  readonly condition: IResolvable;
  readonly error_message: IResolvable | string;
}

/** A text without a template, in which names stand for nothing. */
const PLAIN_TEXT = /"(?:[^"\\$]|\\.|\$(?!\{))*"/g;

/** What stands in an expression for something else, by its first two names. */
const REFERENCE = /(?<![\w.\])"-])(?!element\.|item\.|part\.)([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)/g;

const DEEPEST_LOCAL = 20;

/**
 * Checks what only the plan knows by a `check` block, which warns and does not stop.
 *
 * Its name is that of the resource in the state, and as lasting. Only what constants, variables and locals of these tell is checked: of
 * anything else, a plan would say that it is known after apply.
 */
export function addCheck(resource: TerraformResource, assertions: readonly Assertion[]): void {
  if (assertions.length === 0) {
    return;
  }
  whenWritten(resource, (fragment) => {
    const stack = TerraformStack.of(resource);
    const all = assertions.map((assertion) => resolved(assertion, stack) as { readonly condition: string });
    const told = all.filter(({ condition }) => isTold(condition.slice('${'.length, -'}'.length), stack, DEEPEST_LOCAL));
    if (told.length > 0) {
      fragment.check = { ...fragment.check, [resource.friendlyUniqueId]: { assert: told } };
    }
  });
}

/** Whether an expression refers to nothing but variables, and locals that do not either. */
function isTold(expression: string, stack: TerraformStack, depth: number): boolean {
  return [...expression.replace(PLAIN_TEXT, '').matchAll(REFERENCE)].every(([, head, name]) => {
    if (head === 'var' || head === 'path') {
      return true;
    }
    return head === 'local' && depth > 0 && isToldLocal(name, stack, depth - 1);
  });
}

function isToldLocal(name: string, stack: TerraformStack, depth: number): boolean {
  const local = stack.node.findAll().find((each) => each instanceof TerraformLocal && each.friendlyUniqueId === name) as TerraformLocal | undefined;
  return local !== undefined && isTold(JSON.stringify(resolved(local.toTerraform(), stack)).replaceAll('\\"', '"'), stack, depth);
}

function resolved(value: unknown, scope: TerraformStack): unknown {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false });
}
