import { createHash, createHmac } from 'node:crypto';
import { gatewayErrors } from './errors';
import { headerOf, type ReceivedRequest } from './request';

/** The only algorithm of the emulator, and the default of Alibaba Cloud's newer SDKs. */
const SIGNATURE_ALGORITHM = 'ACS3-HMAC-SHA256';

/** The parts of an Authorization header. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/**
 * Reads the Authorization header.
 *
 * @throws ApiError MissingAccessKeyId, InvalidSignatureMethod or IncompleteSignature
 */
export function readAuthorization(request: ReceivedRequest): Authorization {
  const text = headerOf(request, 'authorization');
  if (!text) {
    throw gatewayErrors.missing('AccessKeyId');
  }
  const [, algorithm, rest] = /^(\S+)(?:\s+(.*))?$/.exec(text) ?? [];
  if (algorithm !== SIGNATURE_ALGORITHM) {
    throw gatewayErrors.invalidSignatureMethod();
  }
  const parts = /^Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/.exec(rest ?? '');
  if (parts === null) {
    throw gatewayErrors.incompleteSignature();
  }
  return { accessKeyId: parts[1], signedHeaders: parts[2].split(';'), signature: parts[3] };
}

/**
 * Checks a signature against the received request: its method, path, query, signed headers and body.
 *
 * The host, every `x-acs-` header and the content type must be signed if they are present.
 *
 * @throws ApiError IncompleteSignature or SignatureDoesNotMatch
 * @see https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
export function checkSignature(request: ReceivedRequest, authorization: Authorization, accessKeySecret: string): void {
  const { signedHeaders, signature } = authorization;
  const signed = new Set(signedHeaders);
  const unsigned = Object.keys(request.headers).filter((name) => mustBeSigned(name) && !signed.has(name));
  const bodyHash = sha256(request.body);
  if (unsigned.length > 0 || headerOf(request, 'x-acs-content-sha256') === undefined) {
    throw gatewayErrors.incompleteSignature();
  }
  const canonical = canonicalRequest(request, signedHeaders, bodyHash);
  const stringToSign = `${SIGNATURE_ALGORITHM}\n${sha256(canonical)}`;
  const expected = createHmac('sha256', accessKeySecret).update(stringToSign).digest('hex');
  if (headerOf(request, 'x-acs-content-sha256') !== bodyHash || signature !== expected) {
    throw gatewayErrors.signatureDoesNotMatch(canonical, stringToSign);
  }
}

function canonicalRequest(request: ReceivedRequest, signedHeaders: readonly string[], bodyHash: string): string {
  const query = [...request.query]
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const headers = [...signedHeaders].sort().map((name) => `${name}:${headerOf(request, name) ?? ''}\n`);
  return [request.method, request.path, query, headers.join(''), signedHeaders.join(';'), bodyHash].join('\n');
}

function mustBeSigned(header: string): boolean {
  return header === 'host' || header === 'content-type' || header.startsWith('x-acs-');
}

/** Percent-encodes all but letters, digits and `-_.~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
