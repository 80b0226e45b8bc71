import { describe, expect, test } from 'vitest';
import { EMULATOR_CREDENTIALS } from '../../emulator';
import { splitTarget, type ReceivedRequest } from '../../emulator/request';
import { checkSignature, readAuthorization } from '../../emulator/signature';
import { received, sign, type CallOptions, type SignedRequest } from './support/caller';

const QUERY = {
  MediaIds: 'ca3a8f6e4957b658067095869a1b2c3d,a6e49sfgd23p5g9ja7095863',
  UserData: '{"Extend":{"text":"q\\"uote b\\\\ack ⏎ ${one} é <&>+ ()*~!\' %"}}',
  aLower: '',
  Z: '1',
};

function check(request: ReceivedRequest, secret: string = EMULATOR_CREDENTIALS.accessKeySecret): void {
  checkSignature(request, readAuthorization(request), secret);
}

function requestWith(options: CallOptions = {}): SignedRequest {
  return sign('127.0.0.1:8080', 'RefreshMediaPlayUrls', QUERY, options);
}

const mismatch = expect.objectContaining({ code: 'SignatureDoesNotMatch', httpStatus: 400 });

describe('a signature by the code of the vendor', () => {
  test.each<[string, CallOptions]>([
    ['POST', { method: 'POST' }],
    ['GET', { method: 'GET' }],
    ['without a token', { securityToken: undefined }],
    ['with a body', { body: 'Formats=m3u8', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['with more x-acs- headers', { headers: { 'x-acs-zzz': ' padded ', 'x-acs-accesskey-id': 'emulator-access-key-id' } }],
    ['under another path', { path: '/some/path' }],
  ])('is right: %s', (_, options) => {
    expect(() => check(received(requestWith(options)))).not.toThrow();
  });

  test('is right whatever the order of the query on the wire', () => {
    const request = received(requestWith());
    expect(() => check({ ...request, query: [...request.query].reverse() })).not.toThrow();
  });

  test('is right after the way over the wire', () => {
    const request = received(requestWith());
    const target = `/?${Object.entries(QUERY)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&')}`;
    expect(() => check({ ...request, ...splitTarget(target) })).not.toThrow();
  });
});

describe('a signature is wrong', () => {
  test.each<[string, (request: SignedRequest) => void]>([
    ['for another method', (request) => (request.method = 'GET')],
    ['for another path', (request) => (request.path = '/other')],
    ['for another value', (request) => (request.query.Z = '2')],
    ['for one parameter more', (request) => (request.query.More = '')],
    ['for one parameter less', (request) => delete request.query.Z],
    ['for another host', (request) => (request.headers.host = 'vod.cn-shanghai.aliyuncs.com')],
    ['for another action', (request) => (request.headers['x-acs-action'] = 'DeleteVideo')],
    ['for another body', (request) => (request.body = 'MediaIds=other')],
    ['for another hash of the body', (request) => (request.headers['x-acs-content-sha256'] = 'e3b0')],
    [
      'with another digit',
      (request) => (request.headers.authorization = request.headers.authorization.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))),
    ],
    ['cut short', (request) => (request.headers.authorization = request.headers.authorization.slice(0, -2))],
  ])('%s', (_, tamper) => {
    expect(() => check(received(requestWith({ tamper })))).toThrow(mismatch);
  });

  test('with another secret', () => {
    expect(() => check(received(requestWith()), 'another-secret')).toThrow(mismatch);
  });

  test('and the answer says what the server signed', () => {
    expect(() => check(received(requestWith()), 'another-secret')).toThrow(/server CanonicalRequest is:\[POST\n\/\nMediaIds=ca3a8f6e/);
  });
});

describe('an authorization', () => {
  test('must be there', () => {
    const request = received(requestWith({ tamper: ({ headers }) => delete headers.authorization }));
    expect(() => check(request)).toThrow(expect.objectContaining({ code: 'MissingAccessKeyId', httpStatus: 400 }));
  });

  test.each(['ACS3-RSA-SHA256', 'acs'])('of another algorithm is refused: %s', (algorithm) => {
    const request = received(
      requestWith({ tamper: ({ headers }) => (headers.authorization = headers.authorization.replace('ACS3-HMAC-SHA256', algorithm)) }),
    );
    expect(() => check(request)).toThrow(expect.objectContaining({ code: 'InvalidSignatureMethod' }));
  });

  test.each(['ACS3-HMAC-SHA256', 'ACS3-HMAC-SHA256 Credential=key,Signature=00', 'ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host,Signature=XY'])(
    'must be whole: %s',
    (authorization) => {
      const request = received(requestWith({ tamper: ({ headers }) => (headers.authorization = authorization) }));
      expect(() => check(request)).toThrow(expect.objectContaining({ code: 'IncompleteSignature' }));
    },
  );

  test.each(['x-acs-late', 'content-type'])('must cover %s', (header) => {
    const request = received(requestWith({ tamper: ({ headers }) => (headers[header] = 'added later') }));
    expect(() => check(request)).toThrow(expect.objectContaining({ code: 'IncompleteSignature' }));
  });

  test('must come with the hash of the body', () => {
    const request = received(requestWith({ headers: { 'x-acs-content-sha256': undefined } }));
    expect(() => check(request)).toThrow(expect.objectContaining({ code: 'IncompleteSignature' }));
  });
});
