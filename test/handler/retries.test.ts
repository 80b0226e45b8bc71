import { describe, expect, test } from 'vitest';
import { vodError, type FakeCall, type Fault } from './support/fake-vod';
import { Fixture, jobOf, mediaFor, mediaIds } from './support/fixture';

/** A fault for the first submissions, then none. */
function first(times: number, fault: Fault) {
  return (call: FakeCall) => (call.action === 'RefreshMediaPlayUrls' && call.index < times ? fault : undefined);
}

const GARBAGE: Fault = { status: 200, body: '<html>' };
const RESET: Fault = { error: 'ECONNRESET', sent: true, accepted: true };

describe('throttling', () => {
  test.each([
    [503, 'Throttling'],
    [400, 'Throttling.User'],
    [429, 'Throttling.Api'],
  ])('%i %s is asked again until it is answered, more often than any failure', async (status, code) => {
    const fixture = new Fixture({ fault: first(9, vodError(status, code)) });
    const report = await fixture.run(jobOf(mediaIds(5)));
    expect(report).toMatchObject({ outcome: 'ok', calls: { total: 11, retried: 9, throttled: 9 }, possibleDuplicates: { total: 0 } });
  });

  test.each([429, 503])('an HTTP %i without a code is a throttle', async (status) => {
    const report = await new Fixture({ fault: first(7, { status, body: 'slow down' }) }).run(jobOf(mediaIds(5)));
    expect(report).toMatchObject({ outcome: 'ok', calls: { throttled: 7 }, possibleDuplicates: { total: 0 } });
  });

  test('the pauses grow, and are shortened at random by up to half', async () => {
    const pauses = async (random: number) => {
      const fixture = new Fixture({ latency: 0, random: () => random, fault: first(7, vodError(503, 'Throttling')) });
      await fixture.run(jobOf(mediaIds(5)));
      return fixture.vod.submissions.slice(1).map((call, n) => call.at - fixture.vod.submissions[n].at);
    };
    expect(await pauses(0)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(await pauses(0.5)).toEqual([750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500]);
  });

  test('slows the whole run, which recovers afterwards', async () => {
    const fixture = new Fixture({
      latency: 10,
      environment: { MAX_QPS: '8' },
      fault: (call) => (call.action === 'RefreshMediaPlayUrls' && call.index < 8 ? vodError(503, 'Throttling') : undefined),
    });
    const report = await fixture.run(jobOf(mediaIds(2_000)));
    expect(report).toMatchObject({ outcome: 'ok', calls: { throttled: 8 } });
    const calls = fixture.vod.submissions;
    const inSecondFrom = (time: number) => calls.filter(({ at }) => at >= time && at < time + 1_000).length;
    expect(inSecondFrom(0)).toBe(8);
    expect(inSecondFrom(1_005)).toBeLessThanOrEqual(4);
    expect(inSecondFrom(calls.at(-1)!.at - 2_500)).toBe(8);
  });
});

describe('maintenance', () => {
  const codes = ['SystemUpgrading', 'ServiceBusy'];

  test.each(codes)('403 %s is asked again until it is over, and no batch is halved', async (code) => {
    const fixture = new Fixture({ fault: (call) => (call.action === 'RefreshMediaPlayUrls' && call.at < 60_000 ? vodError(403, code) : undefined) });
    const report = await fixture.run(jobOf(mediaIds(20)));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 20 }, calls: { throttled: 0 }, possibleDuplicates: { total: 0 } });
    expect(fixture.vod.submissions.every((call) => call.mediaIds.length === 20)).toBe(true);
  });

  test.each(codes)('403 %s that lasts leaves its media assets to the next run, with the code as their reason', async (code) => {
    const fixture = new Fixture({ timeout: 120, fault: first(Infinity, vodError(403, code)) });
    const report = await fixture.run(jobOf(mediaIds(20)));
    expect(mediaFor(report, 'skipped', code)).toEqual(mediaIds(20));
    expect(report.hints.join()).toContain(code);
    expect(fixture.vod.submissions.length).toBeGreaterThan(6);
    expect(fixture.vod.submissions.every((call) => call.mediaIds.length === 20)).toBe(true);
    expect(fixture.clock.elapsed()).toBeLessThan(120_000);
  });

  test('of one call of a check does not stop the check', async () => {
    const fixture = new Fixture({
      fault: (call) => (call.action === 'GetMediaRefreshJobs' && call.index < 2 ? vodError(403, 'SystemUpgrading') : undefined),
    });
    expect(await fixture.run(jobOf(mediaIds(3)))).toMatchObject({ outcome: 'ok', unconfirmed: 0, counts: { submitted: 3 } });
  });
});

describe('failures of VOD and of the network', () => {
  const failures: [string, Fault, string][] = [
    ['500 InternalError', vodError(500, 'InternalError'), 'InternalError'],
    ['503 ServiceUnavailable', vodError(503, 'ServiceUnavailable'), 'ServiceUnavailable'],
    ['400 InternalError: the code decides before the status', vodError(400, 'InternalError'), 'InternalError'],
    ['502 with a code of its own', vodError(502, 'BadGateway'), 'BadGateway'],
    ['no connection', { error: 'ECONNREFUSED', sent: false }, 'ECONNREFUSED'],
    ['no such host', { error: 'ENOTFOUND', sent: false }, 'ENOTFOUND'],
  ];

  test.each(failures)('%s: five repeats help', async (_, fault) => {
    const report = await new Fixture({ fault: first(5, fault) }).run(jobOf(mediaIds(5)));
    expect(report).toMatchObject({ outcome: 'ok', calls: { retried: 5, throttled: 0 }, possibleDuplicates: { total: 0 } });
  });

  test.each(failures)('%s: there is no sixth repeat', async (_, fault, code) => {
    const fixture = new Fixture({ fault: first(6, fault) });
    const report = await fixture.run(jobOf(mediaIds(5)));
    expect(fixture.vod.submissions).toHaveLength(6);
    expect(mediaFor(report, 'failed', code)).toEqual(mediaIds(5));
    expect(report.possibleDuplicates.total).toBe(0);
  });

  test.each([
    [400, 'InvalidParameter'],
    [400, 'MissingParameter'],
    [404, 'InvalidMediaId.NotFound'],
    [200, 'InvalidParameter'],
  ])('%i %s is not asked again', async (status, code) => {
    const fixture = new Fixture({ fault: first(1, vodError(status, code)) });
    const report = await fixture.run(jobOf(mediaIds(1)));
    expect(report.calls).toEqual({ total: 1, retried: 0, throttled: 0 });
    expect(report.counts.failed).toBe(1);
  });
});

describe('a lost answer', () => {
  const losses: [string, Fault][] = [
    ['a reset after sending', RESET],
    ['a time-out', { hang: 'after' }],
    ['garbage', GARBAGE],
    ['an answer without a job ID', { status: 200, body: { RequestId: 'R' } }],
    ['an empty answer', { status: 200, body: '' }],
    ["a gateway's page", { status: 502, body: '<html>' }],
  ];

  test.each(losses)('%s: it is asked again, and its media are perhaps submitted twice', async (_, fault) => {
    const report = await new Fixture({ fault: first(5, fault) }).run(jobOf(mediaIds(25)));
    expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 25 } });
    expect(report.possibleDuplicates.total).toBeGreaterThanOrEqual(20);
  });

  test.each(losses)('%s: with retryUnanswered false its media are failed, and nothing is asked twice', async (_, fault) => {
    const fixture = new Fixture({ environment: { MAX_QPS: '1' }, fault: first(1, fault) });
    const report = await fixture.run(jobOf(mediaIds(25), { version: 3, retryUnanswered: false, failureCriteria: { failedShare: 1 } }));
    expect(report).toMatchObject({
      outcome: 'partial',
      counts: { submitted: 5, failed: 20 },
      calls: { retried: 0 },
      possibleDuplicates: { total: 0 },
    });
    expect(mediaFor(report, 'failed', 'AnswerLost')).toEqual(mediaIds(20));
  });

  test('that stays lost ends as failed', async () => {
    const fixture = new Fixture({ fault: first(99, GARBAGE) });
    const report = await fixture.run(jobOf(mediaIds(3)));
    expect(fixture.vod.submissions).toHaveLength(6);
    expect(mediaFor(report, 'failed', 'AnswerLost')).toEqual(mediaIds(3));
    expect(report.possibleDuplicates.mediaIds).toEqual(mediaIds(3));
  });

  test('is waited for ten seconds', async () => {
    const fixture = new Fixture({ random: () => 0, fault: first(1, { hang: 'before' }) });
    await fixture.run(jobOf(mediaIds(3)));
    const [one, two] = fixture.vod.submissions;
    expect(two.at - one.at).toBe(10_500);
  });

  test('followed by a failure of VOD does not count as a plain failure', async () => {
    const fault = (call: FakeCall) => (call.index === 0 ? RESET : vodError(500, 'InternalError'));
    const report = await new Fixture({ fault }).run(jobOf(mediaIds(3)));
    expect(mediaFor(report, 'failed', 'AnswerLost')).toEqual(mediaIds(3));
  });

  test('each repeat is signed anew', async () => {
    const fixture = new Fixture({ fault: first(3, GARBAGE) });
    await fixture.run(jobOf(mediaIds(3)));
    expect(new Set(fixture.vod.submissions.map(({ headers }) => headers['x-acs-signature-nonce'])).size).toBe(4);
    expect(new Set(fixture.vod.submissions.map(({ headers }) => headers.authorization)).size).toBe(4);
  });
});
