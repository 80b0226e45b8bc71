import { describe, expect, test } from 'vitest';
import type { Job, Task } from '../../src/job/job';
import { vodError } from './support/fake-vod';
import { Fixture, type FixtureOptions, jobOf, mediaFor, mediaId, mediaIds } from './support/fixture';
import { UrlTasks, type UrlTasksOptions } from './support/url-tasks';
import { VirtualClock } from './support/virtual-clock';

const COMPLETION: Partial<Job> = { version: 2, verification: { level: 'completion' } };
const FOUR_URLS: Partial<Task> = { formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'] };

function fixtureOf(tasks: UrlTasksOptions = {}, options: FixtureOptions = {}) {
  const clock = new VirtualClock();
  const urlTasks = new UrlTasks(clock, tasks);
  const fixture = new Fixture({ timeout: 7_200, clock, answer: urlTasks.answer, ...options });
  const callsOf = (action: string) => fixture.vod.calls.filter((call) => call.action === action);
  return { fixture, urlTasks, callsOf };
}

describe('without verification', () => {
  test('a 200 counts as submitted, and no job is asked for', async () => {
    const { fixture, callsOf } = fixtureOf();
    const report = await fixture.run(jobOf(mediaIds(30), { version: 2, verification: { level: 'none' } }));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 30 }, urls: { submitted: 0 }, unconfirmed: 0, jobIds: ['job-1', 'job-2'] });
    expect(callsOf('GetMediaRefreshJobs')).toEqual([]);
  });

  test('a budget still has the jobs asked for: only they tell how many URLs there are', async () => {
    const { fixture, callsOf } = fixtureOf();
    const report = await fixture.run(jobOf(mediaIds(3), { version: 2, verification: { level: 'none' }, urlBudget: 100 }, FOUR_URLS));
    expect(report.urls.submitted).toBe(12);
    expect(callsOf('GetMediaRefreshJobs')).toHaveLength(1);
  });
});

describe('verification of completion', () => {
  test('waits until every URL is complete, and counts them', async () => {
    const { fixture } = fixtureOf({ milliseconds: 300_000 });
    const report = await fixture.run(jobOf(mediaIds(30), COMPLETION));
    expect(report).toMatchObject({
      outcome: 'ok',
      counts: { submitted: 30 },
      urls: { submitted: 120, complete: 120, refreshing: 0, failed: 0 },
      unfinished: 0,
      hints: [],
    });
    expect(fixture.clock.elapsed()).toBeGreaterThan(300_000);
    expect(fixture.clock.elapsed()).toBeLessThan(365_000);
    expect(fixture.clock.waiting).toBe(0);
  });

  test('counts no URLs at the other levels', async () => {
    const { fixture } = fixtureOf();
    const report = await fixture.run(jobOf(mediaIds(1)));
    expect(Object.keys(JSON.parse(JSON.stringify(report)).urls)).toEqual(['submitted']);
    expect(report.unfinished).toBeUndefined();
  });

  test('a media of which any URL failed is failed: url failed', async () => {
    const { fixture } = fixtureOf({ fails: (id) => id === mediaId(1) });
    const report = await fixture.run(jobOf(mediaIds(3), COMPLETION));
    expect(report.counts).toMatchObject({ submitted: 2, failed: 1 });
    expect(mediaFor(report, 'failed', 'url failed')).toEqual([mediaId(1)]);
    expect(report.urls).toMatchObject({ complete: 8, failed: 4, refreshing: 0 });
    expect(report.failedBecause).toEqual(['failed 1 of 3, allowed share 0']);
  });

  test('what is not complete in the time for it stays submitted, and is unfinished', async () => {
    const { fixture } = fixtureOf({ milliseconds: (id) => (id === mediaId(1) ? Infinity : 60_000) });
    const report = await fixture.run(jobOf(mediaIds(3), { version: 2, verification: { level: 'completion', withinSeconds: 400 } }));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 3 }, unfinished: 1, urls: { complete: 8, refreshing: 4, failed: 0 } });
    expect(report.hints.join()).toMatch(/Of 1 submitted media, URLs were still under way/);
    expect(fixture.clock.elapsed()).toBeGreaterThanOrEqual(400_000);
    expect(fixture.clock.elapsed()).toBeLessThan(402_000);
  });

  test('ends with the run, however long URLs might be waited for', async () => {
    const { fixture } = fixtureOf({ milliseconds: Infinity }, { timeout: 100 });
    const report = await fixture.run(jobOf(mediaIds(3), COMPLETION));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 3 }, unfinished: 3, urls: { refreshing: 12 } });
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(90_000);
    expect(fixture.clock.waiting).toBe(0);
  });

  test('asks for many by pages of the time since their submission, for few by their IDs, less and less often', async () => {
    const { fixture, callsOf } = fixtureOf({ milliseconds: (id) => (id === mediaId(0) ? 900_000 : 60_000) });
    await fixture.run(jobOf(mediaIds(40), COMPLETION));
    const calls = callsOf('DescribeVodRefreshTasks');
    const pages = calls.filter(({ parameters }) => parameters.TaskId === undefined);
    expect(pages[0].parameters).toEqual({
      ObjectType: 'preload',
      StartTime: '2026-03-01T20:14:00Z',
      EndTime: '2026-03-01T20:46:10Z',
      PageNumber: '1',
      PageSize: '50',
    });
    expect(pages.slice(0, 4).map(({ parameters }) => parameters.PageNumber)).toEqual(['1', '2', '3', '4']);
    const single = calls.filter(({ parameters }) => parameters.TaskId !== undefined);
    // The four URLs of one media, once all others are complete.
    expect(new Set(single.map(({ parameters }) => parameters.TaskId)).size).toBe(4);
    const rounds = [...new Set(calls.filter(({ parameters }) => parameters.TaskId === '1000' || parameters.PageNumber === '1').map(({ at }) => at))];
    const pauses = rounds.slice(1).map((at, index) => at - rounds[index]);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...pauses)).toBeGreaterThan(59_000);
    expect(Math.max(...pauses)).toBeLessThan(61_000);
    expect(calls.length).toBeLessThan(120);
  });

  test('that VOD refuses fails no media, and names the action and its region', async () => {
    const { fixture, callsOf } = fixtureOf(
      {},
      { fault: (call) => (call.action === 'DescribeVodRefreshTasks' ? vodError(404, 'InvalidAction.NotFound') : undefined) },
    );
    const report = await fixture.run(jobOf(mediaIds(3), COMPLETION));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 3 }, unfinished: 3 });
    expect(report.hints.join()).toMatch(/InvalidAction\.NotFound.*cn-shanghai.*vod:DescribeVodRefreshTasks/);
    expect(callsOf('DescribeVodRefreshTasks')).toHaveLength(1);
  });

  test('goes on after failures and lost answers', async () => {
    const { fixture } = fixtureOf(
      {},
      {
        fault: (call) =>
          call.action === 'DescribeVodRefreshTasks' && call.index < 8
            ? [vodError(500, 'InternalError'), { hang: 'after' } as const][call.index % 2]
            : undefined,
      },
    );
    expect(await fixture.run(jobOf(mediaIds(3), COMPLETION))).toMatchObject({ outcome: 'ok', urls: { complete: 12 } });
  });

  test('asks at the endpoint that was chosen for it', async () => {
    const { fixture, callsOf } = fixtureOf(
      {},
      { environment: { VOD_ENDPOINT: 'https://vod.eu-central-1.aliyuncs.com', VOD_STATUS_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com' } },
    );
    await fixture.run(jobOf(mediaIds(1), COMPLETION));
    expect(new Set(callsOf('DescribeVodRefreshTasks').map(({ headers }) => headers.host))).toEqual(new Set(['vod.cn-shanghai.aliyuncs.com']));
    expect(new Set(fixture.vod.submissions.map(({ headers }) => headers.host))).toEqual(new Set(['vod.eu-central-1.aliyuncs.com']));
  });
});

describe('refresh, then preload', () => {
  const task = { ...FOUR_URLS, taskType: 'RefreshThenPreload' } as const;

  test('preloads each media once its refresh is complete, and counts it once', async () => {
    const { fixture, urlTasks } = fixtureOf({ milliseconds: (_, taskType) => (taskType === 'Refresh' ? 300_000 : 60_000) });
    const report = await fixture.run(jobOf(mediaIds(30), { version: 2 }, task));
    expect(report).toMatchObject({ outcome: 'ok', counts: { selected: 30, submitted: 30 }, urls: { estimated: 240, submitted: 240 } });
    const submissions = fixture.vod.submissions.map(({ parameters, mediaIds: media, at }) => ({
      taskType: parameters.TaskType,
      media: media.length,
      late: at > 300_000,
    }));
    expect(submissions).toEqual([
      { taskType: 'Refresh', media: 20, late: false },
      { taskType: 'Refresh', media: 10, late: false },
      { taskType: 'Preload', media: 20, late: true },
      { taskType: 'Preload', media: 10, late: true },
    ]);
    expect(urlTasks.tasks.filter(({ taskType }) => taskType === 'Preload')).toHaveLength(120);
  });

  test('a media whose refresh fails is failed for it, and is not preloaded', async () => {
    const { fixture, urlTasks } = fixtureOf({
      fails: (id, taskType) => id === mediaId(1) && taskType === 'Refresh',
      jobError: (id, taskType) => (id === mediaId(2) && taskType === 'Refresh' ? 'NoMatchedStream' : undefined),
    });
    const report = await fixture.run(jobOf(mediaIds(4), { version: 2 }, task));
    expect(report.counts).toMatchObject({ submitted: 2, failed: 2 });
    expect(mediaFor(report, 'failed', 'refresh: url failed')).toEqual([mediaId(1)]);
    expect(mediaFor(report, 'failed', 'refresh: NoMatchedStream')).toEqual([mediaId(2)]);
    expect(new Set(urlTasks.tasks.filter(({ taskType }) => taskType === 'Preload').map((each) => each.mediaId))).toEqual(
      new Set([mediaId(0), mediaId(3)]),
    );
  });

  test('a spent day of refreshes ends the refreshing: what is refreshed is preloaded, and nothing else is submitted', async () => {
    const { fixture, urlTasks } = fixtureOf(
      { jobError: (id, taskType) => (taskType === 'Refresh' && Number.parseInt(id, 16) >= 10 ? 'QuotaExceeded.Refresh' : undefined) },
      { environment: { MAX_QPS: '1' } },
    );
    const report = await fixture.run(jobOf(mediaIds(200), { version: 2 }, task));
    expect(report.counts).toMatchObject({ selected: 200, submitted: 10, failed: 0, skipped: 190 });
    expect(report.notSubmitted).toEqual([expect.objectContaining({ reason: 'account quota', total: 190 })]);
    expect(new Set(urlTasks.tasks.filter(({ taskType }) => taskType === 'Preload').map((each) => each.mediaId))).toEqual(new Set(mediaIds(10)));
    expect(fixture.vod.submissions.length).toBeLessThan(6);
  });

  test('a media asset that is refreshed in part is failed for it, and is not preloaded', async () => {
    const { fixture, urlTasks } = fixtureOf({
      partlyCode: (id, taskType) => (id === mediaId(1) && taskType === 'Refresh' ? 'RefreshFailed' : undefined),
    });
    const report = await fixture.run(jobOf(mediaIds(2), { version: 2 }, task));
    expect(report.counts).toMatchObject({ submitted: 1, failed: 1 });
    expect(mediaFor(report, 'failed', 'refresh: RefreshFailed')).toEqual([mediaId(1)]);
    expect(report.partlySubmitted).toBeUndefined();
    expect(urlTasks.tasks.filter(({ taskType, mediaId: id }) => taskType === 'Preload' && id === mediaId(1))).toEqual([]);
  });

  test('with verification of completion also waits for the preload', async () => {
    const { fixture } = fixtureOf({ milliseconds: 120_000, fails: (id, taskType) => id === mediaId(1) && taskType === 'Preload' });
    const report = await fixture.run(jobOf(mediaIds(2), COMPLETION, task));
    expect(report).toMatchObject({ counts: { submitted: 1, failed: 1 }, urls: { submitted: 16, complete: 12, failed: 4, refreshing: 0 } });
    expect(mediaFor(report, 'failed', 'url failed')).toEqual([mediaId(1)]);
  });

  test('a refresh that is not complete in time is not followed by a preload', async () => {
    const { fixture } = fixtureOf({ milliseconds: Infinity }, { timeout: 100 });
    const report = await fixture.run(jobOf(mediaIds(2), { version: 2 }, task));
    expect(report.counts).toMatchObject({ submitted: 0, failed: 2 });
    expect(mediaFor(report, 'failed', 'refresh: not complete in time')).toEqual(mediaIds(2));
  });

  test('a refreshed media that the queue has no room for to the end is failed, since the edge lost it', async () => {
    const { fixture } = fixtureOf({ jobError: (_, taskType) => (taskType === 'Preload' ? 'PreloadQueueFull' : undefined) }, { timeout: 300 });
    const report = await fixture.run(jobOf(mediaIds(2), { version: 2 }, task));
    expect(report.counts).toMatchObject({ submitted: 0, skipped: 0, failed: 2 });
    expect(mediaFor(report, 'failed', 'preload: queue full')).toEqual(mediaIds(2));
  });
});

describe('a budget of URLs', () => {
  test('takes media in order until it is spent, and skips the others', async () => {
    const { fixture, urlTasks } = fixtureOf();
    const report = await fixture.run(jobOf(mediaIds(30), { version: 2, urlBudget: 50 }, FOUR_URLS));
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 12, skipped: 18 }, urls: { submitted: 48 } });
    expect(mediaFor(report, 'skipped', 'url budget')).toEqual(mediaIds(30).slice(12));
    expect(urlTasks.tasks).toHaveLength(48);
  });

  test('is measured by what jobs really made: what a media did not cost is there for others', async () => {
    const { fixture } = fixtureOf({ urlsPerMedia: 1 });
    const report = await fixture.run(jobOf(mediaIds(70), { version: 2, urlBudget: 50 }, FOUR_URLS));
    // What is left is less than one media is expected to cost.
    expect(report.urls.submitted).toBe(47);
    expect(report.counts).toMatchObject({ submitted: 47, skipped: 23 });
  });

  test('is kept where only VOD knows what a media costs: one is tried alone first', async () => {
    const { fixture } = fixtureOf({ urlsPerMedia: 7 });
    const report = await fixture.run(jobOf(mediaIds(30), { version: 2, urlBudget: 50 }));
    expect(fixture.vod.submissions.map((call) => call.mediaIds.length)).toEqual([1, 6]);
    expect(report).toMatchObject({ counts: { submitted: 7, skipped: 23 }, urls: { submitted: 49 } });
  });

  test('counts refresh and preload of a media', async () => {
    const { fixture } = fixtureOf();
    const report = await fixture.run(jobOf(mediaIds(30), { version: 2, urlBudget: 50 }, { ...FOUR_URLS, taskType: 'RefreshThenPreload' }));
    expect(report).toMatchObject({ counts: { submitted: 6, skipped: 24 }, urls: { submitted: 48 } });
  });

  test('costs nothing for media that VOD does not know or refuses', async () => {
    const { fixture } = fixtureOf({ jobError: (id) => (Number.parseInt(id, 16) < 5 ? 'NoMatchedStream' : undefined) });
    const report = await fixture.run(jobOf(mediaIds(30), { version: 2, urlBudget: 50 }, FOUR_URLS));
    expect(report.counts).toMatchObject({ failed: 5, submitted: 12, skipped: 13 });
  });
});

describe("the account's quota", () => {
  const job: Partial<Job> = { version: 2, withinAccountQuota: true };

  test('is read first, and kept to', async () => {
    const { fixture, callsOf } = fixtureOf({ quota: { UrlRemain: '2000', PreloadRemain: '30' } });
    const report = await fixture.run(jobOf(mediaIds(30), job, FOUR_URLS));
    expect(fixture.vod.calls[0].action).toBe('DescribeVodRefreshQuota');
    expect(callsOf('DescribeVodRefreshQuota')).toHaveLength(1);
    expect(report.counts).toMatchObject({ submitted: 7, skipped: 23 });
    expect(mediaFor(report, 'skipped', 'account quota')).toEqual(mediaIds(30).slice(7));
  });

  test('gives way to a smaller budget of the run', async () => {
    const { fixture } = fixtureOf({ quota: { UrlRemain: '0', PreloadRemain: '30' } });
    const report = await fixture.run(jobOf(mediaIds(30), { ...job, urlBudget: 8 }, FOUR_URLS));
    expect(mediaFor(report, 'skipped', 'url budget')).toHaveLength(28);
  });

  test('is that to refresh for a refresh, and both for a refresh and a preload', async () => {
    const quota = { UrlRemain: '8', PreloadRemain: '4' };
    const refresh = await fixtureOf({ quota }).fixture.run(jobOf(mediaIds(5), job, { ...FOUR_URLS, taskType: 'Refresh' }));
    expect(refresh.counts).toMatchObject({ submitted: 2, skipped: 3 });
    const both = await fixtureOf({ quota }).fixture.run(jobOf(mediaIds(5), job, { ...FOUR_URLS, taskType: 'RefreshThenPreload' }));
    expect(both.counts).toMatchObject({ submitted: 1, skipped: 4 });
  });

  test('that is used up is a failed run', async () => {
    const report = await fixtureOf({ quota: { UrlRemain: '0', PreloadRemain: '0' } }).fixture.run(jobOf(mediaIds(5), job, FOUR_URLS));
    expect(report).toMatchObject({ outcome: 'failed', failedBecause: ['nothing was submitted'], counts: { skipped: 5 } });
  });

  test('that is not told is gone without, and the report says so', async () => {
    const { fixture } = fixtureOf(
      {},
      { fault: (call) => (call.action === 'DescribeVodRefreshQuota' ? vodError(404, 'InvalidAction.NotFound') : undefined) },
    );
    const report = await fixture.run(jobOf(mediaIds(30), job, FOUR_URLS));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 30 } });
    expect(report.hints.join()).toMatch(/quota \(InvalidAction\.NotFound\).*vod:DescribeVodRefreshQuota/);
  });
});

describe('URLs under way', () => {
  async function most(options: UrlTasksOptions, job: Partial<Job>, task: Partial<Task> = FOUR_URLS) {
    const { fixture, urlTasks } = fixtureOf(options);
    let seen = 0;
    const answer = urlTasks.answer;
    Object.assign(urlTasks, {
      answer: (call: Parameters<typeof answer>[0]) => {
        const result = answer(call);
        seen = Math.max(seen, urlTasks.underWay);
        return result;
      },
    });
    const watched = new Fixture({ timeout: 7_200, clock: fixture.clock, answer: (call) => urlTasks.answer(call) });
    return { report: await watched.run(jobOf(mediaIds(60), { version: 2, ...job }, task)), seen, watched };
  }

  test('never exceed the bound, and every media is submitted', async () => {
    const { report, seen, watched } = await most({}, { maxUrlsInFlight: 50 });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 60 }, urls: { submitted: 240 } });
    expect(seen).toBe(48);
    expect(watched.vod.submissions.map((call) => call.mediaIds.length)).toEqual([12, 12, 12, 12, 12]);
    // The last ones are not waited for: they are submitted.
    expect(watched.clock.elapsed()).toBeLessThan(5 * 90_000);
    expect(watched.clock.waiting).toBe(0);
  });

  test('never exceed it where only VOD knows what a media costs', async () => {
    const { report, seen } = await most({ urlsPerMedia: 9 }, { maxUrlsInFlight: 50 }, {});
    expect(report.counts.submitted).toBe(60);
    expect(seen).toBeLessThanOrEqual(50);
  });

  test('never exceed it in a refresh and a preload together', async () => {
    const { report, seen } = await most({}, { maxUrlsInFlight: 50 }, { ...FOUR_URLS, taskType: 'RefreshThenPreload' });
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 60 } });
    expect(seen).toBeLessThanOrEqual(50);
  });

  test('of a media that is larger than the bound are submitted alone', async () => {
    const { report, seen } = await most({ urlsPerMedia: 4, milliseconds: 15_000 }, { maxUrlsInFlight: 3 });
    expect(report.counts.submitted).toBe(60);
    expect(seen).toBe(4);
  });

  test('that never end keep nothing back beyond the deadline', async () => {
    const { fixture } = fixtureOf({ milliseconds: Infinity }, { timeout: 300 });
    const report = await fixture.run(jobOf(mediaIds(60), { version: 2, maxUrlsInFlight: 50 }, FOUR_URLS));
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 12, skipped: 48 } });
    expect(mediaFor(report, 'skipped', 'out of time')).toEqual(mediaIds(60).slice(12));
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(290_000);
  });
});

describe('a dry run', () => {
  const environment = { DRY_RUN: 'true' };

  test('submits nothing, and reports the calls that it would make', async () => {
    const { fixture } = fixtureOf({}, { environment });
    const report = await fixture.run(jobOf(mediaIds(45), { version: 2 }, FOUR_URLS));
    expect(fixture.vod.calls).toEqual([]);
    expect(report).toMatchObject({
      outcome: 'ok',
      dryRun: true,
      counts: { selected: 45, submitted: 0, skipped: 45 },
      urls: { estimated: 180, submitted: 0 },
      requests: { total: 3 },
    });
    expect(mediaFor(report, 'skipped', 'dry run')).toEqual(mediaIds(45));
    expect(report.requests!.first[2]).toEqual({
      MediaIds: mediaIds(45).slice(40).join(','),
      TaskType: 'Preload',
      Formats: 'm3u8,mp4',
      Definitions: 'HD,SD',
    });
  });

  test('keeps to the budget by what media are expected to cost, the quota read', async () => {
    const { fixture, callsOf } = fixtureOf({ quota: { UrlRemain: '2000', PreloadRemain: '30' } }, { environment });
    const report = await fixture.run(jobOf(mediaIds(45), { version: 2, withinAccountQuota: true, maxUrlsInFlight: 4 }, FOUR_URLS));
    expect(report).toMatchObject({ outcome: 'ok', counts: { skipped: 45 }, requests: { total: 7 } });
    expect(mediaFor(report, 'skipped', 'dry run')).toEqual(mediaIds(7));
    expect(mediaFor(report, 'skipped', 'account quota')).toHaveLength(38);
    expect(fixture.vod.calls).toEqual(callsOf('DescribeVodRefreshQuota'));
  });

  test('says where it cannot tell what media cost', async () => {
    const report = await fixtureOf({}, { environment }).fixture.run(jobOf(mediaIds(45), { version: 2, urlBudget: 10 }));
    expect(report.requests!.total).toBe(3);
    expect(report.hints.join()).toMatch(/cannot tell where the budget would end/);
  });

  test('names at most twenty calls, and fits into one line of the log whatever they hold', async () => {
    const many = await fixtureOf({}, { environment }).fixture.run(jobOf(mediaIds(500), { version: 2 }));
    expect(many.requests).toMatchObject({ total: 25 });
    expect(many.requests!.first).toHaveLength(20);
    const { fixture } = fixtureOf({}, { environment });
    const long = await fixture.run(jobOf(mediaIds(500), { version: 2 }, { userData: JSON.stringify({ Extend: { text: 'x'.repeat(4_000) } }) }));
    expect(long.requests!.first.length).toBeLessThan(20);
    expect(Math.max(...fixture.written.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(32 * 1024);
  });

  test('shows both calls of a refresh and a preload', async () => {
    const report = await fixtureOf({}, { environment }).fixture.run(jobOf(mediaIds(3), { version: 2 }, { taskType: 'RefreshThenPreload' }));
    expect(report.requests!.first.map((parameters) => parameters.TaskType)).toEqual(['Refresh', 'Preload']);
  });
});
