import { describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS, type AccessKeys } from '../../emulator';
import { Authenticator } from '../../emulator/credentials';
import { received, sign, type CallOptions } from './support/caller';
import { ManualClock } from './support/manual-clock';

const MINUTE = 60_000;

const KEYS: AccessKeys = {
  permanent: { accessKeySecret: 'permanent-secret' },
  other: { accessKeySecret: 'other-secret', securityToken: 'other-token' },
  limited: { accessKeySecret: 'limited-secret', allowedActions: ['GetMediaRefreshJobs'] },
  [EMULATOR_CREDENTIALS.accessKeyId]: EMULATOR_CREDENTIALS,
};

function authenticator(keys = KEYS): { clock: ManualClock; authenticate: (options?: CallOptions) => string; authenticator: Authenticator } {
  const clock = new ManualClock();
  const made = new Authenticator(keys, clock);
  return {
    clock,
    authenticator: made,
    authenticate: (options = {}) => {
      const signed = sign('127.0.0.1:8080', 'RefreshMediaPlayUrls', { MediaIds: 'a' }, { now: () => clock.now(), ...options });
      return made.authenticate(received(signed));
    },
  };
}

const refused = (code: string, httpStatus: number) => expect.objectContaining({ code, httpStatus });

describe('credentials', () => {
  test('tell who calls', () => {
    const { authenticate } = authenticator();
    expect(authenticate()).toBe(EMULATOR_CREDENTIALS.accessKeyId);
    expect(authenticate({ accessKeyId: 'permanent', accessKeySecret: 'permanent-secret', securityToken: undefined })).toBe('permanent');
  });

  test.each(['unknown', 'toString'])('of an unknown key are refused: %s', (accessKeyId) => {
    expect(() => authenticator().authenticate({ accessKeyId })).toThrow(refused('InvalidAccessKeyId.NotFound', 404));
  });

  test('with a wrong secret are refused', () => {
    expect(() => authenticator().authenticate({ accessKeySecret: 'wrong' })).toThrow(refused('SignatureDoesNotMatch', 400));
  });
});

describe('a security token', () => {
  test('must be there for a temporary key', () => {
    expect(() => authenticator().authenticate({ securityToken: undefined })).toThrow(refused('MissingSecurityToken', 400));
  });

  test('must belong to the key', () => {
    const { authenticate } = authenticator();
    expect(() => authenticate({ securityToken: 'unheard-of' })).toThrow(refused('InvalidSecurityToken.Malformed', 400));
    expect(() => authenticate({ securityToken: 'other-token' })).toThrow(refused('InvalidSecurityToken.MismatchWithAccessKey', 400));
  });

  test('must not be there for a permanent key', () => {
    const { authenticate } = authenticator();
    expect(() => authenticate({ accessKeyId: 'permanent', accessKeySecret: 'permanent-secret', securityToken: 'any' })).toThrow(
      refused('InvalidSecurityToken.Malformed', 400),
    );
  });

  test('expires', () => {
    const expiresAt = new ManualClock().now() + MINUTE;
    const { authenticate, clock } = authenticator({ [EMULATOR_CREDENTIALS.accessKeyId]: { ...EMULATOR_CREDENTIALS, expiresAt } });
    clock.advance(MINUTE - 1);
    expect(authenticate()).toBe(EMULATOR_CREDENTIALS.accessKeyId);
    clock.advance(1);
    expect(() => authenticate()).toThrow(refused('InvalidSecurityToken.Expired', 403));
  });
});

describe('the date of a call', () => {
  test.each([-15 * MINUTE, 15 * MINUTE])('may be %d ms off', (offset) => {
    const { authenticate, clock } = authenticator();
    expect(authenticate({ now: () => clock.now() + offset })).toBe(EMULATOR_CREDENTIALS.accessKeyId);
  });

  test.each([-15 * MINUTE - 1_000, 15 * MINUTE + 1_000])('may not be %d ms off', (offset) => {
    const { authenticate, clock } = authenticator();
    expect(() => authenticate({ now: () => clock.now() + offset })).toThrow(refused('InvalidTimeStamp.Expired', 400));
  });

  test.each(['2026-01-15', 'Thu, 15 Jan 2026 04:30:00 GMT', '2026-01-15T04:30:00+08:00', '2026-13-15T04:30:00Z'])('is not %s', (date) => {
    expect(() => authenticator().authenticate({ headers: { 'x-acs-date': date } })).toThrow(refused('InvalidTimeStamp.Format', 400));
  });

  test('must be there', () => {
    expect(() => authenticator().authenticate({ headers: { 'x-acs-date': undefined } })).toThrow(refused('MissingTimestamp', 400));
  });
});

describe('a nonce', () => {
  test('is taken once for each key', () => {
    const { authenticate } = authenticator();
    authenticate({ nonce: 'same' });
    expect(() => authenticate({ nonce: 'same' })).toThrow(refused('SignatureNonceUsed', 400));
    expect(authenticate({ nonce: 'same', accessKeyId: 'permanent', accessKeySecret: 'permanent-secret', securityToken: undefined })).toBe(
      'permanent',
    );
  });

  test('is not used up by a call whose signature is wrong', () => {
    const { authenticate } = authenticator();
    expect(() => authenticate({ nonce: 'same', accessKeySecret: 'wrong' })).toThrow(refused('SignatureDoesNotMatch', 400));
    expect(authenticate({ nonce: 'same' })).toBe(EMULATOR_CREDENTIALS.accessKeyId);
  });

  test('cannot be used again as long as the date of its call is valid', () => {
    const { authenticate, clock } = authenticator();
    const date = clock.now() + 15 * MINUTE;
    authenticate({ nonce: 'same', now: () => date });
    clock.advance(30 * MINUTE - 1);
    expect(() => authenticate({ nonce: 'same', now: () => date })).toThrow(refused('SignatureNonceUsed', 400));
  });

  test('must be there', () => {
    expect(() => authenticator().authenticate({ headers: { 'x-acs-signature-nonce': undefined } })).toThrow(refused('MissingSignatureNonce', 400));
  });
});

describe('a permission', () => {
  test('is needed where a key has only some', () => {
    const { authenticator: made } = authenticator();
    expect(() => made.authorize('limited', 'GetMediaRefreshJobs')).not.toThrow();
    expect(() => made.authorize('limited', 'RefreshMediaPlayUrls')).toThrow(refused('Forbidden', 403));
  });

  test('is there for everything unless told otherwise', () => {
    expect(() => authenticator().authenticator.authorize('permanent', 'RefreshMediaPlayUrls')).not.toThrow();
  });
});
