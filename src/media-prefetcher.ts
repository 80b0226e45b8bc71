import { Fn, TerraformProvider, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { DEFAULT_DAILY_PRELOAD_URLS, DEFAULT_DAILY_REFRESH_URLS, DEFAULT_MAX_QPS, DEFAULT_MAX_URLS_PER_BATCH } from './job/limits';
import { DestinationOptions } from './api/destination-options';
import { DailyUrlQuota, LedgerOptions, LogOptions, VpcOptions } from './api/media-prefetcher-options';
import { Fcv3AsyncInvokeConfig } from './provider-alicloud/fcv3-async-invoke-config';
import { Fcv3ConcurrencyConfig } from './provider-alicloud/fcv3-concurrency-config';
import { Fcv3Function } from './provider-alicloud/fcv3-function';
import { LogProject } from './provider-alicloud/log-project';
import { LogStore } from './provider-alicloud/log-store';
import { LogStoreIndex } from './provider-alicloud/log-store-index';
import { MessageServiceQueue } from './provider-alicloud/message-service-queue';
import { RamPolicy } from './provider-alicloud/ram-policy';
import { RamRole } from './provider-alicloud/ram-role';
import { RamRolePolicyAttachment } from './provider-alicloud/ram-role-policy-attachment';
import { check } from './synth/checks';
import { destinationsOf } from './synth/destinations';
import { dryRunNeeds } from './synth/dry-run';
import { functionRegion } from './synth/function-region';
import { handlerZip } from './synth/handler-asset';
import { Logs, logsOf } from './synth/logs';
import { mount, registerMounter } from './synth/mounts';
import { moveResources, namingPath } from './synth/moves';
import { nameOf } from './synth/names';
import { Need, USUAL_ACTIONS, needsOf, vodNeeds } from './synth/needs';
import { registerName } from './synth/prefetcher-names';
import { knownValues, preconditionsOf } from './synth/preconditions';
import { prefetcherProps, prefetcherValues } from './synth/prefetcher-values';
import { Role, roleOf } from './synth/role';
import { registerPrefetcher } from './synth/schedules';

/** Where the ledger's bucket is in the function. */
const LEDGER_DIR = '/mnt/ledger';

/** What runs the schedules: a function with its way to VOD and its pace. */
export interface IMediaPrefetcher extends IConstruct {
  /** The function's name. */
  readonly functionName: string;

  /** The region of the media. */
  readonly vodRegion: string;

  /** Calls a second, at most, for each action of VOD. */
  readonly maxQps: number;

  /** How long a run may take, in seconds. */
  readonly timeoutSeconds: number;

  /** The region that was chosen to tell how far URLs are; undefined where none was. */
  readonly statusRegion?: string;

  /** The actions that the function's role must be allowed. */
  readonly requiredActions: string[];
}

/** A prefetcher that another state owns. */
export interface MediaPrefetcherAttributes {
  /** The function's name. */
  readonly functionName: string;

  /** The region of the media. */
  readonly vodRegion: string;

  /** Calls a second, at most. */
  readonly maxQps: number;

  /** How long a run may take, in seconds. */
  readonly timeoutSeconds: number;

  /**
   * The region that was chosen to tell how far URLs are.
   *
   * @default - none was chosen
   */
  readonly statusRegion?: string;
}

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
  readonly dryRun?: boolean;

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
  readonly internetAccess?: boolean;

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

/**
 * The function that carries runs out, with the role, the policy and the logs that it needs.
 *
 * One serves all schedules of a stack unless they name another.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/product-overview/what-is-function-compute
 */
export class MediaPrefetcher extends Construct implements IMediaPrefetcher {
  /**
   * A prefetcher that another state owns; nothing is made.
   *
   * Whether it has a ledger is not known here: a schedule with `skipSubmittedWithinHours` on one without fails at each run.
   *
   * @param scope where it stands.
   * @param id its ID there.
   * @param attributes what schedules need to know of it.
   */
  public static fromAttributes(scope: Construct, id: string, attributes: MediaPrefetcherAttributes): IMediaPrefetcher {
    return new ImportedMediaPrefetcher(scope, id, attributes);
  }

  public readonly functionName: string;
  public readonly vodRegion: string;
  public readonly maxQps: number;
  public readonly timeoutSeconds: number;

  public readonly statusRegion?: string;

  /** Where VOD is called. */
  public readonly vodEndpoint: string;

  /** The queue for failed runs; undefined where none was made. */
  public readonly failureQueue?: MessageServiceQueue;

  /** The queue for the other runs; undefined where none was made. */
  public readonly successQueue?: MessageServiceQueue;

  /** The ARN of the function's role. */
  public readonly roleArn: string;

  /** The function: the escape hatch to all that the provider offers. */
  public readonly function: Fcv3Function;

  /** The asynchronous settings: how often a whole run is retried, and how long a tick waits. */
  public readonly asyncInvokeConfig: Fcv3AsyncInvokeConfig;

  /** The reserved concurrency; undefined where none is reserved. */
  public readonly concurrencyConfig?: Fcv3ConcurrencyConfig;

  /** The role; undefined where `roleArn` was given. */
  public readonly role?: RamRole;

  /** The policy; undefined where `roleArn` was given. */
  public readonly policy?: RamPolicy;

  /** The policy's attachment; undefined where `roleArn` was given. */
  public readonly policyAttachment?: RamRolePolicyAttachment;

  /** The log project; undefined where logs are off or given. */
  public readonly logProject?: LogProject;

  /** The log store; undefined where logs are off or given. */
  public readonly logStore?: LogStore;

  /** The log store's index; undefined where logs are off or given. */
  public readonly logStoreIndex?: LogStoreIndex;

  private readonly dryRun: boolean;

  constructor(scope: Construct, id: string, props: MediaPrefetcherProps = {}) {
    super(scope, id);
    const name = props.name ?? nameOf(namingPath(this, props.formerPath), props.namePrefix, 64);
    this.vodRegion = props.vodRegion ?? 'cn-shanghai';
    this.vodEndpoint = props.vodEndpoint ?? `https://vod.${this.vodRegion}.aliyuncs.com`;
    this.maxQps = props.maxQps ?? DEFAULT_MAX_QPS;
    this.timeoutSeconds = props.timeoutSeconds ?? 600;
    this.statusRegion = props.statusRegion;
    const maxUrlsPerBatch = props.maxUrlsPerBatch ?? DEFAULT_MAX_URLS_PER_BATCH;
    const dailyUrlQuota = {
      preload: props.dailyUrlQuota?.preload ?? DEFAULT_DAILY_PRELOAD_URLS,
      refresh: props.dailyUrlQuota?.refresh ?? DEFAULT_DAILY_REFRESH_URLS,
    };
    const memorySizeMb = props.memorySizeMb ?? 512;
    const cpu = props.cpu ?? 0.25;
    const reservedConcurrency = props.reservedConcurrency ?? 1;
    const { provider, tags } = props;
    const facts = { maxQps: this.maxQps, timeoutSeconds: this.timeoutSeconds, maxUrlsPerBatch, dailyUrlQuota };
    // An endpoint of one's own is a choice as well.
    const regions = { vodRegion: this.vodRegion, statusRegion: props.statusRegion ?? props.vodEndpoint };
    const values = prefetcherProps({ ...props, name, maxQps: this.maxQps, cpu, memorySizeMb }, facts);

    const logs: Logs = logsOf(this, name, props);
    this.logProject = logs.project;
    this.logStore = logs.store;
    this.logStoreIndex = logs.index;
    const role: Role = roleOf(this, name, props, logs, () => neededBy(this, props.dryRun));
    this.role = role.role;
    this.policy = role.policy;
    this.policyAttachment = role.attachment;
    this.roleArn = role.arn;

    this.function = new Fcv3Function(this, 'Resource', {
      provider,
      functionName: name,
      description: props.description ?? 'Prefetches ApsaraVideo VOD media',
      handler: 'index.handler',
      runtime: 'nodejs20',
      memorySize: memorySizeMb,
      cpu,
      diskSize: 512,
      timeout: this.timeoutSeconds,
      role: this.roleArn,
      code: { zipFile: handlerZip(this) },
      environmentVariables: {
        VOD_ENDPOINT: this.vodEndpoint,
        VOD_REGION: this.vodRegion,
        MAX_QPS: textOf(this.maxQps),
        MAX_URLS_PER_BATCH: textOf(maxUrlsPerBatch),
        ...(props.ledger && { LEDGER_DIR, UV_THREADPOOL_SIZE: '16' }),
        ...statusEnvironment(props.statusRegion, this.vodEndpoint),
        ...(props.dryRun ? { DRY_RUN: 'true' } : {}),
      },
      internetAccess: props.internetAccess ?? true,
      vpcConfig: props.vpc && {
        vpcId: props.vpc.vpcId,
        vswitchIds: props.vpc.vswitchIds,
        securityGroupId: props.vpc.securityGroupId,
      },
      logConfig: logs.config,
      resourceGroupId: props.resourceGroupId,
      tags,
      dependsOn: [role.attachment, logs.store, logs.index].filter((made) => made !== undefined),
      lifecycle: preconditionsOf({ subject: 'prefetcher', values: knownValues(values), props: values }),
    });
    registerMounter(this, this.function, () => `http://oss-${functionRegion(this, provider)}-internal.aliyuncs.com`);
    if (props.ledger) {
      const { bucketName, prefix, endpoint } = props.ledger;
      mount(this, { bucketName, folder: prefix ?? '', readOnly: false, endpoint, mountDir: LEDGER_DIR });
    }
    this.functionName = this.function.functionName;
    const destinations = destinationsOf(this, name, props);
    this.failureQueue = destinations?.failureQueue;
    this.successQueue = destinations?.successQueue;
    this.dryRun = props.dryRun === true;
    this.asyncInvokeConfig = new Fcv3AsyncInvokeConfig(this, 'AsyncInvokeConfig', {
      provider,
      functionName: this.functionName,
      asyncTask: false,
      maxAsyncRetryAttempts: props.maxRunRetries ?? (props.ledger ? 2 : 0),
      maxAsyncEventAgeInSeconds: props.maxEventAgeSeconds ?? 10800,
      qualifier: 'LATEST',
      destinationConfig: destinations?.config,
    });
    if (reservedConcurrency !== 0) {
      this.concurrencyConfig = new Fcv3ConcurrencyConfig(this, 'ConcurrencyConfig', {
        provider,
        functionName: this.functionName,
        reservedConcurrency,
      });
    }
    moveResources(this, props.formerPath);
    registerName(this, name, provider);
    registerPrefetcher(this, { ...facts, ...regions, provider, owned: true, ledger: props.ledger !== undefined });
    check(this, 'prefetcher', () => prefetcherValues(this, values));
  }

  /** The actions that the role is allowed: just what the schedules need. */
  public get requiredActions(): string[] {
    return actionsOf(neededBy(this, this.dryRun));
  }
}

class ImportedMediaPrefetcher extends Construct implements IMediaPrefetcher {
  public readonly functionName: string;
  public readonly vodRegion: string;
  public readonly maxQps: number;
  public readonly timeoutSeconds: number;
  public readonly statusRegion?: string;

  constructor(scope: Construct, id: string, attributes: MediaPrefetcherAttributes) {
    super(scope, id);
    this.functionName = attributes.functionName;
    this.vodRegion = attributes.vodRegion;
    this.maxQps = attributes.maxQps;
    this.timeoutSeconds = attributes.timeoutSeconds;
    this.statusRegion = attributes.statusRegion;
    const facts = {
      maxQps: this.maxQps,
      timeoutSeconds: this.timeoutSeconds,
      maxUrlsPerBatch: DEFAULT_MAX_URLS_PER_BATCH,
      dailyUrlQuota: { preload: DEFAULT_DAILY_PRELOAD_URLS, refresh: DEFAULT_DAILY_REFRESH_URLS },
    };
    const values = prefetcherProps({ ...attributes, name: attributes.functionName }, facts);
    registerPrefetcher(this, { ...facts, vodRegion: this.vodRegion, statusRegion: this.statusRegion, told: values, owned: false });
    check(this, 'prefetcher', () => prefetcherValues(this, values));
  }

  public get requiredActions(): string[] {
    return actionsOf(neededBy(this));
  }
}

/** What the schedules of a prefetcher need; for one without any, which may serve those of other states, what every schedule needs. */
function neededBy(prefetcher: IMediaPrefetcher, dryRun = false): Need[] {
  const needs = needsOf(prefetcher);
  const all = needs.some(({ action }) => action.startsWith('vod:')) ? needs : [...vodNeeds(...USUAL_ACTIONS), ...needs];
  return dryRun ? dryRunNeeds(all) : all;
}

/** The endpoint that tells how far URLs are, where it is another than the media's. */
function statusEnvironment(statusRegion: string | undefined, vodEndpoint: string): Record<string, string> {
  const endpoint = statusRegion === undefined ? vodEndpoint : `https://vod.${statusRegion}.aliyuncs.com`;
  return endpoint === vodEndpoint ? {} : { VOD_STATUS_ENDPOINT: endpoint };
}

function actionsOf(needs: readonly Need[]): string[] {
  return [...new Set(needs.map(({ action }) => action))].sort();
}

function textOf(value: number): string {
  return Token.isUnresolved(value) ? Fn.tostring(value) : String(value);
}
