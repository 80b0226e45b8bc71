/** The URLs that an account may submit in a day. */
export interface DailyUrlQuota {
  /**
   * URLs to preload.
   *
   * @default 500
   */
  readonly preload?: number;

  /**
   * URLs to refresh.
   *
   * @default 2000
   */
  readonly refresh?: number;
}

/** The VPC that the function runs in. */
export interface VpcOptions {
  /** The VPC's ID. */
  readonly vpcId: string;

  /** The IDs of the vSwitches. */
  readonly vswitchIds: string[];

  /** The security group's ID. */
  readonly securityGroupId: string;
}

/** Where the function's logs go. */
export interface LogOptions {
  /**
   * Whether there are logs at all. Without them a report is nowhere to be read.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The name of a log project of yours; `storeName` belongs to it.
   *
   * @default - a project is made, its name ends with the account's ID
   */
  readonly projectName?: string;

  /**
   * The name of a log store of yours in that project, with an index.
   *
   * @default - a store is made
   */
  readonly storeName?: string;

  /**
   * How long a log store that is made keeps its logs, in days, 1 to 3,650.
   *
   * @default 180
   */
  readonly retentionDays?: number;

  /**
   * Whether Terraform refuses to destroy the log project, store and index that are made (`prevent_destroy`), so that the
   * reports outlive the prefetcher. To take down everything else, first take the three out of the state.
   *
   * @default false
   */
  readonly preventDestroy?: boolean;
}

/** The bucket that holds what runs submitted. */
export interface LedgerOptions {
  /** The bucket's name. It is mounted into the function, and its role may list, read and write there. */
  readonly bucketName: string;

  /**
   * The folder in the bucket, without slashes around it; the object `PREFIX/` must exist.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;

  /**
   * The bucket's endpoint with its scheme, such as `https://oss-cn-beijing.aliyuncs.com`.
   *
   * @default - the internal endpoint of the function's region
   */
  readonly endpoint?: string;
}
