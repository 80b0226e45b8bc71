import { shellWord } from '../shell-word';
import type { DeployerPolicy } from './deployer-policy';
import type { PolicyDocument } from './documents';
import { ANY, type Names } from './names';
import { argumentOf, type StackBlock, type StackDocument } from './stack-document';

const DEFAULT_VOD_REGION = 'cn-shanghai';

/** Commands, and comments between them, for what Terraform does not do. None was tried on a live account. */
export function setupCommands(stacks: readonly StackDocument[], names: Names): string[] {
  const has = (test: (block: StackBlock) => boolean) => stacks.some(({ blocks }) => blocks.some(test));
  const logs = has(({ type, arguments: values }) => type === 'alicloud_fcv3_function' && argumentOf(values, 'log_config.project') !== undefined);
  const vpc = has(({ type, arguments: values }) => type === 'alicloud_fcv3_function' && argumentOf(values, 'vpc_config.vpc_id') !== undefined);
  const queues = has(({ type }) => type === 'alicloud_message_service_queue');
  return [
    '# Once an account: activate Function Compute',
    'aliyun fc-open POST /service/open --version 2020-03-10 --endpoint fc-open.cn-hangzhou.aliyuncs.com --force',
    ...(logs
      ? ['# Once an account: activate Simple Log Service', 'aliyun sls OpenSlsService --version 2019-10-23 --endpoint sls.aliyuncs.com --force']
      : []),
    ...(queues ? ['# Once an account: activate Simple Message Queue, in its console: https://mns.console.aliyun.com'] : []),
    '# Once an account: activate ApsaraVideo VOD, in its console (no API does): https://vod.console.aliyun.com',
    ...(logs || vpc
      ? [
          '# Once an account: the role by which Function Compute writes logs and reaches VPCs; "already exists" is as good',
          'aliyun resourcemanager CreateServiceLinkedRole --ServiceName fc.aliyuncs.com --endpoint resourcemanager.aliyuncs.com',
        ]
      : []),
    ...appPolicies(stacks, names),
  ];
}

/** Functions that call VOD see the media assets of its default application only, unless their roles are let into others. */
function appPolicies(stacks: readonly StackDocument[], names: Names): string[] {
  const commands = stacks.flatMap((stack) =>
    stack.blocks
      .filter(
        ({ type, arguments: values }) => type === 'alicloud_fcv3_function' && argumentOf(values, 'environment_variables.VOD_ENDPOINT') !== undefined,
      )
      .map((block) => {
        const role = names.resource('{role}', block, stack).split('role/').pop()!;
        const region = names.text(argumentOf(block.arguments, 'environment_variables.VOD_REGION'), stack);
        const policy = argumentOf(block.arguments, 'environment_variables.DRY_RUN') === 'true' ? 'VODAppReadOnlyAccess' : 'VODAppFullAccess';
        const words = ['--region', /^[a-z0-9-]+$/.test(region) ? region : DEFAULT_VOD_REGION, '--IdentityType', 'RamRole'];
        const name = role.includes(ANY) ? 'ROLE_NAME' : role;
        return [
          `aliyun vod AttachAppPolicyToIdentity ${words.join(' ')} --IdentityName ${shellWord(name)} --AppId APP_ID --PolicyNames ${policy}`,
          `aliyun vod ListAppPoliciesForIdentity ${words.join(' ')} --IdentityName ${shellWord(name)}`,
        ];
      }),
  );
  return commands.length === 0
    ? []
    : [
        "# After the first apply, only with VOD's multi-application service: once for each application (APP_ID) whose media are not in",
        '# the default one, at most ten a role; as the account itself, or with VODAppAdministratorAccess. Then see what the role has',
        ...new Set(commands.flat()),
      ];
}

/** Commands that create the policies that a command prints, and attach them. */
export function policyCommands(printed: string, { documents, caller }: Pick<DeployerPolicy, 'documents' | 'caller'>): string[] {
  const roles = new Set(caller.flatMap(({ Statement }) => Statement.flatMap(({ Resource }) => Resource.map((arn) => arn.split('role/').pop()!))));
  const role = roles.size === 1 && !roles.has(ANY) ? [...roles][0] : 'ROLE_NAME';
  const commandsOf = (policies: readonly PolicyDocument[], first: number, prefix: string, attachment: string) =>
    policies.flatMap((_, index) => [
      `aliyun ram CreatePolicy --PolicyName ${prefix}-${index + 1} --PolicyDocument "$(${printed} 2>/dev/null | jq -c -s '.[${first + index}]')"`,
      `aliyun ram ${attachment} --PolicyType Custom --PolicyName ${prefix}-${index + 1}`,
    ]);
  const toUser = 'AttachPolicyToUser --UserName USER_NAME';
  if (caller.length === 0) {
    return ['# For the user that runs Terraform', ...commandsOf(documents, 0, 'media-prefetch-deployer', toUser)];
  }
  return [
    '# For the role that the provider takes on',
    ...commandsOf(documents, 0, 'media-prefetch-deployer', `AttachPolicyToRole --RoleName ${shellWord(role)}`),
    '# For the user that runs Terraform and takes on the role',
    ...commandsOf(caller, documents.length, 'media-prefetch-caller', toUser),
  ];
}
