import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { DataAlicloudAccount } from '../provider-alicloud/data-alicloud-account';

const ID = 'Account';

/** The account that a prefetcher is deployed to, as an expression of its ID. */
export function accountId(scope: Construct, provider: TerraformProvider | undefined): string {
  const found = scope.node.tryFindChild(ID) as DataAlicloudAccount | undefined;
  return (found ?? new DataAlicloudAccount(scope, ID, { provider })).id;
}
