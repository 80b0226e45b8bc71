import { describe, expect, test } from 'vitest';
import { countPlayUrls, playUrls, type StreamFilter } from '../../emulator/catalogue';

/** The last parts of the play URLs that a filter takes. */
function urls(filter: Partial<StreamFilter>): string[] {
  const whole = { slices: 0, ...filter };
  const named = playUrls('media1', whole);
  expect(countPlayUrls(whole)).toBe(named.length);
  named.forEach((url) => expect(url).toMatch(/^http:\/\/vod\.example\.com\/media1\/[^/,]+$/));
  return named.map((url) => url.split('/').at(-1)!);
}

describe('play URLs', () => {
  test('are one for each of eight streams', () => {
    expect(urls({})).toEqual(['LD-1.m3u8', 'SD-2.m3u8', 'HD-3.m3u8', 'LD-4.mp4', 'SD-5.mp4', 'HD-6.mp4', 'SQ-7.mp3', 'HQ-8.mp3']);
  });

  test('are those of the requested formats, definitions and stream types', () => {
    expect(urls({ formats: ['m3u8'] })).toHaveLength(3);
    expect(urls({ definitions: ['HD', 'HQ'] })).toHaveLength(3);
    expect(urls({ streamTypes: ['audio'] })).toEqual(['SQ-1.mp3', 'HQ-2.mp3']);
    expect(urls({ formats: ['mp4'], definitions: ['HD'], streamTypes: ['video'] })).toEqual(['HD-1.mp4']);
    expect(urls({ formats: ['mp4'], definitions: ['HQ'] })).toEqual([]);
  });

  test('include the TS segments of m3u8 streams only', () => {
    expect(urls({ definitions: ['HD'], slices: 2 })).toEqual(['HD-1.m3u8', 'HD-1-00001.ts', 'HD-1-00002.ts', 'HD-2.mp4']);
  });
});
