import { describe, expect, test } from 'vitest';
import { Authenticator } from '../../emulator/credentials';
import { received, sign, type CallOptions } from './support/caller';
import { ManualClock } from './support/manual-clock';

const MINUTE = 60_000;

function authenticator(): { clock: ManualClock; authenticate: (options?: CallOptions) => void } {
  const clock = new ManualClock();
  const made = new Authenticator(clock);
  return {
    clock,
    authenticate: (options = {}) => {
      const signed = sign('127.0.0.1:8080', 'RefreshMediaPlayUrls', { MediaIds: 'a' }, { now: () => clock.now(), ...options });
      made.authenticate(received(signed));
    },
  };
}

const refused = (code: string, httpStatus: number) => expect.objectContaining({ code, httpStatus });

describe('credentials', () => {
  test('of the emulator are accepted', () => {
    expect(() => authenticator().authenticate()).not.toThrow();
  });

  test.each(['unknown', 'toString'])('of an unknown key are refused: %s', (accessKeyId) => {
    expect(() => authenticator().authenticate({ accessKeyId })).toThrow(refused('InvalidAccessKeyId.NotFound', 404));
  });

  test('with a wrong secret are refused', () => {
    expect(() => authenticator().authenticate({ accessKeySecret: 'wrong' })).toThrow(refused('SignatureDoesNotMatch', 400));
  });

  test('without their security token are refused', () => {
    expect(() => authenticator().authenticate({ securityToken: undefined })).toThrow(refused('MissingSecurityToken', 400));
    expect(() => authenticator().authenticate({ securityToken: 'unheard-of' })).toThrow(refused('InvalidSecurityToken.Malformed', 400));
  });
});

describe('the date of a call', () => {
  test.each([-15 * MINUTE, 15 * MINUTE])('may be %d ms off', (offset) => {
    const { authenticate, clock } = authenticator();
    expect(() => authenticate({ now: () => clock.now() + offset })).not.toThrow();
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
  test('is accepted once', () => {
    const { authenticate } = authenticator();
    authenticate({ nonce: 'same' });
    expect(() => authenticate({ nonce: 'same' })).toThrow(refused('SignatureNonceUsed', 400));
  });

  test('is not used up by a call whose signature is wrong', () => {
    const { authenticate } = authenticator();
    expect(() => authenticate({ nonce: 'same', accessKeySecret: 'wrong' })).toThrow(refused('SignatureDoesNotMatch', 400));
    expect(() => authenticate({ nonce: 'same' })).not.toThrow();
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
