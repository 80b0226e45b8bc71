import { inProject } from '../common/paths';

/** The provider, as Terraform's registry calls it. */
export const PROVIDER = 'registry.terraform.io/aliyun/alicloud';

/** The schema that is kept beside the project: it may be missing in a clone. Its name ends in the provider's version. */
export const KEPT_SCHEMA = inProject('..', 'shared', 'schema', 'alicloud-1.289.0.json');
