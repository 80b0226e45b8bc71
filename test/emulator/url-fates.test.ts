import { describe, expect, test } from 'vitest';
import { fatesOf } from '../../emulator/url-fates';

const URLS = ['http://a', 'http://b', 'http://c'];

describe('the fates of URLs', () => {
  test('are not sought where none can be bad', () => {
    let built = 0;
    const urls = () => {
      built++;
      return URLS;
    };
    expect(fatesOf({}, urls)).toBeUndefined();
    expect(built).toBe(0);
  });

  test('are failures, for the reason that is given or for one of the documented', () => {
    const urlFails = (url: string) => url === 'http://a' || (url === 'http://c' && 'Origin Timeout');
    expect([...fatesOf({ urlFails }, () => URLS)!]).toEqual([
      [0, { kind: 'failed', reason: 'Internal Error' }],
      [2, { kind: 'failed', reason: 'Origin Timeout' }],
    ]);
  });

  test('are never to be done, even where they would fail', () => {
    const fates = fatesOf({ urlStalls: (url) => url !== 'http://c', urlFails: (url) => url !== 'http://a' }, () => URLS);
    expect([...fates!]).toEqual([
      [0, { kind: 'stalled' }],
      [1, { kind: 'stalled' }],
      [2, { kind: 'failed', reason: 'Internal Error' }],
    ]);
  });

  test('are absent where all are good', () => {
    expect(fatesOf({ urlFails: () => false, urlStalls: () => false }, () => URLS)).toBeUndefined();
  });
});
