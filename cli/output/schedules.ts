import { readObject } from '../../handler/json';
import { RefusedError } from '../errors';
import type { ListOptions } from '../options';
import { isUnresolved, resolved, type Unresolved } from './expressions';
import { appliedFunction, functionOf, type SynthesizedFunction } from './functions';
import { AppliedState } from './state';
import { readSynthesized, type Arguments, type SynthesizedStack } from './synthesized';

/** One schedule of an output: a timer whose payload is a job. */
export interface SynthesizedSchedule {
  readonly stack: string;
  /** The path of its construct. */
  readonly path: string;
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
  /** The trigger's own expressions, and those of its function. */
  readonly unresolved: readonly Unresolved[];
  /** What synth warned of. */
  readonly warnings: readonly string[];
  /** Whether it was read from an applied state. */
  readonly applied: boolean;
}

/**
 * Reads an output and its schedules, and the applied state if one is given.
 *
 * @throws RefusedError where there is none
 */
export function readSchedules({ folder, state }: Pick<ListOptions, 'folder' | 'state'>): {
  readonly stacks: readonly SynthesizedStack[];
  readonly schedules: readonly SynthesizedSchedule[];
} {
  const stacks = readSynthesized(folder);
  const schedules = schedulesOf(stacks, state === undefined ? undefined : AppliedState.read(state));
  if (schedules.length === 0) {
    throw new RefusedError('The output holds no schedule: no timer trigger whose payload is a job.');
  }
  return { stacks, schedules };
}

/** The schedules of an output, in the order of their paths; as they were applied, where a state is given and holds them. */
export function schedulesOf(stacks: readonly SynthesizedStack[], state?: AppliedState): SynthesizedSchedule[] {
  const schedules = stacks.flatMap((stack) =>
    Object.entries(stack.resources.alicloud_fcv3_trigger ?? {}).flatMap(([id, block]) => scheduleOf(id, block, stack, stacks, state)),
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
        : `${name} is more than one schedule`;
  throw new RefusedError(`${problem}. Name one of:\n${(found.length > 0 ? found : schedules).map(({ path }) => `  ${path}`).join('\n')}`);
}

function namesOf({ stack, path, address, triggerName }: SynthesizedSchedule): (string | undefined)[] {
  return [path, path.slice(stack.length + 1), triggerName, address, `${stack}/${address}`, `${stack} ${address}`];
}

function scheduleOf(
  id: string,
  block: Arguments,
  stack: SynthesizedStack,
  stacks: readonly SynthesizedStack[],
  state: AppliedState | undefined,
): SynthesizedSchedule[] {
  const address = `alicloud_fcv3_trigger.${id}`;
  const path = String(block['//']?.metadata?.path ?? `${stack.name}/${id}`).replace(/\/Resource$/, '');
  const found = state?.resource(address);
  // Two stacks may have one address: the name tells whose state it is.
  const values = found !== undefined && sameTrigger(found, block) ? found : undefined;
  const config = values?.trigger_config ?? block.trigger_config;
  if (block.trigger_type !== 'timer' || typeof config !== 'string') {
    return [];
  }
  const unresolved: Unresolved[] = [];
  const text = values === undefined ? resolved('trigger_config', config, unresolved) : config;
  const read: Arguments = (text === undefined ? undefined : readObject(text)) ?? {};
  if (text === undefined ? !/selection/.test(config) || !/task/.test(config) : !isJob(read.payload)) {
    return [];
  }
  const name: unknown = values?.trigger_name ?? block.trigger_name;
  const triggerName = values === undefined && typeof name === 'string' ? resolved('trigger_name', name, unresolved) : name;
  const itsFunction = (values && state && appliedFunction(values.function_name, state)) ?? functionOf(block.function_name, stack, stacks);
  return [
    {
      stack: stack.name,
      path,
      address,
      triggerName: typeof triggerName === 'string' ? triggerName : undefined,
      cronExpression: read.cronExpression,
      enabled: read.enable,
      payload: read.payload,
      function: itsFunction,
      unresolved: [...unresolved, ...(itsFunction?.unresolved ?? [])],
      warnings: stack.warnings.filter(({ constructPath }) => constructPath === path).map(({ message }) => message),
      applied: values !== undefined,
    },
  ];
}

function sameTrigger(applied: Arguments, block: Arguments): boolean {
  return typeof block.trigger_name !== 'string' || isUnresolved(block.trigger_name) || applied.trigger_name === block.trigger_name;
}

function isJob(payload: unknown): boolean {
  const job = typeof payload === 'string' ? readObject(payload) : undefined;
  return typeof job?.version === 'number' && typeof job.selection === 'object' && typeof job.task === 'object';
}
