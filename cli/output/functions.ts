import { resolved, type Unresolved } from './expressions';
import type { AppliedState } from './state';
import type { Arguments, SynthesizedStack } from './synthesized';

/** A function as far as a run by hand needs it. */
export interface SynthesizedFunction {
  readonly name?: string;
  /** Known where it was applied. */
  readonly arn?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly unresolved: readonly Unresolved[];
}

const OWN = /^\$\{alicloud_fcv3_function\.([\w-]+)\.function_name\}$/;
const OF_ANOTHER_STACK = /^\$\{data\.terraform_remote_state\.[\w-]+\.outputs\.([\w-]+)\}$/;

/**
 * The function that a trigger belongs to: of its stack, or of another stack of the same output. Undefined where it is in neither.
 *
 * @param functionName the trigger's argument
 */
export function functionOf(functionName: string, stack: SynthesizedStack, stacks: readonly SynthesizedStack[]): SynthesizedFunction | undefined {
  const block = blockOf(functionName, stack, stacks);
  return block && describe(block, false);
}

/** The function of a name, as it was applied. */
export function appliedFunction(name: string, state: AppliedState): SynthesizedFunction | undefined {
  const values = state.function(name);
  return values && describe(values, true);
}

function blockOf(functionName: string, stack: SynthesizedStack, stacks: readonly SynthesizedStack[]): Arguments | undefined {
  const [, own] = OWN.exec(functionName) ?? [];
  if (own !== undefined) {
    return stack.resources.alicloud_fcv3_function?.[own];
  }
  const [, output] = OF_ANOTHER_STACK.exec(functionName) ?? [];
  for (const other of stacks) {
    const value: unknown = output === undefined ? undefined : other.outputs[output]?.value;
    if (typeof value === 'string' && OWN.test(value)) {
      return blockOf(value, other, stacks);
    }
    const named = Object.values(other.resources.alicloud_fcv3_function ?? {}).find((block) => block.function_name === functionName);
    if (named !== undefined) {
      return named;
    }
  }
  return undefined;
}

function describe(values: Arguments, applied: boolean): SynthesizedFunction {
  const unresolved: Unresolved[] = [];
  const text = (where: string, value: unknown): string | undefined => {
    if (typeof value !== 'string' || applied) {
      return value === undefined || value === null ? undefined : String(value);
    }
    return resolved(where, value, unresolved);
  };
  const environment: Record<string, string> = {};
  // An expression in place of the whole map is a text.
  const variables = values.environment_variables ?? {};
  for (const [name, value] of Object.entries(typeof variables === 'string' ? { '*': variables } : variables)) {
    const known = text(`environment_variables.${name}`, value);
    if (known !== undefined) {
      environment[name] = known;
    }
  }
  const timeout = text('timeout', values.timeout);
  return {
    name: text('function_name', values.function_name),
    arn: applied && typeof values.function_arn === 'string' ? values.function_arn : undefined,
    environment,
    timeoutSeconds: timeout === undefined ? undefined : Number(timeout),
    unresolved: unresolved.filter(({ where }) => where !== 'function_name'),
  };
}
