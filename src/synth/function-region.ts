import { Fn, type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { DataAlicloudRegions } from '../provider-alicloud/data-alicloud-regions';

const ID = 'Region';

/** The region that a prefetcher's function runs in, which is its provider's, as an expression. */
export function functionRegion(scope: Construct, provider: TerraformProvider | undefined): string {
  const found = scope.node.tryFindChild(ID) as DataAlicloudRegions | undefined;
  const { ids } = found ?? new DataAlicloudRegions(scope, ID, { provider, current: true });
  return Fn.element(ids, 0) as string;
}
