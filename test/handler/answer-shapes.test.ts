import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/job/job';
import type { FakeVod } from './support/fake-vod';
import { Fixture, jobOf, mediaFor, mediaId, mediaIds } from './support/fixture';
import { UrlTasks } from './support/url-tasks';
import { VirtualClock } from './support/virtual-clock';

type Body = Record<string, unknown>;

const COMPLETION: Partial<Job> = { version: 3, verification: { level: 'completion', withinSeconds: 100 } };

/** A network on which the answers to an action are others. */
function changing(action: string, change: (body: Body) => Body) {
  return (vod: FakeVod) => ({
    close: () => vod.close(),
    send: async (...[request, signal]: Parameters<FakeVod['send']>) => {
      const answer = await vod.send(request, signal);
      return request.headers['x-acs-action'] === action ? { ...answer, text: JSON.stringify(change(JSON.parse(answer.text) as Body)) } : answer;
    },
  });
}

/** A VOD whose jobs say the same of each media asset, and whose URL tasks all have one status. */
function fixtureOf(entry: Body, status = 'Failed') {
  return new Fixture({
    timeout: 200,
    answer: ({ action }) =>
      action === 'DescribeVodRefreshTasks' ? { Tasks: { Task: ['1', '2'].map((id) => ({ TaskId: id, Status: status })) } } : undefined,
    connect: changing('GetMediaRefreshJobs', (body) => ({
      ...body,
      MediaRefreshJobs: (body.MediaRefreshJobs as Body[]).map(({ MediaId }) => ({ MediaId, Status: 'success', ...entry })),
    })),
  });
}

describe('a job ID that is a number', () => {
  test('is one: nothing is submitted again, and its job is checked', async () => {
    const fixture = new Fixture({
      connect: (vod) => {
        const submitting = changing('RefreshMediaPlayUrls', (body) => ({ ...body, MediaRefreshJobId: 4711 }))(vod);
        const entries = mediaIds(2).map((id) => ({ MediaRefreshJobId: 4711, MediaId: id, Status: 'success', TaskIds: '1,2' }));
        const checking = changing('GetMediaRefreshJobs', (body) => ({ ...body, MediaRefreshJobs: entries }))(vod);
        return {
          close: () => vod.close(),
          send: (request, signal) => (request.headers['x-acs-action'] === 'RefreshMediaPlayUrls' ? submitting : checking).send(request, signal),
        };
      },
    });
    const report = await fixture.run(jobOf(mediaIds(2)));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 2 }, jobIds: ['4711'], urls: { submitted: 4 }, unconfirmed: 0 });
    expect(fixture.vod.submissions).toHaveLength(1);
  });
});

describe('the task IDs of a job', () => {
  test.each<[string, unknown, number]>([
    ['a number', 1, 1],
    ['given twice', '1,1,2', 2],
    ['in an array, given twice', ['1', 1, 2], 2],
  ])('%s are followed, each once', async (_, TaskIds, urls) => {
    const report = await fixtureOf({ TaskIds }).run(jobOf(mediaIds(1), COMPLETION));
    expect(mediaFor(report, 'failed', 'url failed')).toEqual(mediaIds(1));
    expect(report.urls).toMatchObject({ submitted: urls, failed: urls, complete: 0, refreshing: 0 });
  });

  test.each([[{ TaskId: ['1', '2'] }], [[['1']]], [true], [[{ TaskId: 1 }]]])(
    'that cannot be read are not taken for complete: %j',
    async (TaskIds) => {
      const report = await fixtureOf({ TaskIds }).run(jobOf(mediaIds(1), COMPLETION));
      expect(report).toMatchObject({ counts: { submitted: 1 }, unconfirmed: 1 });
      expect(report.hints.join()).toMatch(/VOD did not say in time/);
    },
  );

  test.each([[''], [null], [undefined], [[]]])('that are none, as where a media asset has no URL, are complete: %j', async (TaskIds) => {
    const report = await fixtureOf({ TaskIds }).run(jobOf(mediaIds(1), COMPLETION));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 1 }, unconfirmed: 0, unfinished: 0 });
  });

  test.each([
    ['Failed', { failed: 2, submitted: 0 }, { failed: 4 }],
    ['Complete', { failed: 0, submitted: 2 }, { complete: 4 }],
    ['Refreshing', { failed: 0, submitted: 2 }, { refreshing: 4 }],
  ])('that several media assets share decide all of them: %s', async (status, counts, urls) => {
    const report = await fixtureOf({ TaskIds: '1,2' }, status).run(jobOf(mediaIds(2), COMPLETION));
    expect(report.counts).toMatchObject(counts);
    expect(report.urls).toMatchObject({ submitted: 4, complete: 0, refreshing: 0, failed: 0, ...urls });
    expect(report.unfinished).toBe(status === 'Refreshing' ? 2 : 0);
  });
});

describe("what is left of the account's quota", () => {
  test.each([
    ['-5', '-5', 0],
    [-1, '100', 0],
    ['100', 0.9, 0],
    [' 100 ', 8, 1],
    ['1e3', 1e21, 3],
  ])('is %j and %j: not less than nothing, and whole', async (UrlRemain, PreloadRemain, submitted) => {
    const clock = new VirtualClock();
    const fixture = new Fixture({
      clock,
      answer: new UrlTasks(clock, { urlsPerMedia: 8, quota: { UrlRemain, PreloadRemain } as never }).answer,
    });
    const taskType = 'RefreshThenPreload';
    const report = await fixture.run(jobOf(mediaIds(3), { version: 3, withinAccountQuota: true }, { taskType }));
    expect(report.counts.submitted).toBe(submitted);
    expect(report.hints.join()).not.toMatch(/did not tell/);
  });

  test.each([[''], [' '], ['many'], [null], [{}]])('is not known where VOD says %j', async (UrlRemain) => {
    const fixture = new Fixture({
      answer: ({ action }) => (action === 'DescribeVodRefreshQuota' ? { UrlRemain, PreloadRemain: UrlRemain } : undefined),
    });
    const report = await fixture.run(jobOf([mediaId(1)], { version: 3, withinAccountQuota: true }));
    expect(report).toMatchObject({ counts: { submitted: 1 } });
    expect(report.hints.join()).toMatch(/did not tell/);
  });
});
