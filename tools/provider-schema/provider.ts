import { inProject } from '../common/paths';

/** The provider, as Terraform's registry calls it. */
export const PROVIDER = 'registry.terraform.io/aliyun/alicloud';

/** The versions that the bindings work with: alicloud_ram_role has role_name since 1.252.0. */
export const PROVIDER_RANGE = '>= 1.252.0, < 2.0.0';

/** The schema that is kept beside the project: it may be missing in a clone. Its name ends in the provider's version. */
export const KEPT_SCHEMA = inProject('..', 'shared', 'schema', 'alicloud-1.289.0.json');
