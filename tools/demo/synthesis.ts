import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One resource or data source of the synthesized output. */
export interface MadeResource {
  readonly type: string;
  readonly data: boolean;
  /** The path of its construct, without the stack. */
  readonly path: string;
  /** What it is called in the account, as far as that is known before an apply. */
  readonly name?: string;
}

/** A warning of the library, as it stands in manifest.json. */
export interface Warning {
  readonly constructPath: string;
  readonly message: string;
}

/** The function as it would be deployed. */
export interface SynthesizedFunction {
  readonly name: string;
  readonly handler: string;
  readonly zip: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memorySizeMb: number;
}

/** The timer as it would be deployed. */
export interface SynthesizedTrigger {
  readonly name: string;
  readonly cronExpression: string;
  readonly payload: string;
}

/** The synthesized output, as far as the demo tells of it. */
export interface Synthesis {
  readonly stack: string;
  readonly resources: readonly MadeResource[];
  readonly warnings: readonly Warning[];
  readonly function: SynthesizedFunction;
  readonly trigger: SynthesizedTrigger;
}

type Arguments = Readonly<Record<string, any>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** The arguments that name a resource itself, not one that it belongs to. */
const NAMES: Readonly<Record<string, string>> = {
  alicloud_fcv3_function: 'function_name',
  alicloud_fcv3_trigger: 'trigger_name',
  alicloud_log_project: 'project_name',
  alicloud_log_store: 'logstore_name',
  alicloud_ram_policy: 'policy_name',
  alicloud_ram_role: 'role_name',
};

/**
 * Reads the output of an app with one stack, one function and one timer.
 *
 * @throws Error where something of that is missing, or is an expression that only Terraform can evaluate.
 */
export function readSynthesis(folder: string): Synthesis {
  const manifest = readJson(join(folder, 'manifest.json'));
  const [stack] = Object.values<Arguments>(manifest.stacks);
  const document = readJson(join(folder, stack.synthesizedStackPath));
  const functions: Blocks[string] = document.resource.alicloud_fcv3_function;
  const [trigger] = Object.values<Arguments>(document.resource.alicloud_fcv3_trigger);
  const [, address] = /^\$\{alicloud_fcv3_function\.(\w+)\.function_name\}$/.exec(trigger.function_name) ?? [];
  return {
    stack: stack.name,
    resources: [...made(document.data ?? {}, true, stack.name), ...made(document.resource, false, stack.name)],
    warnings: stack.annotations.map(({ constructPath, message }: Warning) => ({ constructPath, message })),
    function: functionOf(functions[address], join(folder, stack.workingDirectory)),
    trigger: triggerOf(trigger),
  };
}

function made(blocks: Blocks, data: boolean, stack: string): MadeResource[] {
  return Object.entries(blocks).flatMap(([type, byId]) =>
    Object.values(byId).map((block) => ({
      type,
      data,
      path: String(block['//'].metadata.path).slice(stack.length + 1),
      name: nameOf(block[NAMES[type]]),
    })),
  );
}

/** A name that holds the account's ID is known but for that. */
function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replace(/\$\{data\.alicloud_account\.\w+\.id\}/, '<account ID>') : undefined;
}

function functionOf(block: Arguments, folder: string): SynthesizedFunction {
  const [, path] = /filebase64\("([^"]+)"\)/.exec(block.code.zip_file) ?? [];
  if (path === undefined) {
    throw new Error(`The function's code is no file: ${block.code.zip_file}`);
  }
  return {
    name: block.function_name,
    handler: block.handler,
    zip: join(folder, path),
    environment: block.environment_variables,
    timeoutSeconds: block.timeout,
    memorySizeMb: block.memory_size,
  };
}

function triggerOf(block: Arguments): SynthesizedTrigger {
  if (/(^|[^$])\$\{|(^|[^%])%\{/.test(block.trigger_config)) {
    throw new Error('The trigger holds an expression: only Terraform knows what the function would get.');
  }
  const { cronExpression, payload } = JSON.parse(block.trigger_config.replace(/([$%])\1\{/g, '$1{'));
  return { name: block.trigger_name, cronExpression, payload };
}

function readJson(path: string): any {
  return JSON.parse(readFileSync(path, 'utf8'));
}
