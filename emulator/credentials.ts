import type { Clock } from './clock';
import { gatewayErrors } from './errors';
import { Nonces } from './nonces';
import { headerOf, type ReceivedRequest } from './request';
import { checkSignature, readAuthorization } from './signature';
import { readTime } from './times';

/** The temporary credentials that the emulator accepts. They give access to nothing else. */
export const EMULATOR_CREDENTIALS: Readonly<Record<'accessKeyId' | 'accessKeySecret' | 'securityToken', string>> = {
  accessKeyId: 'emulator-access-key-id',
  accessKeySecret: 'emulator-access-key-secret',
  securityToken: 'emulator-security-token',
};

/** How far a request's date may be from the clock, in milliseconds. */
const DATE_TOLERANCE = 15 * 60_000;

/** Checks the credentials of requests. */
export class Authenticator {
  // A request is valid from 15 minutes before its date until 15 minutes after it.
  private readonly nonces = new Nonces(2 * DATE_TOLERANCE);

  constructor(private readonly clock: Clock) {}

  /**
   * Checks access key, date, token, signature and nonce of a request, in this order.
   *
   * @throws ApiError with the gateway's code for the first problem
   */
  authenticate(request: ReceivedRequest): void {
    const authorization = readAuthorization(request);
    if (authorization.accessKeyId !== EMULATOR_CREDENTIALS.accessKeyId) {
      throw gatewayErrors.accessKeyNotFound();
    }
    this.checkDate(requiredHeader(request, 'x-acs-date', 'Timestamp'));
    if (requiredHeader(request, 'x-acs-security-token', 'SecurityToken') !== EMULATOR_CREDENTIALS.securityToken) {
      throw gatewayErrors.tokenMalformed();
    }
    const nonce = requiredHeader(request, 'x-acs-signature-nonce', 'SignatureNonce');
    checkSignature(request, authorization, EMULATOR_CREDENTIALS.accessKeySecret);
    if (!this.nonces.take(nonce, this.clock.now())) {
      throw gatewayErrors.nonceUsed();
    }
  }

  private checkDate(date: string): void {
    const at = readTime(date);
    if (at === undefined) {
      throw gatewayErrors.dateFormat();
    }
    if (Math.abs(this.clock.now() - at) > DATE_TOLERANCE) {
      throw gatewayErrors.dateExpired();
    }
  }
}

function requiredHeader(request: ReceivedRequest, header: string, name: string): string {
  const value = headerOf(request, header);
  if (!value) {
    throw gatewayErrors.missing(name);
  }
  return value;
}
