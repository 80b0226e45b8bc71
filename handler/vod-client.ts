import OpenApiUtil from '@alicloud/openapi-core/dist/utils';
import { VOD_API_VERSION } from '../src/job/limits';
import type { WireCall } from '../src/job/wire';
import { ANSWER_LOST, readAnswer, type Answer } from './answers';
import type { Clock } from './clock';
import type { Pace } from './pace';
import type { Redactor } from './redactor';
import { TransportError, type HttpRequest, type Transport } from './transport';

/** The temporary credentials of the function's role, with which a run signs. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** Timeout of a whole response, in milliseconds. */
export const ANSWER_MILLISECONDS = 10_000;

const ALGORITHM = 'ACS3-HMAC-SHA256';

// SHA-256 of no bytes: all parameters travel in the query.
const EMPTY_BODY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Sends signed requests to ApsaraVideo VOD. Never throws for a failed request, and never repeats one. */
export class VodClient {
  constructor(
    private readonly endpoint: URL,
    private readonly credentials: Credentials,
    private readonly transport: Transport,
    private readonly clock: Clock,
    private readonly nonce: () => string,
    private readonly redactor: Redactor,
    /** The pace that calls of an action at this endpoint keep. */
    readonly paceOf: (action: WireCall['action']) => Pace,
  ) {}

  /** Sends a call and waits for its response, at most the given milliseconds. */
  async call(call: WireCall, milliseconds: number): Promise<Answer> {
    const giveUp = new AbortController();
    const callOff = this.clock.after(milliseconds, () => giveUp.abort());
    try {
      const { status, text } = await this.transport.send(this.sign(call), giveUp.signal);
      return this.redactor.redactValue(readAnswer(status, text));
    } catch (error) {
      if (!(error instanceof TransportError)) {
        throw error;
      }
      return error.sent
        ? { kind: 'lost', code: ANSWER_LOST, message: error.code }
        : { kind: 'unreachable', code: error.code, message: error.message };
    } finally {
      callOff();
    }
  }

  private sign({ action, method, ...call }: WireCall): HttpRequest {
    // Half a character has no encoding.
    const parameters = Object.fromEntries(Object.entries(call.parameters).map(([name, value]) => [name, value.replace(/\p{Cs}/gu, '\ufffd')]));
    const { accessKeyId, accessKeySecret, securityToken } = this.credentials;
    const headers: Record<string, string> = {
      'accept': 'application/json',
      'host': this.endpoint.host,
      'x-acs-action': action,
      'x-acs-version': VOD_API_VERSION,
      'x-acs-date': new Date(this.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      'x-acs-signature-nonce': this.nonce(),
      'x-acs-content-sha256': EMPTY_BODY,
      'x-acs-accesskey-id': accessKeyId,
      ...(securityToken ? { 'x-acs-security-token': securityToken } : {}),
    };
    const request = { method, pathname: '/', query: parameters, headers };
    headers.authorization = OpenApiUtil.getAuthorization(
      request as unknown as Parameters<typeof OpenApiUtil.getAuthorization>[0],
      ALGORITHM,
      EMPTY_BODY,
      accessKeyId,
      accessKeySecret,
    );
    this.redactor.signed(headers.authorization.slice(headers.authorization.lastIndexOf('=') + 1));
    if (method === 'POST') {
      headers['content-length'] = '0';
    }
    return { method, path: `/?${queryOf(parameters)}`, headers };
  }
}

function queryOf(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
