import { describe, expect, test } from 'vitest';
import { JobError } from '../../src/job/job-error';
import { JOB_VERSION } from '../../src/job/version';
import { acceptJob } from '../../src/rules/accept-job';

const LEAST = { version: 3, selection: { type: 'ids', ids: ['a'] }, task: { taskType: 'Preload' } };

/** What is wrong with a job. */
function problems(job: unknown): readonly string[] {
  try {
    acceptJob(job);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(JobError);
    return (error as JobError).problems;
  }
}

describe('a job of an older version', () => {
  test('has the newest names of its fields', () => {
    const { failureCriteria, retryUnanswered, skipSubmittedWithinHours } = acceptJob({
      ...{ ...LEAST, version: 2, failWhen: { failedShare: 0.1, nothingSelected: true }, retryLostAnswers: false, notAgainWithinHours: 24 },
    });

    expect({ failureCriteria, retryUnanswered, skipSubmittedWithinHours }).toEqual({
      failureCriteria: { failedShare: 0.1, nothingSelected: true },
      retryUnanswered: false,
      skipSubmittedWithinHours: 24,
    });
  });

  test.each([
    [{ type: 'search', match: 'x' }, 'video'],
    [{ type: 'search', match: 'x', searchType: null }, 'video'],
    [{ type: 'search', match: 'x', searchType: 'audio' }, 'audio'],
    [{ type: 'recent', withinHours: 1 }, 'video'],
  ])('searches for the one media type that it meant: %j', (selection, mediaType) => {
    expect(acceptJob({ ...LEAST, selection }).selection).toMatchObject({ mediaTypes: [mediaType] });
    expect(problems({ ...LEAST, selection: { ...selection, mediaTypes: ['audio'] } })).toEqual([
      'selection.mediaTypes: unknown in version 3; from version 4 on.',
    ]);
  });

  test('is handed on as one of the newest version, with the failure criteria of its own', () => {
    expect(acceptJob({ ...LEAST, version: 1 })).toEqual({
      ...{ ...LEAST, version: JOB_VERSION },
      failureCriteria: { failedShare: 1, forbiddenShare: 1, nonexistentShare: 1, skippedShare: 1 },
    });
    expect(acceptJob({ ...LEAST, version: 2 })).toEqual({ ...LEAST, version: JOB_VERSION });
  });

  test('names no path of the function any more', () => {
    const object = { type: 'object', bucket: 'lists', key: 'a/b.csv' };
    const selection = { type: 'concat', selections: [{ ...object, path: '/etc/passwd' }] };

    expect(acceptJob({ ...LEAST, version: 2, selection }).selection).toEqual({ type: 'concat', selections: [object] });
    expect(problems({ ...LEAST, version: 3, selection })).toEqual([expect.stringContaining('selection.selections[0].path: unknown')]);
  });

  test('has no field of a later one', () => {
    expect(problems({ ...LEAST, version: 1, urlBudget: 5, failWhen: {}, retryUnanswered: true })).toEqual([
      'urlBudget: unknown in version 1; from version 2 on.',
      'failWhen: unknown in version 1; from version 2 on.',
      'retryUnanswered: unknown in version 1; from version 3 on.',
    ]);
    expect(problems({ ...LEAST, version: 1, selection: { type: 'recent', withinHours: 1 } })).toEqual([
      'selection.type: "recent". Allowed: ids; from version 2 on.',
    ]);
  });
});

test.each(['a*', 'lists/?.csv', 'a/${acs:SourceIp}', '../a', '/etc/passwd', 'a/../../b'])('a job with the key %j is refused', (key) => {
  expect(problems({ ...LEAST, selection: { type: 'object', bucket: 'lists', key } })).toEqual([expect.stringContaining('bucketObject.key')]);
});

test('a newer job is answered with what to do', () => {
  expect(problems({ ...LEAST, version: JOB_VERSION + 1 })).toEqual([
    expect.stringMatching(
      `^version: ${JOB_VERSION + 1}\\. This function reads jobs up to version ${JOB_VERSION}: .* Deploy the stack that holds the function`,
    ),
  ]);
});

test.each([
  ['failWhen', 'failureCriteria'],
  ['retry_unanswered', 'retryUnanswered'],
  ['urlbudgt', 'urlBudget'],
  ['skipSubmittedWithin', 'skipSubmittedWithinHours'],
])('the unknown key %s is answered with %s', (key, meant) => {
  expect(problems({ ...LEAST, [key]: 1 })).toEqual([expect.stringMatching(`^${key}: unknown\\. Did you mean ${meant}\\? Allowed: version, `)]);
});

test('a key that is like none is answered with those that there are', () => {
  expect(problems({ ...LEAST, task: { taskType: 'Preload', constructor: 1, __proto__: null } })).toEqual([
    'task.constructor: unknown. Allowed: taskType, formats, definitions, streamTypes, resultType, sliceFlag, sliceCount, userData.',
  ]);
});

test('everything that is wrong with a job is said at once', () => {
  const job = {
    ...{ version: 3, failOnPartial: 'yes', surprise: 1, verification: {} },
    task: { formats: ['mpd'], sliceCount: 21 },
    selection: {
      type: 'concat',
      selections: [{ type: 'recent', withinHours: 0 }, { type: 'limit', count: '1' }, 'all', { type: 'object', bucket: 'A', key: '../a' }],
    },
  };

  expect(problems(job)).toEqual([
    'failOnPartial: "yes". Allowed: true or false.',
    expect.stringMatching(/^surprise: unknown\. Allowed: /),
    'verification.level: missing. Allowed: none, submission or completion.',
    'task.taskType: missing. Allowed: Preload, Refresh or RefreshThenPreload.',
    'selection.selections[1].count: "1". Allowed: a number.',
    expect.stringMatching(/^selection\.selections\[1\]\.selection: missing\. /),
    expect.stringMatching(/^selection\.selections\[2\]: "all"\. Allowed: an object with type/),
    expect.stringMatching(/^MP002 formats\[0\]: "mpd"\. /),
    expect.stringMatching(/^MP005 sliceCount: 21\. /),
    expect.stringMatching(/^MP006 sliceCount: /),
    expect.stringMatching(/^MP032 media\.concat\[0\]\.recent\.withinHours: 0\. /),
    expect.stringMatching(/^MP035 media\.concat\[3\]\.bucketObject\.bucketName: "A"\. /),
    expect.stringMatching(/^MP035 media\.concat\[3\]\.bucketObject\.key: "\.\.\/a": /),
  ]);
});

test.each([{}, { type: null }])('a selection without a type is told that it lacks one: %j', (selection) => {
  expect(problems({ ...LEAST, selection })).toEqual([expect.stringMatching(/^selection\.type: missing\. Allowed: ids, object, /)]);
});

test('a variable that is null is left out, within selections in lists too', () => {
  const selections = [
    { type: 'recent', withinHours: 1, statuses: null, mediaTypes: null },
    { type: 'search', match: 'x', sortBy: null },
  ];
  const selection = { type: 'concat', selections };

  expect(acceptJob({ ...LEAST, version: JOB_VERSION, urlBudget: null, verification: { level: 'none', withinSeconds: null }, selection })).toEqual({
    ...{ ...LEAST, version: JOB_VERSION, verification: { level: 'none' } },
    selection: {
      type: 'concat',
      selections: [
        { type: 'recent', withinHours: 1 },
        { type: 'search', match: 'x' },
      ],
    },
  });
  expect(problems({ ...LEAST, selection: null })).toEqual([expect.stringMatching(/^selection: missing\./)]);
});

test('a callback in user data is judged', () => {
  const withUserData = (userData: string) => ({ ...LEAST, task: { taskType: 'Preload', userData } });

  expect(problems(withUserData('{"MessageCallback":{"CallbackURL":"https://example.com/"}}'))).toEqual([]);
  expect(problems(withUserData('{"MessageCallback":{"CallbackURL":"ftp://example.com/"}}'))).toEqual([
    expect.stringMatching(/^MP014 userDataJson: MessageCallback\.CallbackURL "ftp:/),
  ]);
  expect(problems(withUserData('no JSON'))).toEqual([expect.stringMatching(/^MP013 /)]);
});
