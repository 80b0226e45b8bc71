import { type IResolvable, TerraformProvider, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { accept } from './api/accept';
import type { MediaPrefetcherAttributes } from './api/media-prefetcher-attributes';
import type { IMediaPrefetcher } from './api/media-prefetcher-interface';
import type { MediaPrefetcherProps } from './api/media-prefetcher-props';
import { sameCdk } from './cdk/same-cdk';
import { MOUNT_OPERATIONS_AT_ONCE } from './job/limits';
import { PREFETCHER_ATTRIBUTE_FIELDS, PREFETCHER_FIELDS } from './job/prefetcher-fields';
import { SCHEDULE_FIELDS } from './job/schedule-fields';
import { Fcv3AsyncInvokeConfig } from './provider-alicloud/fcv3-async-invoke-config';
import { Fcv3ConcurrencyConfig } from './provider-alicloud/fcv3-concurrency-config';
import { Fcv3Function } from './provider-alicloud/fcv3-function';
import type { LogProject } from './provider-alicloud/log-project';
import type { LogStore } from './provider-alicloud/log-store';
import type { LogStoreIndex } from './provider-alicloud/log-store-index';
import type { MessageServiceQueue } from './provider-alicloud/message-service-queue';
import type { RamPolicy } from './provider-alicloud/ram-policy';
import type { RamRole } from './provider-alicloud/ram-role';
import type { RamRolePolicyAttachment } from './provider-alicloud/ram-role-policy-attachment';
import { isAccount } from './synth/account-quota';
import { check } from './synth/checks';
import { destinationsOf } from './synth/destinations';
import { expressionText, renderExpression } from './synth/expression';
import { functionRegion } from './synth/function-region';
import { handlerZip } from './synth/handler-asset';
import { type Logs, logsOf } from './synth/logs';
import { Mounts } from './synth/mounts';
import { moveResources, namingPath } from './synth/moves';
import { registerNames } from './synth/name-clashes';
import { pathProblems } from './synth/names';
import { ifGiven, flagOr, numberOr, textOr } from './synth/or-default';
import { place, placementProblems } from './synth/placement';
import { guard, knownValues } from './synth/preconditions';
import { PrefetcherBase } from './synth/prefetcher-base';
import { PrefetcherLink } from './synth/prefetcher-link';
import { PrefetcherNames } from './synth/prefetcher-names';
import { prefetcherProps, prefetcherValues } from './synth/prefetcher-values';
import { Removals } from './synth/removals';
import { repetitionProblems } from './synth/repetition';
import { type Role, roleOf } from './synth/role';

/** The ledger's bucket in the function. */
const LEDGER_DIR = '/mnt/ledger';

const DEFAULTS = PREFETCHER_FIELDS;

/**
 * The function that runs prefetch schedules, with its role, its policy and its logs.
 *
 * One prefetcher serves all schedules of a stack that name no other.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/product-overview/what-is-function-compute
 */
export class MediaPrefetcher extends PrefetcherBase {
  /**
   * A prefetcher that another state owns. It creates no resource.
   *
   * Whether it has a ledger is not known here: a schedule with `skipSubmittedWithinHours` fails at each run without one.
   *
   * @param scope the scope of the construct.
   * @param id the ID of the construct in its scope.
   * @param attributes the attributes of the prefetcher.
   */
  public static fromAttributes(scope: Construct, id: string, attributes: MediaPrefetcherAttributes): IMediaPrefetcher {
    return new ImportedMediaPrefetcher(scope, id, attributes);
  }

  public readonly functionName: string;
  public readonly vodRegion: string;
  public readonly maxQps: number;
  public readonly timeoutSeconds: number;

  public readonly statusRegion?: string;

  /** The endpoint of VOD. */
  public readonly vodEndpoint: string;

  /** The queue for failed runs; undefined where none was created. */
  public readonly failureQueue?: MessageServiceQueue;

  /** The queue for the other runs; undefined where none was created. */
  public readonly successQueue?: MessageServiceQueue;

  /** The ARN of the function's role. */
  public readonly roleArn: string;

  /** The function: the escape hatch to every argument of the provider. */
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

  /** @internal */
  public readonly _link: PrefetcherLink;

  constructor(scope: Construct, id: string, props: MediaPrefetcherProps = {}) {
    super(sameCdk(scope), id);
    const { props: given, problems } = acceptProps(this, props);
    const { provider, tags, ledger } = given;
    const names = new PrefetcherNames({ ...given, path: namingPath(this, given.formerPath) });
    this.vodRegion = textOr(given.vodRegion, DEFAULTS.vodRegion.default);
    this.vodEndpoint = textOr(given.vodEndpoint, `https://vod.${this.vodRegion}.aliyuncs.com`);
    this.maxQps = numberOr(given.maxQps, DEFAULTS.maxQps.default);
    this.timeoutSeconds = numberOr(given.timeoutSeconds, DEFAULTS.timeoutSeconds.default);
    this.statusRegion = given.statusRegion;
    const maxUrlsPerBatch = numberOr(given.maxUrlsPerBatch, DEFAULTS.maxUrlsPerBatch.default);
    const dryRun = flagOr(given.dryRun, DEFAULTS.dryRun.default);
    this._link = new PrefetcherLink(this, {
      maxQps: given.maxQps ?? DEFAULTS.maxQps.default,
      timeoutSeconds: given.timeoutSeconds ?? DEFAULTS.timeoutSeconds.default,
      maxUrlsPerBatch: given.maxUrlsPerBatch ?? DEFAULTS.maxUrlsPerBatch.default,
      account: given.account,
      roleArn: given.roleArn,
      reservedConcurrency: given.reservedConcurrency ?? DEFAULTS.reservedConcurrency.default,
      vodRegion: given.vodRegion ?? DEFAULTS.vodRegion.default,
      // An endpoint of one's own is a choice as well.
      statusRegion: given.statusRegion ?? given.vodEndpoint,
      provider,
      owned: true,
      ledger: ledger !== undefined,
      dryRun,
    });

    const logs: Logs = logsOf(this, names, given);
    this.logProject = logs.project;
    this.logStore = logs.store;
    this.logStoreIndex = logs.index;
    const role: Role = roleOf(this, names, this.vodRegion, given, logs, this._link);
    this.role = role.role;
    this.policy = role.policy;
    this.policyAttachment = role.attachment;
    this.roleArn = role.arn;

    this.function = new Fcv3Function(this, 'Resource', {
      provider,
      functionName: names.function,
      description: textOr(given.description, DEFAULTS.description.default),
      handler: 'index.handler',
      runtime: 'nodejs20',
      memorySize: numberOr(given.memorySizeMb, DEFAULTS.memorySizeMb.default),
      cpu: numberOr(given.cpu, DEFAULTS.cpu.default),
      diskSize: 512,
      timeout: this.timeoutSeconds,
      role: this.roleArn,
      code: { zipFile: handlerZip(this) },
      environmentVariables: {
        VOD_ENDPOINT: this.vodEndpoint,
        VOD_REGION: this.vodRegion,
        MAX_QPS: textOf(this.maxQps),
        MAX_URLS_PER_BATCH: textOf(maxUrlsPerBatch),
        ...(ledger && { LEDGER_DIR, UV_THREADPOOL_SIZE: String(MOUNT_OPERATIONS_AT_ONCE) }),
        ...statusEnvironment(given.statusRegion, this.vodEndpoint),
        ...(dryRun === false ? {} : { DRY_RUN: textOf(dryRun) }),
      },
      internetAccess: flagOr(given.internetAccess, DEFAULTS.internetAccess.default),
      vpcConfig: given.vpc && { ...given.vpc },
      logConfig: logs.config,
      resourceGroupId: given.resourceGroupId,
      tags,
      dependsOn: [role.attachment, logs.store, logs.index].filter((made) => made !== undefined),
    });
    const values = prefetcherProps(given, names.given);
    guard(this.function, { subject: 'prefetcher', values: knownValues(values), props: values });
    this.functionName = this.function.functionName;
    this._link.mounts = new Mounts(this.function, () => `http://oss-${functionRegion(this, provider)}-internal.aliyuncs.com`);
    if (ledger) {
      const { bucketName = '', prefix = '', endpoint } = ledger;
      this._link.mount({
        bucketName,
        folder: textOr(prefix, ''),
        readOnly: false,
        endpoint,
        mountDir: LEDGER_DIR,
      });
    }
    const destinations = destinationsOf(this, names, given);
    this.failureQueue = destinations?.failureQueue;
    this.successQueue = destinations?.successQueue;
    this._link.addNeeds(destinations?.needs ?? []);
    this.asyncInvokeConfig = new Fcv3AsyncInvokeConfig(this, 'AsyncInvokeConfig', {
      provider,
      functionName: this.functionName,
      asyncTask: false,
      maxAsyncRetryAttempts: numberOr(given.maxRunRetries, ledger ? 2 : 0),
      maxAsyncEventAgeInSeconds: numberOr(given.maxEventAgeSeconds, DEFAULTS.maxEventAgeSeconds.default),
      qualifier: 'LATEST',
      destinationConfig: destinations?.config,
    });
    const reservedConcurrency = numberOr(given.reservedConcurrency, DEFAULTS.reservedConcurrency.default);
    if (reservedConcurrency !== 0) {
      this.concurrencyConfig = new Fcv3ConcurrencyConfig(this, 'ConcurrencyConfig', {
        provider,
        functionName: this.functionName,
        reservedConcurrency,
      });
    }
    this._link.settings = [this.asyncInvokeConfig, this.concurrencyConfig].filter((made) => made !== undefined);
    const removals = new Removals(this, { destinations: destinations !== undefined, vpc: given.vpc !== undefined });
    removals.replace('destinations', this.asyncInvokeConfig);
    // What belongs to a function goes with it.
    removals.replace('vpc', this.function, ...this._link.settings);
    this._link.removals = removals;
    moveResources(this, given.formerPath);
    registerNames(this, provider, names.given, this.role?.roleNameInput);
    place(this);
    check(this, 'prefetcher', () =>
      prefetcherValues(this._link, values, problems, [
        ...placementProblems(this, { formerPath: given.formerPath, ownProvider: provider === undefined }),
        ...repetitionProblems([this.function, this.role, this.policy, this.logProject, this.logStore, this.failureQueue, this.successQueue]),
      ]),
    );
  }
}

/** The props as far as they can be used, and what is wrong with the others. */
function acceptProps(construct: Construct, props: MediaPrefetcherProps) {
  const { props: accepted, problems } = accept<MediaPrefetcherProps>(PREFETCHER_FIELDS, props, {
    isInstance: (value, name) => (name === 'account' ? isAccount(value) : TerraformProvider.isTerraformProvider(value)),
    ownKeys: construct.constructor !== MediaPrefetcher,
    elsewhere: { fields: SCHEDULE_FIELDS, owner: 'a MediaPrefetchSchedule' },
  });
  return { props: accepted, problems: [...pathProblems(construct), ...problems, ...(accepted.account?._problems ?? [])] };
}

class ImportedMediaPrefetcher extends PrefetcherBase {
  public readonly functionName: string;
  public readonly vodRegion: string;
  public readonly maxQps: number;
  public readonly timeoutSeconds: number;
  public readonly statusRegion?: string;

  /** @internal */
  public readonly _link: PrefetcherLink;

  constructor(scope: Construct, id: string, attributes: MediaPrefetcherAttributes) {
    super(sameCdk(scope), id);
    const { props: given, problems } = accept<MediaPrefetcherAttributes>(PREFETCHER_ATTRIBUTE_FIELDS, attributes, { isInstance: isAccount });
    this.functionName = given.functionName ?? '';
    this.vodRegion = given.vodRegion ?? DEFAULTS.vodRegion.default;
    this.maxQps = given.maxQps ?? DEFAULTS.maxQps.default;
    this.timeoutSeconds = given.timeoutSeconds ?? DEFAULTS.timeoutSeconds.default;
    this.statusRegion = given.statusRegion;
    const values = prefetcherProps(given, given.functionName);
    this._link = new PrefetcherLink(this, {
      maxQps: this.maxQps,
      timeoutSeconds: this.timeoutSeconds,
      maxUrlsPerBatch: DEFAULTS.maxUrlsPerBatch.default,
      account: given.account,
      vodRegion: this.vodRegion,
      statusRegion: this.statusRegion,
      owned: false,
      unguardedProps: values,
    });
    check(this, 'prefetcher', () => prefetcherValues(this._link, values, [...problems, ...(given.account?._problems ?? [])]));
  }
}

/** The endpoint to query for the status of URLs, where it is another than that of the media assets. */
function statusEnvironment(statusRegion: string | undefined, vodEndpoint: string): Record<string, string> {
  const endpoint = statusRegion === undefined ? vodEndpoint : ifGiven(statusRegion, `https://vod.${statusRegion}.aliyuncs.com`, vodEndpoint);
  return endpoint === vodEndpoint ? {} : { VOD_STATUS_ENDPOINT: endpoint };
}

function textOf(value: number | boolean | IResolvable): string {
  // cdktf's own function warns of a reference to another stack.
  return Token.isUnresolved(value) ? expressionText((context) => `tostring(${renderExpression(value, context)})`) : String(value);
}
