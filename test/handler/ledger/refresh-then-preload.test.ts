import { describe, expect, test } from 'vitest';
import type { Job } from '../../../src/job/job';
import { vodError } from '../support/fake-vod';
import { Fixture, jobOf, mediaFor, mediaId, mediaIds, type FixtureOptions } from '../support/fixture';
import { MountedBucket } from '../support/mounted-bucket';
import { UrlTasks, type UrlTasksOptions } from '../support/url-tasks';
import { VirtualClock } from '../support/virtual-clock';

/** Invocations for one tick, one after the other, with one ledger and one VOD. */
function tickOf(tasks: UrlTasksOptions) {
  const clock = new VirtualClock();
  const files = new MountedBucket();
  const urlTasks = new UrlTasks(clock, tasks);
  const sent: string[] = [];
  const invoke = async (timeout: number, job: Partial<Job> = {}, options: FixtureOptions = {}) => {
    const fixture = new Fixture({
      clock,
      files,
      timeout,
      answer: urlTasks.answer,
      ...options,
      environment: { LEDGER_DIR: '/mnt/ledger', ...options.environment },
    });
    const report = await fixture.run(jobOf(mediaIds(30), { version: 2, ...job }, { taskType: 'RefreshThenPreload' }));
    sent.push(...fixture.vod.submissions.flatMap(({ parameters, mediaIds: media }) => media.map((id) => `${parameters.TaskType} ${id}`)));
    return report;
  };
  return { invoke, sent, files };
}

describe('a refresh and a preload with a ledger', () => {
  test('go on where the refresh was under way: nothing is refreshed twice, everything is preloaded once', async () => {
    const { invoke, sent } = tickOf({ milliseconds: (_, taskType) => (taskType === 'Refresh' ? 300_000 : 1_000) });
    const first = await invoke(100);
    expect(mediaFor(first, 'failed', 'refresh: not complete in time')).toHaveLength(30);
    expect(first.outcome).toBe('failed');
    const second = await invoke(600);
    expect(second).toMatchObject({ outcome: 'ok', counts: { selected: 30, submitted: 30 } });
    expect(sent.sort()).toEqual(['Preload', 'Refresh'].flatMap((taskType) => mediaIds(30).map((id) => `${taskType} ${id}`)).sort());
  });

  test('go on where some media are preloaded and some only refreshed', async () => {
    const late = (id: string) => Number.parseInt(id, 16) >= 20;
    const { invoke, sent } = tickOf({ milliseconds: (id, taskType) => (taskType === 'Refresh' && late(id) ? 200_000 : 1_000) });
    expect((await invoke(100)).counts).toMatchObject({ submitted: 20, failed: 10 });
    const second = await invoke(600);
    expect(second).toMatchObject({ outcome: 'ok', counts: { submitted: 30 }, urls: { submitted: 160 } });
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toHaveLength(60);
  });

  test('know a refresh that failed', async () => {
    const { invoke, sent } = tickOf({
      jobError: (id, taskType) => (id === mediaId(1) && taskType === 'Refresh' ? 'NoMatchedStream' : undefined),
      milliseconds: 1_000,
    });
    await invoke(600);
    const second = await invoke(600);
    expect(mediaFor(second, 'failed', 'refresh: NoMatchedStream')).toEqual([mediaId(1)]);
    expect(new Set(sent).size).toBe(sent.length);
  });
});

test('verification of completion goes on where URLs were under way, and submits nothing again', async () => {
  const clock = new VirtualClock();
  const files = new MountedBucket();
  const tasks = new UrlTasks(clock, { milliseconds: 200_000, fails: (id) => id === mediaId(1) });
  const invoke = (timeout: number) => {
    const fixture = new Fixture({ clock, files, timeout, answer: tasks.answer, environment: { LEDGER_DIR: '/mnt/ledger' } });
    return fixture
      .run(jobOf(mediaIds(3), { version: 3, verification: { level: 'completion' }, failureCriteria: { skippedShare: 1 } }))
      .then((report) => ({ report, fixture }));
  };
  const first = await invoke(60);
  expect(first.report).toMatchObject({ outcome: 'ok', unfinished: 3 });
  // A report that is kept would answer; without it the tick goes on.
  files.truncate(files.path('report.json'));
  const { report, fixture } = await invoke(600);
  expect(fixture.vod.submissions).toEqual([]);
  expect(report).toMatchObject({ counts: { submitted: 2, failed: 1 }, urls: { complete: 8, failed: 4, refreshing: 0 } });
});

test('a dry run leaves nothing in the ledger that a run for its tick would go by', async () => {
  const { invoke, sent, files } = tickOf({ milliseconds: 1_000 });
  expect(await invoke(600, {}, { environment: { DRY_RUN: 'true' } })).toMatchObject({ outcome: 'ok', dryRun: true });
  expect(files.names).toEqual([]);
  expect(await invoke(600)).toMatchObject({ outcome: 'ok', counts: { submitted: 30 } });
  expect(sent).toHaveLength(60);
});

test('media that an earlier invocation left open keep to the URLs under way, whatever each turns out to cost', async () => {
  const clock = new VirtualClock();
  const files = new MountedBucket();
  const tasks = new UrlTasks(clock, { milliseconds: 1_000 });
  const invoke = (job: Partial<Job>, fault?: FixtureOptions['fault']) => {
    const fixture = new Fixture({ clock, files, timeout: 600, answer: tasks.answer, fault, environment: { LEDGER_DIR: '/mnt/ledger' } });
    return fixture.run(jobOf(mediaIds(12), { version: 2, ...job }));
  };
  const throttled = await invoke({}, ({ action }) => (action === 'RefreshMediaPlayUrls' ? vodError(503, 'Throttling') : undefined));
  expect(throttled.counts).toMatchObject({ submitted: 0, skipped: 12 });
  expect(await invoke({ maxUrlsInFlight: 20 })).toMatchObject({ outcome: 'ok', counts: { selected: 12, submitted: 12 } });
});
