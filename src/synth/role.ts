import { Lazy, type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { isToken } from '../api/tokens';
import { RamPolicy } from '../provider-alicloud/ram-policy';
import { RamRole } from '../provider-alicloud/ram-role';
import { RamRolePolicyAttachment } from '../provider-alicloud/ram-role-policy-attachment';
import { expression, jsonArgument, renderExpression } from './expression';
import type { Logs } from './logs';
import { isOfSubmitting, statementsOf, vodNeeds } from './needs';
import type { PrefetcherLink } from './prefetcher-link';
import type { PrefetcherNames } from './prefetcher-names';

/** The role of a prefetcher's function, made or given. */
export interface Role {
  readonly arn: string;
  readonly role?: RamRole;
  readonly policy?: RamPolicy;
  readonly attachment?: RamRolePolicyAttachment;
}

interface RoleProps {
  readonly roleArn?: string;
  readonly provider?: TerraformProvider;
  readonly tags?: { [key: string]: string };
}

/** Makes a role that Function Compute may take on and that is allowed what is needed and no more, or takes the given one. */
export function roleOf(scope: Construct, names: PrefetcherNames, vodRegion: string, props: RoleProps, logs: Logs, link: PrefetcherLink): Role {
  if (props.roleArn !== undefined) {
    return { arn: props.roleArn };
  }
  const { provider, tags } = props;
  const ramName = names.role(vodRegion);
  const role = new RamRole(scope, 'Role', {
    provider,
    roleName: ramName,
    description: 'What Function Compute takes on to prefetch ApsaraVideo VOD media',
    assumeRolePolicyDocument: jsonArgument({
      Version: '1',
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: ['fc.aliyuncs.com'] } }],
    }),
    tags,
  });
  const policy = new RamPolicy(scope, 'Policy', {
    provider,
    policyName: ramName,
    description: 'Calls of ApsaraVideo VOD that media prefetch schedules make, and their logs',
    // What the schedules need is known once all are there.
    policyDocument: Lazy.stringValue({
      produce: () =>
        jsonArgument({
          Version: '1',
          Statement: statements(link, logs),
        }),
    }),
    rotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
    tags,
  });
  const attachment = new RamRolePolicyAttachment(scope, 'PolicyAttachment', {
    provider,
    roleName: role.roleName,
    policyName: policy.policyName,
    policyType: 'Custom',
  });
  return { arn: role.arn, role, policy, attachment };
}

function statements(link: PrefetcherLink, { storeArn }: Logs): unknown {
  const logs = storeArn === undefined ? [] : [{ Action: ['log:PostLogStoreLogs'], Effect: 'Allow', Resource: storeArn }];
  const { dryRun } = link.terms;
  if (isToken(dryRun)) {
    // Only Terraform knows whether runs are dry: what submitting needs is a statement that depends on it.
    const always = [...statementsOf(link.allNeeds.filter((need) => !isOfSubmitting(need))), ...logs];
    const submitting = statementsOf(link.allNeeds.filter(isOfSubmitting));
    return expression((context) => {
      const [first, second, dry] = [always.length > 0 ? always : statementsOf(LEAST), submitting, dryRun].map((each) =>
        renderExpression(each, context),
      );
      // A value that is no switch is refused by a precondition, which an error in the policy would come before.
      return `concat(${first}, [for statement in ${second} : statement if try(!${dry}, true)])`;
    });
  }
  const all = [...statementsOf(link.allNeeds), ...logs];
  // RAM takes no policy that says nothing; a dry run without logs needs nothing.
  return all.length > 0 ? all : statementsOf(LEAST);
}

const LEAST = vodNeeds('GetMediaRefreshJobs');
