import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import OpenApiUtil from '@alicloud/openapi-core/dist/utils';
import { EMULATOR_CREDENTIALS, type VodEmulator } from '../../../emulator';
import type { ReceivedRequest } from '../../../emulator/request';

/** Who signs, and what differs from a call that is in order. */
export interface CallOptions {
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly securityToken?: string;
  readonly method?: string;
  readonly path?: string;
  readonly version?: string;
  readonly nonce?: string;
  readonly body?: string;
  /** The clock that dates the call. */
  readonly now?: () => number;
  /** Headers that are signed too; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Changes the request after it was signed. */
  readonly tamper?: (request: SignedRequest) => void;
  readonly agent?: Agent;
}

/** A request that is ready to be sent. */
export interface SignedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

/** An answer, as far as it came. */
export interface CallAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The text as JSON, where it is any. */
  readonly body: any;
}

const ALGORITHM = 'ACS3-HMAC-SHA256';

/** Signs a request with the vendor's own code. */
export function sign(host: string, action: string, query: Readonly<Record<string, string>>, options: CallOptions = {}): SignedRequest {
  const { accessKeyId, accessKeySecret, securityToken } = { ...EMULATOR_CREDENTIALS, ...options };
  const { method = 'POST', path = '/', body = '', now = Date.now } = options;
  const hash = OpenApiUtil.hash(Buffer.from(body), ALGORITHM).toString('hex');
  const headers = withoutUndefined({
    host,
    'x-acs-action': action,
    'x-acs-version': options.version ?? '2017-03-21',
    'x-acs-date': new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': options.nonce ?? randomUUID(),
    'x-acs-content-sha256': hash,
    'x-acs-security-token': securityToken,
    ...options.headers,
  });
  const signed: SignedRequest = { method, path, query: { ...query }, headers, body };
  headers.authorization = OpenApiUtil.getAuthorization(
    { method, pathname: path, query: signed.query, headers } as unknown as Parameters<typeof OpenApiUtil.getAuthorization>[0],
    ALGORITHM,
    hash,
    accessKeyId,
    accessKeySecret,
  );
  options.tamper?.(signed);
  return signed;
}

/** The same request as a server receives it. */
export function received({ method, path, query, headers, body }: SignedRequest): ReceivedRequest {
  return { method, path, query: Object.entries(query), headers, body: Buffer.from(body) };
}

/** Calls an emulator, each time over a connection of its own; rejects where no whole answer comes. */
export function call(
  emulator: VodEmulator,
  action: string,
  query: Readonly<Record<string, string>> = {},
  options: CallOptions = {},
): Promise<CallAnswer> {
  const { host } = new URL(emulator.endpoint);
  const signed = sign(host, action, query, options);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      emulator.endpoint + signed.path + (Object.keys(signed.query).length > 0 ? `?${new URLSearchParams(signed.query).toString()}` : ''),
      { method: signed.method, headers: signed.headers, agent: options.agent ?? new Agent() },
    );
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, body: parse(text) });
      });
    });
    outgoing.end(signed.body);
  });
}

/** Submits media for preload, in HD m3u8 unless told otherwise: one URL each. */
export function preload(
  emulator: VodEmulator,
  mediaIds: readonly string[],
  parameters: Readonly<Record<string, string>> = {},
  options: CallOptions = {},
): Promise<CallAnswer> {
  const query = { MediaIds: mediaIds.join(','), TaskType: 'Preload', Formats: 'm3u8', Definitions: 'HD', ...parameters };
  return call(emulator, 'RefreshMediaPlayUrls', query, options);
}

/** Asks what became of a job. */
export function jobEntries(emulator: VodEmulator, jobId: string, options: CallOptions = {}): Promise<CallAnswer> {
  return call(emulator, 'GetMediaRefreshJobs', { MediaRefreshJobId: jobId }, { method: 'GET', ...options });
}

function withoutUndefined(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
