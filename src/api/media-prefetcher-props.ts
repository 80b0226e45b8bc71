import { IResolvable, TerraformProvider } from 'cdktf';
import { DailyUrlQuota } from './daily-url-quota';
import { DestinationOptions } from './destination-options';
import { LedgerOptions } from './ledger-options';
import { LogOptions } from './log-options';
import { VpcOptions } from './vpc-options';

/** What a `MediaPrefetcher` is made of; everything has a default. */
export interface MediaPrefetcherProps {
  /**
   * The function's name, and the start of the names of its role, its policy and its log project.
   *
   * 1 to 64 letters, digits, `-` and `_`, the first a letter or `_`. Another name replaces the function.
   *
   * @default - made of the construct's path, with eight digits of its hash
   */
  readonly name?: string;

  /**
   * What every name that is made starts with; not read where `name` is given. 1 to 24 letters, digits and `-`.
   *
   * @default - no prefix
   */
  readonly namePrefix?: string;

  /**
   * Where the construct stood before, below its stack, such as `Old/Prefetcher`: its resources move along in the state, and
   * keep the names that were made of the former path. Take it out only where the function may be replaced.
   *
   * @default - it has always stood here
   */
  readonly formerPath?: string;

  /**
   * The function's description.
   *
   * @default "Prefetches ApsaraVideo VOD media"
   */
  readonly description?: string;

  /**
   * Tags for every resource that takes them.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider for every resource and data source made.
   *
   * @default - the stack's own alicloud provider
   */
  readonly provider?: TerraformProvider;

  /**
   * The region of the media. A media belongs to one VOD region; the function itself may run in any.
   *
   * @default "cn-shanghai"
   * @see https://www.alibabacloud.com/help/en/vod/developer-reference/endpoints
   */
  readonly vodRegion?: string;

  /**
   * Where VOD is called: scheme, host and port.
   *
   * A host outside aliyuncs.com needs `allowForeignEndpoint`; plain http is for a loopback host only.
   *
   * @default - `https://vod.REGION.aliyuncs.com`
   */
  readonly vodEndpoint?: string;

  /**
   * Whether the endpoint may lie outside aliyuncs.com. The function signs its calls there with its role's credentials.
   *
   * @default false
   */
  readonly allowForeignEndpoint?: boolean;

  /**
   * The region that is asked how far URLs are, and what is left of the account's quota: through its public endpoint. Schedules
   * that wait for URLs need it where the media are outside cn-shanghai, and no `vodEndpoint` is given.
   *
   * Both are documented for cn-shanghai only. What it tells of media of other regions, and whether other regions tell
   * anything, is not documented.
   *
   * @default - the region of the media
   */
  readonly statusRegion?: string;

  /**
   * Whether nothing is submitted: runs do everything else, and report the calls that they would make. The role is then not
   * allowed to submit.
   *
   * @default false
   */
  readonly dryRun?: boolean | IResolvable;

  /**
   * Where Function Compute sends a message after each run: two message queues, made or given.
   *
   * @default - nowhere
   */
  readonly destinations?: DestinationOptions;

  /**
   * Calls a second, at most, for each action of VOD and all schedules of this prefetcher together.
   *
   * VOD serves 50 a second for the whole account and drops the others.
   *
   * @default 20
   */
  readonly maxQps?: number;

  /**
   * The URLs that your account may submit in a day; the URL sums are held against it.
   *
   * @default - 500 to preload, 2,000 to refresh
   */
  readonly dailyUrlQuota?: DailyUrlQuota;

  /**
   * URLs in one call, at most, as far as they can be estimated: VOD refuses more than about 100 that are under way.
   *
   * @default 100
   */
  readonly maxUrlsPerBatch?: number;

  /**
   * How long a run may take, in seconds, 1 to 86,400. It stops sending 10 seconds before (a fifth of it below 50).
   *
   * @default 600
   */
  readonly timeoutSeconds?: number;

  /**
   * Memory in MB, 128 to 32,768 in steps of 64; 1 to 4 GB for each vCPU.
   *
   * @default 512
   */
  readonly memorySizeMb?: number;

  /**
   * vCPU, 0.05 to 16 in steps of 0.05.
   *
   * @default 0.25
   */
  readonly cpu?: number;

  /**
   * The VPC that the function runs in.
   *
   * @default - none
   */
  readonly vpc?: VpcOptions;

  /**
   * Whether the function reaches the internet. Without it, `vodEndpoint` must be VOD's VPC endpoint.
   *
   * @default true
   */
  readonly internetAccess?: boolean | IResolvable;

  /**
   * The resource group of the function and the log project.
   *
   * @default - the account's default
   */
  readonly resourceGroupId?: string;

  /**
   * The ARN of a role of yours; it must trust fc.aliyuncs.com and be allowed the `requiredActions`.
   *
   * @default - a role that may do just that
   */
  readonly roleArn?: string;

  /**
   * Where the function's logs go.
   *
   * @default - a log project and store of its own, 180 days
   */
  readonly logs?: LogOptions;

  /**
   * Instances reserved for the function, which are also all that it may use. With one, runs do not overlap, and `maxQps`
   * holds for all schedules; 0 reserves none, and runs may then overlap.
   *
   * @default 1
   */
  readonly reservedConcurrency?: number;

  /**
   * Where runs keep what they submit: a run that is killed, retried or started twice then goes on where it was, and
   * schedules can leave out what was submitted before. A bucket whose mount fails keeps every run of this function from
   * starting.
   *
   * @default - none: a tick that is delivered twice is submitted twice
   */
  readonly ledger?: LedgerOptions;

  /**
   * How often Function Compute carries a run out again that ended as an error, 0 to 8. It needs a `ledger`: without one, a
   * run that is carried out again would submit everything again.
   *
   * @default - 2 with a ledger, 0 without
   */
  readonly maxRunRetries?: number;

  /**
   * How old a tick may be when its run starts, in seconds, 1 to 86,400; an older one is dropped.
   *
   * @default 10800
   */
  readonly maxEventAgeSeconds?: number;
}
