import { PREFETCHER_FIELDS } from '../../src/job/prefetcher-fields';
import { resolved, type Unresolved } from './expressions';
import type { Part } from './part';
import type { AppliedState } from './state';
import type { SynthesizedStack } from './synthesized';

/** A function as far as a run by hand needs it. */
export interface SynthesizedFunction {
  readonly name?: string;
  /** Known where it was applied. */
  readonly arn?: string;
  /** The path of its construct; undefined where another output made it. */
  readonly path?: string;
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
export function functionOf(
  functionName: string | undefined,
  stack: SynthesizedStack,
  stacks: readonly SynthesizedStack[],
): SynthesizedFunction | undefined {
  const block = functionName === undefined ? undefined : blockOf(functionName, stack, stacks);
  return block && describe(block, false);
}

/** The function of a name, as it was applied. */
export function appliedFunction(name: string | undefined, state: AppliedState): SynthesizedFunction | undefined {
  const values = name === undefined ? undefined : state.function(name);
  return values && describe(values, true);
}

/** The path of a block's construct; undefined where the block does not say it. */
export function pathOf(block: Part): string | undefined {
  return block
    .get('//')
    .get('metadata')
    .get('path')
    .optionalText()
    ?.replace(/\/Resource$/, '');
}

function blockOf(functionName: string, stack: SynthesizedStack, stacks: readonly SynthesizedStack[]): Part | undefined {
  const [, own] = OWN.exec(functionName) ?? [];
  if (own !== undefined) {
    return given(functionsOf(stack).get(own));
  }
  const [, output] = OF_ANOTHER_STACK.exec(functionName) ?? [];
  for (const other of stacks) {
    const value = output === undefined ? undefined : other.outputs.get(output).get('value').value;
    const [, id] = (typeof value === 'string' && OWN.exec(value)) || [];
    if (id !== undefined) {
      return given(functionsOf(other).get(id));
    }
    const named = functionsOf(other)
      .members()
      .find(([, block]) => block.get('function_name').value === functionName);
    if (named !== undefined) {
      return named[1];
    }
  }
  return undefined;
}

function functionsOf({ resources }: SynthesizedStack): Part {
  return resources.get('alicloud_fcv3_function');
}

function given(part: Part): Part | undefined {
  return part.isGiven ? part : undefined;
}

function describe(values: Part, applied: boolean): SynthesizedFunction {
  const unresolved: Unresolved[] = [];
  const text = (where: string, part: Part): string | undefined => {
    if (!part.isGiven) {
      return undefined;
    }
    if (typeof part.value === 'number' || typeof part.value === 'boolean') {
      return String(part.value);
    }
    return applied ? part.text() : resolved(where, part.text(), unresolved);
  };
  const variables = values.get('environment_variables');
  // An expression in place of the whole map is a text.
  const entries: [string, Part][] = typeof variables.value === 'string' ? [['*', variables]] : variables.members();
  const known = entries.map(([name, part]) => [name, text(`environment_variables.${name}`, part)] as const);
  const timeout = values.get('timeout');
  const seconds = text('timeout', timeout);
  const { min: least, max: most } = PREFETCHER_FIELDS.timeoutSeconds;
  if (seconds !== undefined && !(Number.isInteger(Number(seconds)) && Number(seconds) >= least && Number(seconds) <= most)) {
    throw timeout.wrong(`a whole number of seconds from ${least} to ${most}`);
  }
  return {
    name: text('function_name', values.get('function_name')),
    path: applied ? undefined : pathOf(values),
    arn: applied ? text('function_arn', values.get('function_arn')) : undefined,
    environment: Object.fromEntries(known.filter((entry): entry is readonly [string, string] => entry[1] !== undefined)),
    timeoutSeconds: seconds === undefined ? undefined : Number(seconds),
    unresolved: unresolved.filter(({ where }) => where !== 'function_name'),
  };
}
