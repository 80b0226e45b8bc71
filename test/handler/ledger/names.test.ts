import { describe, expect, test } from 'vitest';
import { taskFolder } from '../../../handler/ledger/names';
import type { Fields } from '../../../src/job/field';
import type { Task } from '../../../src/job/job';
import { SCHEDULE_FIELDS } from '../../../src/job/schedule-fields';

describe('the folder of a task', () => {
  test.each<[string, Task, string]>([
    ['the least task', { taskType: 'Preload' }, 'a0205fdfccafc5f9'],
    ['another task type', { taskType: 'RefreshThenPreload' }, 'bf8fb0783bf13a26'],
    ['lists', { taskType: 'Preload', formats: ['mp4', 'm3u8'], definitions: ['HD', 'SD'] }, 'cf4d75d5965d11fe'],
    ['stream types and result type', { taskType: 'Refresh', streamTypes: ['audio'], resultType: 'Multiple' }, 'e75bc75e9cb6eb85'],
    ['slices', { taskType: 'Preload', formats: ['m3u8'], sliceFlag: true }, '7fc0e0f913bfdb09'],
    ['a slice count', { taskType: 'Preload', formats: ['m3u8'], sliceFlag: true, sliceCount: 20 }, 'afb9aca3b800e19f'],
  ])('of %s has the name that it had when it was released', (_, task, folder) => {
    expect(taskFolder(task)).toBe(folder);
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
    expect(taskFolder(one)).toBe(taskFolder(other));
  });

  test.each<[string, Task]>([
    ['task type', { taskType: 'Refresh' }],
    ['formats', { taskType: 'Preload', formats: ['mp4'] }],
    ['definitions', { taskType: 'Preload', definitions: ['HD'] }],
    ['stream types', { taskType: 'Preload', streamTypes: ['video'] }],
    ['result type', { taskType: 'Preload', resultType: 'Multiple' }],
    ['slices', { taskType: 'Preload', sliceFlag: true }],
  ])('is another one with other %s', (_, task) => {
    expect(taskFolder(task)).not.toBe(taskFolder({ taskType: 'Preload' }));
  });

  test('changes with a field of a later version only where a task has it', () => {
    const later: Fields = {
      ...SCHEDULE_FIELDS,
      priority: { type: 'string', default: 'low', job: { path: 'task.priority', since: 9, identity: true } },
    };
    const of = (priority?: string) => taskFolder({ taskType: 'Preload', priority } as Task, later);

    expect([of(), of('low')]).toEqual(Array(2).fill(taskFolder({ taskType: 'Preload' })));
    expect(of('high')).not.toBe(of());
  });
});
