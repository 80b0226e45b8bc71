import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { JOB_VERSION } from '../../src/job/job';
import { readJob } from '../../src/job/read-job';
import { jobSchema } from '../../tools/docs/schema';

const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(jobSchema()));
const LEAST = { version: 1, selection: { type: 'ids', ids: ['a'] }, task: { taskType: 'Preload' } };
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
    ['a schedule, a window and the switches', { ...LEAST, schedule: 's', notBefore: '2026-01-01T00:00:00Z', retryLostAnswers: false, failOnPartial: true }],
    ['every prop of a task', task({ formats: ['m3u8'], definitions: ['HD'], streamTypes: ['video'], resultType: 'Multiple', sliceFlag: true, sliceCount: 20, userData: '{}' })],
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
  expect(() => readJob({ ...LEAST, version: 3 })).toThrow(/version: 3\. This function reads jobs up to version 2: .* Deploy the stack that holds the function/);
});

test('everything that is wrong with a job is said at once', () => {
  expect(() => readJob(task({ formats: ['mpd'], sliceCount: 21 }))).toThrow(/MP002 formats\[0\][^]*MP005 sliceCount[^]*MP006 sliceCount/);
});
