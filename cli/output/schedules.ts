import { isObject } from '../../handler/json';
import { RefusedError } from '../errors';
import type { ListOptions } from '../options';
import { isUnresolved, resolved, type Unresolved } from './expressions';
import { appliedFunction, functionOf, pathOf, type SynthesizedFunction } from './functions';
import type { Part } from './part';
import { tryJson } from './read-file';
import { AppliedState } from './state';
import { readSynthesized, type SynthesizedStack } from './synthesized';

/** One schedule of an output: a timer whose payload is a job. */
export interface SynthesizedSchedule {
  readonly stack: string;
  /** The path of its construct, with the key of its instance where its trigger has several. */
  readonly path: string;
  /** The path of its construct. */
  readonly base: string;
  /** The trigger's address in its stack. */
  readonly address: string;
  readonly triggerName?: string;
  readonly cronExpression?: string;
  /** Whether the timer is on. */
  readonly enabled?: boolean;
  /** The job as JSON text; undefined where only Terraform knows it. */
  readonly payload?: string;
  /** What runs it; undefined where another state owns it. */
  readonly function?: SynthesizedFunction;
  /** Whether its trigger has `for_each` or `count`, and only the state knows its instances. */
  readonly isRepeated: boolean;
  /** The trigger's own expressions, and those of its function. */
  readonly unresolved: readonly Unresolved[];
  /** What synth warned of: for its construct, and for that of its prefetcher. */
  readonly warnings: readonly string[];
  /** Whether it was read from an applied state. */
  readonly applied: boolean;
}

/**
 * Reads an output and its schedules, and the applied state if one is given.
 *
 * @throws RefusedError where there is none
 */
export function readSchedules({ folder, states }: Pick<ListOptions, 'folder' | 'states'>): {
  readonly stacks: readonly SynthesizedStack[];
  readonly schedules: readonly SynthesizedSchedule[];
} {
  const stacks = readSynthesized(folder);
  const schedules = schedulesOf(stacks, states.length === 0 ? undefined : AppliedState.read(states));
  if (schedules.length === 0) {
    throw new RefusedError('The output holds no schedule: no timer trigger whose payload is a job.');
  }
  return { stacks, schedules };
}

/** The schedules of an output, in the order of their paths; as they were applied, where a state is given and holds them. */
export function schedulesOf(stacks: readonly SynthesizedStack[], state?: AppliedState): SynthesizedSchedule[] {
  const schedules = stacks.flatMap((stack) =>
    stack.resources
      .get('alicloud_fcv3_trigger')
      .members()
      .flatMap(([id, block]) => scheduleOf(id, block, stack, stacks, state)),
  );
  return schedules.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/**
 * The schedule of a name: the path of its construct, with its stack or without, its trigger's name or its address. Without a
 * name, the only one.
 *
 * @throws RefusedError with the schedules to choose from, where it is none of them, or more than one.
 */
export function scheduleNamed(name: string | undefined, schedules: readonly SynthesizedSchedule[]): SynthesizedSchedule {
  const exact = schedules.filter(({ path }) => path === name);
  const found = name === undefined ? schedules : exact.length > 0 ? exact : schedules.filter((schedule) => namesOf(schedule).includes(name));
  if (found.length === 1) {
    return found[0];
  }
  const problem =
    name === undefined
      ? 'The output holds more than one schedule'
      : found.length === 0
        ? `There is no schedule ${name}`
        : found.every(({ base }) => base === found[0].base)
          ? `${name} is a trigger with several instances`
          : `${name} is more than one schedule`;
  throw new RefusedError(`${problem}. Name one of:\n${(found.length > 0 ? found : schedules).map(({ path }) => `  ${path}`).join('\n')}`);
}

function namesOf({ stack, path, base, address, triggerName }: SynthesizedSchedule): (string | undefined)[] {
  const paths = [path, base].flatMap((each) => [each, each.slice(stack.length + 1)]);
  return [...paths, triggerName, address, `${stack}/${address}`, `${stack} ${address}`];
}

function scheduleOf(id: string, block: Part, stack: SynthesizedStack, stacks: readonly SynthesizedStack[], state: AppliedState | undefined) {
  if (block.get('trigger_type').value !== 'timer') {
    return [];
  }
  const address = `alicloud_fcv3_trigger.${id}`;
  // Two stacks may have one address: the name tells whose state it is.
  const instances = (state?.instances(address) ?? []).filter(({ values }) => sameTrigger(values, block));
  return instances.length === 0
    ? instanceOf({ address, key: '', values: undefined }, block, stack, stacks, state)
    : instances.flatMap((instance) => instanceOf(instance, block, stack, stacks, state));
}

/** A schedule as it was applied, or as it was synthesized; none where the timer's payload is no job. */
function instanceOf(
  { address, key, values }: { readonly address: string; readonly key: string; readonly values: Part | undefined },
  block: Part,
  stack: SynthesizedStack,
  stacks: readonly SynthesizedStack[],
  state: AppliedState | undefined,
): SynthesizedSchedule[] {
  const unresolved: Unresolved[] = [];
  // What a plan does not know yet is left out in it.
  const text = (name: string) => {
    const applied = values?.get(name).optionalText();
    const synthesized = applied === undefined ? block.get(name).optionalText() : undefined;
    return applied ?? (synthesized === undefined ? undefined : resolved(name, synthesized, unresolved));
  };
  const config = text('trigger_config');
  const template = block.get('trigger_config').value;
  const read = config === undefined ? undefined : tryJson(config, `${address}.trigger_config`);
  const payload = typeof read?.value === 'object' ? read.get('payload').optionalText() : undefined;
  const isSchedule =
    config === undefined
      ? typeof template === 'string' && /selection/.test(template) && /task/.test(template)
      : payload !== undefined && isJob(payload, `${address}.trigger_config.payload`);
  if (!isSchedule) {
    return [];
  }
  const base = pathOf(block) ?? `${stack.name}/${address.slice(address.indexOf('.') + 1)}`;
  const path = `${base}${key}`;
  const functionName = values?.get('function_name').optionalText();
  const itsFunction =
    (values && state && appliedFunction(functionName, state)) ?? functionOf(block.get('function_name').optionalText(), stack, stacks);
  const triggerName = text('trigger_name');
  return [
    {
      stack: stack.name,
      path,
      base,
      address,
      triggerName,
      cronExpression: read?.get('cronExpression').optionalText(),
      enabled: read?.get('enable').optionalBoolean(),
      payload,
      function: itsFunction,
      isRepeated: values === undefined && (block.get('for_each').isGiven || block.get('count').isGiven),
      unresolved: [...unresolved, ...(itsFunction?.unresolved ?? [])],
      warnings: warningsOf(base, itsFunction?.path, stacks),
      applied: values !== undefined,
    },
  ];
}

/** What synth warned of: for a schedule, and for the prefetcher that its function belongs to. */
function warningsOf(path: string, prefetcherPath: string | undefined, stacks: readonly SynthesizedStack[]): string[] {
  return stacks.flatMap(({ warnings }) =>
    warnings.flatMap(({ constructPath, message }) =>
      constructPath === path ? [message] : constructPath === prefetcherPath ? [`${constructPath}: ${message}`] : [],
    ),
  );
}

function sameTrigger(applied: Part, block: Part): boolean {
  const name = block.get('trigger_name').value;
  return typeof name !== 'string' || isUnresolved(name) || applied.get('trigger_name').value === name;
}

function isJob(payload: string, name: string): boolean {
  const job = tryJson(payload, name);
  return isObject(job?.value) && typeof job.value.version === 'number' && isObject(job.value.selection) && isObject(job.value.task);
}
