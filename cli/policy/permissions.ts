/** What RAM must allow for calls of the provider. */
export interface Permission {
  readonly actions: readonly string[];
  /** RAM's name of each resource; `{argument}` is that of the resource, `{region}` and `{account}` are those of its provider. */
  readonly resources: readonly string[];
  /** The argument without which the provider makes no such call. @default - it makes them in any case */
  readonly argument?: string;
  /** The only value of the argument with which the provider makes the call. */
  readonly value?: string;
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Actions that RAM authorizes for all resources or none. */
const ALL = ['*'];

const FUNCTION = 'acs:fc:{region}:{account}:functions/{function_name}';
const PROJECT = 'acs:log:{region}:{account}:project/{project_name}';
const LOG_STORE = `${PROJECT}/logstore/{logstore_name}`;
const INDEXED_STORE = 'acs:log:{region}:{account}:project/{project}/logstore/{logstore}';
const ROLE = 'acs:ram:*:{account}:role/{role_name}';
const POLICY = 'acs:ram:*:{account}:policy/{policy_name}';
const SYSTEM_POLICY = 'acs:ram:*:system:policy/{policy_name}';
const QUEUE = 'acs:mns:{region}:{account}:/queues/{queue_name}';
const OBJECT = 'acs:oss:*:*:{bucket}/{key}';

/**
 * What an apply, plan and destroy need, by type of resource or `data.` and type of data source.
 *
 * The calls are those of aliyun/alicloud 1.289.0, the names and resources those of each service's page on RAM. Function Compute
 * authorizes CreateFunction, asynchronous settings and concurrency on all resources; for tags and resource groups its page names
 * none, so that they stand with those. What is created is named by a wildcard where the page says so.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-ram
 * @see https://www.alibabacloud.com/help/en/sls/action-list
 * @see https://www.alibabacloud.com/help/en/ram/api-ram
 * @see https://www.alibabacloud.com/help/en/mns/security-and-compliance/message-service-custom-permission-policy-reference
 */
export const PERMISSIONS: Readonly<Record<string, readonly Permission[]>> = {
  'alicloud_fcv3_function': [
    { actions: ['fc:CreateFunction'], resources: ALL },
    { actions: ['fc:GetFunction', 'fc:UpdateFunction', 'fc:DeleteFunction'], resources: [FUNCTION] },
    { actions: ['fc:TagResources', 'fc:UntagResources'], resources: ALL, argument: 'tags' },
    { actions: ['fc:ChangeResourceGroup'], resources: ALL, argument: 'resource_group_id' },
    {
      actions: ['ram:PassRole'],
      resources: ['{role}'],
      argument: 'role',
      condition: { StringEquals: { 'acs:Service': 'fc.aliyuncs.com' } },
    },
    { actions: ['oss:GetObject'], resources: ['acs:oss:*:*:{code.oss_bucket_name}/{code.oss_object_name}'], argument: 'code.oss_bucket_name' },
  ],
  'alicloud_fcv3_trigger': [
    { actions: ['fc:CreateTrigger'], resources: [`${FUNCTION}/triggers/*`] },
    { actions: ['fc:GetTrigger', 'fc:UpdateTrigger', 'fc:DeleteTrigger'], resources: [`${FUNCTION}/triggers/{trigger_name}`] },
  ],
  'alicloud_fcv3_async_invoke_config': [
    {
      actions: ['fc:PutFunctionAsyncInvokeConfig', 'fc:GetFunctionAsyncInvokeConfig', 'fc:DeleteFunctionAsyncInvokeConfig'],
      resources: ALL,
    },
  ],
  'alicloud_fcv3_concurrency_config': [
    { actions: ['fc:PutConcurrencyConfig', 'fc:GetConcurrencyConfig', 'fc:DeleteConcurrencyConfig'], resources: ALL },
  ],
  'alicloud_ram_role': [
    { actions: ['ram:CreateRole', 'ram:GetRole', 'ram:UpdateRole', 'ram:DeleteRole', 'ram:ListTagResources'], resources: [ROLE] },
    { actions: ['ram:TagResources', 'ram:UntagResources'], resources: [ROLE], argument: 'tags' },
    { actions: ['ram:ListPoliciesForRole', 'ram:DetachPolicyFromRole'], resources: [ROLE], argument: 'force', value: 'true' },
  ],
  'alicloud_ram_policy': [
    {
      actions: [
        'ram:CreatePolicy',
        'ram:GetPolicy',
        'ram:CreatePolicyVersion',
        'ram:UpdatePolicyDescription',
        'ram:DeletePolicy',
        'ram:ListTagResources',
      ],
      resources: [POLICY],
    },
    { actions: ['ram:TagResources', 'ram:UntagResources'], resources: [POLICY], argument: 'tags' },
    {
      actions: ['ram:ListEntitiesForPolicy', 'ram:ListPolicyVersions', 'ram:DeletePolicyVersion'],
      resources: [POLICY],
      argument: 'force',
      value: 'true',
    },
  ],
  'alicloud_ram_role_policy_attachment': [
    { actions: ['ram:AttachPolicyToRole', 'ram:DetachPolicyFromRole'], resources: [ROLE, POLICY], argument: 'policy_type', value: 'Custom' },
    { actions: ['ram:AttachPolicyToRole', 'ram:DetachPolicyFromRole'], resources: [ROLE, SYSTEM_POLICY], argument: 'policy_type', value: 'System' },
    { actions: ['ram:ListPoliciesForRole'], resources: [ROLE] },
  ],
  'alicloud_log_project': [
    {
      actions: ['log:CreateProject', 'log:GetProject', 'log:UpdateProject', 'log:DeleteProject', 'log:GetProjectPolicy', 'log:ListTagResources'],
      resources: [PROJECT],
    },
    { actions: ['log:TagResources', 'log:UntagResources'], resources: [PROJECT], argument: 'tags' },
    { actions: ['log:ChangeResourceGroup'], resources: [PROJECT], argument: 'resource_group_id' },
  ],
  'alicloud_log_store': [
    { actions: ['log:CreateLogStore'], resources: [`${PROJECT}/logstore/*`] },
    {
      actions: ['log:GetLogStore', 'log:UpdateLogStore', 'log:DeleteLogStore', 'log:GetLogStoreMeteringMode', 'log:ListShards'],
      resources: [LOG_STORE],
    },
  ],
  'alicloud_log_store_index': [
    { actions: ['log:GetLogStore', 'log:CreateIndex', 'log:GetIndex', 'log:UpdateIndex', 'log:DeleteIndex'], resources: [INDEXED_STORE] },
  ],
  'alicloud_message_service_queue': [
    { actions: ['mns:CreateQueue', 'mns:GetQueueAttributes', 'mns:SetQueueAttributes', 'mns:DeleteQueue'], resources: [QUEUE] },
    { actions: ['mns:TagResources', 'mns:UntagResources'], resources: [QUEUE], argument: 'tags' },
  ],
  'alicloud_oss_bucket_object': [{ actions: ['oss:PutObject', 'oss:GetObject', 'oss:DeleteObject'], resources: [OBJECT] }],
  'data.alicloud_account': [{ actions: ['sts:GetCallerIdentity'], resources: ALL }],
  'data.alicloud_regions': [{ actions: ['ecs:DescribeRegions'], resources: ALL }],
};

/** What whoever runs Terraform needs where a provider takes on a role; everything else is the role's. */
export const CALLER_PERMISSIONS: readonly Permission[] = [
  { actions: ['sts:AssumeRole'], resources: ['{assume_role.role_arn}'], argument: 'assume_role.role_arn' },
];

/** What the provider calls in any case. */
export const PROVIDER_PERMISSIONS: readonly Permission[] = [{ actions: ['sts:GetCallerIdentity'], resources: ALL }];

/** Attributes that the service answers, as a text of the resource's own arguments. */
export const ATTRIBUTES: Readonly<Record<string, string>> = {
  'alicloud_ram_role.arn': ROLE,
  'alicloud_fcv3_function.function_arn': FUNCTION,
};
