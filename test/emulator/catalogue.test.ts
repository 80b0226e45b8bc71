import { describe, expect, test } from 'vitest';
import {
  countPlayUrls,
  DEFAULT_STREAMS,
  defaultCatalogue,
  matchingStreams,
  mediaOf,
  playUrls,
  type Stream,
  type StreamFilter,
} from '../../emulator/catalogue';

const ALL: StreamFilter = { resultType: 'Single', sliceFlag: false, sliceCount: 5 };

function matching(filter: Partial<StreamFilter>, streams: readonly Stream[] = DEFAULT_STREAMS): string[] {
  return matchingStreams(streams, { ...ALL, ...filter }).map(({ format, definition }) => `${format} ${definition}`);
}

function urls(filter: Partial<StreamFilter>, streams: readonly Stream[] = DEFAULT_STREAMS): string[] {
  const whole = { ...ALL, ...filter };
  const taken = matchingStreams(streams, whole);
  const named = playUrls('media1', taken, whole);
  expect(countPlayUrls(taken, whole)).toBe(named.length);
  return named;
}

describe('the default catalogue', () => {
  test('knows three videos in two formats and two audios, for every media', () => {
    expect(defaultCatalogue('anything')).toBe(DEFAULT_STREAMS);
    expect(matching({})).toEqual(['m3u8 LD', 'm3u8 SD', 'm3u8 HD', 'mp4 LD', 'mp4 SD', 'mp4 HD', 'mp3 SQ', 'mp3 HQ']);
  });
});

describe('a task takes', () => {
  test('the formats, definitions and stream types that it names, and no others', () => {
    expect(matching({ formats: ['m3u8'] })).toEqual(['m3u8 LD', 'm3u8 SD', 'm3u8 HD']);
    expect(matching({ definitions: ['HD', 'HQ'] })).toEqual(['m3u8 HD', 'mp4 HD', 'mp3 HQ']);
    expect(matching({ streamTypes: ['audio'] })).toEqual(['mp3 SQ', 'mp3 HQ']);
    expect(matching({ formats: ['mp4'], definitions: ['HD'], streamTypes: ['video'] })).toEqual(['mp4 HD']);
    expect(matching({ formats: ['mp4'], definitions: ['HQ'] })).toEqual([]);
  });

  test('the latest stream of each definition and format, or all of them', () => {
    const streams: Stream[] = [
      { format: 'mp4', definition: 'HD', streamType: 'video' },
      { format: 'mp4', definition: 'SD', streamType: 'video' },
      { format: 'mp4', definition: 'HD', streamType: 'audio' },
    ];
    expect(matchingStreams(streams, ALL)).toEqual([streams[1], streams[2]]);
    expect(matchingStreams(streams, { ...ALL, resultType: 'Multiple' })).toEqual(streams);
    expect(matchingStreams(streams, { ...ALL, streamTypes: ['video'] })).toEqual([streams[0], streams[1]]);
  });
});

describe('play URLs', () => {
  test('are one for each stream without slices, all different', () => {
    const named = urls({});
    expect(named).toHaveLength(8);
    expect(new Set(named).size).toBe(8);
  });

  test('count the first slices of m3u8 streams only', () => {
    const named = urls({ definitions: ['HD'], sliceFlag: true, sliceCount: 3 });
    expect(named.map((url) => url.split('.').at(-1))).toEqual(['m3u8', 'ts', 'ts', 'ts', 'mp4']);
  });

  test('leave slices alone without the flag', () => {
    expect(urls({ formats: ['m3u8'], sliceFlag: false, sliceCount: 20 })).toHaveLength(3);
  });

  test('name no more slices than a stream has', () => {
    const streams: Stream[] = [
      { format: 'm3u8', definition: 'HD', streamType: 'video', slices: 2 },
      { format: 'm3u8', definition: 'SD', streamType: 'video' },
      { format: 'ts', definition: 'SD', streamType: 'video', slices: 9 },
    ];
    expect(urls({ sliceFlag: true, sliceCount: 5 }, streams)).toHaveLength(5);
  });

  test('carry the media ID and no comma', () => {
    urls({ sliceFlag: true }).forEach((url) => expect(url).toMatch(/^http:\/\/vod\.example\.com\/media1\/[^,]+$/));
  });

  test('tell the media that they belong to', () => {
    urls({ sliceFlag: true }).forEach((url) => expect(mediaOf(url)).toBe('media1'));
    expect(playUrls('a/b', DEFAULT_STREAMS, ALL).map(mediaOf)).toEqual(Array<string>(8).fill('a/b'));
    ['', 'media1', 'http://vod.example.com/', 'http://vod.example.com/media1', 'http://vod.example.org/media1/HD-1.m3u8'].forEach((url) =>
      expect(mediaOf(url)).toBeUndefined(),
    );
  });
});
