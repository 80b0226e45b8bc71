import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Mount } from '../../../handler/ledger/mount';
import type { LedgerOwner } from '../../../handler/ledger/owner';
import { openHistory, type RunHistory } from '../../../handler/ledger/run-history';
import { RunLedger } from '../../../handler/ledger/run-ledger';
import { deadlineOf, Lifetime } from '../../../handler/lifetime';
import type { Job } from '../../../src/job/job';
import { MOUNT_OPERATIONS_AT_ONCE } from '../../../src/job/limits';
import { jobOf, mediaId } from '../../handler/support/fixture';
import { VirtualClock } from '../../handler/support/virtual-clock';
import { SlowBucket } from './slow-bucket';

const ROUND_TRIP_MILLISECONDS = 40;

/** The function's default timeout, in seconds. */
const TIMEOUT = 600;

const TICK = Date.parse('2026-03-01T20:30:00Z');
const MINUTE = 60_000;

const OWNER: LedgerOwner = {
  account: '1234567890123456',
  region: 'cn-shanghai',
  functionName: 'warmer',
  endpoint: 'https://vod.cn-shanghai.aliyuncs.com',
  vodRegion: 'cn-shanghai',
};

/** A ledger, and what was measured while it was read. */
class Measured {
  readonly clock = new VirtualClock(TICK);
  readonly bucket = new SlowBucket(this.clock, 0);

  /** Writes what a run records that submits so many media assets, and ends, or is killed. */
  async write(first: number, count: number, mediaPerCall: number, tick: number, end: 'ended' | 'killed'): Promise<void> {
    const lifetime = this.lifetime(86_400);
    const ledger = await RunLedger.open(this.mount(lifetime), OWNER, jobOf([]), tick, 'writer', this.clock, lifetime);
    for (let at = 0; at < count; at += mediaPerCall) {
      const mediaIds = Array.from({ length: Math.min(mediaPerCall, count - at) }, (_, index) => mediaId(first + at + index));
      const record = ledger.batch(mediaIds, 'Preload');
      await record.before();
      await record.answered({ jobId: `job-${tick}-${at}`, taken: mediaIds, nonexistent: [], forbidden: [] });
      await ledger.checked(
        `job-${tick}-${at}`,
        mediaIds.map((id) => ({ mediaId: id, urls: 4 })),
      );
    }
    if (end === 'ended') {
      await ledger.close();
    }
    lifetime.close();
  }

  /** Reads it as a run does, at 40 ms a round trip. */
  async read(what: string, job: Partial<Job>, tick: number, timeout = TIMEOUT) {
    this.bucket.milliseconds = ROUND_TRIP_MILLISECONDS;
    this.bucket.roundTrips = 0;
    this.bucket.mostAtWork = 0;
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    const lifetime = this.lifetime(timeout);
    const mount = this.mount(lifetime);
    const reading = openHistory({ mount, owner: OWNER, job: jobOf([], job), tick, dryRun: false, nonce: 'reader', clock: this.clock, lifetime });
    const history: RunHistory = await this.clock.until(reading);
    const seconds = lifetime.elapsed / 1000;
    lifetime.close();
    const cpu = (performance.now() - start) / 1000;
    collectGarbage();
    const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
    console.log(
      `${what}: ${seconds.toFixed(2)} s at ${ROUND_TRIP_MILLISECONDS} ms a round trip, ${this.bucket.roundTrips} round trips, ` +
        `at most ${this.bucket.mostAtWork} operations at once, ${cpu.toFixed(1)} s of this machine, ${megabytes.toFixed(0)} MB kept; ` +
        `${this.bucket.objects} objects in the bucket`,
    );
    expect(this.bucket.mostAtWork).toBeLessThanOrEqual(MOUNT_OPERATIONS_AT_ONCE);
    return { history, seconds };
  }

  private lifetime(timeout: number): Lifetime {
    return new Lifetime(this.clock, deadlineOf(timeout));
  }

  private mount(lifetime: Lifetime): Mount {
    return new Mount('/mnt/ledger', this.bucket, this.clock, lifetime);
  }
}

test('a retry of a tick of 100,000 media assets reads its ledger within the first tenth of the run', async () => {
  const ledger = new Measured();
  await ledger.write(0, 100_000, 20, TICK, 'ended');
  const { history, seconds } = await ledger.read('retry of 100,000 media assets', {}, TICK);
  expect(history.ledger?.media.get('Preload')?.size).toBe(100_000);
  expect(seconds).toBeLessThan(TIMEOUT / 10);
});

test('a tick that was killed right before its last group was written is read within the first tenth as well', async () => {
  const ledger = new Measured();
  // 10,000 records, of which the last 499 have no object of their group.
  await ledger.write(0, 99_990, 20, TICK, 'killed');
  ledger.bucket.remove((path) => path.endsWith('-0020.group.json'));
  const { history, seconds } = await ledger.read('retry of 100,000 media assets after a kill', {}, TICK);
  expect(history.ledger?.media.get('Preload')?.size).toBe(99_990);
  expect(seconds).toBeLessThan(TIMEOUT / 10);
});

test('a tick of more than 300,000 objects, one media asset a call, is read', async () => {
  const ledger = new Measured();
  await ledger.write(0, 100_000, 1, TICK, 'ended');
  expect(ledger.bucket.objects).toBeGreaterThan(300_000);
  const { history, seconds } = await ledger.read('retry of 300,000 objects', {}, TICK);
  expect(history.ledger?.media.get('Preload')?.size).toBe(100_000);
  expect(seconds).toBeLessThan(TIMEOUT / 10);
});

test('a tick of which no group was written, with 300,000 objects, fails closed where its share of the time does not suffice, and says so', async () => {
  const ledger = new Measured();
  await ledger.write(0, 100_000, 1, TICK, 'ended');
  ledger.bucket.remove((path) => path.endsWith('.group.json'));
  const { history } = await ledger.read('retry of 300,000 objects without groups', {}, TICK);
  expect(history.failure?.reason).toBe('ledger not readable');
  expect(history.failure?.detail).toMatch(/not read within 59\.0 s, its share of the run's time; \d+ folders and objects were read/);
});

test.each<[string, number]>([
  ['that ended', 1],
  ['of which a tenth was killed', 10],
])('the memory of 300 ticks %s is a matter of seconds', async (what, killedOneIn) => {
  const ledger = new Measured();
  for (let tick = 0; tick < 300; tick++) {
    await ledger.write(tick * 1_000, 1_000, 20, TICK - (tick + 1) * MINUTE, killedOneIn > 1 && tick % killedOneIn === 0 ? 'killed' : 'ended');
  }
  const { history, seconds } = await ledger.read(`memory of 300 ticks of 1,000 media assets ${what}`, { skipSubmittedWithinHours: 24 }, TICK);
  expect(history.submittedBefore?.reasonFor(mediaId(0))).toBe('submitted 2026-03-01T20:00Z');
  expect(history.submittedBefore?.reasonFor(mediaId(299_999))).toBe('submitted 2026-03-01T15:00Z');
  expect(seconds).toBeLessThan(10);
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
