import { beforeEach, describe, expect, test } from 'vitest';
import { FullQueue } from '../../handler/full-queue';
import { InFlight } from '../../handler/in-flight';
import { Lifetime } from '../../handler/lifetime';
import { MOST_OPEN_JOBS, submitAll, type SubmitLoopProps } from '../../handler/submit-loop';
import type { Batch } from '../../handler/work';
import { VirtualClock } from './support/virtual-clock';

const SECOND = 1_000;

/** A list of batches, of which those that are given up are noted. */
class FakeWork {
  reads = 0;
  readonly givenUp: [reason: string, media: string[]][] = [];

  constructor(private readonly batches: string[]) {}

  get isEmpty(): boolean {
    return this.batches.length === 0;
  }

  take(): Batch | undefined {
    const mediaId = queue.closedFor > 0 ? undefined : (queue.takeOut(1)[0] ?? this.batches.shift());
    return mediaId === undefined ? undefined : { mediaIds: [mediaId], taskType: 'Preload', lost: 0 };
  }

  readAhead(): void {
    this.reads++;
  }

  async giveUp(reason: string): Promise<void> {
    this.givenUp.push([reason, this.batches.splice(0)]);
  }
}

let clock: VirtualClock;
let lifetime: Lifetime;
let queue: FullQueue;
let inFlight: InFlight;
let submitted: [mediaId: string, second: number][];

beforeEach(() => {
  clock = new VirtualClock();
  lifetime = new Lifetime(clock, { lastSend: 100, lastAnswer: 105 });
  queue = new FullQueue({ clock, lifetime, random: () => 0 });
  inFlight = new InFlight(clock, lifetime);
  submitted = [];
});

/** Submits batches of one media asset each, which take so many seconds. */
async function submit(batches: string[], seconds: number, more: Partial<SubmitLoopProps> = {}): Promise<FakeWork> {
  const work = new FakeWork(batches);
  const loop = submitAll({
    work,
    queue,
    inFlight,
    lifetime,
    maxQps: 20,
    waitingForUrls: () => 0,
    submit: ({ mediaIds: [mediaId] }) => {
      submitted.push([mediaId, clock.elapsed() / SECOND]);
      inFlight.track('batches', clock.sleep(seconds * SECOND));
    },
    leave: () => undefined,
    ...more,
  });
  await clock.until(loop);
  return work;
}

describe('the submit loop', () => {
  test('has no more calls in flight than may be made a second', async () => {
    await submit(['a', 'b', 'c', 'd', 'e'], 3, { maxQps: 2 });
    expect(submitted).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 3],
      ['d', 3],
      ['e', 6],
    ]);
  });

  test('submits nothing while as many jobs are checked as it can hold', async () => {
    Array.from({ length: MOST_OPEN_JOBS }, (_, index) => inFlight.track('jobs', clock.sleep((index + 10) * SECOND)));
    const work = await submit(['a'], 0, { maxQps: 1 });
    expect(submitted).toEqual([['a', 10]]);
    expect(work.reads).toBeGreaterThan(0);
  });

  test('ends once all is submitted and nothing is in flight, and gives nothing up', async () => {
    let urls = 1;
    const opened = clock.sleep(30 * SECOND).then(() => {
      urls = 0;
      inFlight.wake();
    });
    inFlight.track('jobs', clock.sleep(20 * SECOND));
    const work = await submit(['a'], 5, { waitingForUrls: () => urls });
    await opened;
    expect(clock.elapsed()).toBe(30 * SECOND);
    expect(work.givenUp).toEqual([]);
  });

  test('does not wait for work that is tracked without a kind', async () => {
    inFlight.track(undefined, clock.sleep(50 * SECOND));
    await submit(['a'], 5);
    expect(clock.elapsed()).toBe(5 * SECOND);
  });

  test('waits for a queue that is full, and goes on as soon as it may be tried again', async () => {
    queue.refused('full');
    await submit(['a'], 1);
    expect(submitted).toEqual([
      ['full', 20],
      ['a', 20],
    ]);
  });

  test('gives up as soon as the queue cannot open before the deadline, once the calls in flight are done', async () => {
    const work = await submit(['a', 'b'], 90, {
      submit: ({ mediaIds: [mediaId] }) => {
        submitted.push([mediaId, clock.elapsed() / SECOND]);
        inFlight.track(
          'batches',
          clock.sleep(85 * SECOND).then(() => queue.refused(mediaId)),
        );
      },
      maxQps: 1,
    });
    expect(submitted).toEqual([['a', 0]]);
    expect(work.givenUp).toEqual([['queue full', ['b']]]);
    expect(clock.elapsed()).toBe(85 * SECOND);
  });

  test('gives up at the deadline, and waits for the calls in flight', async () => {
    const work = await submit(['a', 'b'], 103, { maxQps: 1 });
    expect(work.givenUp).toEqual([['out of time', ['b']]]);
    expect(clock.elapsed()).toBe(103 * SECOND);
  });

  test('gives up as soon as a refusal stops the run', async () => {
    inFlight.track(
      'jobs',
      clock.sleep(2 * SECOND).then(() => lifetime.stop('Forbidden.RAM')),
    );
    const work = await submit(['a', 'b'], 4, { maxQps: 1 });
    expect(work.givenUp).toEqual([['stopped: Forbidden.RAM', ['b']]]);
    expect(clock.elapsed()).toBe(4 * SECOND);
  });

  test('throws what work in flight throws', async () => {
    inFlight.track('reads', Promise.reject(new Error('defect')));
    await expect(submit(['a'], 1)).rejects.toThrow('defect');
  });
});
