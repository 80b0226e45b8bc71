import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vodError, type Fault } from './support/fake-vod';
import { Fixture, jobOf, mediaId } from './support/fixture';
import { UrlTasks } from './support/url-tasks';
import { VirtualClock } from './support/virtual-clock';

const FAULTS: readonly (Fault | undefined)[] = [
  undefined,
  undefined,
  undefined,
  vodError(503, 'Throttling'),
  vodError(500, 'InternalError'),
  vodError(400, 'InvalidParameter'),
  vodError(403, 'Forbidden.RAM'),
  { status: 200, body: 'garbage' },
  { status: 200, body: { RequestId: 'R' } },
  { status: 404, body: '' },
  { hang: 'before' },
  { hang: 'after' },
  { error: 'ECONNREFUSED', sent: false },
  { error: 'ECONNRESET', sent: true, accepted: false },
  { error: 'ECONNRESET', sent: true, accepted: true },
];

const JOB_ERRORS = [undefined, undefined, 'PreloadQueueFull', 'NoMatchedStream'];

// A fixed seed: the same cases on every machine. Another one, or more runs, by the environment.
const SEED = Number(process.env.HANDLER_SEED ?? 20_260_301);
const RUNS = Number(process.env.HANDLER_RUNS ?? 60);

test('whatever VOD does, the counts add up and each media ID ends in exactly one way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        ids: fc.array(fc.nat(150), { minLength: 1, maxLength: 160 }),
        faults: fc.array(fc.nat(FAULTS.length - 1), { maxLength: 60 }),
        jobErrors: fc.array(fc.nat(JOB_ERRORS.length - 1), { minLength: 1, maxLength: 13 }),
        lists: fc.array(fc.constantFrom('', '', '', '', 'nonexistent', 'forbidden', 'both'), { minLength: 1, maxLength: 17 }),
        maxQps: fc.integer({ min: 1, max: 5 }),
        timeout: fc.integer({ min: 1, max: 120 }),
        latency: fc.integer({ min: 0, max: 3_000 }),
        jobDelay: fc.constantFrom(0, 3_000, Infinity),
        retryUnanswered: fc.boolean(),
      }),
      async ({ ids, faults, jobErrors, lists, maxQps, timeout, latency, jobDelay, retryUnanswered }) => {
        const listed = (name: string) => {
          const numbers = Array.from({ length: 151 }, (_, n) => n);
          return numbers.filter((n) => [name, 'both'].includes(lists[n % lists.length])).map(mediaId);
        };
        let calls = 0;
        const fixture = new Fixture({
          timeout,
          latency,
          jobDelay,
          environment: { MAX_QPS: String(maxQps) },
          nonexistent: listed('nonexistent'),
          forbidden: listed('forbidden'),
          fault: () => FAULTS[faults[calls++] ?? 0],
          jobError: (id, submission) => JOB_ERRORS[jobErrors[(Number.parseInt(id, 16) + submission) % jobErrors.length]],
        });
        const report = await fixture.run(jobOf(ids.map(mediaId), { version: 3, retryUnanswered }));

        const selected = new Set(ids.map(mediaId));
        const { counts } = report;
        expect(counts.selected).toBe(selected.size);
        expect(counts.duplicates).toBe(ids.length - selected.size);
        expect(counts.submitted + counts.nonexistent + counts.forbidden + counts.failed + counts.skipped).toBe(counts.selected);

        const lines = fixture.lines.filter(({ message }) => message === 'media not submitted') as unknown as { mediaIds: string[] }[];
        const named = [...report.notSubmitted.flatMap((group) => group.mediaIds), ...lines.flatMap((line) => line.mediaIds)];
        expect(new Set(named).size).toBe(named.length);
        expect(named).toHaveLength(counts.selected - counts.submitted);
        named.forEach((id) => expect(selected).toContain(id));

        // What counts as submitted was taken, and what was not taken never counts so.
        const submitted = [...selected].filter((id) => !named.includes(id));
        submitted.forEach((id) => expect(fixture.vod.taken.has(id)).toBe(true));
        // In its time, and nothing left behind.
        expect(fixture.clock.elapsed()).toBeLessThanOrEqual(timeout * 1_000);
        expect(fixture.clock.waiting).toBe(0);
        expect(fixture.vod.closed).toBe(1);
        // Never more calls of an action in a sliding second than allowed.
        for (const sent of [fixture.vod.submissions, fixture.vod.checks]) {
          sent.slice(maxQps).forEach((call, n) => expect(call.at - sent[n].at).toBeGreaterThan(1_000));
        }
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
}, 120_000);

test('only media of a lost answer are taken more than once, and the report names them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(FAULTS.length - 1), { maxLength: 40 }), fc.nat(60), async (faults, media) => {
      let calls = 0;
      const fixture = new Fixture({ fault: () => FAULTS[faults[calls++] ?? 0] });
      const report = await fixture.run(jobOf(Array.from({ length: media + 1 }, (_, n) => mediaId(n))));
      const twice = [...fixture.vod.taken].filter(([, times]) => times > 1).map(([id]) => id);
      twice.forEach((id) => expect(report.possibleDuplicates.mediaIds).toContain(id));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

test('whatever VOD does, a run that follows its URLs accounts for each media once, and submits only what it may', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        media: fc.integer({ min: 1, max: 90 }),
        faults: fc.array(fc.nat(FAULTS.length - 1), { maxLength: 40 }),
        ends: fc.array(fc.constantFrom(0, 20_000, 90_000, Infinity), { minLength: 1, maxLength: 7 }),
        fails: fc.array(fc.boolean(), { minLength: 1, maxLength: 11 }),
        jobErrors: fc.array(fc.nat(JOB_ERRORS.length - 1), { minLength: 1, maxLength: 13 }),
        urlsPerMedia: fc.integer({ min: 0, max: 9 }),
        known: fc.boolean(),
        taskType: fc.constantFrom('Preload', 'Refresh', 'RefreshThenPreload'),
        level: fc.constantFrom('none', 'submission', 'completion'),
        withinSeconds: fc.integer({ min: 1, max: 200 }),
        urlBudget: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
        maxUrlsInFlight: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
        withinAccountQuota: fc.boolean(),
        maxQps: fc.integer({ min: 1, max: 5 }),
        timeout: fc.integer({ min: 1, max: 400 }),
      }),
      async ({ media, faults, ends, fails, jobErrors, urlsPerMedia, known, taskType, level, withinSeconds, maxQps, timeout, ...quota }) => {
        const clock = new VirtualClock();
        const number = (id: string) => Number.parseInt(id, 16);
        const tasks = new UrlTasks(clock, {
          urlsPerMedia,
          quota: { UrlRemain: '150', PreloadRemain: '150' },
          milliseconds: (id) => ends[number(id) % ends.length],
          fails: (id) => fails[number(id) % fails.length],
          jobError: (id) => JOB_ERRORS[jobErrors[number(id) % jobErrors.length]],
        });
        let calls = 0;
        const fixture = new Fixture({
          timeout,
          clock,
          answer: tasks.answer,
          environment: { MAX_QPS: String(maxQps) },
          fault: () => FAULTS[faults[calls++] ?? 0],
        });
        const ids = Array.from({ length: media }, (_, n) => mediaId(n));
        const lists = known ? { formats: ['mp4'], definitions: ['HD', 'SD', 'LD'] } : {};
        const job = jobOf(ids, { version: 2, verification: { level, withinSeconds }, ...quota }, { ...lists, taskType });
        const report = await fixture.run(job);

        const { counts } = report;
        expect(counts.selected).toBe(media);
        expect(counts.submitted + counts.nonexistent + counts.forbidden + counts.failed + counts.skipped).toBe(media);
        const lines = fixture.lines.filter(({ message }) => message === 'media not submitted') as unknown as { mediaIds: string[] }[];
        const named = [...report.notSubmitted.flatMap((group) => group.mediaIds), ...lines.flatMap((line) => line.mediaIds)];
        expect([new Set(named).size, named.length]).toEqual([named.length, counts.selected - counts.submitted]);
        expect(clock.elapsed()).toBeLessThanOrEqual(timeout * 1_000);
        expect(clock.waiting).toBe(0);

        const { complete, refreshing, failed, submitted } = report.urls;
        if (level === 'completion') {
          expect(complete! + refreshing! + failed!).toBe(submitted);
        }
        if (taskType === 'RefreshThenPreload') {
          const preloaded = new Set(
            fixture.vod.submissions.filter(({ parameters }) => parameters.TaskType === 'Preload').flatMap((call) => call.mediaIds),
          );
          ids.filter((id) => !named.includes(id)).forEach((id) => expect(preloaded).toContain(id));
          ids.filter((id) => fails[number(id) % fails.length] && urlsPerMedia > 0).forEach((id) => expect(preloaded).not.toContain(id));
        }
        if (quota.urlBudget !== undefined && faults.length === 0) {
          const expected = Math.max(urlsPerMedia, known ? 3 : 0);
          // Beyond the budget is at most what media under way cost above what was expected of them.
          expect(tasks.tasks.length).toBeLessThanOrEqual(quota.urlBudget + (urlsPerMedia > 3 || !known ? 20 * maxQps * expected : 0));
        }
      },
    ),
    { numRuns: 2 * RUNS, seed: SEED },
  );
}, 120_000);

/** Values where VOD should have a text, a number or a list. */
const ODD: readonly unknown[] = [
  { toString: 1, valueOf: 1 },
  [[[[{ toString: null }]]]],
  nestedList(100_000),
  'x'.repeat(40_000),
  '\u001b[2J\u0000',
  '\ud800',
  -1,
  1e300,
  '9'.repeat(400),
  null,
  true,
  {},
  [null, 1, { toString: 1 }],
];

/** Text of JSON: the machine's own writer gives up at such a depth. */
function nestedList(depth: number): unknown {
  return { toJSON: () => undefined, text: `${'['.repeat(depth)}${']'.repeat(depth)}` };
}

function textOf(value: unknown): string {
  const isDeep = typeof value === 'object' && value !== null && 'toJSON' in value;
  return isDeep ? (value as unknown as { text: string }).text : JSON.stringify(value);
}

const ODD_FIELDS = [
  ...['MediaRefreshJobId', 'NonExistMediaIds', 'ForbiddenMediaIds', 'MediaRefreshJobs', 'Code', 'Message', 'RequestId'],
  ...['MediaList', 'Total', 'ScrollToken', 'Tasks', 'TotalCount', 'UrlRemain', 'PreloadRemain', 'TopPlayVideos', 'TotalNum'],
];
const ODD_ENTRY_FIELDS = ['MediaRefreshJobId', 'MediaId', 'Status', 'ErrorCode', 'TaskIds', 'SuccessPlayUrls'];

test('whatever the fields of its answers hold, a run ends with a bounded report that adds up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        fields: fc.dictionary(fc.constantFrom(...ODD_FIELDS), fc.constantFrom(...ODD), { maxKeys: 2 }),
        entry: fc.dictionary(fc.constantFrom(...ODD_ENTRY_FIELDS), fc.constantFrom(...ODD), { maxKeys: 2 }),
        action: fc.constantFrom(undefined, 'RefreshMediaPlayUrls', 'GetMediaRefreshJobs', 'DescribeVodRefreshTasks', 'SearchMedia'),
        status: fc.constantFrom(200, 200, 200, 400, 500),
        selection: fc.constantFrom(
          { type: 'ids', ids: ['a', 'b'] },
          { type: 'search', match: 'CateId = 1' },
          { type: 'topPlayed', days: 2, limit: 5 },
          { type: 'limit', count: 1, selection: { type: 'recent', withinHours: 1 } },
        ),
        schedule: fc.constantFrom('stack/nightly', 'x'.repeat(50_000), '预热\u0007'),
      }),
      async ({ fields, entry, action, status, selection, schedule }) => {
        const clock = new VirtualClock();
        const tasks = new UrlTasks(clock, { quota: { UrlRemain: '150', PreloadRemain: '150' } });
        const fixture = new Fixture({
          clock,
          timeout: 60,
          answer: tasks.answer,
          connect: (vod) => ({
            close: () => vod.close(),
            send: async (request, signal) => {
              const called = request.headers['x-acs-action'];
              const answer = await vod.send(request, signal).catch((error: unknown) => {
                // The fake VOD knows neither searches nor plays.
                return error instanceof TypeError ? { status: 200, text: '{"MediaList":[{"MediaId":"a"}],"Total":1}' } : Promise.reject(error);
              });
              if (action !== undefined && action !== called) {
                return answer;
              }
              const body = JSON.parse(answer.text) as Record<string, unknown>;
              const known = Array.isArray(body.MediaRefreshJobs) ? body.MediaRefreshJobs : [];
              const entries = known.map((each: object) => written({ ...each, ...entry }));
              const own = { ...body, ...fields };
              const jobs = 'MediaRefreshJobs' in body && !('MediaRefreshJobs' in fields) ? { MediaRefreshJobs: undefined } : {};
              const text = written({ ...own, ...jobs });
              return { status, text: 'MediaRefreshJobs' in jobs ? `${text.slice(0, -1)},"MediaRefreshJobs":[${entries.join()}]}` : text };
            },
          }),
        });
        const job = {
          version: 3,
          schedule,
          selection,
          task: { taskType: 'Preload' },
          verification: { level: 'completion' },
          withinAccountQuota: true,
        };
        const report = await fixture.run(job);
        const { selected, submitted, nonexistent, forbidden, failed, skipped } = report.counts;
        expect(submitted + nonexistent + forbidden + failed + skipped).toBe(selected);
        expect(clock.elapsed()).toBeLessThanOrEqual(60_000);
        fixture.written.forEach((line) => expect(Buffer.byteLength(line)).toBeLessThanOrEqual(32 * 1024));
        expect(fixture.written.join('')).not.toMatch(/\\u00[01]/);
      },
    ),
    { numRuns: 2 * RUNS, seed: SEED },
  );
});

function written(object: object): string {
  const fields = Object.entries(object).filter(([, value]) => value !== undefined);
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${textOf(value)}`).join()}}`;
}
