import { beforeEach, describe, expect, test } from 'vitest';
import type { Allowed } from '../../handler/allowance';
import { FullQueue } from '../../handler/full-queue';
import { InFlight } from '../../handler/in-flight';
import { Lifetime } from '../../handler/lifetime';
import { Work, type Batch } from '../../handler/work';
import type { TaskTypeName } from '../../src/job/job';
import { VirtualClock } from './support/virtual-clock';

/** An allowance that gives what a test says, and by default everything. */
class FakeAllowance {
  readonly sentMedia: string[] = [];
  next: (media: number) => Allowed = (media) => media;
  again: (media: number) => number = (media) => media;

  sent(mediaIds: readonly string[]): void {
    this.sentMedia.push(...mediaIds);
  }
}

/** A selection that notes what it gave and what was skipped. */
class FakeSelection {
  reads = 0;
  readonly skipped: [reason: string, mediaIds: string[]][] = [];

  constructor(private readonly rest: string[]) {}

  async next(size: number): Promise<string[]> {
    this.reads++;
    return this.rest.splice(0, size);
  }

  countSkipped(mediaIds: readonly string[], reason: string): void {
    this.skipped.push([reason, [...mediaIds]]);
  }

  async skipRest(reason: string): Promise<void> {
    this.countSkipped(this.rest.splice(0), reason);
  }
}

let clock: VirtualClock;
let queue: FullQueue;
let inFlight: InFlight;
let allowance: FakeAllowance;
let selection: FakeSelection;

beforeEach(() => {
  clock = new VirtualClock();
  const lifetime = new Lifetime(clock, { lastSend: 3600, lastAnswer: 3600 });
  queue = new FullQueue({ clock, lifetime, random: () => 0 });
  inFlight = new InFlight(clock, lifetime);
  allowance = new FakeAllowance();
});

function workOn(selected: string[], taskTypes: readonly TaskTypeName[] = ['Refresh', 'Preload']): Work {
  selection = new FakeSelection(selected);
  return new Work({ taskTypes, batchSize: 2, queue, allowance, selection, inFlight });
}

/** Reads ahead and waits for it. */
async function read(work: Work): Promise<void> {
  work.readAhead();
  await clock.until(Promise.resolve());
}

/** Lets a queue that was full open again. */
async function waitForQueue(): Promise<void> {
  await clock.sleepUntil(clock.elapsed() + queue.closedFor);
}

/** Everything that may be taken now. */
function takeAll(work: Work): string[] {
  const taken: string[] = [];
  for (let batch = work.take(); batch !== undefined; batch = work.take()) {
    taken.push(`${batch.taskType} ${batch.mediaIds.join(' ')}${batch.lost > 0 ? ` lost ${batch.lost}` : ''}`);
  }
  return taken;
}

describe('work', () => {
  test('comes in its order: queue full, earlier invocations, refreshed, new', async () => {
    const work = workOn(['n1', 'n2', 'n3']);
    await read(work);
    ['f1', 'f2', 'f3'].forEach((mediaId) => work.preload(mediaId));
    work.resume([
      { mediaIds: ['r1', 'r2'], taskType: 'Refresh', lost: 0 },
      { mediaIds: ['r3'], taskType: 'Preload', lost: 1 },
    ]);
    ['q1', 'q2', 'q3'].forEach((mediaId) => queue.refused(mediaId));
    await waitForQueue();
    expect(takeAll(work)).toEqual([
      ...['Preload q1 q2', 'Preload q3'],
      ...['Refresh r1 r2', 'Preload r3 lost 1'],
      ...['Preload f1 f2', 'Preload f3'],
      ...['Refresh n1 n2'],
    ]);
    await read(work);
    expect(takeAll(work)).toEqual(['Refresh n3']);
    expect(allowance.sentMedia).toEqual(['q1', 'q2', 'q3', 'r1', 'r2', 'r3', 'f1', 'f2', 'f3', 'n1', 'n2', 'n3']);
  });

  test('that comes up meanwhile goes ahead of what is behind it', async () => {
    const work = workOn(['n1', 'n2', 'n3', 'n4']);
    await read(work);
    expect(work.take()?.mediaIds).toEqual(['n1', 'n2']);
    await read(work);
    work.preload('f1');
    expect(takeAll(work)).toEqual(['Preload f1', 'Refresh n3 n4']);
  });

  test('is not taken while the queue is closed, whatever it is', async () => {
    const work = workOn(['n1']);
    await read(work);
    work.resume([{ mediaIds: ['r1'], taskType: 'Refresh', lost: 0 }]);
    work.preload('f1');
    queue.refused('q1');
    expect(work.take()).toBeUndefined();
    await clock.sleepUntil(19_999);
    expect(work.take()).toBeUndefined();
    await clock.sleepUntil(20_000);
    expect(work.take()?.mediaIds).toEqual(['q1']);
  });

  test.each<[string, (work: Work) => void]>([
    ['queue full', () => queue.refused('first')],
    ['resumed', (work) => work.resume([{ mediaIds: ['first'], taskType: 'Refresh', lost: 0 }])],
    ['refreshed', (work) => work.preload('first')],
  ])('that is %s and has no room in the allowance keeps everything later back', async (_, add) => {
    const work = workOn(['n1']);
    await read(work);
    add(work);
    await waitForQueue();
    allowance.again = () => 0;
    expect(work.take()).toBeUndefined();
    allowance.again = (media) => media;
    expect(work.take()?.mediaIds).toEqual(['first']);
    expect(work.take()?.mediaIds).toEqual(['n1']);
  });

  test('is cut to what the allowance has room for, and the rest keeps its place', async () => {
    const work = workOn(['n1', 'n2']);
    await read(work);
    work.resume([
      { mediaIds: ['r1', 'r2'], taskType: 'Preload', lost: 2 },
      { mediaIds: ['r3'], taskType: 'Preload', lost: 0 },
    ]);
    allowance.again = () => 1;
    allowance.next = () => 1;
    expect(takeAll(work)).toEqual(['Preload r1 lost 2', 'Preload r2 lost 2', 'Preload r3', 'Refresh n1', 'Refresh n2']);
  });

  test('of the selection is read one batch ahead, and not again at its end', async () => {
    const work = workOn(['n1', 'n2', 'n3']);
    work.readAhead();
    work.readAhead();
    expect(inFlight.total).toBe(1);
    await read(work);
    expect(selection.reads).toBe(1);
    takeAll(work);
    await read(work);
    takeAll(work);
    expect(work.isEmpty).toBe(false);
    await read(work);
    await read(work);
    expect(selection.reads).toBe(3);
    expect(work.isEmpty).toBe(true);
  });

  test.each<[string, (work: Work) => void]>([
    ['queue full', () => queue.refused('first')],
    ['resumed', (work) => work.resume([{ mediaIds: ['first'], taskType: 'Refresh', lost: 0 }])],
    ['refreshed', (work) => work.preload('first')],
  ])('is not empty with something %s', async (_, add) => {
    const work = workOn([]);
    await read(work);
    expect(work.isEmpty).toBe(true);
    add(work);
    expect(work.isEmpty).toBe(false);
  });

  test('beyond the budget is skipped with its reason, while what has its part of the budget still comes', async () => {
    const work = workOn(['n1', 'n2', 'n3']);
    await read(work);
    allowance.next = () => ({ leftOut: 'url budget' });
    expect(work.take()).toBeUndefined();
    await clock.until(Promise.resolve());
    expect(selection.skipped).toEqual([
      ['url budget', ['n1', 'n2']],
      ['url budget', ['n3']],
    ]);
    expect(work.isEmpty).toBe(true);
    work.preload('f1');
    expect(takeAll(work)).toEqual(['Preload f1']);
    expect(allowance.sentMedia).toEqual(['f1']);
  });

  test('of a refresh or a preload alone is all of that one type', async () => {
    const work = workOn(['n1'], ['Preload']);
    await read(work);
    queue.refused('q1');
    await waitForQueue();
    expect(takeAll(work)).toEqual(['Preload q1', 'Preload n1']);
  });

  test('that is given up is handed over with its reason; what waited for the queue keeps its own', async () => {
    const work = workOn(['n1', 'n2', 'n3']);
    await read(work);
    work.resume([{ mediaIds: ['r1'], taskType: 'Refresh', lost: 1 }]);
    work.preload('f1');
    queue.refused('q1');
    const left: [string, Batch][] = [];
    await work.giveUp('out of time', (batch, reason) => left.push([reason, batch]));
    expect(left).toEqual([
      ['out of time', { mediaIds: ['r1'], taskType: 'Refresh', lost: 1 }],
      ['queue full', { mediaIds: ['q1'], taskType: 'Preload', lost: 0 }],
      ['out of time', { mediaIds: ['f1'], taskType: 'Preload', lost: 0 }],
    ]);
    expect(selection.skipped).toEqual([
      ['out of time', ['n1', 'n2']],
      ['out of time', ['n3']],
    ]);
    expect(work.isEmpty).toBe(true);
  });
});
