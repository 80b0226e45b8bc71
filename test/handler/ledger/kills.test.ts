import { describe, expect, test } from 'vitest';
import type { Report } from '../../../handler/report';
import type { Job } from '../../../src/job/job';
import { FakeVod, type FakeVodOptions } from '../support/fake-vod';
import { Fixture, jobOf, mediaIds, timerEvent } from '../support/fixture';
import { Mortal } from '../support/mortal';
import { MountedBucket } from '../support/mounted-bucket';
import { VirtualClock } from '../support/virtual-clock';

const ENVIRONMENT = { LEDGER_DIR: '/mnt/ledger', MAX_QPS: '3' };

/** A bucket and a VOD that outlive the processes which use them. */
class World {
  readonly clock = new VirtualClock();
  readonly bucket = new MountedBucket();
  readonly vod: FakeVod;

  constructor(options: FakeVodOptions = {}) {
    this.vod = new FakeVod(this.clock, options);
  }

  /** Invokes the function in a process of its own; answers `killed` where it died. */
  async invoke(job: Job, process: Mortal): Promise<Report | 'killed'> {
    const { handler, context } = new Fixture({
      clock: this.clock,
      vod: this.vod,
      files: process.files(this.bucket),
      connect: (vod) => process.transport(vod),
      environment: ENVIRONMENT,
    });
    const running = handler(timerEvent(job), context);
    return this.clock.until(Promise.race([running, process.death]));
  }

  /** A process whose files are open for longer than VOD takes to answer. */
  process(diesAtStep?: number): Mortal {
    return new Mortal(diesAtStep, () => this.clock.sleep(40));
  }

  /** The media of calls that the ledger holds no answer for. */
  get unanswered(): string[] {
    const befores = [...this.bucket.objects].filter(([path]) => path.endsWith('.before.json'));
    return befores
      .filter(([path]) => !this.bucket.objects.has(path.replace('.before.', '.after.')))
      .flatMap(([, text]) => (JSON.parse(text) as { mediaIds: string[] }).mediaIds);
  }
}

const IDS = mediaIds(70);
const OPTIONS: FakeVodOptions = {
  nonexistent: IDS.slice(3, 5),
  forbidden: IDS.slice(30, 31),
  jobError: (id) => (id === IDS[50] ? 'NoMatchedStream' : undefined),
};

describe('a run that is killed at any of its steps, and invoked again', () => {
  test('submits every media, and twice only those of calls that the ledger had no answer for', async () => {
    const whole = new Mortal();
    const reference = (await new World(OPTIONS).invoke(jobOf(IDS), whole)) as Report;
    expect(reference.counts).toMatchObject({ selected: 70, submitted: 66, nonexistent: 2, forbidden: 1, failed: 1 });
    // The start, 4 calls and 4 checks with their objects, and the report.
    expect(whole.steps).toBeGreaterThan(30);
    for (let step = 1; step <= whole.steps; step++) {
      const world = new World(OPTIONS);
      expect(await world.invoke(jobOf(IDS), world.process(step))).toBe('killed');
      const mayBeTwice = new Set(world.unanswered);
      expect(mayBeTwice.size).toBeLessThanOrEqual(3 * 20);
      const report = (await world.invoke(jobOf(IDS), world.process())) as Report;
      expect(report).toMatchObject({
        outcome: reference.outcome,
        counts: reference.counts,
        urls: { submitted: reference.urls.submitted },
        unconfirmed: 0,
      });
      expect(world.vod.taken.size).toBe(67);
      const twice = [...world.vod.taken].filter(([, times]) => times > 1).map(([id]) => id);
      twice.forEach((id) => expect(mayBeTwice).toContain(id));
      twice.forEach((id) => expect(report.possibleDuplicates.mediaIds).toContain(id));
    }
  });

  test('submits nothing twice without retryUnanswered, and names what it does not know', async () => {
    const whole = new Mortal();
    const job = jobOf(IDS, { version: 3, retryUnanswered: false, failureCriteria: { failedShare: 1 } });
    await new World().invoke(job, whole);
    for (let step = 1; step <= whole.steps; step++) {
      const world = new World();
      await world.invoke(job, world.process(step));
      const unanswered = world.unanswered;
      const report = (await world.invoke(job, world.process())) as Report;
      expect([...world.vod.taken.values()].every((times) => times === 1)).toBe(true);
      expect(report.counts).toMatchObject({ selected: 70, submitted: 70 - unanswered.length, failed: unanswered.length });
    }
  });

  test("asks again for what VOD's queue had no room for, and for nothing else", async () => {
    const refused = IDS[7];
    const options: FakeVodOptions = { jobError: (id, submission) => (id === refused && submission === 1 ? 'PreloadQueueFull' : undefined) };
    const whole = new Mortal();
    await new World(options).invoke(jobOf(IDS), whole);
    for (let step = 1; step <= whole.steps; step++) {
      const world = new World(options);
      await world.invoke(jobOf(IDS), world.process(step));
      const mayBeTwice = new Set(world.unanswered);
      const report = (await world.invoke(jobOf(IDS), world.process())) as Report;
      expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 70, submitted: 70 } });
      expect(world.vod.taken.get(refused)).toBeGreaterThan(1);
      const twice = [...world.vod.taken].filter(([id, times]) => id !== refused && times > 1).map(([id]) => id);
      twice.forEach((id) => expect(mayBeTwice).toContain(id));
    }
  });

  test('however often', async () => {
    for (let distance = 3; distance < 40; distance++) {
      const world = new World(OPTIONS);
      const mayBeTwice = new Set<string>();
      let report: Report | 'killed' = 'killed';
      for (let invocation = 1; report === 'killed'; invocation++) {
        report = await world.invoke(jobOf(IDS), world.process(Math.round(distance * 1.4 ** invocation)));
        world.unanswered.forEach((id) => mayBeTwice.add(id));
      }
      expect(report.counts).toMatchObject({ selected: 70, submitted: 66, nonexistent: 2, forbidden: 1, failed: 1 });
      [...world.vod.taken].filter(([, times]) => times > 1).forEach(([id]) => expect(mayBeTwice).toContain(id));
    }
  });
});
