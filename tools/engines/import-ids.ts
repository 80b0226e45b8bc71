import type { Arguments, StackDocument } from './document';

/** An import block: which object in the cloud a resource is. */
export interface Import {
  /** The resource's address. */
  readonly to: string;
  readonly id: string;
}

/** How the provider puts an ID together from a resource's arguments, for every type that the constructs make and that can be imported. */
export const IMPORT_IDS: Readonly<Record<string, string>> = {
  alicloud_fcv3_async_invoke_config: '{function_name}',
  alicloud_fcv3_concurrency_config: '{function_name}',
  alicloud_fcv3_function: '{function_name}',
  alicloud_fcv3_trigger: '{function_name}:{trigger_name}',
  alicloud_log_project: '{project_name}',
  alicloud_log_store: '{project_name}:{logstore_name}',
  alicloud_log_store_index: '{project}:{logstore}',
  alicloud_message_service_queue: '{queue_name}',
  alicloud_ram_policy: '{policy_name}',
  alicloud_ram_role: '{role_name}',
  alicloud_ram_role_policy_attachment: 'role:{policy_name}:{policy_type}:{role_name}',
};

/**
 * What an apply makes anew beside what is imported: the provider has no import of objects in a bucket, and a `terraform_data`
 * is no more than what the state holds of it.
 */
const MADE_ANEW = ['alicloud_oss_bucket_object', 'terraform_data'];

const REFERENCE = /\$\{(data\.)?(\w+)\.(\w+)\.(\w+)\}/g;

/**
 * Reads from a synthesized stack under which IDs its resources are imported, in the order of their addresses.
 *
 * @param accountId the account that they are in: names of log projects hold it.
 * @throws Error for a type without a known ID, and where an ID holds a value that only Terraform knows, such as a variable.
 */
export function importsOf(document: StackDocument, accountId: string): Import[] {
  return Object.entries(document.resource ?? {})
    .filter(([type]) => !MADE_ANEW.includes(type))
    .flatMap(([type, byId]) => Object.entries(byId).map(([id, block]) => ({ to: `${type}.${id}`, id: idOf(type, block) })))
    .sort((one, other) => (one.to < other.to ? -1 : 1));

  function idOf(type: string, block: Arguments): string {
    if (!IMPORT_IDS[type]) {
      throw new Error(`Resources of type ${type} have no known import ID. Known: ${Object.keys(IMPORT_IDS).join(', ')}.`);
    }
    return IMPORT_IDS[type].replace(/\{(\w+)\}/g, (_, argument: string) => resolved(block, argument));
  }

  function resolved(block: Arguments, argument: string): string {
    const text = String(block[argument]).replace(REFERENCE, (reference, data, type, id, attribute) => {
      if (data) {
        return type === 'alicloud_account' && attribute === 'id' ? accountId : reference;
      }
      const target = document.resource?.[type]?.[id];
      return target && attribute in target ? resolved(target, attribute) : reference;
    });
    if (text.includes('${') || !(argument in block)) {
      throw new Error(`${block['//']?.metadata?.path ?? 'A resource'}: the import ID holds ${argument}, which only Terraform knows: ${text}`);
    }
    return text;
  }
}
