import type { IResolvable, TerraformProvider } from 'cdktf';
import type { DestinationOptions } from './destination-options';
import type { LedgerOptions } from './ledger-options';
import type { LogOptions } from './log-options';
import type { PrefetchAccount } from './prefetch-account';
import type { VpcOptions } from './vpc-options';

/** Properties for `MediaPrefetcher`. All have a default. */
export interface MediaPrefetcherProps {
  /**
   * Name of the function, and the start of the names of its role, its policy and its log project.
   *
   * 1 to 64 letters, digits, `-` and `_`, the first a letter or `_`. A name that does not fit a role, a policy, a log
   * project or a queue as it is stands there shortened or with other characters, and with eight digits of its hash. A
   * change replaces the function.
   *
   * @default - derived from the construct's path, with eight digits of its hash
   */
  readonly name?: string;

  /**
   * Prefix of the derived names of function, role, policy, log project and queues: 1 to 24 letters, digits and `-`, the
   * first a letter. Not used where `name` is given.
   *
   * @default - no prefix
   */
  readonly namePrefix?: string;

  /**
   * Former path of the construct below its stack, such as `Old/Prefetcher`. Terraform moves its resources in the state,
   * and the names derived from the former path stay. Remove it only where the function may be replaced. Tokens are not
   * supported.
   *
   * @default - the construct has not moved
   */
  readonly formerPath?: string;

  /**
   * Description of the function.
   *
   * @default "Prefetches ApsaraVideo VOD media"
   */
  readonly description?: string;

  /**
   * Tags of every resource that supports them.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * Provider of every resource and data source of the prefetcher.
   *
   * @default - the stack's own alicloud provider
   */
  readonly provider?: TerraformProvider;

  /**
   * Account whose quotas the schedules spend. Tokens are not supported.
   *
   * @default - one account with the usual quotas, which all prefetchers of the app share unless their providers are known to be of
   * different accounts
   */
  readonly account?: PrefetchAccount;

  /**
   * Region of the media assets. A media asset belongs to one VOD region; the function itself may run in any region.
   *
   * @default "cn-shanghai"
   * @see https://www.alibabacloud.com/help/en/vod/developer-reference/endpoints
   */
  readonly vodRegion?: string;

  /**
   * Endpoint of VOD: scheme, host and port.
   *
   * A host outside aliyuncs.com needs `allowForeignEndpoint`; plain http is for a loopback host only.
   *
   * @default - `https://vod.REGION.aliyuncs.com`
   */
  readonly vodEndpoint?: string;

  /**
   * Whether the endpoint may be outside aliyuncs.com. The function signs its requests there with its role's credentials.
   * Tokens are not supported.
   *
   * @default false
   */
  readonly allowForeignEndpoint?: boolean;

  /**
   * Region to query for URL status and quota, through its public endpoint. Schedules that wait for URLs need it where the
   * media assets are outside cn-shanghai and no `vodEndpoint` is given.
   *
   * Both queries are documented for cn-shanghai only. What cn-shanghai returns for media assets of other regions, and
   * whether other regions return anything, is not documented.
   *
   * @default - the region of the media assets
   */
  readonly statusRegion?: string;

  /**
   * Whether runs submit nothing: they do everything else, and report the requests that they would make. The role is then
   * not allowed to submit.
   *
   * @default false
   */
  readonly dryRun?: boolean | IResolvable;

  /**
   * Destinations for run results: two message queues, created or given.
   *
   * @default - none
   */
  readonly destinations?: DestinationOptions;

  /**
   * Maximum number of requests a second, 1 to 1,000, for each action of VOD and all schedules of this prefetcher together.
   *
   * VOD serves 50 a second for the whole account and drops the others.
   *
   * @default 20
   */
  readonly maxQps?: number;

  /**
   * Maximum number of URLs in one request, 1 to 1,000,000, as far as they can be estimated: VOD rejects more than about
   * 100 in flight.
   *
   * @default 100
   */
  readonly maxUrlsPerBatch?: number;

  /**
   * Timeout of a run in seconds, 1 to 86,400. A run stops sending 10 seconds before it (a fifth of it below 50).
   *
   * @default 600
   */
  readonly timeoutSeconds?: number;

  /**
   * Memory of the function in MB, 128 to 32,768 in steps of 64; 1 to 4 GB for each vCPU.
   *
   * @default 512
   */
  readonly memorySizeMb?: number;

  /**
   * vCPU of the function, 0.05 to 16 in steps of 0.05.
   *
   * @default 0.25
   */
  readonly cpu?: number;

  /**
   * VPC of the function. Taken out, the function is replaced.
   *
   * @default - none
   */
  readonly vpc?: VpcOptions;

  /**
   * Whether the function can reach the internet. Without it, `vodEndpoint` must be VOD's VPC endpoint.
   *
   * @default true
   */
  readonly internetAccess?: boolean | IResolvable;

  /**
   * Resource group of the function and the log project. Taken out, both stay in it: to move them back, give the ID of the
   * account's default group.
   *
   * @default - the account's default
   */
  readonly resourceGroupId?: string;

  /**
   * ARN of a role of your own. It must trust fc.aliyuncs.com and be allowed the `requiredActions`.
   *
   * @default - a role with exactly these permissions is created
   */
  readonly roleArn?: string;

  /**
   * Logs of the function.
   *
   * @default - a log project and store are created, with 180 days of retention
   */
  readonly logs?: LogOptions;

  /**
   * Number of instances reserved for the function, 0 to 1,000, which is also their maximum. With one, runs do not overlap,
   * and `maxQps` holds for all schedules. 0 reserves none, and runs may overlap; a value that only Terraform knows may not
   * be 0, which would block every run.
   *
   * @default 1
   */
  readonly reservedConcurrency?: number;

  /**
   * Bucket that keeps what runs submitted. A run that is killed, retried or started twice then continues where it was, and
   * schedules can skip what was submitted before. If the mount of the bucket fails, no run of this function starts.
   *
   * @default - none: a tick that is delivered twice is submitted twice
   */
  readonly ledger?: LedgerOptions;

  /**
   * Number of times Function Compute retries a failed run, 0 to 8. Needs a `ledger`: without one, a retry would submit
   * everything again.
   *
   * @default - 2 with a ledger, 0 without
   */
  readonly maxRunRetries?: number;

  /**
   * Maximum age of a tick when its run starts, in seconds, 1 to 86,400. Older ticks are dropped.
   *
   * @default 10800
   */
  readonly maxEventAgeSeconds?: number;
}
