import { describe, expect, test } from 'vitest';
import type { VodEmulator, VodEmulatorOptions } from '../../../emulator';
import { call, jobEntries, preload, type CallAnswer } from '../support/caller';
import { started } from '../support/emulators';
import { ManualClock } from '../support/manual-clock';

const DAY = 24 * 3_600_000;

interface Setting {
  readonly emulator: VodEmulator;
  readonly clock: ManualClock;
  readonly options: { readonly now: () => number };
  /** The task IDs that the action returns. */
  readonly ids: (query?: Readonly<Record<string, string>>) => Promise<string[]>;
  /** The statuses of the tasks that the action returns. */
  readonly statuses: (query?: Readonly<Record<string, string>>) => Promise<string[]>;
  readonly tasks: (query?: Readonly<Record<string, string>>) => Promise<CallAnswer>;
}

async function setting(given: VodEmulatorOptions = {}): Promise<Setting> {
  const clock = new ManualClock();
  const emulator = await started({ clock, preloadQueue: { length: Infinity, urlsPerSecond: 1 }, dailyUrls: 'off', ...given });
  const options = { now: () => clock.now() };
  const tasks = (query: Readonly<Record<string, string>> = {}) => call(emulator, 'DescribeVodRefreshTasks', query, options);
  const valuesOf = async (field: string, query: Readonly<Record<string, string>>): Promise<string[]> => {
    const { status, body } = await tasks(query);
    expect(status).toBe(200);
    return body.Tasks.Task.map((task: Record<string, string>) => task[field]);
  };
  const ids = (query = {}) => valuesOf('TaskId', query);
  const statuses = (query = {}) => valuesOf('Status', query);
  return { emulator, clock, options, tasks, ids, statuses };
}

const id = (offset: number) => String(7_042_200_000 + offset);

const REFUSED: [Record<string, string>, string, string][] = [
  [{ TaskId: '70422****' }, 'InvalidTaskId.Malformed', 'Specified TaskId is malformed.'],
  [{ TaskId: '1,2' }, 'InvalidTaskId.Malformed', 'Specified TaskId is malformed.'],
  [{ ObjectType: 'regex' }, 'InvalidParameter', '"ObjectType"'],
  [{ ObjectType: 'directory' }, 'InvalidParameter', '"ObjectType"'],
  [{ Status: 'Complete', ObjectType: 'preload' }, 'InvalidParameter', '"Status"'],
  [{ PageNumber: '0' }, 'InvalidParameter', '"PageNumber"'],
  [{ PageSize: '51' }, 'InvalidParameter', '"PageSize"'],
  [{ StartTime: '2026-01-14' }, 'InvalidStartTime.Malformed', 'Specified StartTime is malformed.'],
  [{ EndTime: '2026-01-14T04:30Z' }, 'InvalidEndTime.Malformed', 'Specified EndTime is malformed.'],
  [{ StartTime: '2026-01-12T04:29:59Z' }, 'InvalidStartTime.ValueNotSupported', 'StartTime'],
  [{ EndTime: '2026-01-12T04:29:59Z' }, 'InvalidEndTime.Mismatch', 'mismatch'],
  [{ StartTime: '2026-01-14T04:30:00Z', EndTime: '2026-01-14T04:29:59Z' }, 'InvalidEndTime.Mismatch', 'mismatch'],
  [{ PageNo: '1' }, 'InvalidParameter', '"PageNo"'],
];

describe('DescribeVodRefreshTasks', () => {
  test('tells everything of a task', async () => {
    const { emulator, options, tasks, clock } = await setting();
    await preload(emulator, ['a'], {}, options);
    clock.advance(1_000);
    const { status, body } = await tasks();
    expect(status).toBe(200);
    expect(body).toEqual({
      PageNumber: 1,
      PageSize: 20,
      TotalCount: 1,
      Tasks: {
        Task: [
          {
            TaskId: '7042200001',
            ObjectPath: 'http://vod.example.com/a/HD-1.m3u8',
            ObjectType: 'preload',
            Status: 'Complete',
            Process: '100%',
            CreationTime: '2026-01-15T04:30:00Z',
          },
        ],
      },
      RequestId: expect.any(String),
    });
  });

  test('tells nothing where nothing was submitted', async () => {
    const { tasks } = await setting();
    expect((await tasks()).body).toMatchObject({ TotalCount: 0, Tasks: { Task: [] } });
  });

  test('tells the tasks that the job names, one for each URL', async () => {
    const { emulator, options, ids } = await setting();
    const { body } = await preload(emulator, ['a', 'b'], { SliceFlag: 'true', SliceCount: '2' }, options);
    const entries: { TaskIds: string }[] = (await jobEntries(emulator, body.MediaRefreshJobId, options)).body.MediaRefreshJobs;
    const named = entries.flatMap(({ TaskIds }) => TaskIds.split(','));
    expect(named).toHaveLength(6);
    expect(await ids()).toEqual([...named].reverse());
  });

  test('tells the newest tasks first, page by page', async () => {
    const { emulator, options, tasks, ids } = await setting();
    await preload(
      emulator,
      Array.from({ length: 20 }, (_, index) => `a${index}`),
      { Definitions: 'HD,SD,LD' },
      options,
    );
    expect(await ids()).toEqual(Array.from({ length: 20 }, (_, index) => id(60 - index)));
    expect(await ids({ PageNumber: '2', PageSize: '50' })).toEqual(Array.from({ length: 10 }, (_, index) => id(10 - index)));
    const beyond = await tasks({ PageNumber: '3', PageSize: '50' });
    expect(beyond.body).toMatchObject({ PageNumber: 3, PageSize: 50, TotalCount: 60, Tasks: { Task: [] } });
  });

  test('goes from refreshing to complete, failed, or nowhere', async () => {
    const { emulator, options, clock, statuses, tasks } = await setting({
      urlFails: (url) => (url.includes('/b/') ? 'Origin Timeout' : url.includes('/c/')),
      urlStalls: (url) => url.includes('/d/'),
    });
    await preload(emulator, ['a', 'b', 'c', 'd'], {}, options);
    expect(await statuses()).toEqual(['Refreshing', 'Refreshing', 'Refreshing', 'Refreshing']);
    clock.advance(2_000);
    expect(await statuses()).toEqual(['Refreshing', 'Refreshing', 'Failed', 'Complete']);
    clock.advance(60 * 60_000);
    expect((await tasks()).body.Tasks.Task).toMatchObject([
      { TaskId: id(4), Status: 'Refreshing', Process: '0%' },
      { TaskId: id(3), Status: 'Failed', Process: '0%', Description: 'Internal Error' },
      { TaskId: id(2), Status: 'Failed', Process: '0%', Description: 'Origin Timeout' },
      { TaskId: id(1), Status: 'Complete', Process: '100%' },
    ]);
    expect((await tasks({ TaskId: id(1) })).body.Tasks.Task[0]).not.toHaveProperty('Description');
    expect(emulator.urlsInFlight).toBe(0);
  });

  test('may fail a URL once and not when it is submitted again', async () => {
    const failed = new Set<string>();
    const { emulator, options, clock, statuses } = await setting({ urlFails: (url) => !failed.has(url) && failed.add(url).has(url) });
    await preload(emulator, ['a'], {}, options);
    await preload(emulator, ['a'], {}, options);
    clock.advance(2_000);
    expect(await statuses()).toEqual(['Complete', 'Failed']);
  });

  test('asks about the fate of no URL that was refused', async () => {
    const asked: string[] = [];
    const { emulator, options } = await setting({
      dailyUrls: { preload: 1, refresh: 1 },
      urlStalls: (url) => asked.push(url) === 0,
    });
    await preload(emulator, ['a', 'b'], {}, options);
    expect(asked).toEqual(['http://vod.example.com/a/HD-1.m3u8']);
  });

  test('tells refreshes apart from preloads', async () => {
    const { emulator, options, clock, tasks, ids, statuses } = await setting({ refreshMilliseconds: 5_000 });
    await preload(emulator, ['a'], {}, options);
    await preload(emulator, ['b'], { TaskType: 'Refresh' }, options);
    await preload(emulator, ['c'], {}, options);
    expect(await ids()).toEqual([id(3), id(2), id(1)]);
    expect(await ids({ ObjectType: 'preload' })).toEqual([id(3), id(1)]);
    const { body } = await tasks({ ObjectType: 'file' });
    expect(body).toMatchObject({ TotalCount: 1, Tasks: { Task: [{ TaskId: id(2), ObjectType: 'file' }] } });
    clock.advance(4_999);
    expect(await statuses({ ObjectType: 'file' })).toEqual(['Refreshing']);
    clock.advance(1);
    expect(await statuses({ ObjectType: 'file' })).toEqual(['Complete']);
  });

  test.each<VodEmulatorOptions>([{ refreshMilliseconds: Infinity }, { urlStalls: () => true }])('may never get done: %o', async (never) => {
    const { emulator, options, clock, statuses } = await setting(never);
    await preload(emulator, ['a'], { TaskType: 'Refresh' }, options);
    clock.advance(2 * DAY);
    expect(await statuses()).toEqual(['Refreshing']);
  });

  test('finds a task by its ID', async () => {
    const { emulator, options, ids, tasks } = await setting();
    await preload(emulator, ['a', 'b'], {}, options);
    expect(await ids({ TaskId: id(2) })).toEqual([id(2)]);
    expect((await tasks({ TaskId: id(3) })).body).toMatchObject({ TotalCount: 0, Tasks: { Task: [] } });
    expect(await ids({ TaskId: id(2), ObjectType: 'file' })).toEqual([]);
    expect(await ids({ TaskId: id(2), PageNumber: '2' })).toEqual([]);
  });

  test('tells the tasks of a time, both ends included', async () => {
    const { emulator, options, clock, ids } = await setting();
    for (const mediaId of ['a', 'b', 'c']) {
      await preload(emulator, [mediaId], {}, options);
      clock.advance(1_000);
    }
    expect(await ids({ StartTime: '2026-01-15T04:30:01Z' })).toEqual([id(3), id(2)]);
    expect(await ids({ EndTime: '2026-01-15T04:30:01Z' })).toEqual([id(2), id(1)]);
    expect(await ids({ StartTime: '2026-01-15T04:30:01Z', EndTime: '2026-01-15T04:30:01Z' })).toEqual([id(2)]);
    expect(await ids({ StartTime: '2026-01-15T04:30:01Z', TaskId: id(1) })).toEqual([]);
    expect(await ids({ EndTime: '2026-01-15T04:30:01Z', TaskId: id(1) })).toEqual([id(1)]);
  });

  test('tells the tasks of the last three days', async () => {
    const { emulator, options, clock, ids } = await setting();
    await preload(emulator, ['a'], {}, options);
    clock.advance(DAY);
    await preload(emulator, ['b'], {}, options);
    clock.advance(2 * DAY);
    expect(await ids()).toEqual([id(2), id(1)]);
    expect(await ids({ StartTime: '2026-01-15T04:30:00Z' })).toEqual([id(2), id(1)]);
    clock.advance(1_000);
    expect(await ids()).toEqual([id(2)]);
    expect(await ids({ TaskId: id(1) })).toEqual([]);
  });

  test.each(REFUSED)('refuses %j', async (query, code, message) => {
    const { tasks } = await setting();
    expect(await tasks(query)).toMatchObject({ status: 400, body: { Code: code, Message: expect.stringContaining(message) } });
  });
});
