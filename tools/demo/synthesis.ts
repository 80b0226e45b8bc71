import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scheduleNamed, schedulesOf } from '../../cli/output/schedules';
import { readSynthesized } from '../../cli/output/synthesized';

/** The synthesized output, as far as the demo shows it. */
export type Synthesis = ReturnType<typeof readSynthesis>;

/** The arguments of one block of a stack. */
type Arguments = Readonly<Record<string, any>>;

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
 * Reads the output of an app with one stack, one function and one schedule.
 *
 * @throws Error where something of that is missing, or is an expression that only Terraform can evaluate.
 */
export function readSynthesis(folder: string) {
  const [stack] = readSynthesized(folder);
  const { data = {}, resource } = JSON.parse(readFileSync(join(stack.folder, 'cdk.tf.json'), 'utf8'));
  const { triggerName, cronExpression, payload, function: described } = scheduleNamed(undefined, schedulesOf([stack]));
  const [block] = Object.values<Arguments>(resource.alicloud_fcv3_function);
  const [, zip] = /filebase64\("([^"]+)"\)/.exec(block.code.zip_file) ?? [];
  if (!triggerName || !cronExpression || !payload || !described || !zip) {
    throw new Error('The schedule holds an expression: only Terraform knows what the function would get.');
  }
  return {
    resources: [...madeIn(data, true, stack.name), ...madeIn(resource, false, stack.name)],
    warnings: stack.warnings,
    function: {
      name: block.function_name,
      handler: block.handler,
      zip: join(stack.folder, zip),
      environment: described.environment,
      timeoutSeconds: block.timeout,
      memorySizeMb: block.memory_size,
    },
    trigger: { name: triggerName, cronExpression, payload },
  };
}

function madeIn(blocks: Readonly<Record<string, Record<string, Arguments>>>, data: boolean, stack: string) {
  return Object.entries(blocks).flatMap(([type, byId]) =>
    Object.values(byId).map((block) => ({
      type,
      data,
      /** The path of its construct, without the stack. */
      path: String(block['//'].metadata.path).slice(stack.length + 1),
      /** Its name in the account, as far as an apply is not needed for it: a name that holds the account's ID is known but for that. */
      name: block[NAMES[type]]?.replace(/\$\{data\.alicloud_account\.\w+\.id\}/, '<account ID>') as string | undefined,
    })),
  );
}
