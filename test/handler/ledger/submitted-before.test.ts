import { describe, expect, test } from 'vitest';
import { SettingsError } from '../../../handler/settings';
import type { Job } from '../../../src/job/job';
import { Fixture, jobOf, mediaFor, mediaIds, timerEvent, type FixtureOptions } from '../support/fixture';
import { MountedBucket } from '../support/mounted-bucket';
import { VirtualClock } from '../support/virtual-clock';

const environment = { LEDGER_DIR: '/mnt/ledger' };

/** Runs a job for a tick in a process of its own. */
async function run(bucket: MountedBucket, tick: string, job: Partial<Job>, ids = mediaIds(5), options: FixtureOptions = {}) {
  const fixture = new Fixture({ files: bucket, environment, clock: new VirtualClock(Date.parse(tick)), ...options });
  const report = await fixture.run(jobOf(ids, { version: 3, ...job }), tick);
  return { report, sent: fixture.vod.submissions.flatMap((call) => call.mediaIds) };
}

describe('media that were submitted within the given hours', () => {
  test('are left out, and say when, whatever schedule submitted them', async () => {
    const bucket = new MountedBucket();
    await run(bucket, '2026-03-01T20:30:00Z', { schedule: 'stack/other' }, mediaIds(3));
    const { report, sent } = await run(bucket, '2026-03-02T10:00:00Z', { skipSubmittedWithinHours: 24 });
    expect(sent).toEqual(mediaIds(5).slice(3));
    expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 5, submitted: 2, skipped: 3 } });
    expect(mediaFor(report, 'skipped', 'submitted 2026-03-01T20:00Z')).toEqual(mediaIds(3));
  });

  test('do not shrink the batches of the others', async () => {
    const bucket = new MountedBucket();
    await run(
      bucket,
      '2026-03-01T20:30:00Z',
      {},
      mediaIds(70).filter((_, index) => index % 2 === 0),
    );
    const fixture = new Fixture({ files: bucket, environment, clock: new VirtualClock(Date.parse('2026-03-02T10:00:00Z')) });
    await fixture.run(jobOf(mediaIds(70), { version: 3, skipSubmittedWithinHours: 24 }), '2026-03-02T10:00:00Z');
    expect(fixture.vod.submissions.map((call) => call.mediaIds.length)).toEqual([20, 15]);
  });

  test.each([
    ['2026-03-02T20:29:59Z', 24, 2],
    ['2026-03-02T20:30:00Z', 24, 5],
    ['2026-03-01T10:00:00Z', 1, 2],
  ])('at %s, with %i hours: %i of 5 are sent', async (tick, skipSubmittedWithinHours, count) => {
    const bucket = new MountedBucket();
    await run(bucket, '2026-03-01T20:30:00Z', {}, mediaIds(3));
    const { sent } = await run(bucket, tick, { schedule: 'stack/other', skipSubmittedWithinHours });
    expect(sent).toHaveLength(count);
  });

  test.each([
    ['a run', undefined, { submitted: 0, skipped: 72 }],
    ['a dry run', { DRY_RUN: 'true' }, { submitted: 0, skipped: 73 }],
  ])('of more hours than a report names reasons, since a tick is caught up on late, are left out all the same: %s', async (_, dry, counts) => {
    const bucket = new MountedBucket();
    const ids = mediaIds(73);
    const hour = (number: number) => new Date(Date.parse('2026-02-26T00:30:00Z') + number * 3_600_000).toISOString();
    for (let number = 0; number < 72; number++) {
      await run(bucket, hour(number), {}, [ids[number]]);
    }
    const late = { environment: { ...environment, ...dry }, clock: new VirtualClock(Date.parse(hour(72))) };
    const job = { schedule: 'stack/other', skipSubmittedWithinHours: 24 };
    const { report, sent } = await run(bucket, hour(0), job, dry === undefined ? ids.slice(0, 72) : ids, late);
    expect(sent).toEqual([]);
    expect(report).toMatchObject({ outcome: 'ok', counts });
    expect(mediaFor(report, 'skipped', 'submitted 2026-02-27')).toHaveLength(24);
  });

  test('are counted from the tick in a dry run too, and those of the tick itself among them', async () => {
    const bucket = new MountedBucket();
    const tick = '2026-03-01T20:30:00Z';
    await run(bucket, '2026-03-01T10:30:00Z', { schedule: 'stack/other' }, mediaIds(1));
    await run(bucket, tick, { skipSubmittedWithinHours: 24 }, mediaIds(2));
    const later = { environment: { ...environment, DRY_RUN: 'true' }, clock: new VirtualClock(Date.parse('2026-03-05T00:00:00Z')) };
    const { report } = await run(bucket, tick, { skipSubmittedWithinHours: 24 }, mediaIds(3), later);
    expect(mediaFor(report, 'skipped', 'submitted 2026-03-01')).toEqual(mediaIds(2));
    expect(mediaFor(report, 'skipped', 'dry run')).toEqual(mediaIds(3).slice(2));
  });

  test('tell the day where the hours are many', async () => {
    const bucket = new MountedBucket();
    for (let day = 1; day <= 28; day++) {
      await run(bucket, `2026-02-${String(day).padStart(2, '0')}T20:30:00Z`, {}, [mediaIds(40)[day]]);
    }
    const { report, sent } = await run(bucket, '2026-03-01T20:30:00Z', { skipSubmittedWithinHours: 720 }, mediaIds(40));
    expect(sent).toHaveLength(12);
    expect(report.notSubmitted).toHaveLength(28);
    expect(mediaFor(report, 'skipped', 'submitted 2026-02-28')).toEqual([mediaIds(40)[28]]);
  });

  test('name the last time of several', async () => {
    const bucket = new MountedBucket();
    await run(bucket, '2026-03-01T01:00:00Z', {}, mediaIds(3));
    await run(bucket, '2026-03-01T03:00:00Z', {}, mediaIds(2));
    const { report } = await run(bucket, '2026-03-01T05:00:00Z', { skipSubmittedWithinHours: 24 });
    expect(mediaFor(report, 'skipped', 'submitted 2026-03-01T03:00Z')).toEqual(mediaIds(2));
    expect(mediaFor(report, 'skipped', 'submitted 2026-03-01T01:00Z')).toEqual([mediaIds(3)[2]]);
  });

  test('are those with the same task only, and that were really submitted', async () => {
    const bucket = new MountedBucket();
    const [one, two, three, four, five] = mediaIds(5);
    await run(bucket, '2026-03-01T01:00:00Z', {}, [one, two, three, four], {
      nonexistent: [one],
      forbidden: [two],
      jobError: (id) => (id === three ? 'NoMatchedStream' : undefined),
    });
    const other = new Fixture({ files: bucket, environment });
    await other.run(jobOf([five], {}, { taskType: 'Refresh' }), '2026-03-01T01:00:00Z');
    const { sent } = await run(bucket, '2026-03-01T05:00:00Z', { skipSubmittedWithinHours: 24 });
    expect(sent).toEqual([one, two, three, five]);
  });

  test('are not those of a call whose answer is not known', async () => {
    const bucket = new MountedBucket();
    await run(bucket, '2026-03-01T01:00:00Z', {}, mediaIds(3), { timeout: 2, fault: () => ({ hang: 'after' }) });
    const { sent } = await run(bucket, '2026-03-01T05:00:00Z', { skipSubmittedWithinHours: 24 });
    expect(sent).toEqual(mediaIds(5));
  });

  test('are read from the folders of the time alone', async () => {
    const bucket = new MountedBucket();
    await run(bucket, '2026-02-01T01:00:00Z', {});
    bucket.objects.set(bucket.path('report.json').replace(/[^/]+\/report\.json$/, 'notes/readme'), 'mine');
    bucket.calls.length = 0;
    await run(bucket, '2026-03-01T05:00:00Z', { skipSubmittedWithinHours: 24 });
    expect(bucket.calls.filter(({ path }) => path.includes('/20260201T') || path.includes('/notes'))).toEqual([]);
  });

  test('include those of this tick only once, in the way that they ended', async () => {
    const bucket = new MountedBucket();
    const job = { skipSubmittedWithinHours: 24 };
    await run(bucket, '2026-03-01T05:00:00Z', job);
    bucket.objects.delete(bucket.path('report.json'));
    const { report, sent } = await run(bucket, '2026-03-01T05:00:00Z', job);
    expect(sent).toEqual([]);
    expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 5, submitted: 5, skipped: 0 } });
  });

  test('are known to a direct call too', async () => {
    const bucket = new MountedBucket();
    await run(bucket, '2026-03-01T20:00:00Z', {}, mediaIds(3));
    const fixture = new Fixture({ files: bucket, environment });
    const report = await fixture.clock.until(
      fixture.handler(JSON.stringify(jobOf(mediaIds(5), { version: 3, skipSubmittedWithinHours: 24 })), fixture.context),
    );
    expect(report.counts).toMatchObject({ submitted: 2, skipped: 3 });
  });
});

test('without a ledger the job is an error before anything is called', async () => {
  const fixture = new Fixture();
  const failing = fixture.handler(timerEvent(jobOf(mediaIds(1), { version: 3, skipSubmittedWithinHours: 24 })), fixture.context);
  await expect(failing).rejects.toBeInstanceOf(SettingsError);
  await expect(failing).rejects.toThrow(/skipSubmittedWithinHours.*LEDGER_DIR/);
  expect(fixture.vod.calls).toEqual([]);
});

test('memory that cannot be read fails the run before anything is called', async () => {
  const bucket = new MountedBucket();
  await run(bucket, '2026-03-01T20:00:00Z', {}, mediaIds(3));
  bucket.fault = ({ what }) => (what === 'read' ? 'EIO' : undefined);
  const { report, sent } = await run(bucket, '2026-03-01T22:00:00Z', { skipSubmittedWithinHours: 24 });
  expect(sent).toEqual([]);
  expect(report).toMatchObject({ outcome: 'failed', reason: 'ledger not readable', counts: { skipped: 5 } });
});
