import { describe, expect, test } from 'vitest';
import { IdList } from '../../handler/id-list';
import { Log } from '../../handler/log';
import { makeReport, type ReportParts } from '../../handler/make-report';
import { Redactor } from '../../handler/redactor';
import type { Report } from '../../handler/report';
import { Tally } from '../../handler/tally';
import { Fixture, jobOf, mediaId, mediaIds } from './support/fixture';

const LINE = 32 * 1024;

function parts(tally: Tally, more: Partial<ReportParts> = {}): ReportParts {
  return {
    job: { version: 2 },
    tally,
    calls: { total: 0, retried: 0, throttled: 0 },
    jobIds: [],
    redactor: new Redactor(),
    start: 0,
    end: 0,
    hints: [],
    ...more,
  };
}

describe('the report', () => {
  test('names a hundred media of a reason; the others are in log lines of a hundred', async () => {
    const ids = mediaIds(350);
    const fixture = new Fixture({ environment: { MAX_QPS: '50' }, nonexistent: ids.slice(0, 325) });
    const report = await fixture.run(jobOf(ids));
    expect(report.notSubmitted).toMatchObject([{ status: 'nonexistent', reason: 'nonexistent', total: 325 }]);
    const named = report.notSubmitted[0].mediaIds;
    const lines = fixture.lines.filter(({ message }) => message === 'media not submitted');
    expect(named).toHaveLength(100);
    expect(lines.map((line) => (line.mediaIds as string[]).length)).toEqual([100, 100, 25]);
    expect(lines[0]).toMatchObject({ schedule: 'stack/nightly', status: 'nonexistent', reason: 'nonexistent' });
    expect([...named, ...lines.flatMap((line) => line.mediaIds as string[])].sort()).toEqual(ids.slice(0, 325));
  });

  test('fits into one log line, whatever it holds, and loses no ID over it', () => {
    const written: string[] = [];
    const tally = new Tally(new Log((text) => written.push(text)), 'schedule');
    const ids = Array.from({ length: 6_000 }, (_, n) => `${n}-`.padEnd(n % 2 ? 190 : 40, 'x'));
    tally.counts.selected = ids.length;
    ids.forEach((id, n) => tally.notSubmitted('failed', `Code.${n % 60}`, [id]));
    ids.forEach((id) => tally.possibleDuplicates.add(id));
    const jobIds = Array.from({ length: 507 }, (_, n) => mediaId(n));
    const report = makeReport(parts(tally, { jobIds }));
    expect(Buffer.byteLength(JSON.stringify(report)) + 1).toBeLessThanOrEqual(LINE);
    written.forEach((line) => expect(Buffer.byteLength(line)).toBeLessThanOrEqual(LINE));
    const lines = written.map((line) => JSON.parse(line) as { message: string; mediaIds: string[] });
    const all = (message: string, listed: readonly string[]) =>
      [...listed, ...lines.filter((line) => line.message === message).flatMap((line) => line.mediaIds)].sort();
    expect(
      all(
        'media not submitted',
        report.notSubmitted.flatMap((group) => group.mediaIds),
      ),
    ).toEqual([...ids].sort());
    expect(all('media perhaps submitted twice', report.possibleDuplicates.mediaIds)).toEqual([...ids].sort());
    expect(lines.every((line) => line.mediaIds.length <= 100)).toBe(true);
    expect(report.jobIds.length + report.jobIdsLeftOut!).toBe(507);
    expect(report.notSubmitted.reduce((sum, group) => sum + group.total, 0)).toBe(6_000);
    expect(report.notSubmitted.at(-1)).toMatchObject({ reason: 'other' });
  });

  test.each<[string, Partial<Tally['counts']>, Report['outcome']]>([
    ['nothing selected', {}, 'failed'],
    ['all submitted', { selected: 2, submitted: 2 }, 'ok'],
    ['some submitted', { selected: 2, submitted: 1, skipped: 1 }, 'partial'],
    ['none submitted', { selected: 2, failed: 2 }, 'failed'],
  ])('with %s', (_, counts, outcome) => {
    const tally = new Tally(new Log(() => undefined), undefined);
    Object.assign(tally.counts, counts);
    expect(makeReport(parts(tally)).outcome).toBe(outcome);
  });

  test('is refused where the counts do not add up', () => {
    const tally = new Tally(new Log(() => undefined), undefined);
    tally.counts.selected = 1;
    expect(() => makeReport(parts(tally))).toThrow(/does not add up/);
  });

  test('counts job IDs that it has no room for', async () => {
    const report = await new Fixture({ environment: { MAX_QPS: '50', MAX_URLS_PER_BATCH: '1' } }).run(
      jobOf(mediaIds(210), {}, { formats: ['mp4'], definitions: ['HD'] }),
    );
    expect(report.jobIds).toHaveLength(200);
    expect(report.jobIdsLeftOut).toBe(10);
  });
});

describe('IdList', () => {
  test('keeps the first hundred, and passes the others on in portions of a hundred', () => {
    const portions: string[][] = [];
    const list = new IdList(
      (id) => id,
      (ids) => portions.push([...ids]),
    );
    mediaIds(301).forEach((id) => list.add(id));
    expect(list.kept).toEqual(mediaIds(100));
    expect(portions).toEqual([mediaIds(200).slice(100), mediaIds(300).slice(200)]);
    list.flush();
    list.flush();
    expect(portions.flat()).toEqual(mediaIds(301).slice(100));
    expect(list.total).toBe(301);
  });
});
