import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lifetime } from '../../handler/lifetime';
import { Pace } from '../../handler/pace';
import { VirtualClock } from './support/virtual-clock';

const LONG = { lastSend: 100_000, lastAnswer: 100_000 };

/** Makes calls one after the other as fast as the pace lets them, and tells when VOD counted each. */
async function calls(latencies: readonly number[], maxQps: number, counted: (sent: number, latency: number) => number, early = 0) {
  const clock = new VirtualClock(undefined, early);
  const lifetime = new Lifetime(clock, LONG);
  const pace = new Pace(clock, maxQps);
  const at: number[] = [];
  const all = latencies.map(async (latency) => {
    const place = (await pace.take(lifetime))!;
    at.push(counted(clock.elapsed(), latency));
    await clock.sleep(latency);
    place.answered();
  });
  await clock.until(Promise.all(all));
  return at.sort((one, other) => one - other);
}

describe('Pace', () => {
  test('no sliding second at VOD holds more calls than there are places, whenever VOD counts a call', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ latency: fc.integer({ min: 1, max: 900 }), part: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(0, 0.9),
        async (list, maxQps, early) => {
          let index = 0;
          const at = await calls(
            list.map(({ latency }) => latency),
            maxQps,
            (sent, latency) => sent + latency * list[index++].part,
            early,
          );
          at.slice(maxQps).forEach((time, n) => expect(time - at[n]).toBeGreaterThan(1_000));
        },
      ),
      { numRuns: 60, seed: 20_260_301 },
    );
  });

  test('a stall is not caught up', async () => {
    const clock = new VirtualClock();
    const lifetime = new Lifetime(clock, LONG);
    const pace = new Pace(clock, 3);
    const sent: number[] = [];
    await clock.sleepUntil(10_000);
    await clock.until(
      Promise.all(
        Array.from({ length: 7 }, async () => {
          const place = (await pace.take(lifetime))!;
          sent.push(clock.elapsed());
          place.answered();
        }),
      ),
    );
    expect(sent.map((at) => at - 10_000)).toEqual([0, 0, 0, 1_002, 1_002, 1_002, 2_004]);
  });

  test('gives places in the order of asking', async () => {
    const clock = new VirtualClock();
    const lifetime = new Lifetime(clock, LONG);
    const pace = new Pace(clock, 1);
    const order: number[] = [];
    await clock.until(
      Promise.all(
        [0, 1, 2, 3].map(async (caller) => {
          const place = (await pace.take(lifetime))!;
          order.push(caller);
          place.answered();
        }),
      ),
    );
    expect(order).toEqual([0, 1, 2, 3]);
  });

  test('a throttle halves the places once for the calls under way, and answers give them back step by step', async () => {
    const clock = new VirtualClock();
    const lifetime = new Lifetime(clock, LONG);
    const pace = new Pace(clock, 8);
    const perRound: number[] = [];
    await clock.until(
      Promise.all(
        Array.from({ length: 70 }, async (_, caller) => {
          const place = (await pace.take(lifetime))!;
          const round = Math.round(clock.elapsed() / 1_002);
          perRound[round] = (perRound[round] ?? 0) + 1;
          await clock.sleep(0);
          if (caller < 8) {
            place.throttled();
          }
          place.answered();
        }),
      ),
    );
    expect(perRound.slice(0, 2)).toEqual([8, 4]);
    const recovery = perRound.slice(1, -1);
    recovery.slice(1).forEach((calls, n) => expect([0, 1]).toContain(calls - recovery[n]));
    expect(recovery.at(-1)).toBe(8);
  });

  test('one throttle among many answers keeps its own place for longer, and takes none away', async () => {
    const clock = new VirtualClock();
    const lifetime = new Lifetime(clock, LONG);
    const pace = new Pace(clock, 10);
    const sent: number[] = [];
    await clock.until(
      Promise.all(
        Array.from({ length: 30 }, async (_, caller) => {
          const place = (await pace.take(lifetime))!;
          sent.push(clock.elapsed());
          if (caller === 3) {
            place.throttled();
          }
          place.answered();
        }),
      ),
    );
    const rounds = [...Array<number>(10).fill(0), ...Array<number>(9).fill(1_002), 1_502];
    expect(sent.slice(0, 20)).toEqual(rounds);
    expect(sent.slice(20)).toEqual([...Array<number>(9).fill(2_004), 2_504]);
  });

  test('who waits when the run ends gets none, and keeps nobody else from one', async () => {
    const clock = new VirtualClock();
    const pace = new Pace(clock, 1);
    const first = (await pace.take(new Lifetime(clock, LONG)))!;
    const ending = pace.take(new Lifetime(clock, { lastSend: 1, lastAnswer: 1 }));
    const staying = pace.take(new Lifetime(clock, LONG));
    expect(await clock.until(ending)).toBeUndefined();
    first.answered();
    expect(await clock.until(staying)).toBeDefined();
  });
});
