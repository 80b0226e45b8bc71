import { describe, expect, test } from 'vitest';
import type { Job, Selection } from '../../../src/job/job';
import { vodError, type FakeCall } from '../support/fake-vod';
import { Fixture, jobOf, mediaId, mediaIds, type FixtureOptions } from '../support/fixture';
import { MountedBucket } from '../support/mounted-bucket';

const SEARCH: Selection = { type: 'search', match: 'CateId = 1' };
const ofSelection = (selection: Selection, more: Partial<Job> = {}) => jobOf([], { version: 3, selection, ...more });

/** A VOD that finds so many media assets, and answers each page after some time. */
function finding(total: number, { milliseconds = 25, ...more }: FixtureOptions & { milliseconds?: number } = {}): FixtureOptions {
  return {
    latency: (call) => (call.action === 'SearchMedia' ? milliseconds : 25),
    answer: (call) => (call.action === 'SearchMedia' ? pageOf(call, total) : undefined),
    ...more,
  };
}

function pageOf({ parameters }: FakeCall, total: number): unknown {
  const start = (Number(parameters.PageNo) - 1) * 100;
  const numbers = Array.from({ length: Math.max(0, Math.min(100, total - start)) }, (_, index) => start + index);
  return {
    RequestId: 'R',
    MediaList: numbers.map((number) => ({ MediaId: mediaId(number) })),
    Total: total,
    ScrollToken: `token-${parameters.PageNo}`,
  };
}

const SLOW = finding(3_000, { milliseconds: 9_900, timeout: 60 });

describe('a search that time cuts off', () => {
  test('is partial, says how many are left, and submits what it read', async () => {
    const report = await new Fixture(SLOW).run(ofSelection(SEARCH));
    expect(report.counts.submitted).toBe(500);
    expect(report).toMatchObject({ outcome: 'partial', counts: { selected: 500 }, unread: { reason: 'the run was over', media: 2_500 } });
    expect(report.hints.join()).toContain("The selection was not read to its end (the run was over): by VOD's count, 2500 media assets are left.");
  });

  test('is not kept: a second delivery goes on', async () => {
    const files = new MountedBucket();
    const environment = { LEDGER_DIR: '/mnt/ledger' };
    const first = new Fixture({ ...SLOW, files, environment });
    expect((await first.run(ofSelection(SEARCH))).counts.submitted).toBe(500);
    const second = new Fixture({ ...finding(3_000), files, environment, timeout: 600 });
    const report = await second.run(ofSelection(SEARCH));
    expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 3_000, submitted: 3_000 }, ledger: { invocation: 2, answered: 500 } });
    expect(second.vod.submissions.flatMap((call) => call.mediaIds)).toEqual(mediaIds(3_000).slice(500));
    // Its twin, read to its end, is kept.
    const third = new Fixture({ ...finding(3_000), files, environment });
    expect(await third.run(ofSelection(SEARCH))).toMatchObject({ outcome: 'ok', ledger: { kept: true } });
    expect(third.vod.calls).toEqual([]);
  });

  test('before its first page is a failed run, also where nothing may be selected', async () => {
    const slow = finding(3_000, { milliseconds: 9_000, timeout: 5 });
    const report = await new Fixture(slow).run(ofSelection(SEARCH, { failureCriteria: { nothingSelected: true } }));
    expect(report).toMatchObject({ outcome: 'failed', failedBecause: ['nothing was selected before the selection broke off'] });
    expect(report.unread).toEqual({ reason: 'the run was over', media: undefined });
    expect(report.hints.join()).toContain('how many media assets are left is not known');
  });

  test('in a dry run is partial', async () => {
    const report = await new Fixture({ ...SLOW, environment: { DRY_RUN: 'true' } }).run(ofSelection(SEARCH));
    expect(report).toMatchObject({ outcome: 'partial', dryRun: true, unread: { media: 2_500 } });
  });

  test('by a refusal is failed, and says how many are left', async () => {
    const report = await new Fixture(
      finding(3_000, { fault: ({ action, index }) => (action === 'SearchMedia' && index === 4 ? vodError(400, 'InvalidParameter') : undefined) }),
    ).run(ofSelection(SEARCH));
    expect(report).toMatchObject({ outcome: 'failed', counts: { submitted: 400 }, unread: { media: 2_600 } });
  });

  test('by a budget says how many are left', async () => {
    const job = jobOf([], { version: 3, selection: SEARCH, urlBudget: 40 }, { formats: ['mp4'], definitions: ['HD'] });
    const report = await new Fixture(finding(3_000, { urlsPerMedia: 1 })).run(job);
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 40 }, unread: { media: 2_900 } });
  });

  test('outside its time window was not to be read', async () => {
    const report = await new Fixture(finding(3_000)).run(ofSelection(SEARCH, { notBefore: '2027-01-01T00:00:00Z' }));
    expect(report).toMatchObject({ outcome: 'ok', reason: 'outside its time window' });
    expect(report.unread).toBeUndefined();
  });
});

describe('a combined selection that time cuts off', () => {
  const of = async (selection: Selection) => new Fixture(SLOW).run(ofSelection(selection));

  test('of one after the other counts what the others hold', async () => {
    const report = await of({ type: 'concat', selections: [SEARCH, { type: 'ids', ids: ['a', 'b'] }] });
    expect(report).toMatchObject({ outcome: 'partial', counts: { selected: 502, submitted: 500, skipped: 2 }, unread: { media: 2_500 } });
  });

  test('of two searches knows at least what the first has left', async () => {
    const report = await of({ type: 'concat', selections: [SEARCH, { type: 'search', match: 'CateId = 2' }] });
    expect(report).toMatchObject({ outcome: 'partial', unread: { media: 2_500 } });
  });

  test('with a limit has no more left than the limit', async () => {
    expect(await of({ type: 'limit', count: 700, selection: SEARCH })).toMatchObject({ outcome: 'partial', unread: { media: 200 } });
  });

  test('with a limit that was reached is read to its end', async () => {
    const report = await of({ type: 'limit', count: 400, selection: SEARCH });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 400 } });
    expect(report.unread).toBeUndefined();
  });

  test('submits nothing that may be excluded', async () => {
    const report = await of({ type: 'excluding', selection: { type: 'ids', ids: mediaIds(10) }, excluded: SEARCH });
    expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 0 } });
    expect(report.unread).toEqual({ reason: 'What is excluded was not read to its end: the run was over', media: undefined });
  });

  test('without what was excluded says what is left', async () => {
    const report = await of({ type: 'excluding', selection: SEARCH, excluded: { type: 'ids', ids: mediaIds(10) } });
    expect(report).toMatchObject({ outcome: 'partial', counts: { selected: 490 }, unread: { media: 2_500 } });
  });

  test('of plays selects none of them', async () => {
    const rows = Array.from({ length: 10 }, (_, n) => ({ VideoId: mediaId(n), VV: String(n) }));
    const report = await new Fixture({
      timeout: 60,
      latency: ({ action }) => (action === 'DescribePlayTopVideos' ? 9_000 : 25),
      answer: ({ action }) => (action === 'DescribePlayTopVideos' ? { TopPlayVideos: { TopPlayVideoStatis: rows }, TotalNum: 10 } : undefined),
    }).run(ofSelection({ type: 'topPlayed', days: 30, limit: 5 }));
    expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 0 }, unread: { reason: 'the run was over' } });
  });
});

describe('a VOD that miscounts or repeats itself', () => {
  const searchWith = (answer: (call: FakeCall) => object, options: FixtureOptions = {}) => {
    const fixture = new Fixture({
      timeout: 7_200,
      answer: (call) => (call.action === 'SearchMedia' ? { ...(pageOf(call, 250) as object), ...answer(call) } : undefined),
      ...options,
    });
    const searches = () => fixture.vod.calls.filter(({ action }) => action === 'SearchMedia').length;
    return { fixture, searches };
  };
  const listOf = (ids: readonly string[]) => ids.map((id) => ({ MediaId: id }));

  test('with one page for ever is not followed', async () => {
    const { fixture, searches } = searchWith(() => ({ MediaList: listOf(mediaIds(100)), Total: 1_000_000, ScrollToken: 'the-same' }));
    const report = await fixture.run(ofSelection(SEARCH));
    expect(report).toMatchObject({ outcome: 'failed', counts: { submitted: 100 }, unread: { media: 999_900 } });
    expect(report.selectionError).toMatch(/VOD gave the same media again and again/);
    expect(searches()).toBe(4);
  });

  test.each([200, 300])('with its first page again, of %i, is not read to its end', async (Total) => {
    const { fixture } = searchWith(() => ({ MediaList: listOf(mediaIds(100)), Total }));
    const report = await fixture.run(ofSelection(SEARCH));
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 100 }, unread: { media: Total - 100 } });
  });

  test('with one media asset a hundred times is not read to its end', async () => {
    const { fixture } = searchWith(() => ({ MediaList: listOf(Array(100).fill(mediaIds(1)[0])), Total: 100 }));
    const report = await fixture.run(ofSelection(SEARCH));
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 1 }, unread: { media: 99 } });
  });

  test('with two pages in turn is not followed', async () => {
    const { fixture, searches } = searchWith(({ index }) => ({
      MediaList: listOf(mediaIds(200).slice((index % 2) * 100, (index % 2) * 100 + 100)),
      Total: 4_000,
    }));
    expect(await fixture.run(ofSelection(SEARCH))).toMatchObject({ outcome: 'failed', counts: { submitted: 200 } });
    expect(searches()).toBe(5);
  });

  test('with the same token for other pages is followed', async () => {
    const { fixture } = searchWith((call) => ({ ...(pageOf(call, 6_000) as object), ScrollToken: 'the-same' }));
    expect(await fixture.run(ofSelection(SEARCH))).toMatchObject({ outcome: 'ok', counts: { submitted: 6_000 } });
  });

  test('with rows that shift while they are read is followed', async () => {
    // Uploads push every page back to the one before, twice.
    const { fixture } = searchWith((call) => {
      const page = Number(call.parameters.PageNo);
      return pageOf({ ...call, parameters: { ...call.parameters, PageNo: String(Math.max(1, page - Math.min(2, page - 1))) } }, 800) as object;
    });
    expect(await fixture.run(ofSelection(SEARCH))).toMatchObject({ counts: { submitted: 600 } });
  });

  test('with more media counted than given is partial', async () => {
    const { fixture } = searchWith(() => ({ Total: 900 }));
    const report = await fixture.run(ofSelection(SEARCH));
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 250 }, unread: { media: 650 } });
    expect(report.unread!.reason).toMatch(/^The search CateId = 1 has more media by VOD's count than VOD gave$/);
  });

  test('with fewer media counted than a page holds is no answer', async () => {
    const { fixture } = searchWith(() => ({ Total: 3 }));
    expect(await fixture.run(ofSelection(SEARCH))).toMatchObject({ outcome: 'failed', counts: { selected: 0 } });
    expect(fixture.lines.at(-1)!.selectionError).toMatch(/unreadable answer/);
  });

  test('with plays without an end is read as far as VOD ranks them', async () => {
    const fixture = new Fixture({
      answer: ({ action, index }) =>
        action === 'DescribePlayTopVideos'
          ? {
              TopPlayVideos: { TopPlayVideoStatis: Array.from({ length: 300 }, (_, n) => ({ VideoId: mediaId(index * 300 + n), VV: 5 })) },
              TotalNum: 1e9,
            }
          : undefined,
    });
    const report = await fixture.run(ofSelection({ type: 'topPlayed', days: 1, limit: 20 }));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 20 } });
    expect(fixture.vod.calls.filter(({ action }) => action === 'DescribePlayTopVideos')).toHaveLength(4);
  });

  test.each([
    ['the first page of plays again', 1, 'partial'],
    ['plays that go on', 2, 'ok'],
  ])('with %s is told', async (_, pages, outcome) => {
    const fixture = new Fixture({
      answer: ({ action, index }) =>
        action === 'DescribePlayTopVideos'
          ? {
              TopPlayVideos: { TopPlayVideoStatis: Array.from({ length: 100 }, (__, n) => ({ VideoId: mediaId((index % pages) * 100 + n), VV: 5 })) },
              TotalNum: 200,
            }
          : undefined,
    });
    const report = await fixture.run(ofSelection({ type: 'topPlayed', days: 1, limit: 200 }));
    expect(report).toMatchObject({ outcome, counts: { submitted: pages * 100 } });
  });

  test.each([-1, 0.5, 'many'])('with %j plays by its count is no answer', async (TotalNum) => {
    const rows = [{ VideoId: mediaId(1), VV: 5 }];
    const fixture = new Fixture({
      answer: ({ action }) => (action === 'DescribePlayTopVideos' ? { TopPlayVideos: { TopPlayVideoStatis: rows }, TotalNum } : undefined),
    });
    expect(await fixture.run(ofSelection({ type: 'topPlayed', days: 1, limit: 20 }))).toMatchObject({ outcome: 'failed', counts: { selected: 0 } });
  });

  test('with the same plays for ever is partial, and counts them once', async () => {
    const rows = [
      { VideoId: mediaId(1), VV: 5 },
      { VideoId: mediaId(2), VV: 9 },
    ];
    const fixture = new Fixture({
      answer: ({ action }) => (action === 'DescribePlayTopVideos' ? { TopPlayVideos: { TopPlayVideoStatis: rows }, TotalNum: 1e9 } : undefined),
    });
    const report = await fixture.run(ofSelection({ type: 'topPlayed', days: 1, limit: 20 }));
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 2 }, unread: { reason: 'VOD counts more plays than it gave' } });
    expect(fixture.vod.calls.filter(({ action }) => action === 'DescribePlayTopVideos')).toHaveLength(2);
  });
});
