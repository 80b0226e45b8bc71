import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statusOf, type Admission, type TaskStatus, type UrlFate } from '../../emulator/admission';
import { TaskLane, type TaskSelection } from '../../emulator/task-lane';

const FAILED: UrlFate = { kind: 'failed', reason: 'Internal Error' };
const STALLED: UrlFate = { kind: 'stalled' };

const INTERVAL = 700;

/** A media of so many URLs, made at the given second and warmed from then on unless told otherwise. */
function admission(
  firstTaskId: number,
  urls: number,
  second: number,
  fates: readonly (UrlFate | undefined)[] = [],
  start = second * 1_000,
): Admission {
  const entries = fates.flatMap((fate, index): [number, UrlFate][] => (fate === undefined || index >= urls ? [] : [[index, fate]]));
  return {
    mediaId: `media${firstTaskId}`,
    taskType: 'Preload',
    filter: { resultType: 'Single', sliceFlag: false, sliceCount: 5 },
    urls,
    firstTaskId,
    createdAt: second * 1_000 + 500,
    warming: { start, interval: INTERVAL },
    fates: entries.length === 0 ? undefined : new Map(entries),
  };
}

function laneOf(admissions: readonly Admission[]): TaskLane {
  const lane = new TaskLane();
  admissions.forEach((one) => lane.add(one));
  return lane;
}

function taskIds({ total, at }: TaskSelection): number[] {
  return Array.from({ length: total }, (_, position) => at(position)).map((task) => task.admission.firstTaskId + task.index);
}

const STATUSES: readonly (TaskStatus | undefined)[] = [undefined, 'Complete', 'Refreshing', 'Failed'];

describe('a lane of tasks', () => {
  const media = [admission(11, 3, 10, [undefined, FAILED]), admission(14, 1, 10, [STALLED], 12_100), admission(20, 2, 30, [FAILED])];
  const select = (lane: TaskLane, status: TaskStatus | undefined, elapsed: number, from = 0, to = Infinity) =>
    taskIds(lane.select(from, to, status, elapsed));

  test('tells tasks, the newest first', () => {
    expect(select(laneOf(media), undefined, 0)).toEqual([21, 20, 14, 13, 12, 11]);
    expect(select(laneOf([]), undefined, 0)).toEqual([]);
  });

  test('tells tasks by what became of them so far', () => {
    const lane = laneOf(media);
    const states = (elapsed: number) => (['Complete', 'Refreshing', 'Failed'] as const).map((status) => select(lane, status, elapsed));
    expect(states(0)).toEqual([[], [21, 20, 14, 13, 12, 11], []]);
    expect(states(11_400)).toEqual([[11], [21, 20, 14, 13], [12]]);
    expect(states(12_800)).toEqual([[13, 11], [21, 20, 14], [12]]);
    expect(states(99_000)).toEqual([[21, 13, 11], [14], [20, 12]]);
  });

  test('tells tasks of a time, whole seconds at both ends', () => {
    const lane = laneOf(media);
    expect(select(lane, undefined, 0, 10_000, 10_000)).toEqual([14, 13, 12, 11]);
    expect(select(lane, undefined, 0, 11_000, 30_000)).toEqual([21, 20]);
    expect(select(lane, undefined, 0, 11_000, 29_000)).toEqual([]);
    expect(select(lane, undefined, 0, 30_000, 10_000)).toEqual([]);
    expect(select(lane, 'Failed', 99_000, 0, 10_000)).toEqual([12]);
    expect(select(lane, 'Complete', 99_000, 30_000)).toEqual([21]);
  });

  test('finds a task by its ordinal', () => {
    const lane = laneOf(media);
    expect(lane.task(0)).toEqual({ admission: media[0], index: 0 });
    expect(lane.task(5)).toEqual({ admission: media[2], index: 1 });
    [-1, 6, NaN].forEach((ordinal) => expect(lane.task(ordinal)).toBeUndefined());
  });

  test('forgets what is older than a task', () => {
    const lane = laneOf(media);
    lane.forgetBefore(14);
    expect(select(lane, undefined, 0)).toEqual([21, 20, 14]);
    expect(select(lane, 'Failed', 99_000)).toEqual([20]);
    expect(lane.task(2)).toBeUndefined();
    expect(lane.task(3)).toEqual({ admission: media[1], index: 0 });
    expect(lane.media).toEqual(media.slice(1));
    lane.forgetBefore(99);
    expect(select(lane, undefined, 0)).toEqual([]);
    const later = admission(99, 1, 40);
    lane.add(later);
    expect(select(lane, undefined, 0)).toEqual([99]);
    expect(lane.task(6)).toEqual({ admission: later, index: 0 });
  });

  test('tells the same as looking at every task does', () => {
    const fate = fc.constantFrom(undefined, FAILED, STALLED);
    const upTo = (max: number) => fc.integer({ min: 0, max });
    const one = fc.record({ urls: fc.integer({ min: 1, max: 5 }), wait: upTo(3), fates: fc.array(fate, { maxLength: 5 }) });
    const range = fc.record({ from: upTo(40), to: upTo(40), elapsed: upTo(55_000) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 15 }), range, fc.integer({ min: 1, max: 30 }), (made, { from, to, elapsed }, forgotten) => {
        let taskId = 1;
        let second = 0;
        let emptyAt = 0;
        const all = made.map(({ urls, wait, fates }) => {
          second += wait;
          const start = Math.max(second * 1_000, emptyAt);
          const next = admission(taskId, urls, second, fates, start);
          emptyAt = start + urls * INTERVAL;
          taskId += urls;
          return next;
        });
        const lane = laneOf(all);
        lane.forgetBefore(forgotten);
        const tasks = all
          .filter(({ firstTaskId }) => firstTaskId >= forgotten)
          .flatMap((one) => Array.from({ length: one.urls }, (_, index) => ({ admission: one, index })))
          .filter(({ admission: { createdAt } }) => Math.floor(createdAt / 1_000) >= from && Math.floor(createdAt / 1_000) <= to)
          .reverse();
        for (const status of STATUSES) {
          const expected = tasks.filter((task) => status === undefined || statusOf(task, elapsed) === status);
          const got = taskIds(lane.select(from * 1_000, to * 1_000, status, elapsed));
          // Tasks that stall come behind those that are still to be done.
          expect([...got].sort((a, b) => b - a)).toEqual(expected.map(({ admission: { firstTaskId }, index }) => firstTaskId + index));
        }
      }),
    );
  });

  test('looks at few of many tasks', () => {
    let looks = 0;
    const lane = laneOf(
      Array.from({ length: 100_000 }, (_, index) => {
        const { createdAt, ...rest } = admission(index + 1, 1, index, index % 10 === 0 ? [FAILED] : []);
        return {
          ...rest,
          get createdAt() {
            looks++;
            return createdAt;
          },
        };
      }),
    );
    for (const status of STATUSES) {
      const { total, at } = lane.select(0, Infinity, status, 50_000_000);
      at(0);
      at(Math.max(0, total - 1));
    }
    expect(looks).toBeLessThan(1_000);
    expect(lane.select(0, Infinity, 'Complete', 50_000_000).total).toBe(45_000);
  });
});
