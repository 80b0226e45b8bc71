/** Options for the VPC of the function. */
export interface VpcOptions {
  /** ID of the VPC. */
  readonly vpcId: string;

  /** IDs of the vSwitches. */
  readonly vswitchIds: string[];

  /** ID of the security group. */
  readonly securityGroupId: string;
}
