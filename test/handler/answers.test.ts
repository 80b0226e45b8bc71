import { describe, expect, test } from 'vitest';
import { readAnswer, readIds } from '../../handler/answers';

const coded = (code: string) => JSON.stringify({ Code: code, Message: 'told', RequestId: 'R' });

describe('readAnswer', () => {
  test.each([
    [200, '{"RequestId":"R"}', 'answered', undefined],
    [200, coded('Throttling'), 'throttled', 'Throttling'],
    [400, coded('Throttling.User'), 'throttled', 'Throttling.User'],
    [429, coded('TooManyRequests'), 'throttled', 'TooManyRequests'],
    [429, '', 'throttled', 'HTTP429'],
    [503, 'busy', 'throttled', 'HTTP503'],
    [503, coded('ServiceUnavailable'), 'broken', 'ServiceUnavailable'],
    [403, coded('Throttling'), 'throttled', 'Throttling'],
    [500, coded('Forbidden.RAM'), 'denied', 'Forbidden.RAM'],
    [401, '', 'denied', 'HTTP401'],
    [403, '<html>', 'denied', 'HTTP403'],
    [404, '<html>', 'broken', 'HTTP404'],
    [500, coded('Whatever'), 'broken', 'Whatever'],
    [404, coded('InvalidMedia.NotFound'), 'refused', 'InvalidMedia.NotFound'],
    [403, coded('IllegalOperation'), 'refused', 'IllegalOperation'],
    [400, coded('IllegalOperationDomain'), 'refused', 'IllegalOperationDomain'],
    [404, coded('InvalidDomain.NotFound'), 'refused', 'InvalidDomain.NotFound'],
    [403, coded('SystemUpgrading'), 'busy', 'SystemUpgrading'],
    [403, coded('ServiceBusy'), 'busy', 'ServiceBusy'],
    [503, coded('ServiceUnAvailable'), 'broken', 'ServiceUnAvailable'],
    [400, coded('InvaildParameter'), 'refused', 'InvaildParameter'],
    [403, coded('PreloadQueueFull'), 'full', 'PreloadQueueFull'],
    [403, coded('QuotaExceeded.Preload'), 'spent', 'QuotaExceeded.Preload'],
    // Names that the function gives to what has no code: a response with one is a response all the same.
    [400, coded('Timeout'), 'refused', 'Timeout'],
    [500, coded('AnswerLost'), 'broken', 'AnswerLost'],
    [403, coded('Unheard.Of'), 'refused', 'Unheard.Of'],
    [500, '<html>', 'lost', 'AnswerLost'],
    [302, '', 'lost', 'AnswerLost'],
    [200, '[]', 'lost', 'AnswerLost'],
    [200, 'null', 'lost', 'AnswerLost'],
    [200, '{"MediaRefreshJobId":"j', 'lost', 'AnswerLost'],
  ])('%i %s is %s', (status, text, kind, code) => {
    const answer = readAnswer(status, text);
    expect(answer.kind).toBe(kind);
    expect('code' in answer ? answer.code : undefined).toBe(code);
  });

  test('keeps no text of an answer that may repeat what was signed', () => {
    expect(readAnswer(400, coded('SignatureDoesNotMatch'))).not.toHaveProperty('message', 'told');
    expect(readAnswer(400, coded('InvalidParameter'))).toHaveProperty('message', 'told');
  });
});

describe('readIds', () => {
  test.each([
    ['a,b', ['a', 'b']],
    [' a , ,b,', ['a', 'b']],
    ['', []],
    [undefined, []],
    [null, []],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
  ])('%j', (value, ids) => {
    expect(readIds(value)).toEqual(ids);
  });
});
