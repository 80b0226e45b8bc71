import { PREFETCHER_FIELDS } from '../src/job/prefetcher-fields';
import { showUrl } from '../src/job/show';
import { parseJson } from './json';

/** A folder of a bucket that is mounted into the function. */
export interface BucketMount {
  readonly bucket: string;
  /** The folder in the bucket, without slashes around it; empty for the whole bucket. */
  readonly folder: string;
  /** Where it is mounted. */
  readonly path: string;
}

/** What the function's environment says: where VOD is, and at which pace it is called. */
export interface Settings {
  readonly endpoint: URL;
  /** Where VOD is asked what it serves in cn-shanghai only: how far URLs are, and what is left of the day's quota. */
  readonly statusEndpoint: URL;
  /** The VOD region, for the report. */
  readonly region?: string;
  readonly maxQps: number;
  readonly maxUrlsPerBatch: number;
  /** Where the ledger's bucket is mounted; left out, there is no ledger. */
  readonly ledgerFolder?: string;
  /** The mounted folders of the buckets that hold lists of media. */
  readonly mounts: readonly BucketMount[];
  /** Whether nothing is submitted: a run tells what it would do. */
  readonly dryRun: boolean;
}

/** A function that is set up in a way it cannot run. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads `VOD_ENDPOINT`, `VOD_REGION`, `MAX_QPS` (by default 20), `MAX_URLS_PER_BATCH` (by default 100) and `LEDGER_DIR`.
 *
 * `VOD_STATUS_ENDPOINT` is by default `VOD_ENDPOINT`, and `DRY_RUN` is `true` or, by default, `false`. `BUCKET_MOUNTS` is a JSON
 * array, such as `[{"bucket":"lists","folder":"daily","path":"/mnt/read-1a2b3c4d"}]`, by default empty.
 *
 * Without `VOD_REGION` the region is that of the endpoint's name, where it holds one.
 *
 * @throws SettingsError where the endpoint is no https URL (plain http is for loopback only, since a call carries the session
 * token), a number is no whole number from 1, a switch neither `true` nor `false`, or the mounts are no such array.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const endpoint = readEndpoint('VOD_ENDPOINT', environment.VOD_ENDPOINT);
  return {
    endpoint,
    statusEndpoint: environment.VOD_STATUS_ENDPOINT ? readEndpoint('VOD_STATUS_ENDPOINT', environment.VOD_STATUS_ENDPOINT) : endpoint,
    region: environment.VOD_REGION || /^vod(?:-vpc)?\.([a-z0-9-]+)\.aliyuncs\.com$/.exec(endpoint.hostname)?.[1],
    maxQps: readNumber('MAX_QPS', environment.MAX_QPS, PREFETCHER_FIELDS.maxQps.default),
    maxUrlsPerBatch: readNumber('MAX_URLS_PER_BATCH', environment.MAX_URLS_PER_BATCH, PREFETCHER_FIELDS.maxUrlsPerBatch.default),
    ledgerFolder: environment.LEDGER_DIR || undefined,
    mounts: readMounts('BUCKET_MOUNTS', environment.BUCKET_MOUNTS),
    dryRun: readSwitch('DRY_RUN', environment.DRY_RUN),
  };
}

function readEndpoint(name: string, text: string | undefined): URL {
  const endpoint = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  const plain = endpoint?.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(endpoint.hostname);
  if (!endpoint || !(plain || endpoint.protocol === 'https:') || `${endpoint.origin}/` !== endpoint.href) {
    throw new SettingsError(
      `${name}: ${text === undefined ? 'not set' : showUrl(text)}. Allowed: scheme, host and port, as in https://vod.cn-shanghai.aliyuncs.com; plain http for loopback only.`,
    );
  }
  return endpoint;
}

function readNumber(name: string, text: string | undefined, byDefault: number): number {
  if (text === undefined || text === '') {
    return byDefault;
  }
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1) {
    throw new SettingsError(`${name}: ${JSON.stringify(text)}. Allowed: a whole number from 1.`);
  }
  return value;
}

function readSwitch(name: string, text: string | undefined): boolean {
  if (text !== undefined && text !== '' && text !== 'true' && text !== 'false') {
    throw new SettingsError(`${name}: ${JSON.stringify(text)}. Allowed: true or false.`);
  }
  return text === 'true';
}

function readMounts(name: string, text: string | undefined): readonly BucketMount[] {
  if (text === undefined || text === '') {
    return [];
  }
  const mounts = parseJson(text);
  if (!Array.isArray(mounts) || !mounts.every(isMount)) {
    throw new SettingsError(`${name}: ${JSON.stringify(text)}. Allowed: a JSON array of objects with the strings bucket, folder and path.`);
  }
  return mounts;
}

function isMount(value: unknown): value is BucketMount {
  const { bucket, folder, path } = (value ?? {}) as Partial<BucketMount>;
  return [bucket, folder, path].every((text) => typeof text === 'string') && bucket !== '' && path !== '';
}
