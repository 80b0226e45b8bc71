/** What is bound: only what the library uses, or will by its design. */
export const RESOURCES: readonly string[] = [
  'alicloud_fcv3_async_invoke_config',
  'alicloud_fcv3_concurrency_config',
  'alicloud_fcv3_function',
  'alicloud_fcv3_trigger',
  'alicloud_log_project',
  'alicloud_log_store',
  'alicloud_log_store_index',
  'alicloud_message_service_queue',
  'alicloud_oss_bucket_object',
  'alicloud_ram_policy',
  'alicloud_ram_role',
  'alicloud_ram_role_policy_attachment',
];

/** The data sources that are bound. */
export const DATA_SOURCES: readonly string[] = ['alicloud_account', 'alicloud_regions'];
