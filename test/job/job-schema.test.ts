import Ajv2020 from 'ajv/dist/2020';
import type { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type IMediaPrefetcher,
  MediaPrefetchSchedule,
  type MediaPrefetchScheduleProps,
  MediaPrefetcher,
  MediaSelection,
  type RecentOptions,
  type SearchOptions,
  type TopPlayedOptions,
} from '../../src';
import type { Selection } from '../../src/job/job';
import { JOB_VERSION, jobFields, selectionKinds } from '../../src/job/version';
import { acceptJob } from '../../src/rules/accept-job';
import { JOB_KEYS } from '../../src/rules/job-values';
import { jobSchema } from '../../tools/docs/schema';
import { QUIET, newStack } from '../fixtures';
import { type JobCase, casesOf } from './support/job-cases';

const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(jobSchema()));
const VERSIONS = Array.from({ length: JOB_VERSION }, (_, index) => index + 1);
const IDS = { type: 'ids', ids: ['a'] };

function accepts(job: unknown): boolean {
  try {
    acceptJob(job);
    return true;
  } catch {
    return false;
  }
}

/** Whether a schedule that would have a job has no error at synth. */
function passesSynth(job: object): boolean {
  const stack = newStack();
  const schedule = new MediaPrefetchSchedule(stack, 'Schedule', { ...propsOf(job), prefetcher: prefetcherFor(job, stack) });
  return schedule.node.validate().length === 0;
}

/** A prefetcher of this app where a list in a bucket needs one, else one of another state, which costs less. */
function prefetcherFor(job: object, stack: TerraformStack): IMediaPrefetcher {
  const { selection } = job as { selection: Selection };
  return selection.type === 'object'
    ? new MediaPrefetcher(stack, 'Prefetcher')
    : MediaPrefetcher.fromAttributes(stack, 'Prefetcher', { functionName: 'warmer', vodRegion: 'cn-shanghai', maxQps: 20, timeoutSeconds: 600 });
}

/** The props of the schedule that would have a job. */
function propsOf(job: object): MediaPrefetchScheduleProps {
  const { selection } = job as { selection: Selection };
  const values = [...JOB_KEYS].map(([prop, keys]) => [prop, keys.reduce<any>((value, key) => value?.[key], job)]);
  return { ...QUIET, ...Object.fromEntries(values), media: mediaOf(selection) };
}

function mediaOf(selection: Selection): MediaSelection {
  switch (selection.type) {
    case 'ids':
      return MediaSelection.ids(selection.ids as string[]);
    case 'object':
      return MediaSelection.bucketObject(selection.bucket, selection.key);
    case 'search':
      return MediaSelection.search({ ...selection, type: undefined } as SearchOptions);
    case 'recent':
      return MediaSelection.recent({ ...selection, type: undefined } as RecentOptions);
    case 'topPlayed':
      return MediaSelection.topPlayed({ ...selection, type: undefined } as TopPlayedOptions);
    case 'concat':
      return MediaSelection.concat(...selection.selections.map(mediaOf));
    case 'excluding':
      return mediaOf(selection.selection).excluding(mediaOf(selection.excluded));
    case 'limit':
      return mediaOf(selection.selection).limit(selection.count);
  }
}

/** The cases in which an answer is not the right one. */
function mistakes(cases: readonly JobCase[], answer: (job: object) => boolean): string[] {
  // As it comes from JSON: what is undefined is not there.
  return cases
    .filter(({ job, valid }) => answer(JSON.parse(JSON.stringify(job))) !== valid)
    .map(({ what, valid }) => `${what} is ${valid ? 'right' : 'wrong'}`);
}

describe.each(VERSIONS.map((version) => [version, casesOf(version)] as const))('of version %i,', (version, cases) => {
  test(`${cases.length} jobs with one field each that is right or wrong are so for the schema`, () => {
    expect(mistakes(cases, validate)).toEqual([]);
  });

  test(`${cases.length} jobs with one field each that is right or wrong are so for the function`, () => {
    expect(mistakes(cases, accepts)).toEqual([]);
  });

  test('there are right and wrong values of every field', () => {
    const fields = [...Object.keys(jobFields(version)), ...Object.keys(selectionKinds(version))].filter((name) => name !== 'version');
    for (const valid of [true, false]) {
      const named = cases.filter((each) => each.valid === valid).map(({ what }) => what);
      expect(fields.filter((field) => !named.some((what) => what.includes(field)))).toEqual([]);
    }
  });
});

const OF_VALUES = casesOf(JOB_VERSION).filter(({ ofValue }) => ofValue);

test(`${OF_VALUES.length} values of props are right or wrong at synth as they are in the function`, () => {
  expect(mistakes(OF_VALUES, passesSynth)).toEqual([]);
});

/** Selections of any depth, with a wrong part now and then. */
const selections = fc.letrec<{ selection: object }>((tie) => {
  const list = fc.array(fc.oneof({ weight: 20, arbitrary: fc.constantFrom('a', 'b') }, { weight: 1, arbitrary: fc.constantFrom('', 'a,b', 5) }), {
    maxLength: 3,
  });
  return {
    selection: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.record({ type: fc.constant('ids'), ids: list }),
      fc.record({ type: fc.constant('recent'), withinHours: fc.integer({ min: 0, max: 20 }) }),
      fc.record({ type: fc.constant('concat'), selections: fc.array(tie('selection'), { maxLength: 3 }) }),
      fc.record({ type: fc.constant('excluding'), selection: tie('selection'), excluded: tie('selection') }),
      fc.record({ type: fc.constant('limit'), selection: tie('selection'), count: fc.integer({ min: 0, max: 20 }) }),
    ),
  };
}).selection;

test('selections in selections are right or wrong for the schema and for the function alike', () => {
  let right = 0;
  const RUNS = 500;
  fc.assert(
    fc.property(selections, (selection) => {
      const job = { version: 2, selection, task: { taskType: 'Preload' } };
      const accepted = accepts(job);
      right += Number(accepted);
      expect(validate(job)).toBe(accepted);
    }),
    { numRuns: RUNS, seed: 1 },
  );
  expect(right).toBeGreaterThan(RUNS / 20);
  expect(right).toBeLessThan(RUNS);
});

test('any strings are right or wrong for the schema and for the function alike', () => {
  const job = (task: object, selection: object = IDS) => ({ version: 3, selection, task: { taskType: 'Preload', ...task } });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'aZ09./\\, :-_\n\u2028\u0000\u007f') })), (string) => {
      const jobs = [
        job({ definitions: [string] }),
        job({}, { type: 'ids', ids: [string] }),
        job({}, { type: 'object', bucket: string, key: 'a' }),
        job({}, { type: 'object', bucket: 'lists', key: string }),
        job({}, { type: 'search', match: string, sortBy: 'A:Asc' }),
        job({}, { type: 'search', match: 'x', sortBy: string }),
        job({}, { type: 'recent', withinHours: 1, statuses: [string] }),
      ];
      expect(jobs.map((each) => validate(each))).toEqual(jobs.map(accepts));
    }),
    { numRuns: 500, seed: 1 },
  );
});

test.each([
  ['a list', []],
  ['nothing', {}],
  ['a job without a version', { selection: IDS, task: { taskType: 'Preload' } }],
  ['version 0', { version: 0, selection: IDS, task: { taskType: 'Preload' } }],
  ['a version of text', { version: '3', selection: IDS, task: { taskType: 'Preload' } }],
  ['a newer version', { version: JOB_VERSION + 1, selection: IDS, task: { taskType: 'Preload' } }],
  ['another kind of selection', { version: 3, selection: { type: 'all' }, task: { taskType: 'Preload' } }],
  ['a budget of more URLs than there are', { version: 2, selection: IDS, task: { taskType: 'Preload' }, urlBudget: 2e9 }],
])('%s is no job', (_, job) => {
  expect([validate(job), accepts(job)]).toEqual([false, false]);
});
