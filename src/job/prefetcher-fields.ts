import type { Field, Fields } from './field';

const ACCOUNT = { type: 'instance', instance: 'a PrefetchAccount', fixed: true } as const satisfies Field;

/** The fields of `VpcOptions`. */
export const VPC_FIELDS = {
  vpcId: { type: 'string', required: true },
  vswitchIds: { type: 'strings', required: true },
  securityGroupId: { type: 'string', required: true },
} as const satisfies Fields;

/** The fields of `LogOptions`. */
export const LOG_FIELDS = {
  enabled: { type: 'boolean', fixed: true, default: true },
  projectName: { type: 'string' },
  storeName: { type: 'string' },
  retentionDays: { type: 'number', min: 1, max: 3_650, default: 180 },
  preventDestroy: { type: 'boolean', fixed: true, default: false },
} as const satisfies Fields;

/** The fields of `LedgerOptions`. */
export const LEDGER_FIELDS = {
  bucketName: { type: 'string', required: true },
  prefix: { type: 'string' },
  endpoint: { type: 'string' },
} as const satisfies Fields;

/** The fields of `DestinationOptions`. */
export const DESTINATION_FIELDS = {
  failureQueueArn: { type: 'string' },
  successQueueArn: { type: 'string' },
} as const satisfies Fields;

const MAX_QPS = { type: 'number', min: 1, max: 1_000 } as const;
const TIMEOUT_SECONDS = { type: 'number', min: 1, max: 86_400 } as const;

/** The fields of a prefetcher, by the name of the prop. */
export const PREFETCHER_FIELDS = {
  name: { type: 'string' },
  namePrefix: { type: 'string' },
  formerPath: { type: 'string', fixed: true },
  description: { type: 'string', default: 'Prefetches ApsaraVideo VOD media' },
  tags: { type: 'map' },
  provider: { type: 'instance', instance: 'a TerraformProvider', fixed: true },
  account: ACCOUNT,
  vodRegion: { type: 'string', default: 'cn-shanghai' },
  vodEndpoint: { type: 'string' },
  allowForeignEndpoint: { type: 'boolean', fixed: true, default: false },
  statusRegion: { type: 'string' },
  dryRun: { type: 'boolean', default: false },
  destinations: { type: 'object', fields: DESTINATION_FIELDS },
  maxQps: { ...MAX_QPS, default: 20 },
  maxUrlsPerBatch: { type: 'number', min: 1, max: 1e6, default: 100 },
  timeoutSeconds: { ...TIMEOUT_SECONDS, default: 600 },
  memorySizeMb: { type: 'number', min: 128, max: 32_768, default: 512 },
  cpu: { type: 'number', min: 0.05, max: 16, fraction: true, default: 0.25 },
  vpc: { type: 'object', fields: VPC_FIELDS },
  internetAccess: { type: 'boolean', default: true },
  resourceGroupId: { type: 'string' },
  roleArn: { type: 'string' },
  logs: { type: 'object', fields: LOG_FIELDS },
  reservedConcurrency: { type: 'number', min: 0, max: 1_000, default: 1 },
  ledger: { type: 'object', fields: LEDGER_FIELDS },
  maxRunRetries: { type: 'number', min: 0, max: 8 },
  maxEventAgeSeconds: { type: 'number', min: 1, max: 86_400, default: 10_800 },
} as const satisfies Fields;

const INTERFACE = {
  functionName: { type: 'string', required: true },
  vodRegion: { type: 'string', required: true },
  maxQps: { ...MAX_QPS, required: true },
  timeoutSeconds: { ...TIMEOUT_SECONDS, required: true },
  statusRegion: { type: 'string' },
} as const satisfies Fields;

/** The fields of a prefetcher that another state owns. */
export const PREFETCHER_ATTRIBUTE_FIELDS = { ...INTERFACE, account: ACCOUNT } as const satisfies Fields;

/** The fields of `IMediaPrefetcher`, which a class of the user's own may implement. */
export const PREFETCHER_INTERFACE_FIELDS = {
  ...INTERFACE,
  requiredActions: { type: 'strings', required: true },
} as const satisfies Fields;
