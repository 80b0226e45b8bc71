import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { RunError } from '../../handler/run-error';
import type { Fields } from '../../src/job/field';
import type { Job, Selection } from '../../src/job/job';
import { listedIds, partsOf } from '../../src/job/selection';
import { JOB_VERSION, jobFields, selectionKinds } from '../../src/job/version';
import { jobFiles, keptSums, readJobFile, sumsOfJobs, WHY_JOBS_STAY } from '../../tools/contract/jobs';
import { Emulators } from '../handler/support/emulated';
import { Fixture, type FixtureOptions, mediaFor, mediaId } from '../handler/support/fixture';

/** What each field of a task is called on the wire. */
const WIRE_NAMES: Readonly<Record<string, string>> = {
  taskType: 'TaskType',
  formats: 'Formats',
  definitions: 'Definitions',
  streamTypes: 'StreamType',
  resultType: 'ResultType',
  sliceFlag: 'SliceFlag',
  sliceCount: 'SliceCount',
  userData: 'UserData',
};

const OUTSIDE_ITS_WINDOW = ['v1/closed-window.json'];

function kept(file: string): Job {
  return JSON.parse(readJobFile(file)) as Job;
}

/** The fields that none of some objects has, those of the objects in them too. */
function missing(fields: Fields, objects: readonly object[]): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const values = objects.flatMap((object) => (name in object ? [(object as Record<string, object>)[name]] : []));
    return values.length === 0 ? [name] : missing(field.fields ?? {}, values);
  });
}

/** Runs a kept job, its text as it is, as the payload of a timer. */
async function run(file: string, options: FixtureOptions = {}) {
  const fixture = new Fixture(options);
  const event = JSON.stringify({ triggerTime: '2026-03-01T20:30:00Z', triggerName: 'nightly', payload: readJobFile(file) });
  const { report, error } = await fixture.clock.until(
    fixture.handler(event, fixture.context).then(
      (answer) => ({ report: answer, error: undefined }),
      (thrown: unknown) => {
        if (thrown instanceof RunError) {
          return { report: thrown.report, error: thrown };
        }
        throw thrown;
      },
    ),
  );
  return { report, error, vod: fixture.vod };
}

describe('the kept jobs', () => {
  test('are as they were released', () => {
    expect(sumsOfJobs(), `${WHY_JOBS_STAY}\n\n`).toEqual(keptSums());
  });

  test('hold some of every version', () => {
    for (let version = 1; version <= JOB_VERSION; version++) {
      const ofVersion = jobFiles().filter((file) => file.startsWith(`v${version}/`));
      expect(ofVersion, `keep jobs of version ${version} in test/contract/jobs/v${version}, then run npm run contract`).not.toEqual([]);
      expect(ofVersion.filter((file) => kept(file).version !== version)).toEqual([]);
    }
  });

  test('hold, in the newest version, every field that there is', () => {
    const jobs = jobFiles()
      .filter((file) => file.startsWith(`v${JOB_VERSION}/`))
      .map(kept);
    const parts = jobs.flatMap(({ selection }) => partsOf<Selection>(selection).map(([, part]) => part));

    expect(missing(jobFields(JOB_VERSION), jobs)).toEqual([]);
    for (const [type, fields] of Object.entries(selectionKinds(JOB_VERSION))) {
      const ofKind = parts.filter((part) => part.type === type);
      expect(ofKind, `keep a job of version ${JOB_VERSION} with a selection of kind ${type}`).not.toEqual([]);
      expect(missing(fields, ofKind)).toEqual([]);
    }
  });
});

const OF_VERSION_1 = jobFiles().filter((file) => file.startsWith('v1/'));

describe("today's function", () => {
  test.each(OF_VERSION_1)('carries %s out, and accounts for every media', async (file) => {
    const { schedule, selection } = kept(file);
    const { report, error } = await run(file);
    const { selected, duplicates, submitted, nonexistent, forbidden, failed, skipped } = report.counts;
    const distinct = new Set(listedIds(selection)).size;
    const due = !OUTSIDE_ITS_WINDOW.includes(file);

    expect(selected).toBe(distinct);
    expect(selected + duplicates).toBe(listedIds(selection).length);
    expect(submitted + nonexistent + forbidden + failed + skipped).toBe(selected);
    expect({ submitted, skipped }).toEqual(due ? { submitted: distinct, skipped: 0 } : { submitted: 0, skipped: distinct });
    expect(report).toMatchObject({ outcome: 'ok', schedule });
    expect(error).toBeUndefined();
  });

  test.each(OF_VERSION_1.filter((file) => !OUTSIDE_ITS_WINDOW.includes(file)))('asks VOD for what %s asks', async (file) => {
    const { selection, task } = kept(file);
    const { vod } = await run(file);
    const asked = Object.fromEntries(
      Object.entries(task).map(([field, value]) => [WIRE_NAMES[field], Array.isArray(value) ? value.join(',') : String(value)]),
    );

    expect(vod.submissions.flatMap(({ mediaIds }) => mediaIds)).toEqual([...new Set(listedIds(selection))]);
    for (const { parameters } of vod.submissions) {
      const { MediaIds: _, ...others } = parameters;
      expect(others).toEqual(asked);
    }
  });

  test('asks again after a lost answer, or does not, as the job says', async () => {
    const fault: FixtureOptions['fault'] = ({ action, index }) =>
      action === 'RefreshMediaPlayUrls' && index === 0 ? { error: 'ECONNRESET', sent: true, accepted: true } : undefined;
    const again = await run('v1/switches-by-name.json', { fault });
    const never = await run('v1/switches.json', { fault });
    const renamed = await run('v3/retry-unanswered.json', { fault });

    expect(again.vod.submissions).toHaveLength(2);
    expect(again.report).toMatchObject({ counts: { submitted: 4, failed: 0 }, possibleDuplicates: { total: 4 } });
    expect(never.vod.submissions).toHaveLength(1);
    expect(never.report).toMatchObject({ counts: { submitted: 0, failed: 4 }, possibleDuplicates: { total: 0 } });
    expect(renamed.vod.submissions).toHaveLength(1);
    expect(renamed.report).toMatchObject({ counts: { submitted: 0, failed: 2 }, possibleDuplicates: { total: 0 } });
  });

  test('ends a partial run as an error, or does not, as the job says', async () => {
    const partly = (file: string) => run(file, { nonexistent: listedIds(kept(file).selection).slice(0, 1) });
    const failing = await partly('v1/switches.json');
    const passing = await partly('v1/switches-by-name.json');

    expect(failing.report.outcome).toBe('partial');
    expect(failing.error).toBeInstanceOf(RunError);
    expect(passing.report.outcome).toBe('partial');
    expect(passing.error).toBeUndefined();
  });

  test('skips every media outside the window of a job, and says why', async () => {
    const file = 'v1/closed-window.json';
    const { report, vod } = await run(file);

    expect(mediaFor(report, 'skipped', 'outside its time window')).toEqual(listedIds(kept(file).selection));
    expect(vod.calls).toEqual([]);
  });
});

describe("today's function, against the embedded VOD,", () => {
  const emulators = new Emulators();
  const folder = mkdtempSync(join(tmpdir(), 'kept-jobs-'));
  const list = join(folder, 'list.csv');
  const found = Array.from({ length: 3 }, (_, index) => mediaId(index + 1));
  const MOUNTS = JSON.stringify([{ bucket: 'my-lists', folder: 'daily', path: folder }]);
  writeFileSync(list, `${found.join('\n')}\n`);
  afterAll(async () => {
    await emulators.closeAll();
    rmSync(folder, { recursive: true });
  });

  /** How many media each job comes to there; where it is left out, those that the job lists. */
  const MEDIA: Readonly<Record<string, number>> = {
    'v2/search.json': 3,
    'v2/recent.json': 3,
    'v2/top-played.json': 3,
    'v2/bucket-object.json': 3,
    'v2/tree.json': 4,
    'v3/bucket-object.json': 3,
    'v3/tree.json': 5,
    'v4/bucket-object.json': 3,
    'v4/tree.json': 5,
  };

  test.each(jobFiles().filter((file) => !file.startsWith('v1/')))('carries %s out, and accounts for every media', async (file) => {
    const job = kept(file);
    const createdAt = emulators.clock.now() - 3_600_000;
    const emulator = await emulators.start({
      library: found.map((id) => ({ mediaId: id, createdAt, cateId: 7 })),
      topPlays: () => found.map((id, index) => ({ mediaId: id, vv: 9 - index })),
      refreshMilliseconds: 0,
    });
    const environment = { LEDGER_DIR: join(folder, file.replace(/\W/g, '-')), BUCKET_MOUNTS: MOUNTS };
    const report = await emulators.run(emulator, job, { environment });
    const { selected, submitted } = report.counts;

    expect(report).toMatchObject({ outcome: 'ok', schedule: job.schedule });
    expect([selected, submitted]).toEqual(Array(2).fill(MEDIA[file] ?? listedIds(job.selection).length));
  });
});
