import { describe, expect, test } from 'vitest';
import { mediaPerBatch, runSeconds, urlsPerMedia } from '../../src/job/urls';
import { getMediaRefreshJobs, refreshMediaPlayUrls } from '../../src/job/wire';

describe('a submission', () => {
  test('writes every parameter as the page of the API does', () => {
    const task = {
      taskType: 'Preload',
      formats: ['mp4', 'm3u8'],
      definitions: ['HD', 'SD'],
      streamTypes: ['video', 'audio'],
      resultType: 'Single',
      sliceFlag: true,
      sliceCount: 5,
      userData: '{"Extend":{}}',
    } as const;
    expect(refreshMediaPlayUrls(['a', 'b'], task, 'Preload')).toEqual({
      action: 'RefreshMediaPlayUrls',
      method: 'POST',
      parameters: {
        MediaIds: 'a,b',
        TaskType: 'Preload',
        Formats: 'mp4,m3u8',
        Definitions: 'HD,SD',
        StreamType: 'video,audio',
        ResultType: 'Single',
        SliceFlag: 'true',
        SliceCount: '5',
        UserData: '{"Extend":{}}',
      },
    });
  });

  test('leaves out what is not set', () => {
    expect(refreshMediaPlayUrls(['a'], { taskType: 'Refresh' }, 'Refresh').parameters).toEqual({ MediaIds: 'a', TaskType: 'Refresh' });
  });

  test('writes a flag that is off', () => {
    expect(refreshMediaPlayUrls(['a'], { taskType: 'Refresh', sliceFlag: false }, 'Refresh').parameters).toMatchObject({ SliceFlag: 'false' });
  });
});

test('a question about a job names the job', () => {
  expect(getMediaRefreshJobs('j')).toEqual({ action: 'GetMediaRefreshJobs', method: 'GET', parameters: { MediaRefreshJobId: 'j' } });
});

describe('the URL sum', () => {
  test.each([
    [{ formats: ['mp4'], definitions: ['HD'] }, 1],
    [{ formats: ['mp4', 'm3u8'], definitions: ['HD', 'SD'] }, 4],
    [{ formats: ['m3u8'], definitions: ['HD', 'SD'], sliceFlag: true, sliceCount: 20 }, 42],
    [{ formats: ['mp4', 'm3u8'], definitions: ['HD'], sliceFlag: true }, 7],
    [{ formats: ['mp4'], definitions: ['HD'], sliceFlag: true }, 1],
    [{ formats: ['mp4', 'mp4'], definitions: ['HD', 'HD'] }, 1],
    [{ formats: ['mp4'] }, undefined],
    [{ definitions: ['HD'] }, undefined],
  ])('of %j is %s', (factors, expected) => {
    expect(urlsPerMedia(factors)).toBe(expected);
  });
});

describe('a batch', () => {
  test.each([
    [undefined, 100, 20],
    [1, 100, 20],
    [5, 100, 20],
    [6, 100, 16],
    [42, 100, 2],
    [100, 100, 1],
    [101, 100, 1],
  ])('of media with %s URLs, at most %d, holds %d', (urls, most, expected) => {
    expect(mediaPerBatch(urls, most)).toBe(expected);
  });
});

test('a run takes at least a call a batch', () => {
  expect(runSeconds(3000, 20, 50)).toBe(3);
  expect(runSeconds(21, 20, 1)).toBe(2);
});
