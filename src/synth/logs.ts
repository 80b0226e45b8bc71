import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { LogOptions } from '../api/log-options';
import { LINE_INDEX, REPORT_INDEX } from '../job/log-index';
import { LOG_FIELDS } from '../job/prefetcher-fields';
import { DataAlicloudAccount } from '../provider-alicloud/data-alicloud-account';
import type { Fcv3FunctionLogConfig } from '../provider-alicloud/fcv3-function';
import { LogProject } from '../provider-alicloud/log-project';
import { LogStore } from '../provider-alicloud/log-store';
import { LogStoreIndex } from '../provider-alicloud/log-store-index';
import { functionRegion } from './function-region';
import { numberOr, textOr } from './or-default';
import type { PrefetcherNames } from './prefetcher-names';

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

const TOKEN = ', \'";=()[]{}?@&<>/:\n\t\r';

/** Word separators inside a log line: without the slash, so that the path of a schedule is one word. */
const MESSAGE_TOKEN = TOKEN.replace('/', '');

/** Bytes of a value that queries can analyze, the service's maximum: by default it cuts values at 2,048. */
const MAX_TEXT_LEN = 16_384;

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
export function logsOf(scope: Construct, names: PrefetcherNames, props: LogProps): Logs {
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
    projectName: names.logProject(account!.id),
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
    // The service documents that it answers max_text_len; where it does not, every plan would show a difference.
    lifecycle: { ...lifecycle, ignoreChanges: ['max_text_len'] },
    provider,
    project: project.projectName,
    logstore: store.logstoreName,
    maxTextLen: MAX_TEXT_LEN,
    fullText: { caseSensitive: false, includeChinese: true, token: TOKEN },
    fieldSearch: [...Object.entries(METRIC_FIELDS).map(([field, type]) => fieldOf(field, type)), messageField()],
  });
  return {
    project,
    store,
    index,
    config: configOf(project.projectName, store.logstoreName),
    storeArn: storeArn(project.projectName, store.logstoreName),
  };
}

/** The line that the function writes: one JSON object. */
function messageField() {
  const keys = Object.entries<string>({ ...REPORT_INDEX, ...LINE_INDEX }).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    name: 'message',
    type: 'json',
    caseSensitive: false,
    enableAnalytics: true,
    includeChinese: false,
    token: MESSAGE_TOKEN,
    jsonKeys: keys.map(([name, type]) => ({ name, type, docValue: true })),
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
