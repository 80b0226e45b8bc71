import { describe, expect, test } from 'vitest';
import { dayFolder, dayFolders, taskHash, tickFolder, tickOf } from '../../../handler/ledger/folders';
import type { LedgerOwner } from '../../../handler/ledger/owner';
import type { Fields } from '../../../src/job/field';
import type { Task } from '../../../src/job/job';
import { SCHEDULE_FIELDS } from '../../../src/job/schedule-fields';
import { jobOf } from '../support/fixture';

const TICK = Date.parse('2026-03-01T20:30:00.005Z');
const TASK: Task = { taskType: 'Preload' };
const OWNER: LedgerOwner = {
  account: '1234567890123456',
  region: 'cn-shanghai',
  functionName: 'warmer',
  endpoint: 'https://vod.cn-shanghai.aliyuncs.com',
  vodRegion: 'cn-shanghai',
};

describe('the folder of a tick', () => {
  test('holds its day and its time, in characters that every file system takes', () => {
    const [day, name] = tickFolder(OWNER, jobOf([]), TICK).split('/');

    expect(day).toMatch(/^media-prefetch-1-20260301-[0-9a-f]{16}-[0-9a-f]{16}$/);
    expect(day).toBe(dayFolder({ owner: OWNER, task: TASK }, TICK));
    expect(name).toMatch(/^20260301T203000005Z-[0-9a-f]{16}$/);
    expect(tickOf(name)).toBe(TICK);
  });

  test.each(['notes', '20260301T203000005Z-', '20260301T203000005Z-0123456789abcdeX', '20260301T203000005Z-0123456789abcdef.json'])(
    'is none with the name %s',
    (name) => expect(tickOf(name)).toBeUndefined(),
  );

  test.each<[string, Partial<LedgerOwner>]>([
    ['account', { account: '6543210987654321' }],
    ['region', { region: 'cn-beijing' }],
    ['function', { functionName: 'renamed' }],
    ['endpoint', { endpoint: 'https://vod-vpc.cn-shanghai.aliyuncs.com' }],
    ['VOD region', { vodRegion: 'ap-southeast-1' }],
  ])('is another one for another %s', (_, difference) => {
    expect(tickFolder({ ...OWNER, ...difference }, jobOf([]), TICK)).not.toBe(tickFolder(OWNER, jobOf([]), TICK));
  });
});

test('the folders of the days between two instants are those of every day that any part of is between them', () => {
  const at = (text: string) => Date.parse(text);
  const ticks = { owner: OWNER, task: TASK };
  const days = dayFolders(ticks, at('2026-02-27T23:59:59.999Z'), at('2026-03-01T00:00:00Z'));

  expect(days).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'].map((day) => dayFolder(ticks, at(`${day}T12:00:00Z`))));
  expect(dayFolders(ticks, TICK, TICK)).toEqual([dayFolder(ticks, TICK)]);
});

describe('the hash of a task', () => {
  test.each<[string, Task, string]>([
    ['the least task', { taskType: 'Preload' }, 'a0205fdfccafc5f9'],
    ['another task type', { taskType: 'RefreshThenPreload' }, 'bf8fb0783bf13a26'],
    ['lists', { taskType: 'Preload', formats: ['mp4', 'm3u8'], definitions: ['HD', 'SD'] }, 'cf4d75d5965d11fe'],
    ['stream types and result type', { taskType: 'Refresh', streamTypes: ['audio'], resultType: 'Multiple' }, 'e75bc75e9cb6eb85'],
    ['slices', { taskType: 'Preload', formats: ['m3u8'], sliceFlag: true }, '7fc0e0f913bfdb09'],
    ['a slice count', { taskType: 'Preload', formats: ['m3u8'], sliceFlag: true, sliceCount: 20 }, 'afb9aca3b800e19f'],
  ])('of %s is what it was when it was released', (_, task, folder) => {
    expect(taskHash(task)).toBe(folder);
  });

  test.each<[string, Task, Task]>([
    [
      'the order of a list, or a repeat in it',
      { taskType: 'Preload', formats: ['mp4', 'm3u8'] },
      { taskType: 'Preload', formats: ['m3u8', 'mp4', 'm3u8'] },
    ],
    ['a default that is given', { taskType: 'Preload' }, { taskType: 'Preload', resultType: 'Single', sliceFlag: false }],
    ['the default slice count', { taskType: 'Preload', sliceFlag: true }, { taskType: 'Preload', sliceFlag: true, sliceCount: 5 }],
    ['user data', { taskType: 'Preload' }, { taskType: 'Preload', userData: '{}' }],
  ])('is the same whatever %s', (_, one, other) => {
    expect(taskHash(one)).toBe(taskHash(other));
  });

  test.each<[string, Task]>([
    ['task type', { taskType: 'Refresh' }],
    ['formats', { taskType: 'Preload', formats: ['mp4'] }],
    ['definitions', { taskType: 'Preload', definitions: ['HD'] }],
    ['stream types', { taskType: 'Preload', streamTypes: ['video'] }],
    ['result type', { taskType: 'Preload', resultType: 'Multiple' }],
    ['slices', { taskType: 'Preload', sliceFlag: true }],
  ])('is another one with other %s', (_, task) => {
    expect(taskHash(task)).not.toBe(taskHash({ taskType: 'Preload' }));
  });

  test('changes with a field of a later version only where a task has it', () => {
    const later: Fields = {
      ...SCHEDULE_FIELDS,
      priority: { type: 'string', default: 'low', job: { path: 'task.priority', since: 9, identity: true } },
    };
    const of = (priority?: string) => taskHash({ taskType: 'Preload', priority } as Task, later);

    expect([of(), of('low')]).toEqual(Array(2).fill(taskHash({ taskType: 'Preload' })));
    expect(of('high')).not.toBe(of());
  });
});
