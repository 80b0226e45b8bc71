import { describe, expect, test } from 'vitest';
import { call, jobEntries, preload } from '../support/caller';
import { started } from '../support/emulators';
import { ManualClock } from '../support/manual-clock';

describe('GetMediaRefreshJobs', () => {
  test('tells everything of a media that was submitted', async () => {
    const clock = new ManualClock(Date.UTC(2022, 4, 20, 8, 23, 22, 999));
    const emulator = await started({ clock });
    const options = { now: () => clock.now() };
    const userData = '{"Extend":{"a":"1"}}';
    const { body } = await preload(emulator, ['a'], { SliceFlag: 'true', SliceCount: '2', UserData: userData }, options);
    const jobs = await jobEntries(emulator, body.MediaRefreshJobId, options);
    expect(jobs.body).toEqual({
      MediaRefreshJobs: [
        {
          MediaRefreshJobId: body.MediaRefreshJobId,
          MediaId: 'a',
          TaskType: 'Preload',
          FilterPolicy: '{"Formats":"m3u8","Definitions":"HD","ResultType":"Single","SliceFlag":true,"SliceCount":2}',
          UserData: userData,
          GmtCreate: '2022-05-20 08:23:22',
          GmtModified: '2022-05-20 08:23:22',
          Status: 'success',
          SuccessPlayUrls: [
            'http://vod.example.com/a/HD-1.m3u8',
            'http://vod.example.com/a/HD-1-00001.ts',
            'http://vod.example.com/a/HD-1-00002.ts',
          ].join(','),
          TaskIds: '7042200001,7042200002,7042200003',
        },
      ],
      RequestId: expect.any(String),
    });
  });

  test('returns each media asset of the job', async () => {
    const emulator = await started();
    const { body } = await preload(emulator, ['a', 'b', 'c']);
    const mediaOf = (entries: { MediaId: string }[]) => entries.map(({ MediaId }) => MediaId);
    expect(mediaOf((await jobEntries(emulator, body.MediaRefreshJobId)).body.MediaRefreshJobs)).toEqual(['a', 'b', 'c']);
    expect(emulator.calls.map(({ mediaIds }) => mediaIds)).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  test('knows nothing of other jobs', async () => {
    const emulator = await started();
    expect((await jobEntries(emulator, 'unknown')).body).toEqual({ MediaRefreshJobs: [], RequestId: expect.any(String) });
  });

  test('needs a job ID', async () => {
    const emulator = await started();
    expect(await call(emulator, 'GetMediaRefreshJobs', {}, { method: 'GET' })).toMatchObject({
      status: 400,
      body: { Code: 'MissingParameter', Message: expect.stringContaining('"MediaRefreshJobId"') },
    });
  });

  test('knows an entry only some time after its submission', async () => {
    const clock = new ManualClock();
    // Eight draws make the IDs of request and job; then each media draws its delay.
    const draws = [...new Array<number>(8).fill(0), 0, 0.5];
    const emulator = await started({ clock, jobDelay: [100, 300], random: () => draws.shift() ?? 0 });
    const options = { now: () => clock.now() };
    const { body } = await preload(emulator, ['a', 'b'], {}, options);
    const known = async () => (await jobEntries(emulator, body.MediaRefreshJobId, options)).body.MediaRefreshJobs.length;
    clock.advance(99);
    expect(await known()).toBe(0);
    clock.advance(1);
    expect(await known()).toBe(1);
    clock.advance(99);
    expect(await known()).toBe(1);
    clock.advance(1);
    expect(await known()).toBe(2);
  });

  test('says that the queue is full, and takes the media later', async () => {
    const clock = new ManualClock();
    const emulator = await started({ clock, preloadQueue: { length: 2, urlsPerSecond: 1 } });
    const options = { now: () => clock.now() };
    const { body } = await preload(emulator, ['a', 'b', 'c'], {}, options);
    const { MediaRefreshJobs: entries } = (await jobEntries(emulator, body.MediaRefreshJobId, options)).body;
    expect(entries.map(({ Status }: { Status: string }) => Status)).toEqual(['success', 'success', 'fail']);
    expect(entries[2]).toMatchObject({ ErrorCode: 'PreloadQueueFull', ErrorMessage: 'Preload queue is full, please try again later!' });
    expect(entries[2]).not.toHaveProperty('TaskIds');
    expect(entries[2]).not.toHaveProperty('SuccessPlayUrls');
    expect(emulator.urlsInFlight).toBe(2);
    clock.advance(1_000);
    const again = await preload(emulator, ['c'], {}, options);
    expect((await jobEntries(emulator, again.body.MediaRefreshJobId, options)).body.MediaRefreshJobs).toEqual([
      expect.objectContaining({ MediaId: 'c', Status: 'success' }),
    ]);
    expect(emulator.submissions.get('c')).toBe(2);
  });

  test('says that no stream matches', async () => {
    const emulator = await started();
    const { body } = await preload(emulator, ['a'], { Formats: 'flv' });
    expect((await jobEntries(emulator, body.MediaRefreshJobId)).body.MediaRefreshJobs).toEqual([
      expect.objectContaining({
        MediaId: 'a',
        Status: 'fail',
        ErrorCode: 'InvalidVideo.NoneStream',
        ErrorMessage: expect.stringContaining('Formats: flv'),
      }),
    ]);
  });
});
