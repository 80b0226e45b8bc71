/** The VPC that the function runs in. */
export interface VpcOptions {
  /** The VPC's ID. */
  readonly vpcId: string;

  /** The IDs of the vSwitches. */
  readonly vswitchIds: string[];

  /** The security group's ID. */
  readonly securityGroupId: string;
}
