import type { Clock } from './clock';
import { gatewayErrors, vodErrors } from './errors';
import { Nonces } from './nonces';
import { headerOf, type ReceivedRequest } from './request';
import { checkSignature, readAuthorization } from './signature';

/** What belongs to an access key. */
export interface AccessKey {
  readonly accessKeySecret: string;
  /** Makes the key a temporary one: each call must carry exactly this token. */
  readonly securityToken?: string;
  /** When the token expires, in milliseconds since 1970. @default never */
  readonly expiresAt?: number;
  /** The actions that the key may call. @default all of them */
  readonly allowedActions?: readonly string[];
}

/** Access keys by their IDs. */
export type AccessKeys = Readonly<Record<string, AccessKey>>;

/** Access key ID, secret and token that the emulator takes where it is given no keys. They open nothing else. */
export const EMULATOR_CREDENTIALS: Readonly<Record<'accessKeyId' | 'accessKeySecret' | 'securityToken', string>> = {
  accessKeyId: 'emulator-access-key-id',
  accessKeySecret: 'emulator-access-key-secret',
  securityToken: 'emulator-security-token',
};

/** How far a request's date may be from the clock, in milliseconds. */
export const DATE_TOLERANCE = 15 * 60_000;

/** Finds out who calls, and refuses who may not. */
export class Authenticator {
  // A request is taken from 15 minutes before its date until 15 minutes after it.
  private readonly nonces = new Nonces(2 * DATE_TOLERANCE);

  constructor(
    private readonly keys: AccessKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks key, date, token, signature and nonce of a request, in this order; answers with the access key's ID.
   *
   * @throws ApiError with the gateway's code for whatever is wrong
   */
  authenticate(request: ReceivedRequest): string {
    const authorization = readAuthorization(request);
    const { accessKeyId } = authorization;
    if (!Object.hasOwn(this.keys, accessKeyId)) {
      throw gatewayErrors.accessKeyNotFound();
    }
    const key = this.keys[accessKeyId];
    this.checkDate(request);
    this.checkToken(request, key);
    const nonce = headerOf(request, 'x-acs-signature-nonce');
    if (!nonce) {
      throw gatewayErrors.missing('SignatureNonce');
    }
    checkSignature(request, authorization, key.accessKeySecret);
    if (!this.nonces.take(`${accessKeyId} ${nonce}`, this.clock.now())) {
      throw gatewayErrors.nonceUsed();
    }
    return accessKeyId;
  }

  /**
   * Checks that a key may call an action.
   *
   * @throws ApiError Forbidden
   */
  authorize(accessKeyId: string, action: string): void {
    const { allowedActions } = this.keys[accessKeyId];
    if (allowedActions !== undefined && !allowedActions.includes(action)) {
      throw vodErrors.forbidden();
    }
  }

  private checkDate(request: ReceivedRequest): void {
    const date = headerOf(request, 'x-acs-date');
    if (!date) {
      throw gatewayErrors.missing('Timestamp');
    }
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) ? Date.parse(date) : NaN;
    if (Number.isNaN(at)) {
      throw gatewayErrors.dateFormat();
    }
    if (Math.abs(this.clock.now() - at) > DATE_TOLERANCE) {
      throw gatewayErrors.dateExpired();
    }
  }

  private checkToken(request: ReceivedRequest, { securityToken, expiresAt }: AccessKey): void {
    const token = headerOf(request, 'x-acs-security-token');
    if (token === undefined && securityToken !== undefined) {
      throw gatewayErrors.missing('SecurityToken');
    }
    if (token !== securityToken) {
      const known = Object.values(this.keys).some((other) => other.securityToken === token);
      throw known ? gatewayErrors.tokenOfAnother() : gatewayErrors.tokenMalformed();
    }
    if (token !== undefined && expiresAt !== undefined && this.clock.now() >= expiresAt) {
      throw gatewayErrors.tokenExpired();
    }
  }
}
