import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { JOB_VERSION } from '../../src/job/job';
import { readJob } from '../../src/job/read-job';
import { jobSchema } from '../../tools/docs/schema';

const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(jobSchema()));
const LEAST = { version: 1, selection: { type: 'ids', ids: ['a'] }, task: { taskType: 'Preload' } };
const selection = (props: object) => ({ ...LEAST, version: 2, selection: props });
const IDS = { type: 'ids', ids: ['a'] };
const task = (props: object) => ({ ...LEAST, task: { ...LEAST.task, ...props } });

function reads(job: unknown): boolean {
  try {
    readJob(job);
    return true;
  } catch {
    return false;
  }
}

describe('the schema and the function agree that', () => {
  test.each([
    ['the least job', LEAST],
    [
      'a schedule, a window and the switches',
      { ...LEAST, schedule: 's', notBefore: '2026-01-01T00:00:00Z', retryUnanswered: false, failOnPartial: true },
    ],
    [
      'every prop of a task',
      task({
        formats: ['m3u8'],
        definitions: ['HD'],
        streamTypes: ['video'],
        resultType: 'Multiple',
        sliceFlag: true,
        sliceCount: 20,
        userData: '{}',
      }),
    ],
    ['a list in a bucket', selection({ type: 'object', bucket: 'lists', key: 'a/b.csv', path: '/mnt/read-1/b.csv' })],
    ['a search', selection({ type: 'search', match: 'CateId = 1', searchType: 'audio', sortBy: 'CreationTime:Asc' })],
    ['recent media', selection({ type: 'recent', withinHours: 8760, statuses: ['Normal'] })],
    ['the most played', selection({ type: 'topPlayed', days: 180, limit: 1000 })],
    [
      'selections in selections',
      selection({ type: 'limit', count: 1, selection: { type: 'excluding', selection: { type: 'concat', selections: [IDS, IDS] }, excluded: IDS } }),
    ],
  ])('%s is a job', (_, job) => {
    expect([validate(job), reads(job)]).toEqual([true, true]);
  });

  test.each([
    ['a list', []],
    ['nothing', {}],
    ['a job without a selection', { version: 1, task: LEAST.task }],
    ['a job without a task type', { ...LEAST, task: {} }],
    ['a selection without IDs', { ...LEAST, selection: { type: 'ids' } }],
    ['an empty selection', { ...LEAST, selection: { type: 'ids', ids: [] } }],
    ['another kind of selection', { ...LEAST, selection: { type: 'all' } }],
    ['an ID with a comma', { ...LEAST, selection: { type: 'ids', ids: ['a,b'] } }],
    ['a list in a bucket without a path', selection({ type: 'object', bucket: 'lists', key: 'a' })],
    ['a list in a bucket whose key is a number', selection({ type: 'object', bucket: 'lists', key: 5, path: '/mnt/a' })],
    ['an empty match', selection({ type: 'search', match: '' })],
    ['a search for images', selection({ type: 'search', match: 'CateId = 1', searchType: 'image' })],
    ['no hours', selection({ type: 'recent', withinHours: 0 })],
    ['hours of text', selection({ type: 'recent', withinHours: '5' })],
    ['no statuses', selection({ type: 'recent', withinHours: 1, statuses: [] })],
    ['181 days', selection({ type: 'topPlayed', days: 181, limit: 1 })],
    ['the 1,001 most played', selection({ type: 'topPlayed', days: 1, limit: 1001 })],
    ['nothing joined', selection({ type: 'concat', selections: [] })],
    ['an empty list among others', selection({ type: 'concat', selections: [IDS, { type: 'ids', ids: [] }] })],
    ['a wrong ID among what is left out', selection({ type: 'excluding', selection: IDS, excluded: { type: 'ids', ids: ['a,b'] } })],
    ['a limit of a part', selection({ type: 'limit', selection: IDS, count: 1.5 })],
    ['a limit of nothing', selection({ type: 'limit', count: 1 })],
    ['a field of another selection', selection({ ...IDS, count: 1 })],
    ['version 0', { ...LEAST, version: 0 }],
    ['a newer version', { ...LEAST, version: JOB_VERSION + 1 }],
    ['a misspelt key', { ...LEAST, taks: {} }],
    ['a misspelt prop', task({ format: ['mp4'] })],
    ['an unknown format', task({ formats: ['mpd'] })],
    ['an empty list', task({ definitions: [] })],
    ['a blank definition', task({ definitions: [' '] })],
    ['an unknown stream type', task({ streamTypes: ['Video'] })],
    ['an unknown task type', task({ taskType: 'preload' })],
    ['a slice count of text', task({ sliceFlag: true, sliceCount: '5' })],
    ['a slice count of 21', task({ sliceFlag: true, sliceCount: 21 })],
    ['a time without a zone', { ...LEAST, notAfter: '2026-01-01T00:00:00' }],
    ['a switch of text', { ...LEAST, failOnPartial: 'yes' }],
  ])('%s is none', (_, job) => {
    expect([validate(job), reads(job)]).toEqual([false, false]);
  });
});

test('a newer job is answered with what to do', () => {
  expect(() => readJob({ ...LEAST, version: 3 })).toThrow(
    /version: 3\. This function reads jobs up to version 2: .* Deploy the stack that holds the function/,
  );
});

test('everything that is wrong with a job is said at once', () => {
  expect(() => readJob(task({ formats: ['mpd'], sliceCount: 21 }))).toThrow(/MP002 formats\[0\][^]*MP005 sliceCount[^]*MP006 sliceCount/);
});

test('a variable that is null is left out, within selections in lists too', () => {
  const job = readJob(selection({ type: 'concat', selections: [{ type: 'recent', withinHours: 1, statuses: null }] }));
  expect(job.selection).toEqual({ type: 'concat', selections: [{ type: 'recent', withinHours: 1 }] });
});
