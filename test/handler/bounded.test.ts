import { describe, expect, test } from 'vitest';
import { RunError } from '../../handler/run-error';
import type { Job } from '../../src/job/job';
import { JobError } from '../../src/job/job-error';
import { vodError, type FakeCall } from './support/fake-vod';
import { Fixture, jobOf, mediaIds, timerEvent, type FixtureOptions } from './support/fixture';

const LINE = 32 * 1024;
const LONG = 'x'.repeat(33_000);

/** Runs a job; expects each line of the log to be one entry. */
async function bounded(job: unknown, options: FixtureOptions = {}) {
  const fixture = new Fixture(options);
  const report = await fixture.run(job);
  fixture.written.forEach((line) => expect(Buffer.byteLength(line)).toBeLessThanOrEqual(LINE));
  expect(JSON.parse(fixture.written.at(-1)!)).toEqual(JSON.parse(JSON.stringify(report)));
  return { fixture, report };
}

const searchOf = (match: string): Partial<Job> => ({ version: 3, selection: { type: 'search', match } });
const refused = ({ action }: FakeCall) => (action === 'SearchMedia' ? vodError(400, 'InvalidParameter') : undefined);

describe('a report fits into one log entry, and says what was cut', () => {
  test('with a condition of a search that VOD refuses', async () => {
    const { report } = await bounded(jobOf([], searchOf(`Title = '${LONG}'`)), { fault: refused });
    expect(report).toMatchObject({ outcome: 'failed', counts: { selected: 0 } });
    expect(report.selectionError).toMatch(/^The search Title = 'x+\.\.\. \(33\d{3} characters\)$/);
  });

  test('with user data in a dry run', async () => {
    const userData = JSON.stringify({ Extend: { text: LONG } });
    const { report } = await bounded(jobOf(mediaIds(30), {}, { userData }), { environment: { DRY_RUN: 'true' } });
    expect(report).toMatchObject({ outcome: 'ok', counts: { skipped: 30 }, requests: { total: 2 } });
    expect(report.requests!.first[0].UserData).toMatch(/^\{"Extend":\{"text":"x+\.\.\. \(\d+ characters\)$/);
  });

  test('with short user data, which is shown whole', async () => {
    const userData = JSON.stringify({ Extend: { text: 'x'.repeat(500) } });
    const { report } = await bounded(jobOf(mediaIds(30), {}, { userData }), { environment: { DRY_RUN: 'true' } });
    expect(report.requests!.first.map(({ UserData }) => UserData)).toEqual([userData, userData]);
  });

  test('with the name of a schedule', async () => {
    const { report } = await bounded(jobOf(mediaIds(1), { schedule: LONG }), { nonexistent: mediaIds(1) });
    expect(report.schedule).toMatch(/^x+\.\.\. \(33000 characters\)$/);
  });

  test('with texts of VOD', async () => {
    const { report, fixture } = await bounded(jobOf(mediaIds(40)), {
      fault: (call) => (call.action === 'RefreshMediaPlayUrls' && call.index < 3 ? vodError(400, 'InvalidParameter', LONG) : undefined),
      jobError: () => LONG,
      strangers: [LONG, `${LONG}-2`],
    });
    expect(report.counts).toMatchObject({ selected: 40, failed: 40 });
    const refusal = fixture.lines.find(({ message }) => message === 'a call was not carried out')!;
    expect(refusal.text).toMatch(/^x+\.\.\. \(33000 characters\)$/);
  });

  test('with sixty reasons, and IDs that VOD never gave', async () => {
    let reasons = 0;
    const ids = Array.from({ length: 300 }, (_, n) => `${n}-`.padEnd(20_000, 'i'));
    const { report } = await bounded(jobOf(ids, { version: 3 }), {
      jobError: () => `Code.${reasons++ % 60}.`.padEnd(100, 'c'),
      environment: { MAX_QPS: '50' },
    });
    expect(report.counts).toMatchObject({ selected: 300, failed: 300 });
    expect(report.notSubmitted.reduce((sum, { total }) => sum + total, 0)).toBe(300);
  });
});

describe('an error is bounded', () => {
  const messageOf = async (job: unknown, options?: FixtureOptions) => {
    const fixture = new Fixture(options);
    const error = await fixture.clock.until(fixture.handler(timerEvent(job), fixture.context)).then(
      () => undefined,
      (reason: unknown) => reason as Error,
    );
    expect(Buffer.byteLength(String(error!.stack))).toBeLessThan(LINE / 1.5);
    return error!;
  };

  test('of a job with a long key, and with many of them', async () => {
    const error = await messageOf({ ...jobOf(['a']), [LONG]: 1 });
    expect(error).toBeInstanceOf(JobError);
    expect(error.message).toMatch(/^The job cannot be carried out:\n {2}x+\.\.\. \(\d+ characters\)$/);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`unknown-${n}`, 1]));
    expect((await messageOf({ ...jobOf(['a']), ...many })).message).toMatch(/unknown-0: unknown\..*unknown-19: unknown\..*and 9980 more/s);
  });

  test('of a job whose keys would repaint a terminal', async () => {
    const { message } = await messageOf({ ...jobOf(['a']), '\u001b[2J\r\nall is well\u202e': 1 });
    expect(message.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(message.split('\n')).toHaveLength(2);
  });

  test('of a run', async () => {
    const error = await messageOf(jobOf(mediaIds(3), searchOf(`Title = '${LONG}'`)), { fault: refused });
    expect(error).toBeInstanceOf(RunError);
    expect(error.message).toMatch(/^The run of stack\/nightly failed: The search Title/);
  });
});
