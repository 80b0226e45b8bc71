import { describe, expect, test } from 'vitest';
import { failures } from '../../handler/failure';
import { Log } from '../../handler/log';
import { Tally, type NotSubmitted } from '../../handler/tally';
import type { FailureCriteria } from '../../src/job/job';
import { acceptJob } from '../../src/rules/accept-job';
import { Fixture, jobOf, mediaId, mediaIds } from './support/fixture';

function tallyOf(submitted: number, others: Partial<Record<NotSubmitted, number>> = {}, reason?: string): Tally {
  const tally = new Tally(new Log(() => undefined), undefined);
  tally.submitted(submitted);
  tally.counts.selected = submitted;
  for (const [status, media] of Object.entries(others) as [NotSubmitted, number][]) {
    tally.notSubmitted(status, reason ?? status, mediaIds(media));
    tally.counts.selected += media;
  }
  return tally;
}

/** A run that names as many reasons as a report has room for, and then skips for one more. */
function manyReasons(reason: string): Tally {
  const tally = new Tally(new Log(() => undefined), undefined);
  for (let day = 0; day < 50; day++) {
    tally.notSubmitted('skipped', `submitted ${day}`, [mediaId(day)]);
  }
  tally.notSubmitted('skipped', reason, [mediaId(50)]);
  tally.counts.selected = 51;
  return tally;
}

describe('from version 2 on, a run', () => {
  test.each<[string, Tally, string[]]>([
    ['in which all went well', tallyOf(40), []],
    ['with a failed media', tallyOf(39, { failed: 1 }), ['failed 1 of 40, allowed share 0']],
    ['with a forbidden media', tallyOf(39, { forbidden: 1 }), ['forbidden 1 of 40, allowed share 0']],
    ['with a fifth nonexistent', tallyOf(32, { nonexistent: 8 }), []],
    ['with more than a fifth nonexistent', tallyOf(31, { nonexistent: 9 }), ['nonexistent 9 of 40, allowed share 0.2']],
    ['with all but one skipped', tallyOf(1, { skipped: 39 }), []],
    ['with nothing submitted', tallyOf(0, { skipped: 40 }), ['nothing was submitted']],
    ['with nothing selected', tallyOf(0), ['nothing was selected']],
    ['that left out what had been submitted before', tallyOf(0, { skipped: 40 }, 'submitted 2026-03-01T20:30:00Z'), []],
    ['that left out what had been submitted before, for more reasons than a report names', manyReasons('submitted 2026-03-01'), []],
    ['that was dry, and left out for more reasons than a report names', manyReasons('dry run'), []],
    ['that skipped all for other reasons than a report names', manyReasons('out of time'), ['nothing was submitted']],
    ['that was dry', tallyOf(0, { skipped: 40 }, 'dry run'), []],
    [
      'with several reasons',
      tallyOf(0, { failed: 1, forbidden: 1 }),
      ['nothing was submitted', 'failed 1 of 2, allowed share 0', 'forbidden 1 of 2, allowed share 0'],
    ],
  ])('%s fails for the right reasons', (_, tally, because) => {
    expect(failures({}, tally)).toEqual(because);
  });

  test.each<[FailureCriteria, Tally, number]>([
    [{ failedShare: 0.1 }, tallyOf(36, { failed: 4 }), 0],
    [{ failedShare: 0.1 }, tallyOf(35, { failed: 5 }), 1],
    [{ forbiddenShare: 1 }, tallyOf(1, { forbidden: 39 }), 0],
    [{ nonexistentShare: 0 }, tallyOf(39, { nonexistent: 1 }), 1],
    [{ skippedShare: 0 }, tallyOf(39, { skipped: 1 }), 1],
    [{ skippedShare: 0 }, tallyOf(39, { skipped: 1 }, 'submitted 2026-03-01T20:30:00Z'), 0],
    [{ nothingSelected: true }, tallyOf(0), 0],
  ])('with %j is judged by it', (failureCriteria, tally, reasons) => {
    expect(failures({ failureCriteria }, tally)).toHaveLength(reasons);
  });
});

describe('of version 1, a run', () => {
  test.each<[string, Tally, string[]]>([
    ['in which one media was submitted', tallyOf(1, { failed: 13, forbidden: 13, nonexistent: 13 }), []],
    ['with nothing submitted', tallyOf(0, { nonexistent: 1 }), ['nothing was submitted']],
    ['with nothing selected', tallyOf(0), ['nothing was selected']],
  ])('%s is judged as ever', (_, tally, because) => {
    expect(failures(acceptJob(jobOf(mediaIds(1), { version: 1 })), tally)).toEqual(because);
  });
});

describe('a failed run', () => {
  test('says why in its report, and ends as an error that says so too', async () => {
    const fixture = new Fixture({ forbidden: [mediaId(1)] });
    const event = JSON.stringify(jobOf(mediaIds(40), { version: 2 }));
    await expect(fixture.clock.until(fixture.handler(event, fixture.context))).rejects.toThrow(
      /It counts as failed: forbidden 1 of 40, allowed share 0\./,
    );
    expect(fixture.lines.at(-1)).toMatchObject({ outcome: 'failed', failedBecause: ['forbidden 1 of 40, allowed share 0'] });
  });

  test('is not one outside its time window', async () => {
    const report = await new Fixture().run(jobOf(mediaIds(2), { version: 2, notBefore: '2027-01-01T00:00:00Z' }));
    expect(report).toMatchObject({ outcome: 'ok', reason: 'outside its time window' });
    expect(report.failedBecause).toBeUndefined();
  });
});
