import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventError } from '../../handler/event';
import { RunError } from '../../handler/run-error';
import { SettingsError } from '../../handler/settings';
import { JobError } from '../../src/job/job-error';
import { Fixture, mediaId } from './support/fixture';
import { MountedBucket, type MountFault } from './support/mounted-bucket';

const SEED = Number(process.env.HANDLER_SEED ?? 20_260_301);
const RUNS = Number(process.env.HANDLER_RUNS ?? 300);

const CLEAR = [EventError, JobError, SettingsError, RunError];

const anything = fc.anything({ maxDepth: 2, withNullPrototype: false });
const id = fc.oneof({ weight: 400, arbitrary: fc.nat(60).map(mediaId) }, { weight: 1, arbitrary: fc.constantFrom('', 'a,b', '\u0000', 'é') });
const ids = fc.oneof({ weight: 5, arbitrary: fc.array(id, { maxLength: 60 }) }, { weight: 1, arbitrary: anything });

/** A field that is right more often than not. */
function mostly<T>(...right: T[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: fc.constantFrom<unknown>(undefined, ...right) }, { weight: 1, arbitrary: anything });
}

const job = fc.record({
  version: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(3) }, { weight: 1, arbitrary: anything }),
  schedule: mostly('stack/nightly'),
  selection: fc.oneof({ weight: 20, arbitrary: fc.record({ type: fc.constant('ids'), ids }) }, { weight: 1, arbitrary: anything }),
  task: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        taskType: fc.oneof({ weight: 20, arbitrary: fc.constantFrom('Preload', 'Refresh') }, { weight: 1, arbitrary: anything }),
        formats: mostly(['mp4'], ['m3u8', 'mp4']),
        definitions: mostly(['HD']),
        sliceFlag: mostly(true, false),
        sliceCount: mostly(),
        userData: mostly('{"Extend":{"a":"b"}}'),
      }),
    },
    { weight: 1, arbitrary: anything },
  ),
  notBefore: mostly('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
  retryUnanswered: mostly(true, false),
  failOnPartial: mostly(true, false),
  skipSubmittedWithinHours: mostly(24),
});

const time = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('2026-03-01T20:30:00Z', '2026-03-01T20:40:00Z', undefined) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: anything },
);

const event = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ triggerTime: time, triggerName: fc.constant('nightly'), payload: job.map((value) => textOf(value)) }).map(textOf),
  },
  { weight: 3, arbitrary: job.map(textOf) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: anything.map(textOf) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
);

const mountFault = fc.constantFrom<MountFault | undefined>(undefined, undefined, undefined, undefined, undefined, 'ENOSPC', 'EIO', 'hang');

test('whatever the event is, the run ends with a report that adds up, or with an error that says what is wrong', async () => {
  let reports = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.array(mountFault, { maxLength: 40 }),
      async (events, hasLedger, faults) => {
        const bucket = new MountedBucket();
        bucket.fault = () => faults[bucket.calls.length];
        for (const each of events) {
          const fixture = new Fixture({
            files: bucket,
            timeout: 60,
            environment: { LEDGER_DIR: hasLedger ? '/mnt/ledger' : '' },
            nonexistent: [mediaId(3)],
            jobError: (media) => (media === mediaId(4) ? 'NoMatchedStream' : undefined),
          });
          const report = await fixture.clock.until(fixture.handler(each, fixture.context)).catch((error: unknown) => {
            expect(
              CLEAR.some((type) => error instanceof type),
              String(error),
            ).toBe(true);
            expect((error as Error).message).not.toBe('');
            return error instanceof RunError ? error.report : undefined;
          });
          if (report !== undefined) {
            reports++;
            const { selected, submitted, nonexistent, forbidden, failed, skipped } = report.counts;
            expect(submitted + nonexistent + forbidden + failed + skipped).toBe(selected);
          } else {
            expect(fixture.vod.calls).toEqual([]);
          }
          expect(fixture.clock.waiting).toBe(0);
        }
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
  // Not all of them were refused.
  expect(reports).toBeGreaterThan(RUNS / 3);
});

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? '';
}

/** A job whose selection is in so many others. */
function nested(levels: number): string {
  const selection = `${'{"type":"limit","count":5,"selection":'.repeat(levels)}{"type":"ids","ids":["a"]}${'}'.repeat(levels)}`;
  return `{"version":3,"selection":${selection},"task":{"taskType":"Preload"}}`;
}

test.each([
  ['a selection that is nested too deep', nested(100), JobError, /selection: more than 100 selections in one another\. Allowed: at most 100\./],
  ['a selection that is nested far too deep', nested(150_000), JobError, /more than 100 selections/],
  ['lists in lists', `{"version":3,"selection":${'['.repeat(500_000)}${']'.repeat(500_000)},"task":{}}`, JobError, /selection: \[an array\]/],
  ['a number beyond all numbers', nested(1).replace('5', '1e400'), JobError, /selection\.count: Infinity\. Allowed: a number/],
  ['a version beyond all numbers', nested(1).replace('3', '1e400'), JobError, /version: Infinity/],
  [
    'a tick before all time',
    JSON.stringify({ triggerTime: '-271821-04-20T00:00:00Z', triggerName: 'n', payload: nested(0) }),
    EventError,
    /from 1970 on/,
  ],
])('%s is refused by name', async (_, text, type, message) => {
  const fixture = new Fixture();
  const error = await fixture.handler(text, fixture.context).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(type);
  expect((error as Error).message).toMatch(message);
});

test('a selection that is nested as deep as allowed is carried out', async () => {
  const fixture = new Fixture();
  const report = await fixture.clock.until(fixture.handler(nested(99), fixture.context));
  expect(report).toMatchObject({ outcome: 'ok', counts: { submitted: 1 } });
});

test('a text with half a character is sent as far as it has an encoding', async () => {
  const fixture = new Fixture();
  const job = nested(0).replace('"taskType"', '"definitions":["H\\ud83dD"],"taskType"');
  const report = await fixture.clock.until(fixture.handler(job, fixture.context));
  expect(report).toMatchObject({ outcome: 'ok' });
  expect(fixture.vod.submissions[0].parameters.Definitions).toBe('H\ufffdD');
});
