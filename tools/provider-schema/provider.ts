/** The provider, as Terraform's registry calls it. */
export const PROVIDER = 'registry.terraform.io/aliyun/alicloud';

/** The versions that the bindings work with: alicloud_ram_role has role_name since 1.252.0. */
export const PROVIDER_RANGE = '>= 1.252.0, < 2.0.0';
