import { describe, expect, test } from 'vitest';
import type { Files } from '../../../handler/ledger/files';
import type { RunError } from '../../../handler/run-error';
import { vodError, type FakeCall, type FakeVod } from '../support/fake-vod';
import { Fixture, jobOf, mediaFor, mediaIds, timerEvent, type FixtureOptions } from '../support/fixture';
import { MountedBucket, type MountFault } from '../support/mounted-bucket';
import { VirtualClock } from '../support/virtual-clock';

const FOLDER = '/mnt/ledger';

/** A handler with a bucket, in a process of its own. */
function fixtureOn(files: MountedBucket, { environment, ...options }: FixtureOptions = {}): Fixture {
  return new Fixture({ files, environment: { LEDGER_DIR: FOLDER, ...environment }, ...options });
}

/** How often each media was taken, by all of some VODs. */
function taken(...vods: readonly FakeVod[]): number[] {
  return vods.flatMap((vod) => [...vod.taken.values()]);
}

const ONE_BY_ONE = { MAX_QPS: '1' };

describe('the ledger', () => {
  test('holds an object before and one after each call, each made once, below the task, the tick and the schedule', async () => {
    const bucket = new MountedBucket();
    const fixture = fixtureOn(bucket, { nonexistent: mediaIds(1) });
    await fixture.run(jobOf(mediaIds(30)));
    const day = /^\/mnt\/ledger\/media-prefetch-1-20260301-[0-9a-f]{16}-[0-9a-f]{16}\/20260301T203000000Z-[0-9a-f]{16}\//;
    const layout = [...bucket.objects.keys()].map((path) => path.replace(day, 'TICK/').replace(/001-[0-9a-f]{8}/, '001-NONCE'));
    expect(layout.sort()).toEqual([
      'TICK/001-NONCE-0001.group.json',
      'TICK/001-NONCE-0001/000001.after.json',
      'TICK/001-NONCE-0001/000001.before.json',
      'TICK/001-NONCE-0001/000002.after.json',
      'TICK/001-NONCE-0001/000002.before.json',
      'TICK/001-NONCE-0001/000003.checked.json',
      'TICK/001-NONCE-0001/000004.checked.json',
      'TICK/001.started.json',
      'TICK/report.json',
    ]);
    const read = (end: string) => JSON.parse(bucket.objects.get(bucket.path(end))!) as unknown;
    expect(read('000001.before.json')).toEqual({ taskType: 'Preload', time: '2026-03-01T20:30:00.000Z', mediaIds: mediaIds(20) });
    const answer = { jobId: 'job-1', taken: mediaIds(20).slice(1), nonexistent: mediaIds(1), forbidden: [] };
    expect(read('000001.after.json')).toMatchObject({ taskType: 'Preload', answer });
    expect(read('.group.json')).toEqual({
      calls: [read('000001.after.json'), read('000002.after.json')],
      checks: [read('000003.checked.json'), read('000004.checked.json')],
    });
    expect(read('001.started.json')).toMatchObject({ schedule: 'stack/nightly', owner: { functionName: 'warmer' } });
    const made = bucket.calls.filter(({ what }) => what === 'create').map(({ path }) => path);
    expect(new Set(made).size).toBe(made.length);
  });

  test('is written to before a call is sent, and before its answer is acted upon', async () => {
    const bucket = new MountedBucket();
    const clock = new VirtualClock();
    const files: Files = {
      list: (folder) => bucket.list(folder),
      read: (path) => bucket.read(path),
      makeFolder: (folder) => bucket.makeFolder(folder),
      create: async (path, text) => {
        await clock.sleep(2_000);
        await bucket.create(path, text);
      },
    };
    const fixture = new Fixture({ clock, files, latency: 25, environment: { LEDGER_DIR: FOLDER } });
    await fixture.run(jobOf(mediaIds(1)));
    // The start and the `before`; the answer, the `after` and the first pause of a check.
    expect(fixture.vod.calls.map(({ at }) => at)).toEqual([4_000, 4_000 + 25 + 2_000 + 500]);
  });

  test('numbers each attempt, so that nothing is written over', async () => {
    const bucket = new MountedBucket();
    const throttled = (call: FakeCall) => (call.action === 'RefreshMediaPlayUrls' && call.index < 2 ? vodError(503, 'Throttling') : undefined);
    await fixtureOn(bucket, { fault: throttled }).run(jobOf(mediaIds(3)));
    expect(bucket.names.filter((name) => name.includes('after'))).toEqual(['000001.after.json', '000002.after.json', '000003.after.json']);
  });

  test('is not asked for a run outside its time window, and not kept for a direct call', async () => {
    const bucket = new MountedBucket();
    await fixtureOn(bucket).run(jobOf(mediaIds(3), { notAfter: '2026-01-01T00:00:00Z' }));
    const fixture = fixtureOn(bucket);
    await fixture.clock.until(fixture.handler(JSON.stringify(jobOf(mediaIds(3))), fixture.context));
    expect(taken(fixture.vod)).toEqual([1, 1, 1]);
    expect(bucket.calls).toEqual([]);
  });
});

describe('a second delivery', () => {
  test('of a tick that is done with is answered by the kept report, without a call', async () => {
    const bucket = new MountedBucket();
    const first = await fixtureOn(bucket, { nonexistent: mediaIds(1) }).run(jobOf(mediaIds(30)));
    const again = fixtureOn(bucket);
    const report = await again.run(jobOf(mediaIds(30)));
    expect(again.vod.calls).toEqual([]);
    expect(report).toMatchObject({ counts: first.counts, jobIds: first.jobIds, end: first.end, ledger: { invocation: 1, kept: true } });
  });

  test('whose kept report is not whole finds all answers, and submits nothing', async () => {
    const bucket = new MountedBucket();
    const first = await fixtureOn(bucket, { nonexistent: mediaIds(1) }).run(jobOf(mediaIds(30)));
    bucket.truncate(bucket.path('report.json'));
    const again = fixtureOn(bucket);
    const report = await again.run(jobOf(mediaIds(30)));
    expect(again.vod.calls).toEqual([]);
    expect(report).toMatchObject({
      counts: first.counts,
      urls: { submitted: 116 },
      jobIds: first.jobIds,
      ledger: { invocation: 2, answered: 30, lost: 0 },
    });
    expect(mediaFor(report, 'nonexistent')).toEqual(mediaIds(1));
  });

  test('of another tick, of another schedule and with another task is a run of its own', async () => {
    const bucket = new MountedBucket();
    const run = async (job: unknown, tick?: string) => {
      const fixture = fixtureOn(bucket, { clock: new VirtualClock(tick === undefined ? undefined : Date.parse(tick)) });
      await fixture.run(job, tick);
      return fixture.vod.submissions.length;
    };
    const job = jobOf(mediaIds(2));
    expect(await run(job)).toBe(1);
    expect(await run(job)).toBe(0);
    expect(await run(job, '2026-03-02T20:30:00Z')).toBe(1);
    expect(await run({ ...job, schedule: 'stack/other' })).toBe(1);
    expect(await run(jobOf(mediaIds(2), {}, { definitions: ['HD'] }))).toBe(1);
    expect(await run({ ...job, schedule: undefined })).toBe(1);
    expect(await run({ ...jobOf(mediaIds(3)), schedule: undefined })).toBe(1);
  });

  test.each<[string, FixtureOptions]>([
    ['function', { functionName: 'other' }],
    ['endpoint', { environment: { VOD_ENDPOINT: 'https://vod.ap-southeast-1.aliyuncs.com' } }],
    ['VOD region', { environment: { VOD_REGION: 'ap-southeast-1' } }],
  ])('of another %s with the same schedule is a run of its own, and neither remembers what the other one submitted', async (_, options) => {
    const bucket = new MountedBucket();
    const job = jobOf(mediaIds(2), { version: 3, skipSubmittedWithinHours: 24 });
    await fixtureOn(bucket).run(job);
    const other = fixtureOn(bucket, options);
    expect(await other.run(job)).toMatchObject({ counts: { submitted: 2, skipped: 0 }, ledger: { invocation: 1 } });
  });

  test('is an error before anything is called where nothing tells whose ledger it is', async () => {
    const { handler, context, vod } = fixtureOn(new MountedBucket());
    for (const missing of [{ accountId: '' }, { region: undefined }, { function: { timeout: 60 } }]) {
      await expect(handler(timerEvent(jobOf(mediaIds(2))), { ...context, ...missing })).rejects.toThrow(/account ID, region or name/);
    }
    expect(vod.calls).toEqual([]);
  });

  test('knows the same task by what it asks for, not by how it is written', async () => {
    const bucket = new MountedBucket();
    await fixtureOn(bucket).run(jobOf(mediaIds(2), {}, { formats: ['mp4', 'm3u8'] }));
    const again = fixtureOn(bucket);
    await again.run(jobOf(mediaIds(2), {}, { formats: ['m3u8', 'mp4', 'mp4'], resultType: 'Single', sliceFlag: false, userData: '{"a":1}' }));
    expect(again.vod.calls).toEqual([]);
  });
});

describe('a run that ended as an error, and is carried out again', () => {
  test('asks for what the caller was refused', async () => {
    const bucket = new MountedBucket();
    const expired = (call: FakeCall) =>
      call.action === 'RefreshMediaPlayUrls' && call.index === 1 ? vodError(403, 'InvalidSecurityToken.Expired') : undefined;
    const first = fixtureOn(bucket, { fault: expired, environment: ONE_BY_ONE });
    expect(await first.run(jobOf(mediaIds(60), { failOnPartial: true }))).toMatchObject({ counts: { submitted: 20, failed: 20, skipped: 20 } });
    const second = fixtureOn(bucket, { environment: ONE_BY_ONE });
    const report = await second.run(jobOf(mediaIds(60), { failOnPartial: true }));
    expect(report).toMatchObject({
      outcome: 'ok',
      counts: { selected: 60, submitted: 60 },
      possibleDuplicates: { total: 0 },
      ledger: { invocation: 2, answered: 20 },
    });
    expect(taken(first.vod, second.vod)).toEqual(Array(60).fill(1));
  });

  test('goes on where it ran out of time', async () => {
    const bucket = new MountedBucket();
    const vods: FakeVod[] = [];
    for (let invocation = 1; invocation <= 5; invocation++) {
      const fixture = fixtureOn(bucket, { timeout: 5, environment: ONE_BY_ONE });
      vods.push(fixture.vod);
      const report = await fixture.run(jobOf(mediaIds(150), { failOnPartial: true }));
      expect(report.counts.selected).toBe(150);
      if (invocation === 5) {
        expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 150 } });
      }
    }
    expect(taken(...vods)).toEqual(Array(150).fill(1));
  });

  test('does not ask again for a media that was refused alone, nor for one that its job refused', async () => {
    const bucket = new MountedBucket();
    const refused = (call: FakeCall) => (call.mediaIds.includes(mediaIds(1)[0]) ? vodError(400, 'InvalidParameter') : undefined);
    const options: FixtureOptions = { fault: refused, jobError: (id) => (id === mediaIds(2)[1] ? 'NoMatchedStream' : undefined) };
    const job = jobOf(mediaIds(4), { failOnPartial: true });
    const first = await fixtureOn(bucket, options).run(job);
    const again = fixtureOn(bucket);
    const report = await again.run(job);
    expect(again.vod.calls).toEqual([]);
    expect(report.counts).toEqual(first.counts);
    expect(report.counts).toMatchObject({ submitted: 2, failed: 2 });
    expect(mediaFor(report, 'failed', 'InvalidParameter')).toEqual(mediaIds(1));
    expect(mediaFor(report, 'failed', 'NoMatchedStream')).toEqual([mediaIds(2)[1]]);
  });

  test("asks again for what VOD's queue had no room for", async () => {
    const bucket = new MountedBucket();
    const job = jobOf(mediaIds(3), { failOnPartial: true });
    const first = await fixtureOn(bucket, { timeout: 12, jobError: (id) => (id === mediaIds(1)[0] ? 'PreloadQueueFull' : undefined) }).run(job);
    expect(first.counts).toMatchObject({ submitted: 2, skipped: 1 });
    const again = fixtureOn(bucket);
    expect(await again.run(job)).toMatchObject({ outcome: 'ok', counts: { selected: 3, submitted: 3 }, possibleDuplicates: { total: 0 } });
    expect(again.vod.submissions.map(({ mediaIds: ids }) => ids)).toEqual([mediaIds(1)]);
  });

  test('asks about the jobs again of which it is not known what became of the media', async () => {
    const bucket = new MountedBucket();
    const job = jobOf(mediaIds(3), { failOnPartial: true });
    const first = fixtureOn(bucket, {
      timeout: 5,
      jobDelay: 6_000,
      fault: (call) => (call.mediaIds.length > 0 && call.index === 1 ? vodError(400, 'InvalidParameter') : undefined),
    });
    expect(await first.run(job)).toMatchObject({ outcome: 'ok', unconfirmed: 3 });
    bucket.objects.delete(bucket.path('report.json'));
    const again = fixtureOn(bucket, { vod: first.vod, clock: first.clock });
    expect(await again.run(job)).toMatchObject({ outcome: 'ok', unconfirmed: 0, urls: { submitted: 12 }, jobIds: ['job-1'] });
    expect(first.vod.submissions).toHaveLength(1);
  });

  test('answers for media that its selection no longer gives', async () => {
    const bucket = new MountedBucket();
    const lost = (call: FakeCall) => (call.action === 'RefreshMediaPlayUrls' ? { hang: 'after' as const } : undefined);
    await fixtureOn(bucket, { timeout: 3, fault: lost }).run(jobOf(mediaIds(20)));
    const again = fixtureOn(bucket);
    const report = await again.run(jobOf(mediaIds(25).slice(15)));
    expect(report.counts).toMatchObject({ selected: 25, submitted: 25 });
    expect(report.possibleDuplicates.total).toBe(20);
  });
});

describe('objects that are not whole', () => {
  const truncated = async (...ends: string[]) => {
    const bucket = new MountedBucket();
    const first = fixtureOn(bucket);
    await first.run(jobOf(mediaIds(30)));
    ['report.json', '.group.json', ...ends].forEach((end) => bucket.truncate(bucket.path(end)));
    const again = fixtureOn(bucket, { vod: first.vod, clock: first.clock });
    const report = await again.run(jobOf(mediaIds(30)));
    expect(report.counts).toMatchObject({ selected: 30, submitted: 30 });
    expect(first.vod.taken.size).toBe(30);
    return { report, twice: taken(first.vod).filter((times) => times > 1).length };
  };

  test('an answer is a lost one: its media are asked for again, and marked', async () => {
    const { report, twice } = await truncated('000001.after.json');
    expect(report).toMatchObject({ possibleDuplicates: { total: 20 }, ledger: { answered: 10, lost: 20, unreadable: 2 } });
    expect(twice).toBe(20);
  });

  test('an answer stands without what was written before it', async () => {
    const { report, twice } = await truncated('000001.before.json');
    expect(report).toMatchObject({ possibleDuplicates: { total: 0 }, ledger: { answered: 30, lost: 0 } });
    expect(twice).toBe(0);
  });

  test('a call of which nothing is whole is asked for as the selection gives it, and the report says that it may be doubled', async () => {
    const { report, twice } = await truncated('000001.before.json', '000001.after.json');
    expect(report.ledger).toMatchObject({ answered: 10, unreadable: 3 });
    expect(report.hints.join()).toMatch(/3 objects of the ledger are not whole/);
    expect(twice).toBe(20);
  });

  test('a job is asked about again', async () => {
    const { report, twice } = await truncated('000003.checked.json', '000004.checked.json');
    expect(report).toMatchObject({ unconfirmed: 0, urls: { submitted: 120 }, ledger: { answered: 30, unreadable: 3 } });
    expect(twice).toBe(0);
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"mediaIds":[1],"answer":{}}',
    '{"mediaIds":["a"],"answer":{"taken":["a"],"nonexistent":[],"forbidden":[]}}',
    '{"calls":[],"checks":[{}]}',
  ])('%j is as good as none', async (text) => {
    const bucket = new MountedBucket();
    const first = fixtureOn(bucket);
    await first.run(jobOf(mediaIds(3)));
    ['report.json', '.group.json', '.after.json', '.checked.json'].forEach((end) => bucket.objects.set(bucket.path(end), text));
    const again = fixtureOn(bucket);
    expect(await again.run(jobOf(mediaIds(3)))).toMatchObject({ counts: { selected: 3, submitted: 3 }, possibleDuplicates: { total: 3 } });
  });

  test.each<[string, string, (text: string) => string]>([
    ['an ID that is two', '.after.json', (text) => text.replace(`"${mediaIds(1)[0]}"`, '"a,b"')],
    ['an ID with a line break', '.after.json', (text) => text.replace(`"${mediaIds(1)[0]}"`, '"a\\nb"')],
    ['an empty job ID', '.after.json', (text) => text.replace('"job-1"', '""')],
    ['a code that is a number', '.checked.json', (text) => text.replace('"urls":4', '"urls":4,"code":5')],
    ['a code of a part that is an object', '.checked.json', (text) => text.replace('"urls":4', '"urls":4,"partlyCode":{}')],
    ['fewer URLs than none', '.checked.json', (text) => text.replace('"urls":4', '"urls":-4')],
    ['half a URL', '.checked.json', (text) => text.replace('"urls":4', '"urls":0.5')],
    ['an entry of no media ID', '.checked.json', (text) => text.replace(/"mediaId":"\w+"/, '"mediaId":""')],
    ['a code that is a number, in a group', '.group.json', (text) => text.replace('"urls":4', '"urls":4,"code":5')],
    ['an ID that is two, in a group', '.group.json', (text) => text.replace(`"${mediaIds(1)[0]}"`, '"a,b"')],
  ])('%s makes it as good as none, and is not sent', async (_, end, damage) => {
    const bucket = new MountedBucket();
    await fixtureOn(bucket).run(jobOf(mediaIds(3)));
    bucket.objects.delete(bucket.path('report.json'));
    const path = bucket.path(end);
    const damaged = damage(bucket.objects.get(path)!);
    expect(damaged).not.toBe(bucket.objects.get(path));
    bucket.objects.set(path, damaged);
    if (end !== '.group.json') {
      bucket.objects.delete(bucket.path('.group.json'));
    }
    const again = fixtureOn(bucket);
    expect(await again.run(jobOf(mediaIds(3)))).toMatchObject({ counts: { selected: 3, submitted: 3 }, ledger: { unreadable: 1 } });
    expect(mediaIds(3)).toEqual(expect.arrayContaining(again.vod.submissions.flatMap((call) => call.mediaIds)));
  });

  test('names that the ledger never writes are left alone', async () => {
    const bucket = new MountedBucket();
    await fixtureOn(bucket).run(jobOf(mediaIds(3)));
    const folder = bucket.path('report.json').replace('report.json', '');
    const records = bucket.path('000001.after.json').replace('000001.after.json', '');
    bucket.objects.delete(bucket.path('.group.json'));
    ['notes.txt', '001-a-0001.group', '001-000009-001.before.json'].forEach((name) => bucket.objects.set(`${folder}${name}`, 'whatever'));
    ['notes.txt', '1.before.json', '000009.during.json'].forEach((name) => bucket.objects.set(`${records}${name}`, 'whatever'));
    bucket.objects.delete(`${folder}report.json`);
    const report = await fixtureOn(bucket).run(jobOf(mediaIds(3)));
    expect(report.ledger).toMatchObject({ answered: 3, unreadable: 0 });
  });
});

describe('a mount that does not work', () => {
  const writing: MountFault[] = ['ENOSPC', 'EROFS', 'EIO', 'hang'];

  test.each(writing)('that cannot be written to (%s) fails the run before anything is called', async (fault) => {
    const bucket = new MountedBucket();
    bucket.fault = ({ what }) => (what === 'create' ? fault : undefined);
    const fixture = fixtureOn(bucket);
    const report = await fixture.run(jobOf(mediaIds(30)));
    expect(fixture.vod.calls).toEqual([]);
    expect(report).toMatchObject({ outcome: 'failed', reason: 'ledger not writable', counts: { selected: 30, skipped: 30 } });
    expect(mediaFor(report, 'skipped', 'ledger not writable')).toHaveLength(30);
    expect(report.hints.join()).toMatch(/001\.started\.json: (ENOSPC|EROFS|EIO|Timeout)/);
    expect(fixture.clock.waiting).toBe(0);
  });

  test.each<[MountFault, 'list' | 'read']>([
    ['EIO', 'list'],
    ['ENOTCONN', 'list'],
    ['hang', 'list'],
    ['EIO', 'read'],
    ['hang', 'read'],
  ])('that cannot be read (%s at %s) fails the run before anything is called, since it cannot know what was submitted', async (fault, where) => {
    const bucket = new MountedBucket();
    await fixtureOn(bucket).run(jobOf(mediaIds(30)));
    bucket.fault = ({ what }) => (what === where ? fault : undefined);
    const again = fixtureOn(bucket);
    const report = await again.run(jobOf(mediaIds(30)));
    expect(again.vod.calls).toEqual([]);
    expect(report).toMatchObject({ outcome: 'failed', reason: 'ledger not readable', counts: { selected: 30, skipped: 30 } });
  });

  test('that is not there at all fails the run', async () => {
    const bucket = new MountedBucket();
    bucket.fault = () => 'ENOTCONN';
    expect(await fixtureOn(bucket).run(jobOf(mediaIds(3)))).toMatchObject({ outcome: 'failed', reason: 'ledger not readable' });
  });

  test.each(writing)('that fails (%s) before a call stops the run there; nothing is sent that is not written down', async (fault) => {
    const bucket = new MountedBucket();
    bucket.fault = ({ what, path }) => (what === 'create' && path.endsWith('000003.before.json') ? fault : undefined);
    const first = fixtureOn(bucket, { environment: ONE_BY_ONE });
    const report = await first.run(jobOf(mediaIds(60)));
    expect(report).toMatchObject({ outcome: 'failed', reason: 'ledger not writable', counts: { submitted: 20, skipped: 40 } });
    expect(mediaFor(report, 'skipped', 'stopped: ledger not writable')).toHaveLength(40);
    expect(report.hints.join()).not.toMatch(/VOD refused/);
    bucket.fault = () => undefined;
    const second = fixtureOn(bucket, { environment: ONE_BY_ONE, vod: first.vod, clock: first.clock });
    expect(await second.run(jobOf(mediaIds(60)))).toMatchObject({ outcome: 'ok', counts: { submitted: 60 } });
    expect(taken(first.vod)).toEqual(Array(60).fill(1));
  });

  test.each([
    ['and still fails at its end: that call is made again by the next one, and marked', /000001\.after\.json|\.group\.json/, 20],
    ['and works again at its end: the next one finds the answer', /000001\.after\.json/, 0],
  ])('that fails after a call stops the run there %s', async (_, failing, twice) => {
    const bucket = new MountedBucket();
    bucket.fault = ({ what, path }) => (what === 'create' && failing.test(path) ? 'ENOSPC' : undefined);
    const first = fixtureOn(bucket, { environment: ONE_BY_ONE });
    expect(await first.run(jobOf(mediaIds(60)))).toMatchObject({
      outcome: 'failed',
      reason: 'ledger not writable',
      counts: { submitted: 20, skipped: 40 },
    });
    bucket.fault = () => undefined;
    const second = fixtureOn(bucket, { environment: ONE_BY_ONE, vod: first.vod, clock: first.clock });
    expect(await second.run(jobOf(mediaIds(60)))).toMatchObject({ outcome: 'ok', counts: { submitted: 60 }, possibleDuplicates: { total: twice } });
    expect(taken(first.vod).filter((times) => times > 1)).toHaveLength(twice);
  });

  test('that fails once all is submitted leaves the run as it is: carrying it out again would only double', async () => {
    const bucket = new MountedBucket();
    bucket.fault = ({ what, path }) => (what === 'create' && /after|checked|group|report/.test(path) ? 'ENOSPC' : undefined);
    const report = await fixtureOn(bucket).run(jobOf(mediaIds(20)));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 20 } });
    expect(report.reason).toBeUndefined();
    expect(report.hints.join()).toMatch(/ENOSPC/);
  });

  test('whose checks or report cannot be kept loses nothing', async () => {
    const bucket = new MountedBucket();
    bucket.fault = ({ what, path }) => (what === 'create' && /checked|group|report/.test(path) ? 'ENOSPC' : undefined);
    const first = fixtureOn(bucket);
    expect(await first.run(jobOf(mediaIds(30)))).toMatchObject({ outcome: 'ok' });
    const second = fixtureOn(bucket, { vod: first.vod, clock: first.clock });
    expect(await second.run(jobOf(mediaIds(30)))).toMatchObject({ outcome: 'ok', urls: { submitted: 120 } });
    expect(first.vod.submissions).toHaveLength(2);
  });
});

describe('two invocations at the same time', () => {
  const bothOn = async (files: Files) => {
    const first = new Fixture({ files, environment: { LEDGER_DIR: FOLDER } });
    const second = new Fixture({ files, environment: { LEDGER_DIR: FOLDER }, vod: first.vod, clock: first.clock });
    const run = ({ handler, context }: Fixture) => handler(timerEvent(jobOf(mediaIds(30))), context);
    const both = await first.clock.until(Promise.allSettled([run(first), run(second)]));
    return { first, both };
  };

  test('do not write over each other: one of them stops, and says why', async () => {
    const { first, both } = await bothOn(new MountedBucket());
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { reason } = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect((reason as RunError).report).toMatchObject({ outcome: 'failed', reason: 'ledger in use', counts: { selected: 30, skipped: 30 } });
    expect((reason as RunError).report.hints.join()).toMatch(/001\.started\.json: .*reservedConcurrency/);
    expect(taken(first.vod)).toEqual(Array(30).fill(1));
  });

  test('find each other where the mount lets the second file of a name replace the first: at most one goes on', async () => {
    const bucket = new MountedBucket();
    const { first, both } = await bothOn({
      list: (folder) => bucket.list(folder),
      read: (path) => bucket.read(path),
      makeFolder: (folder) => bucket.makeFolder(folder),
      create: async (path, text) => {
        // It is opened before its bytes are there.
        await bucket.list(path);
        bucket.objects.set(path, text);
      },
    });
    const stopped = both.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(stopped.length).toBeGreaterThan(0);
    stopped.forEach(({ reason }) => expect((reason as RunError).report.reason).toBe('ledger in use'));
    // Its retry goes on.
    const retry = fixtureOn(bucket, { vod: first.vod, clock: first.clock });
    expect(await retry.run(jobOf(mediaIds(30)))).toMatchObject({ outcome: 'ok', counts: { submitted: 30 } });
    expect(taken(first.vod)).toEqual(Array(30).fill(1));
  });
});
