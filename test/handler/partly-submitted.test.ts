import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/job/job';
import { Fixture, jobOf, mediaFor, mediaId, mediaIds } from './support/fixture';
import { MountedBucket } from './support/mounted-bucket';
import { UrlTasks } from './support/url-tasks';
import { VirtualClock } from './support/virtual-clock';

const half = (id: string) => (id === mediaId(1) ? 'PreloadQueueFull' : undefined);

describe('a media asset of which VOD submits a part of the URLs only', () => {
  test('counts as submitted, is named with its code, and makes the run partial', async () => {
    const report = await new Fixture({ partlyCode: (id) => (id === mediaId(1) ? 'OriginRefused' : undefined) }).run(jobOf(mediaIds(3)));
    expect(report).toMatchObject({
      outcome: 'partial',
      counts: { selected: 3, submitted: 3, failed: 0, skipped: 0 },
      partlySubmitted: [{ code: 'OriginRefused', total: 1, mediaIds: [mediaId(1)] }],
      notSubmitted: [],
    });
    expect(report.hints.join()).toMatch(/1 submitted media assets VOD submitted some URLs only \(OriginRefused\)/);
  });

  test('is not submitted again, though its code says that the queue is full, and the others wait', async () => {
    const fixture = new Fixture({ environment: { MAX_QPS: '1' }, partlyCode: half });
    const report = await fixture.run(jobOf(mediaIds(60)));
    expect(report.partlySubmitted).toEqual([{ code: 'PreloadQueueFull', total: 1, mediaIds: [mediaId(1)] }]);
    expect([...fixture.vod.taken.values()].every((times) => times === 1)).toBe(true);
    const [, second, third] = fixture.vod.submissions.map(({ at }) => at);
    expect(third - second).toBeGreaterThan(10_000);
  });

  test('without any URL is refused: its code decides', async () => {
    const report = await new Fixture({ urlsPerMedia: 0, partlyCode: () => 'NoMatchedStream' }).run(jobOf(mediaIds(2)));
    expect(mediaFor(report, 'failed', 'NoMatchedStream')).toEqual(mediaIds(2));
    expect(report.partlySubmitted).toBeUndefined();
  });

  test('with no code is whole', async () => {
    const report = await new Fixture({ partlyCode: () => undefined }).run(jobOf(mediaIds(2)));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 2 } });
    expect(report.partlySubmitted).toBeUndefined();
  });

  test('makes a run with failOnPartial end as an error, and the retry says the same without a call that submits', async () => {
    const bucket = new MountedBucket();
    const options = { environment: { LEDGER_DIR: '/mnt/ledger' }, files: bucket };
    const job = jobOf(mediaIds(3), { failOnPartial: true });
    const first = await new Fixture({ ...options, partlyCode: half }).run(job);
    const again = new Fixture(options);
    const second = await again.run(job);
    expect(again.vod.submissions).toEqual([]);
    expect(second).toMatchObject({ outcome: 'partial', counts: first.counts, partlySubmitted: first.partlySubmitted });
  });

  test('is not skipped as submitted by a later tick', async () => {
    const bucket = new MountedBucket();
    const options = { environment: { LEDGER_DIR: '/mnt/ledger' }, files: bucket };
    const job = jobOf(mediaIds(3), { version: 3, skipSubmittedWithinHours: 24 });
    await new Fixture({ ...options, partlyCode: half }).run(job, '2026-03-01T20:30:00Z');
    const later = new Fixture({ ...options, clock: new VirtualClock(Date.parse('2026-03-01T21:30:00Z')) });
    await later.run(job, '2026-03-01T21:30:00Z');
    expect(later.vod.submissions.map((call) => call.mediaIds)).toEqual([[mediaId(1)]]);
  });

  describe('with verification of completion', () => {
    const run = (fails: boolean) => {
      const clock = new VirtualClock();
      const { answer } = new UrlTasks(clock, { partlyCode: half, fails: (id) => fails && id === mediaId(1) });
      const job: Partial<Job> = { version: 2, verification: { level: 'completion' } };
      return new Fixture({ clock, answer }).run(jobOf(mediaIds(3), job));
    };

    test('is still named once its URLs are complete', async () => {
      expect(await run(false)).toMatchObject({ outcome: 'partial', counts: { submitted: 3 }, partlySubmitted: [{ total: 1 }] });
    });

    test('is failed, and named there alone, where one of its URLs fails', async () => {
      const report = await run(true);
      expect(report.counts).toMatchObject({ submitted: 2, failed: 1 });
      expect(mediaFor(report, 'failed', 'url failed')).toEqual([mediaId(1)]);
      expect(report.partlySubmitted).toBeUndefined();
    });
  });

  test('fits into the report, however many there are', async () => {
    const fixture = new Fixture({ partlyCode: () => 'OriginRefused' });
    const report = await fixture.run(jobOf(mediaIds(500)));
    expect(report.partlySubmitted).toEqual([expect.objectContaining({ code: 'OriginRefused', total: 500 })]);
    const named = fixture.lines.filter(({ message }) => message === 'media partly submitted').flatMap((line) => line.mediaIds as string[]);
    expect(new Set([...named, ...report.partlySubmitted![0].mediaIds])).toEqual(new Set(mediaIds(500)));
    expect(Buffer.byteLength(JSON.stringify(report))).toBeLessThan(32 * 1024);
  });
});
