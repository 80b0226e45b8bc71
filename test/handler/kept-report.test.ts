import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKeptReport } from '../../handler/kept-report';
import { Fixture, jobOf, mediaIds } from './support/fixture';
import { MountedBucket } from './support/mounted-bucket';

const environment = { LEDGER_DIR: '/mnt/ledger' };

/** Runs a tick whose kept report was changed; returns what the second delivery did. */
async function redelivered(change: (report: Record<string, unknown>) => unknown) {
  const files = new MountedBucket();
  const nonexistent = mediaIds(1);
  await new Fixture({ files, environment, nonexistent }).run(jobOf(mediaIds(10)));
  const path = files.path('report.json');
  files.objects.set(path, JSON.stringify(change(JSON.parse(files.objects.get(path)!) as Record<string, unknown>)));
  const second = new Fixture({ files, environment, nonexistent });
  return { second, report: await second.run(jobOf(mediaIds(10), { failOnPartial: true })) };
}

test('a whole report is the answer of a second delivery', async () => {
  const { second, report } = await redelivered((kept) => kept);
  expect(report).toMatchObject({ outcome: 'partial', ledger: { kept: true }, counts: { submitted: 9 } });
  expect(second.vod.calls).toEqual([]);
});

test.each<[string, (report: Record<string, unknown>) => unknown]>([
  ['without its lists', ({ outcome, counts, ledger }) => ({ outcome, counts, ledger })],
  ['with lists of something else', (report) => ({ ...report, notSubmitted: [null], hints: [{}] })],
  ['with counts that do not add up', (report) => ({ ...report, counts: { ...(report.counts as object), submitted: 10 } })],
  ['with fewer than none of an outcome', (report) => ({ ...report, counts: { ...(report.counts as object), submitted: -1, failed: 10 } })],
  ['with parts of something else', (report) => ({ ...report, partlySubmitted: [5] })],
  ['with an unread part of something else', (report) => ({ ...report, unread: 'much' })],
  ['of another outcome', (report) => ({ ...report, outcome: 'great' })],
  ['longer than any report', (report) => ({ ...report, hints: ['x'.repeat(40_000)] })],
])('a kept report %s is none: the tick goes on where its other objects say', async (_, change) => {
  const { report } = await redelivered(change);
  expect(report).toMatchObject({ outcome: 'partial', counts: { selected: 10, submitted: 9, nonexistent: 1 }, ledger: { answered: 10 } });
});

test('whatever is kept is a whole report or none', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      expect(readKeptReport(text)).toBeUndefined();
    }),
    { seed: 20_260_301 },
  );
});
