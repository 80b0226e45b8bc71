import { describe, expect, test } from 'vitest';
import { daysReady } from '../../../handler/selections/top-played';
import type { Job, Selection } from '../../../src/job/job';
import { vodError, type FakeCall } from '../support/fake-vod';
import { Fixture, jobOf, mediaFor, mediaId, mediaIds, type FixtureOptions } from '../support/fixture';

const SEARCH: Selection = { type: 'search', match: "Title = 'news'" };
const job = (selection: Selection, more: Partial<Job> = {}) => jobOf([], { version: 2, selection, ...more });

/** Answers searches from a list, as VOD does. */
function searchOver(ids: readonly string[], answered: (call: FakeCall) => void = () => undefined) {
  return (call: FakeCall) => {
    if (call.action !== 'SearchMedia') {
      return undefined;
    }
    answered(call);
    const { PageNo, PageSize } = call.parameters;
    const page = ids.slice((Number(PageNo) - 1) * Number(PageSize), Number(PageNo) * Number(PageSize));
    return { Total: ids.length, ScrollToken: `after-${PageNo}`, MediaList: page.map((MediaId) => ({ MediaId })) };
  };
}

const searches = (fixture: Fixture) => fixture.vod.calls.filter(({ action }) => action === 'SearchMedia');

describe('a search', () => {
  test('asks for pages of 100 by their numbers, and for no page more', async () => {
    const fixture = new Fixture({ environment: { MAX_QPS: '50' }, answer: searchOver(mediaIds(300)) });
    const report = await fixture.run(job({ ...SEARCH, mediaTypes: ['audio'], sortBy: 'CreationTime:Asc' }, { version: 4 }));
    expect(report.counts).toMatchObject({ selected: 300, submitted: 300 });
    expect(searches(fixture).map(({ parameters }) => parameters)).toEqual(
      ['1', '2', '3'].map((PageNo) => ({ Match: "Title = 'news'", SearchType: 'audio', SortBy: 'CreationTime:Asc', PageNo, PageSize: '100' })),
    );
  });

  test('beyond 5,000 media, asks for each page with the token of the one before', async () => {
    const fixture = new Fixture({ timeout: 3600, environment: { MAX_QPS: '1000' }, answer: searchOver(mediaIds(5_001)) });
    const report = await fixture.run(job(SEARCH));
    expect(report.counts.submitted).toBe(5_001);
    expect(searches(fixture).map(({ parameters }) => parameters.ScrollToken)).toEqual([
      undefined,
      ...Array.from({ length: 50 }, (_, page) => `after-${page + 1}`),
    ]);
  });

  test('begins again where submitting took longer than a token holds, and misses nothing', async () => {
    const expired = (call: FakeCall) => call.action === 'SearchMedia' && call.index === 40;
    const fixture = new Fixture({
      timeout: 3600,
      environment: { MAX_QPS: '1000' },
      answer: searchOver(mediaIds(5_001)),
      fault: (call) => (expired(call) ? vodError(400, 'InvalidScrollToken.Expired') : undefined),
    });
    const report = await fixture.run(job(SEARCH));
    expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 5_001, submitted: 5_001, duplicates: 4_000 } });
  });

  test('is not read further once a limit is reached', async () => {
    const fixture = new Fixture({ answer: searchOver(mediaIds(1_000)) });
    const report = await fixture.run(job({ type: 'limit', selection: SEARCH, count: 150 }));
    expect(report.counts).toMatchObject({ selected: 150, submitted: 150 });
    expect(searches(fixture)).toHaveLength(2);
  });

  test('that is left out is read first', async () => {
    const fixture = new Fixture({ answer: searchOver(mediaIds(5)) });
    await fixture.run(job({ type: 'excluding', selection: { type: 'ids', ids: mediaIds(8) }, excluded: SEARCH }));
    expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual([5, 6, 7].map(mediaId));
  });

  test.each<Selection>([SEARCH, { type: 'recent', withinHours: 1 }, { type: 'topPlayed', days: 100, limit: 5 }])(
    'that is excluded and not read in time fails the run, and nothing is submitted: %j',
    async (excluded) => {
      const plays = { TotalNum: 1, TopPlayVideos: { TopPlayVideoStatis: [{ VideoId: mediaId(1), VV: '1' }] } };
      const answer = (call: FakeCall) => (call.action === 'DescribePlayTopVideos' ? plays : searchOver(mediaIds(5_000))(call));
      const fixture = new Fixture({ timeout: 20, environment: { MAX_QPS: '1' }, answer });
      const report = await fixture.run(job({ type: 'excluding', selection: { type: 'ids', ids: mediaIds(8) }, excluded }));
      expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 0, submitted: 0 } });
      expect(report.selectionError).toBe('What is excluded was not read to its end: the run was over');
    },
  );

  test('that is excluded, and whose turn never came, is no error of its own', async () => {
    const excluding: Selection = { type: 'excluding', selection: { type: 'ids', ids: mediaIds(8) }, excluded: SEARCH };
    const fixture = new Fixture({ fault: ({ action }) => (action === 'RefreshMediaPlayUrls' ? vodError(403, 'Forbidden.RAM') : undefined) });
    const report = await fixture.run(job({ type: 'concat', selections: [{ type: 'ids', ids: mediaIds(1_000) }, excluding] }));
    expect(report.selectionError).toBeUndefined();
    expect(report.hints.join()).toContain('not read to its end');
    expect(searches(fixture)).toHaveLength(0);
  });

  test.each<[string, FixtureOptions['fault']]>([
    ['throttles', ({ action, index }) => (action === 'SearchMedia' && index < 4 ? vodError(503, 'Throttling') : undefined)],
    ['failures', ({ action, index }) => (action === 'SearchMedia' && index < 4 ? vodError(500, 'InternalError') : undefined)],
    ['lost answers', ({ action, index }) => (action === 'SearchMedia' && index < 4 ? { error: 'ECONNRESET', sent: true } : undefined)],
    ['garbage', ({ action, index }) => (action === 'SearchMedia' && index < 4 ? { status: 200, body: { Total: 'many' } } : undefined)],
  ])('is asked again after %s', async (_, fault) => {
    const fixture = new Fixture({ answer: searchOver(mediaIds(150)), fault });
    expect(await fixture.run(job(SEARCH))).toMatchObject({ outcome: 'ok', counts: { selected: 150, submitted: 150, duplicates: 0 } });
  });

  test('that VOD does not answer fails the run once what is under way is done', async () => {
    const fixture = new Fixture({
      answer: searchOver(mediaIds(300)),
      fault: ({ action, parameters }) => (action === 'SearchMedia' && parameters.PageNo === '2' ? vodError(500, 'InternalError') : undefined),
    });
    const report = await fixture.run(job(SEARCH));
    expect(report).toMatchObject({
      outcome: 'failed',
      counts: { selected: 100, submitted: 100 },
      selectionError: "The search Title = 'news' could not be read: InternalError (told by InternalError)",
      hints: ['VOD did not answer SearchMedia in five repeats: carry the run out again later.'],
    });
  });

  test('that the role may not make names the permission, and stops nothing else', async () => {
    const fault: FixtureOptions['fault'] = ({ action }) => (action === 'SearchMedia' ? vodError(403, 'Forbidden') : undefined);
    const report = await new Fixture({ fault }).run(job({ type: 'concat', selections: [{ type: 'ids', ids: mediaIds(2) }, SEARCH] }));
    expect(report).toMatchObject({
      outcome: 'failed',
      counts: { submitted: 2 },
      hints: ["The function's role needs vod:SearchMedia, in the region that is asked."],
    });
  });

  test('ends with the run, which says so; lists behind it are read to their end', async () => {
    const fixture = new Fixture({ timeout: 10, environment: { MAX_QPS: '1' }, answer: searchOver(mediaIds(2_000)) });
    const report = await fixture.run(job({ type: 'concat', selections: [SEARCH, { type: 'ids', ids: [mediaId(9_999)] }] }));
    expect(report.outcome).toBe('partial');
    expect(report.counts.selected).toBeLessThan(2_001);
    expect(mediaFor(report, 'skipped', 'out of time')).toContain(mediaId(9_999));
    expect(report.hints.join()).toMatch(/not read to its end/);
  });

  test('is not made outside of the time window', async () => {
    const fixture = new Fixture({ answer: searchOver(mediaIds(5)) });
    const report = await fixture.run(job(SEARCH, { notBefore: '2026-03-02T00:00:00Z' }));
    expect(report).toMatchObject({ outcome: 'ok', reason: 'outside its time window', hints: [] });
    expect(fixture.vod.calls).toEqual([]);
  });
});

test('recent media are asked for from the hours before the tick up to it, in UTC, the oldest first', async () => {
  const fixture = new Fixture({ answer: searchOver(mediaIds(3)) });
  await fixture.run(job({ type: 'recent', withinHours: 24, statuses: ['Normal', 'Checking'] }));
  expect(searches(fixture)[0].parameters).toMatchObject({
    Match: "Status in ('Normal','Checking') and CreationTime = ['2026-02-28T20:30:00Z','2026-03-01T20:30:00Z')",
    SortBy: 'CreationTime:Asc',
  });
});

describe('the days whose plays are counted', () => {
  test.each([
    ['at 04:30', '2026-03-01T20:30:00Z', 2, ['2026-02-27', '2026-02-28']],
    ['right before 09:00', '2026-03-02T00:59:59Z', 2, ['2026-02-27', '2026-02-28']],
    ['at 09:00', '2026-03-02T01:00:00Z', 2, ['2026-02-28', '2026-03-01']],
    ['late in the evening', '2026-03-02T15:59:59Z', 1, ['2026-03-01']],
    ['after midnight', '2026-03-02T16:00:00Z', 1, ['2026-03-01']],
  ])('%s in Shanghai end with the last that is ready', (_, instant, days, expected) => {
    expect(daysReady(Date.parse(instant), days)).toEqual(expected);
  });

  test('are no more than VOD keeps', () => {
    const [before, after] = ['2026-03-01T20:30:00Z', '2026-03-02T01:00:00Z'].map((instant) => daysReady(Date.parse(instant), 180));
    expect([before.length, before[0], after.length, after[0]]).toEqual([179, '2025-09-03', 180, '2025-09-03']);
  });
});

describe('the most played', () => {
  const TOP: Selection = { type: 'topPlayed', days: 2, limit: 3 };
  const plays: Record<string, [number, number][]> = {
    '2026-02-27': [
      [1, 50],
      [2, 40],
      [3, 30],
    ],
    '2026-02-28': [
      [3, 25],
      [2, 20],
      [4, 54],
    ],
  };
  const answer = ({ action, parameters }: FakeCall) =>
    action === 'DescribePlayTopVideos'
      ? {
          TotalNum: 3,
          TopPlayVideos: {
            TopPlayVideoStatis: (plays[parameters.BizDate.slice(0, 10)] ?? []).map(([id, vv]) => ({ VideoId: mediaId(id), VV: String(vv) })),
          },
        }
      : undefined;

  test('are those with the most plays in all the days, and the report names the days', async () => {
    const fixture = new Fixture({ answer });
    const report = await fixture.run(job(TOP));
    // 2 has 60, 3 has 55, 4 has 54, 1 has 50.
    expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual([2, 3, 4].map(mediaId));
    expect(report).toMatchObject({ outcome: 'ok', dataDates: ['2026-02-27', '2026-02-28'] });
    expect(fixture.vod.calls[0].parameters).toEqual({ BizDate: '2026-02-27T04:00:00Z', PageNo: '1', PageSize: '1000' });
  });

  test('come from the days that have figures', async () => {
    const report = await new Fixture({ answer }).run(job({ ...TOP, days: 5 }));
    expect(report.dataDates).toEqual(['2026-02-27', '2026-02-28']);
  });

  test('without any figures are a failed run with that reason', async () => {
    const empty = ({ action }: FakeCall) => (action === 'DescribePlayTopVideos' ? { TotalNum: 0, TopPlayVideos: {} } : undefined);
    const report = await new Fixture({ answer: empty }).run(job(TOP));
    expect(report).toMatchObject({ outcome: 'failed', selectionError: 'VOD has no figures of plays for 2026-02-27 to 2026-02-28' });
    expect(report.dataDates).toBeUndefined();
  });
});

test('a failed selection is the sentence of the error', async () => {
  const fixture = new Fixture({ fault: ({ action }) => (action === 'SearchMedia' ? vodError(403, 'Forbidden') : undefined) });
  const event = JSON.stringify(job(SEARCH));
  await expect(fixture.clock.until(fixture.handler(event, fixture.context))).rejects.toThrow(
    "The run of stack/nightly failed: The search Title = 'news' could not be read: Forbidden. It submitted 0 media before. The function's role needs vod:SearchMedia",
  );
});
