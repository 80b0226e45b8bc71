import { describe, expect, test } from 'vitest';
import { jobEntries, preload } from './support/caller';
import { started } from './support/emulators';
import { ManualClock } from './support/manual-clock';

describe('the tasks of URLs', () => {
  test('go from refreshing to complete or failed', async () => {
    const clock = new ManualClock();
    const emulator = await started({ clock, preloadQueue: { urlsPerSecond: 1 }, urlFails: (url) => url.endsWith('.mp4') });
    const options = { now: () => clock.now() };
    const { body } = await preload(emulator, ['a'], { Formats: 'm3u8,mp4' }, options);
    const [entry] = (await jobEntries(emulator, body.MediaRefreshJobId, options)).body.MediaRefreshJobs;
    const taskIds: string[] = entry.TaskIds.split(',');
    const createdAt = clock.now();
    expect(taskIds.map((taskId) => emulator.urlTask(taskId))).toEqual(
      entry.SuccessPlayUrls.split(',').map((url: string, index: number) => ({
        taskId: taskIds[index],
        url,
        mediaId: 'a',
        objectType: 'preload',
        status: 'Refreshing',
        createdAt,
      })),
    );
    clock.advance(1_000);
    expect(taskIds.map((taskId) => emulator.urlTask(taskId)!.status)).toEqual(['Complete', 'Refreshing']);
    clock.advance(1_000);
    expect(taskIds.map((taskId) => emulator.urlTask(taskId)!.status)).toEqual(['Complete', 'Failed']);
  });

  test('of a refresh are tasks of files', async () => {
    const emulator = await started();
    const { body } = await preload(emulator, ['a'], { TaskType: 'Refresh' });
    const [{ TaskIds }] = (await jobEntries(emulator, body.MediaRefreshJobId)).body.MediaRefreshJobs;
    expect(emulator.urlTask(TaskIds)).toMatchObject({ objectType: 'file', status: 'Refreshing' });
    expect(emulator.urlTask('1')).toBeUndefined();
  });
});
