import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { LogOptions } from '../api/log-options';
import { LOG_FIELDS } from '../job/prefetcher-fields';
import { DataAlicloudAccount } from '../provider-alicloud/data-alicloud-account';
import type { Fcv3FunctionLogConfig } from '../provider-alicloud/fcv3-function';
import { LogProject } from '../provider-alicloud/log-project';
import { LogStore } from '../provider-alicloud/log-store';
import { LogStoreIndex } from '../provider-alicloud/log-store-index';
import { functionRegion } from './function-region';
import { numberOr, textOr } from './or-default';

/** The logs of a prefetcher: what was made, how the function names them, and what its role may write to. */
export interface Logs {
  readonly project?: LogProject;
  readonly store?: LogStore;
  readonly index?: LogStoreIndex;
  readonly config: Fcv3FunctionLogConfig;
  /** The store as policies name it; undefined without logs. */
  readonly storeArn?: string;
}

interface LogProps {
  readonly logs?: LogOptions;
  readonly provider?: TerraformProvider;
  readonly resourceGroupId?: string;
  readonly roleArn?: string;
  readonly tags?: { [key: string]: string };
}

const PROJECT_NAME_MOST = 63;
const ACCOUNT_ID_DIGITS = 16;
const TOKEN = ', \'";=()[]{}?@&<>/:\n\t\r';

/** The fields of Function Compute's request metrics, and their types in the index. */
const METRIC_FIELDS: Readonly<Record<string, string>> = {
  durationMs: 'double',
  errorType: 'text',
  functionName: 'text',
  hasFunctionError: 'text',
  instanceID: 'text',
  invocationType: 'text',
  isColdStart: 'text',
  memoryUsageMB: 'double',
  operation: 'text',
  qualifier: 'text',
  requestId: 'text',
  statusCode: 'long',
  triggerType: 'text',
  versionId: 'text',
};

/** Makes the log project, the store and its index, or takes the given ones, or none. */
export function logsOf(scope: Construct, name: string, props: LogProps): Logs {
  const { provider, tags, resourceGroupId } = props;
  const options = props.logs ?? {};
  if (options.enabled === false) {
    // Function Compute answers a log_config in any case: left out, it would be a difference in every plan. The provider keeps
    // switches that are left out.
    return { config: { enableRequestMetrics: false, enableInstanceMetrics: false, logBeginRule: 'None' } };
  }
  const given = options.projectName !== undefined || options.storeName !== undefined;
  const account = given && props.roleArn !== undefined ? undefined : new DataAlicloudAccount(scope, 'Account', { provider });
  const storeArn = (project: string, store: string) => {
    if (props.roleArn !== undefined || !account) {
      return undefined;
    }
    return `acs:log:${functionRegion(scope, provider)}:${account.id}:project/${project}/logstore/${store}`;
  };
  if (given) {
    // Null is refused by a precondition, which an error in the policy would come before.
    const [project, store] = [options.projectName, options.storeName].map((each) => textOr(each, ''));
    return { config: configOf(project, store), storeArn: storeArn(project, store) };
  }
  const lifecycle = options.preventDestroy ? { preventDestroy: true } : undefined;
  const project = new LogProject(scope, 'LogProject', {
    lifecycle,
    provider,
    projectName: `${projectNameOf(name)}-${account!.id}`,
    description: 'Runs of media prefetch schedules',
    resourceGroupId,
    tags,
  });
  const store = new LogStore(scope, 'LogStore', {
    lifecycle,
    provider,
    projectName: project.projectName,
    logstoreName: 'runs',
    retentionPeriod: numberOr(options.retentionDays, LOG_FIELDS.retentionDays.default),
    shardCount: 1,
    autoSplit: true,
    maxSplitShardCount: 8,
    appendMeta: true,
  });
  const index = new LogStoreIndex(scope, 'LogStoreIndex', {
    lifecycle,
    provider,
    project: project.projectName,
    logstore: store.logstoreName,
    fullText: { caseSensitive: false, includeChinese: true, token: TOKEN },
    fieldSearch: [...Object.keys(METRIC_FIELDS).map((field) => fieldOf(field, METRIC_FIELDS[field])), fieldOf('message', 'text')],
  });
  return {
    project,
    store,
    index,
    config: configOf(project.projectName, store.logstoreName),
    storeArn: storeArn(project.projectName, store.logstoreName),
  };
}

function fieldOf(name: string, type: string) {
  return type === 'text'
    ? { name, type, caseSensitive: false, enableAnalytics: true, includeChinese: false, token: TOKEN }
    : { name, type, enableAnalytics: true };
}

function configOf(project: string, logstore: string): Fcv3FunctionLogConfig {
  return { project, logstore, enableRequestMetrics: true, enableInstanceMetrics: false, logBeginRule: 'None' };
}

/** The function's name as a log project takes it: small letters, digits and hyphens, with room for the account's ID. */
function projectNameOf(name: string): string {
  if (name.includes('${')) {
    return name;
  }
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+/, '');
  const most = PROJECT_NAME_MOST - ACCOUNT_ID_DIGITS - 1;
  // The end of a name that was made is a hash of its path: what is cut is in the middle.
  return (safe.length <= most ? safe : `${safe.slice(0, most - 9).replace(/-+$/, '')}${safe.slice(-9).replace(/^[^-]/, '-')}`).replace(/-+$/, '');
}
