import { describe, expect, test } from 'vitest';
import { rowOf } from '../../handler/vod-codes';
import { writeInstant } from '../../src/job/instant';
import { type At, atOf } from '../../src/schedule-time';
import { vodError } from './support/fake-vod';
import { Fixture, jobOf, mediaFor, mediaId, mediaIds } from './support/fixture';
import { VirtualClock } from './support/virtual-clock';

const LISTS = { formats: ['m3u8', 'mp4'], definitions: ['HD', 'SD'] };

describe('a run in which all goes well', () => {
  test('submits every media once, in batches of twenty, and reports it', async () => {
    const fixture = new Fixture();
    const report = await fixture.run(jobOf(mediaIds(45), {}, LISTS));
    expect(report).toEqual({
      outcome: 'ok',
      schedule: 'stack/nightly',
      region: 'cn-shanghai',
      start: '2026-03-01T20:30:00.000Z',
      end: expect.stringMatching(/^2026-03-01T20:30:0\d\.\d{3}Z$/),
      counts: { selected: 45, duplicates: 0, submitted: 45, nonexistent: 0, forbidden: 0, failed: 0, skipped: 0 },
      urls: { estimated: 180, submitted: 180 },
      calls: { total: 6, retried: 0, throttled: 0 },
      jobIds: ['job-1', 'job-2', 'job-3'],
      unconfirmed: 0,
      notSubmitted: [],
      possibleDuplicates: { total: 0, mediaIds: [] },
      hints: [],
    });
    expect(fixture.vod.submissions.map((call) => call.mediaIds.length)).toEqual([20, 20, 5]);
    expect(fixture.vod.submissions.flatMap((call) => call.mediaIds)).toEqual(mediaIds(45));
    expect(fixture.vod.closed).toBe(1);
  });

  test('writes the report as one raw line, equal to its answer, and leaves no timer behind', async () => {
    const fixture = new Fixture();
    const report = await fixture.run(jobOf(mediaIds(3)));
    expect(fixture.written).toHaveLength(1);
    expect(fixture.written[0]).toBe(`${JSON.stringify(report)}\n`);
    expect(fixture.clock.waiting).toBe(0);
  });

  test('sends every parameter as the page writes it, and none that was not set', async () => {
    const fixture = new Fixture();
    await fixture.run(
      jobOf(
        mediaIds(2),
        {},
        { ...LISTS, streamTypes: ['video'], resultType: 'Multiple', sliceFlag: true, sliceCount: 7, userData: '{"Extend":{"a":"é (*)"}}' },
      ),
    );
    expect(fixture.vod.submissions[0].method).toBe('POST');
    expect(fixture.vod.submissions[0].parameters).toEqual({
      MediaIds: `${mediaId(0)},${mediaId(1)}`,
      TaskType: 'Preload',
      Formats: 'm3u8,mp4',
      Definitions: 'HD,SD',
      StreamType: 'video',
      ResultType: 'Multiple',
      SliceFlag: 'true',
      SliceCount: '7',
      UserData: '{"Extend":{"a":"é (*)"}}',
    });
    expect(fixture.vod.checks[0]).toMatchObject({ method: 'GET', parameters: { MediaRefreshJobId: 'job-1' } });
    const plain = new Fixture();
    await plain.run(jobOf(mediaIds(1), {}, { taskType: 'Refresh' }));
    expect(plain.vod.submissions[0].parameters).toEqual({ MediaIds: mediaId(0), TaskType: 'Refresh' });
  });

  test('drops repeats', async () => {
    const fixture = new Fixture();
    const report = await fixture.run(jobOf([mediaId(1), mediaId(2), mediaId(1), mediaId(1)]));
    expect(report.counts).toMatchObject({ selected: 2, duplicates: 2, submitted: 2 });
    expect(fixture.vod.taken.get(mediaId(1))).toBe(1);
  });

  test('keeps a batch below the URLs that a batch may have', async () => {
    const fixture = new Fixture({ environment: { MAX_URLS_PER_BATCH: '30' } });
    await fixture.run(jobOf(mediaIds(9), {}, { ...LISTS, sliceFlag: true, sliceCount: 2 }));
    // 2 definitions x (m3u8 + 2 slices + mp4) are 8 URLs a media.
    expect(fixture.vod.submissions.map((call) => call.mediaIds.length)).toEqual([3, 3, 3]);
  });

  test('does not estimate URLs where a list is left out', async () => {
    const report = await new Fixture().run(jobOf(mediaIds(1)));
    expect(report.urls).toEqual({ estimated: undefined, submitted: 4 });
  });
});

describe('the lists of an answer', () => {
  test('nonexistent and forbidden media are counted and named', async () => {
    const fixture = new Fixture({ nonexistent: [mediaId(1)], forbidden: [mediaId(3)] });
    const report = await fixture.run(jobOf(mediaIds(5)));
    expect(report.outcome).toBe('partial');
    expect(report.counts).toMatchObject({ selected: 5, submitted: 3, nonexistent: 1, forbidden: 1 });
    expect(mediaFor(report, 'nonexistent')).toEqual([mediaId(1)]);
    expect(mediaFor(report, 'forbidden')).toEqual([mediaId(3)]);
  });

  test('an ID in both lists is forbidden', async () => {
    const report = await new Fixture({ nonexistent: [mediaId(1)], forbidden: [mediaId(1)] }).run(jobOf(mediaIds(2)));
    expect(report.counts).toMatchObject({ submitted: 1, nonexistent: 0, forbidden: 1 });
  });

  test('IDs that were not asked for are ignored, and logged', async () => {
    const fixture = new Fixture({ strangers: ['stranger'] });
    const report = await fixture.run(jobOf(mediaIds(2)));
    expect(report.counts).toMatchObject({ selected: 2, submitted: 2, nonexistent: 0 });
    expect(fixture.lines[0]).toMatchObject({ mediaIds: ['stranger'] });
  });

  test('an answer without a job ID stands where every ID is listed, and asks for no job', async () => {
    const fixture = new Fixture({ nonexistent: [mediaId(0)], forbidden: [mediaId(1)] });
    const report = await fixture.run(jobOf(mediaIds(2)));
    expect(report.calls).toEqual({ total: 1, retried: 0, throttled: 0 });
    expect(report.counts).toMatchObject({ nonexistent: 1, forbidden: 1 });
  });

  test('an answer without a job ID is lost where an ID is not listed', async () => {
    const fixture = new Fixture({
      nonexistent: [mediaId(0)],
      fault: (call) =>
        call.index === 0 && call.mediaIds.length > 0 ? { status: 200, body: { RequestId: 'R', NonExistMediaIds: mediaId(0) } } : undefined,
    });
    const report = await fixture.run(jobOf(mediaIds(2)));
    expect(report.counts).toMatchObject({ submitted: 1, nonexistent: 1 });
    expect(report.possibleDuplicates).toEqual({ total: 1, mediaIds: [mediaId(1)] });
  });

  test('where VOD knows none of the media, the report asks whether the region is right', async () => {
    const report = await new Fixture({ nonexistent: mediaIds(3) }).run(jobOf(mediaIds(3)));
    expect(report.outcome).toBe('failed');
    expect(report.hints.join()).toMatch(/is cn-shanghai the region/);
  });

  test('where VOD forbids all of the media, the report names its application policy', async () => {
    const report = await new Fixture({ forbidden: mediaIds(3) }).run(jobOf(mediaIds(3)));
    expect(report.outcome).toBe('failed');
    expect(report.hints.join()).toMatch(/AttachAppPolicyToIdentity/);
  });
});

describe('the time window', () => {
  const window = { notBefore: '2026-03-01T20:30:00Z', notAfter: '2026-03-02T00:00:00+08:00' };

  test.each([
    ['at its first instant', '2026-02-28T00:00:00Z', '2026-03-02T00:00:00Z', '2026-02-28T00:00:00Z', true],
    ['before it', '2026-02-28T00:00:00Z', '2026-03-02T00:00:00Z', '2026-02-27T23:59:59Z', false],
    ['right before its end', '2026-02-28T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-01T23:59:59Z', true],
    ['at its end', '2026-02-28T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z', false],
  ])('a tick %s', async (_, notBefore, notAfter, triggerTime, runs) => {
    const fixture = new Fixture({ clock: new VirtualClock(Date.parse(triggerTime)) });
    const event = JSON.stringify({ triggerTime, triggerName: 'n', payload: JSON.stringify(jobOf(mediaIds(30), { notBefore, notAfter })) });
    const report = await fixture.clock.until(fixture.handler(event, fixture.context));
    expect(report.outcome).toBe('ok');
    expect(report.counts.submitted).toBe(runs ? 30 : 0);
    expect(report.counts.skipped).toBe(runs ? 0 : 30);
    expect(fixture.vod.submissions).toHaveLength(runs ? 2 : 0);
  });

  test('outside it, the run is ok, says why, and counts its media as skipped', async () => {
    const fixture = new Fixture();
    const report = await fixture.clock.until(
      fixture.handler(JSON.stringify(jobOf(mediaIds(2), { notBefore: '2026-03-01T20:30:00.001Z' })), fixture.context),
    );
    expect(report).toMatchObject({ outcome: 'ok', reason: 'outside its time window', hints: [] });
    expect(mediaFor(report, 'skipped', 'outside its time window')).toEqual(mediaIds(2));
  });

  const once = (() => {
    const { from, before } = atOf('2026-03-01T20:30:00Z') as At;
    return { notBefore: writeInstant(from), notAfter: writeInstant(before) };
  })();

  test.each([
    ['at the instant', '2026-03-01T20:30:00Z', 0, true],
    ['at the instant, delivered three hours later', '2026-03-01T20:30:00Z', 3 * 3_600_000, true],
    ['some seconds late', '2026-03-01T20:30:59Z', 0, true],
    ['in the next minute', '2026-03-01T20:31:00Z', 0, false],
    ['of the year before', '2025-03-01T20:30:00Z', 0, false],
    ['of the year after', '2027-03-01T20:30:00Z', 0, false],
  ])('of an instant holds a tick %s', async (_, triggerTime, late, runs) => {
    const fixture = new Fixture({ clock: new VirtualClock(Date.parse(triggerTime) + late) });
    const event = JSON.stringify({ triggerTime, triggerName: 'n', payload: JSON.stringify(jobOf(mediaIds(2), once)) });
    const report = await fixture.clock.until(fixture.handler(event, fixture.context));
    expect(report).toMatchObject({ outcome: 'ok', reason: runs ? undefined : 'outside its time window' });
    expect(report.counts).toMatchObject({ submitted: runs ? 2 : 0, skipped: runs ? 0 : 2 });
  });

  test('a direct call is judged by the clock', async () => {
    const fixture = new Fixture();
    const direct = JSON.stringify(jobOf(mediaIds(2), { notBefore: window.notBefore }));
    expect((await fixture.clock.until(fixture.handler(direct, fixture.context))).counts.submitted).toBe(2);
  });
});

describe('a refused batch', () => {
  test('is halved until the refused media stand alone, and the others are submitted', async () => {
    const bad = [mediaId(3), mediaId(11)];
    const fixture = new Fixture({
      fault: (call) => (call.mediaIds.some((id) => bad.includes(id)) ? vodError(400, 'InvalidParameter', 'MediaIds is not valid') : undefined),
    });
    const report = await fixture.run(jobOf(mediaIds(20)));
    expect(report.counts).toMatchObject({ submitted: 18, failed: 2 });
    expect([...mediaFor(report, 'failed', 'InvalidParameter')].sort()).toEqual(bad);
    expect(report.calls.retried).toBe(0);
    expect([...fixture.vod.taken.values()].every((times) => times === 1)).toBe(true);
  });

  test('of one media is asked once', async () => {
    const fixture = new Fixture({ fault: () => vodError(404, 'InvalidMedia.NotFound') });
    const report = await fixture.run(jobOf(mediaIds(1)));
    expect(report).toMatchObject({ outcome: 'failed', calls: { total: 1, retried: 0 } });
    expect(mediaFor(report, 'failed', 'InvalidMedia.NotFound')).toEqual([mediaId(0)]);
  });
});

describe('a refused acceleration domain', () => {
  test.each([
    [403, 'IllegalOperation'],
    [400, 'IllegalOperationDomain'],
    [404, 'InvalidDomain.NotFound'],
    [403, 'DomainInProtectedMode'],
  ])('%i %s is of its media assets alone: the run goes on', async (status, code) => {
    const fixture = new Fixture({
      fault: (call) => (call.mediaIds.includes(mediaId(7)) ? vodError(status, code) : undefined),
    });
    const report = await fixture.run(jobOf(mediaIds(200)));
    expect(report.counts).toMatchObject({ selected: 200, submitted: 199, failed: 1, skipped: 0 });
    expect(mediaFor(report, 'failed', code)).toEqual([mediaId(7)]);
    expect(report.hints.join()).toContain('acceleration domain');
  });
});

describe('refused credentials or permissions', () => {
  test.each([
    [404, 'InvalidAccessKeyId.NotFound'],
    [400, 'SignatureDoesNotMatch'],
    [403, 'InvalidSecurityToken.Expired'],
    [403, 'Forbidden.RAM'],
    [403, 'NoPermission'],
    [403, 'OperationDenied.Suspended'],
    [400, 'IncompleteSignature'],
    [400, 'InvalidTimeStamp.Expired'],
  ])('%i %s stops the run at once', async (status, code) => {
    const fixture = new Fixture({
      environment: { MAX_QPS: '2' },
      fault: (call) =>
        call.action === 'RefreshMediaPlayUrls' && call.index >= 3 ? vodError(status, code, 'server string: token-of-the-session') : undefined,
    });
    const report = await fixture.run(jobOf(mediaIds(200)));
    expect(fixture.vod.submissions).toHaveLength(4);
    expect(report.counts).toMatchObject({ selected: 200, submitted: 60, failed: 20, skipped: 120 });
    expect(mediaFor(report, 'failed', code)).toEqual(mediaIds(80).slice(60));
    expect(report.notSubmitted).toContainEqual(expect.objectContaining({ status: 'skipped', reason: `stopped: ${code}`, total: 120 }));
    expect(report.hints.join()).toContain(`(${code})`);
    expect(report.hints.join()).toContain(`What to do: ${rowOf(code)!.step}.`);
    expect(fixture.written.join('')).not.toContain('token-of-the-session');
  });
});

describe('the check', () => {
  test("a media that its job refuses is failed with the job's code", async () => {
    const report = await new Fixture({ jobError: (id) => (id === mediaId(1) ? 'NoMatchedStream' : undefined) }).run(jobOf(mediaIds(3)));
    expect(report.counts).toMatchObject({ submitted: 2, failed: 1 });
    expect(mediaFor(report, 'failed', 'NoMatchedStream')).toEqual([mediaId(1)]);
    expect(report.urls.submitted).toBe(8);
  });

  test('is repeated, less and less often, until each media has its entry', async () => {
    const fixture = new Fixture({ jobDelay: (id) => (id === mediaId(1) ? 20_000 : 2_000) });
    const report = await fixture.run(jobOf(mediaIds(2)));
    expect(report).toMatchObject({ outcome: 'ok', unconfirmed: 0 });
    const pauses = fixture.vod.checks.map((call, n, calls) => (n === 0 ? 0 : Math.round((call.at - calls[n - 1].at) / 100) / 10)).slice(1);
    expect(pauses).toEqual([1, 2, 4, 8, 8]);
  });

  test('ends within a minute, and says how many media are unconfirmed', async () => {
    const fixture = new Fixture({ jobDelay: (id) => (id === mediaId(1) ? Infinity : 0) });
    const report = await fixture.run(jobOf(mediaIds(3)));
    expect(report).toMatchObject({ outcome: 'ok', unconfirmed: 1, counts: { submitted: 3 } });
    expect(report.hints.join()).toMatch(/1 submitted media/);
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(61_000);
  });

  test('that VOD refuses fails no media', async () => {
    const fixture = new Fixture({ fault: (call) => (call.action === 'GetMediaRefreshJobs' ? vodError(403, 'Forbidden.RAM') : undefined) });
    const report = await fixture.run(jobOf(mediaIds(25)));
    expect(report).toMatchObject({ outcome: 'ok', unconfirmed: 25, counts: { submitted: 25 } });
    expect(report.hints.join()).toMatch(/vod:GetMediaRefreshJobs/);
  });

  test('goes on where VOD does not know the job yet', async () => {
    const fixture = new Fixture({
      fault: (call) => (call.action === 'GetMediaRefreshJobs' && call.index < 2 ? vodError(404, 'InvalidMediaRefreshJob.NotFound') : undefined),
    });
    expect(await fixture.run(jobOf(mediaIds(2)))).toMatchObject({ outcome: 'ok', unconfirmed: 0 });
  });

  test('asks again after a lost answer also where submissions are not repeated', async () => {
    const fixture = new Fixture({ fault: (call) => (call.action === 'GetMediaRefreshJobs' && call.index === 0 ? { hang: 'after' } : undefined) });
    const report = await fixture.run(jobOf(mediaIds(2), { version: 3, retryUnanswered: false }));
    expect(report).toMatchObject({ outcome: 'ok', unconfirmed: 0, possibleDuplicates: { total: 0 } });
  });
});

describe('a full queue', () => {
  test('is waited for, and what it had no room for is submitted again', async () => {
    const fixture = new Fixture({ jobError: (id, submission) => (Number.parseInt(id, 16) >= 20 && submission < 3 ? 'PreloadQueueFull' : undefined) });
    const report = await fixture.run(jobOf(mediaIds(30)));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 30 }, possibleDuplicates: { total: 0 } });
    expect(fixture.vod.submissions.map((call) => call.mediaIds.length)).toEqual([20, 10, 10, 10]);
    const [, first, second, third] = fixture.vod.submissions.map((call) => call.at);
    expect(second - first).toBeGreaterThanOrEqual(15_000);
    expect(third - second).toBeGreaterThanOrEqual(1.5 * (second - first));
  });

  test('keeps everything else back meanwhile', async () => {
    const fixture = new Fixture({
      environment: { MAX_QPS: '1' },
      jobError: (id, submission) => (submission < 2 && Number.parseInt(id, 16) < 20 ? 'PreloadQueueFull' : undefined),
    });
    await fixture.run(jobOf(mediaIds(100)));
    const fullAt = fixture.vod.checks[0].at;
    const during = fixture.vod.submissions.filter((call) => call.at > fullAt + 1_100 && call.at < fullAt + 14_000);
    expect(during).toEqual([]);
    expect(fixture.vod.taken.size).toBe(100);
  });

  test('that stays full ends as skipped: queue full, without waiting for the deadline', async () => {
    const fixture = new Fixture({ timeout: 100, jobError: (id) => (Number.parseInt(id, 16) >= 5 ? 'PreloadQueueFull' : undefined) });
    const report = await fixture.run(jobOf(mediaIds(20)));
    expect(report).toMatchObject({ outcome: 'partial', counts: { submitted: 5, skipped: 15 } });
    expect(mediaFor(report, 'skipped', 'queue full')).toHaveLength(15);
    expect(fixture.clock.elapsed()).toBeLessThan(90_000);
    expect(report.hints.join()).toMatch(/PreloadQueueFull/);
  });
});

describe('the deadline', () => {
  test('ends a run that has more to do than time: the rest is skipped, and the report comes in time', async () => {
    const fixture = new Fixture({ timeout: 30, environment: { MAX_QPS: '1' } });
    const report = await fixture.run(jobOf(mediaIds(1000)));
    expect(report.outcome).toBe('partial');
    // A fifth of 30 seconds is kept: at one call in 1.027 seconds, 24 calls leave in the first 24 seconds.
    expect(report.counts).toMatchObject({ selected: 1000, submitted: 480, skipped: 520 });
    expect(report.notSubmitted).toMatchObject([{ status: 'skipped', reason: 'out of time', total: 520 }]);
    expect(Math.max(...fixture.vod.calls.map((call) => call.at))).toBeLessThan(24_000);
    expect(fixture.clock.elapsed()).toBeLessThan(30_000);
  });

  test.each([
    [600, 590, 595],
    [50, 40, 45],
    [40, 32, 36],
    [5, 4, 4.5],
  ])('with a time-out of %i s, an answer that never comes is waited for until %i to %i s', async (timeout, lastSend, lastAnswer) => {
    const fixture = new Fixture({ timeout, fault: () => ({ hang: 'before' }) });
    const report = await fixture.run(jobOf(mediaIds(1)));
    expect(report).toMatchObject({ outcome: 'failed', counts: { failed: 1 } });
    expect(Math.max(...fixture.vod.calls.map((call) => call.at))).toBeLessThan(lastSend * 1000);
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(lastAnswer * 1000);
  });

  test('an open call gets five seconds, and counts if it is answered in them', async () => {
    // A call every 5.502 seconds: the tenth leaves at 49.5 seconds and is answered at 54.
    const fixture = new Fixture({ timeout: 60, latency: 4_500, environment: { MAX_QPS: '1' } });
    expect((await fixture.run(jobOf(mediaIds(1000)))).counts).toMatchObject({ submitted: 200, failed: 0, skipped: 800 });
  });

  test('an open call that is not answered in them is lost', async () => {
    // A call every 9.802 seconds: the sixth leaves at 49 seconds and would be answered at 57.8.
    const fixture = new Fixture({ timeout: 60, latency: 8_800, environment: { MAX_QPS: '1' } });
    const report = await fixture.run(jobOf(mediaIds(1000)));
    expect(report.counts).toMatchObject({ submitted: 100, failed: 20, skipped: 880 });
    expect(mediaFor(report, 'failed', 'AnswerLost')).toEqual(mediaIds(120).slice(100));
  });

  test('a check is made right before it', async () => {
    const fixture = new Fixture({ timeout: 40, jobDelay: 28_000 });
    expect(await fixture.run(jobOf(mediaIds(1)))).toMatchObject({ outcome: 'ok', unconfirmed: 0 });
  });

  test('a run that is throttled until its deadline skips its media', async () => {
    const fixture = new Fixture({ timeout: 60, fault: () => vodError(503, 'Throttling') });
    const report = await fixture.run(jobOf(mediaIds(25)));
    expect(report).toMatchObject({ outcome: 'failed', counts: { skipped: 25, failed: 0 } });
    expect(report.calls.throttled).toBe(report.calls.total);
    expect(Math.max(...fixture.vod.calls.map((call) => call.at))).toBeGreaterThan(45_000);
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(55_000);
  });
});

describe('what a run ends as', () => {
  test('a failed run is an error, after its line', async () => {
    const fixture = new Fixture({ nonexistent: mediaIds(2) });
    const failing = fixture.clock.until(fixture.handler(JSON.stringify(jobOf(mediaIds(2))), fixture.context));
    await expect(failing).rejects.toThrow(/^The run of stack\/nightly submitted 0 of 2 media: 2 nonexistent\./);
    expect(fixture.lines.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  test.each([
    [true, /submitted 1 of 2 media: 1 nonexistent/],
    [false, undefined],
    [undefined, undefined],
  ])('a partial run with failOnPartial %s', async (failOnPartial, message) => {
    const fixture = new Fixture({ nonexistent: [mediaId(1)] });
    const ending = fixture.clock.until(fixture.handler(JSON.stringify(jobOf(mediaIds(2), { failOnPartial })), fixture.context));
    if (message) {
      await expect(ending).rejects.toThrow(message);
    } else {
      expect((await ending).outcome).toBe('partial');
    }
    expect(fixture.lines.at(-1)).toMatchObject({ outcome: 'partial' });
  });
});

describe('the pace of a run', () => {
  test('three thousand calls at fifty a second take at most 1.06 of their limit, and no sliding second holds more', async () => {
    const fixture = new Fixture({ environment: { MAX_QPS: '50', MAX_URLS_PER_BATCH: '1' }, clock: new VirtualClock(undefined, 0.9) });
    const report = await fixture.run(jobOf(mediaIds(3_000), {}, LISTS));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 3_000 } });
    expect(fixture.vod.submissions).toHaveLength(3_000);
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual((3_000 / 50) * 1_000 * 1.06);
    for (const calls of [fixture.vod.submissions, fixture.vod.checks]) {
      calls.slice(50).forEach((call, index) => expect(call.at - calls[index].at).toBeGreaterThan(1_000));
    }
  });

  test('holds from one run to the next', async () => {
    const fixture = new Fixture({ environment: { MAX_QPS: '1' } });
    await fixture.run(jobOf(mediaIds(1), { notBefore: '2020-01-01T00:00:00Z' }));
    await fixture.run(jobOf(mediaIds(1)));
    const [first, second] = fixture.vod.checks;
    expect(second.at - first.at).toBeGreaterThan(1_000);
  });
});
