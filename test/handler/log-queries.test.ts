import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { VodEmulatorOptions } from '../../emulator';
import type { LogLine } from '../../handler/log';
import type { Report } from '../../handler/report';
import { MediaPrefetcher } from '../../src';
import { LINE_INDEX, REPORT_INDEX } from '../../src/job/log-index';
import { PREFETCHER_FIELDS } from '../../src/job/prefetcher-fields';
import { SCHEDULE_FIELDS } from '../../src/job/schedule-fields';
import { inProject } from '../../tools/common/paths';
import { filesBelow } from '../../tools/common/tree';
import { newStack, only } from '../fixtures';
import { Emulators } from './support/emulated';
import { jobOf, mediaIds } from './support/fixture';
import { type LogEntry, type LogIndex, LogSearch } from './support/log-search';

/** The paths of a value's leaves of a type; lists are none. */
type Paths<T, Leaf> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends readonly unknown[]
    ? never
    : NonNullable<T[K]> extends Leaf
      ? K
      : NonNullable<T[K]> extends object
        ? `${K}.${Paths<NonNullable<T[K]>, Leaf>}`
        : never;
}[keyof T & string];

/** The keys of an index that are indexed by a type. */
type Keys<Index, Type> = { [K in keyof Index]: Index[K] extends Type ? K : never }[keyof Index];

const SCHEDULE = 'warmup/Nightly';

const [good, other, unknownMedia, foreign] = mediaIds(4);

/** What is logged, by what happened: lines of real runs, and request metrics as Function Compute writes them. */
const logs: Record<string, readonly LogEntry[]> = {};

const emulators = new Emulators();

async function linesOf(job: unknown, options: VodEmulatorOptions = {}, environment: Readonly<Record<string, string>> = {}): Promise<LogEntry[]> {
  const emulator = await emulators.start(options);
  const written: string[] = [];
  await emulators.run(emulator, job, { environment, write: (text) => written.push(text) }).catch((error: Error) => {
    if (error.name !== 'JobError') {
      throw error;
    }
  });
  return written.map((message) => ({ functionName: 'warmup', qualifier: 'LATEST', requestId: '1-6912', message }));
}

function metrics(facts: LogEntry): LogEntry[] {
  return [
    { functionName: 'warmup', qualifier: 'LATEST', requestId: '1-6912', durationMs: '812.5', triggerType: 'timer', statusCode: '200', ...facts },
  ];
}

const job = (ids: readonly string[], more = {}, task = {}) => jobOf(ids, { version: 3, schedule: SCHEDULE, ...more }, task);

beforeAll(async () => {
  const account = { nonexistent: [unknownMedia], forbidden: [foreign] };
  logs.ok = await linesOf(job([good, other]));
  logs['ok of another schedule'] = await linesOf(job([good], { schedule: `${SCHEDULE}/Late` }));
  logs.partial = await linesOf(job([good, foreign], { failureCriteria: { forbiddenShare: 1 } }), account);
  logs.failed = await linesOf(job([unknownMedia]), account);
  logs.refused = await linesOf(job([good]), { faults: [{ kind: 'parameter-refused' }] });
  logs['more than a hundred'] = await linesOf(job(mediaIds(150)), { nonexistent: mediaIds(150) });
  logs['dry run'] = await linesOf(job([good]), {}, { DRY_RUN: 'true' });
  logs['no media'] = await linesOf(job([], { selection: { type: 'search', match: "Title = 'nothing'" } }));
  logs['thrown error'] = await linesOf({ version: 99 });
  logs['metrics of ok'] = metrics({ hasFunctionError: 'false' });
  logs['metrics of failed'] = metrics({ hasFunctionError: 'true', errorType: 'FunctionUnhandledError' });
  logs['metrics of no memory'] = metrics({ hasFunctionError: 'true', errorType: 'FunctionOOMError' });
  logs['metrics of time-out'] = metrics({ hasFunctionError: 'true', errorType: 'FunctionTimeoutError' });
});

afterAll(() => emulators.closeAll());

/** What each query of the documents finds of the logs above, and nothing else of them. */
const FINDS: Readonly<Record<string, readonly string[]>> = {
  'message.outcome: failed': ['failed', 'refused', 'more than a hundred', 'no media'],
  'message.outcome: partial': ['partial'],
  'hasFunctionError: true': ['metrics of failed', 'metrics of no memory', 'metrics of time-out'],
  'errorType: FunctionOOMError or errorType: FunctionTimeoutError or message.message: "the run ended without a report"': [
    'thrown error',
    'metrics of no memory',
    'metrics of time-out',
  ],
  [`message.schedule: "${SCHEDULE}" and message.outcome: ok not message.dryRun: true`]: ['ok'],
  'message.message: "a call was not carried out"': ['refused'],
  'message.outcome: partial and message.counts.forbidden > 0': ['partial'],
  'message.message: "media not submitted"': ['more than a hundred'],
};

/** Documents and docstrings. */
const TEXTS = ['README.md', ...below('docs', /\.md$/), ...below('examples', /\.(md|ts)$/), ...below('src', /\.ts$/)].map((path) => ({
  path,
  text: readFileSync(inProject(path), 'utf8'),
}));

function below(folder: string, name: RegExp): string[] {
  return filesBelow(inProject(folder))
    .map((path) => `${folder}/${path}`)
    .filter((path) => name.test(path) && !path.includes('/provider-alicloud/'));
}

/**
 * The queries of a text: what stands in backquotes and holds a key of the log store, or of a report, with an operator; and each
 * line of a block marked `sls`.
 */
function queriesIn(text: string): string[] {
  const inline = [...text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code]) => code);
  const blocks = [...text.matchAll(/^```sls\n(.*?)^```/gms)].flatMap(([, block]) => block.trimEnd().split('\n'));
  return [...inline.filter((code) => KEY.test(code)), ...blocks].map((query) => query.trim());
}

const METRICS = ['errorType', 'hasFunctionError', 'durationMs', 'memoryUsageMB', 'isColdStart'];
const OF_REPORTS = Object.keys(REPORT_INDEX).filter((key) => !(key in PREFETCHER_FIELDS) && !(key in SCHEDULE_FIELDS));
const KEY = new RegExp(`(^|[ (])(message\\.[\\w.]+|${[...OF_REPORTS, ...METRICS].join('|')}) *[:><]`);

describe('the index that synth makes', () => {
  test('holds the keys that reports and lines have, and no others', () => {
    expectTypeOf<Keys<typeof REPORT_INDEX, 'long'>>().toEqualTypeOf<Paths<Report, number>>();
    expectTypeOf<Keys<typeof REPORT_INDEX, 'text'>>().toEqualTypeOf<Paths<Report, string | boolean>>();
    expectTypeOf<Keys<typeof LINE_INDEX, 'long'>>().toEqualTypeOf<Paths<LogLine, number>>();
    expectTypeOf<Keys<typeof LINE_INDEX, 'text'>>().toEqualTypeOf<Paths<LogLine, string>>();
    const { field_search: fields } = indexOf();
    const keys = fields.find(({ name }) => name === 'message')?.json_keys?.map(({ name }) => name);
    expect(keys).toEqual([...new Set([...Object.keys(REPORT_INDEX), ...Object.keys(LINE_INDEX)])].sort());
  });

  test('keeps long values for analyses, and leaves the plan after an apply empty, whatever the service answers of that', () => {
    const stack = newStack();
    new MediaPrefetcher(stack, 'Prefetcher', { logs: { preventDestroy: true } });
    expect(only(stack, 'alicloud_log_store_index')).toMatchObject({
      max_text_len: 16_384,
      lifecycle: { prevent_destroy: true, ignore_changes: ['max_text_len'] },
    });
  });

  test('finds the scalars of each line by their paths, and no number among words', () => {
    const search = new LogSearch(indexOf());
    for (const entry of Object.values(logs).flat()) {
      for (const [path, value] of entry.message === undefined ? [] : scalarsOf(JSON.parse(entry.message) as object)) {
        expect([path, search.finds(`message.${path}: ${quoted(String(value))}`, entry)]).toEqual([path, true]);
      }
    }
  });
});

describe('the queries of the documents', () => {
  const found = [...new Set(TEXTS.flatMap(({ text }) => queriesIn(text)))];

  test('are those that are tried here', () => {
    expect(found.sort()).toEqual(Object.keys(FINDS).sort());
  });

  test.each(Object.keys(FINDS))('%s finds what it says', (query) => {
    const search = new LogSearch(indexOf());
    expect(search.unknownKeys(query)).toEqual([]);
    const names = Object.keys(logs).filter((name) => logs[name].some((entry) => search.finds(query, entry)));
    expect(names).toEqual(FINDS[query]);
  });
});

describe('the search of these tests', () => {
  const search = new LogSearch({
    full_text: { token: ' :"{},' },
    field_search: [
      { name: 'status', type: 'long' },
      { name: 'kind', type: 'text', token: ' /' },
      {
        name: 'message',
        type: 'json',
        token: ' ',
        json_keys: [
          { name: 'a.b', type: 'text' },
          { name: 'n', type: 'long' },
          { name: 'list', type: 'text' },
        ],
      },
    ],
  });
  const entry = { status: '200', kind: 'red/Green', other: 'x', message: '{"a":{"b":"one two"},"n":3,"list":["x"],"c":"d"}' };

  test.each([
    '*',
    'kind: green',
    'kind: "green/red"',
    'kind: *',
    'status > 199 and status < 201',
    'status: 200',
    'message.a.b: two',
    'message.n >= 3',
    'not kind: blue',
    'kind: blue or kind: red',
    '(kind: blue or kind: red) not status: 404',
    'kind: red status: 200',
    'two',
    'kind: red | SELECT count(*) AS cnt',
  ])('finds by %s', (query) => {
    expect(search.finds(query, entry)).toBe(true);
  });

  test.each([
    'kind: gree',
    'kind: blue and kind: red or status: 404',
    'other: x',
    'message.c: d',
    'message: one',
    'message.list: x',
    'message.n: three',
    'message.n > 3',
    'not status: 200',
    'a.b: one',
    'kind > 1',
  ])('finds nothing by %s', (query) => {
    expect(search.finds(query, entry)).toBe(false);
  });

  test('finds nothing in a line that is no JSON, and no number that is text', () => {
    expect(search.finds('message.n: 3', { message: 'n: 3' })).toBe(false);
    expect(search.finds('message.n: 3', { message: '{"n":"3"}' })).toBe(false);
    expect(search.finds('status: 200', { status: 'OK' })).toBe(false);
  });

  test.each(['kind:', 'and kind: red', 'kind: red and', '(kind: red', 'kind: red)', 'kind: "red', ''])('refuses %j', (query) => {
    expect(() => search.finds(query, entry)).toThrow(/./);
  });
});

function indexOf(): LogIndex {
  const stack = newStack();
  new MediaPrefetcher(stack, 'Prefetcher');
  const { full_text: fullText, field_search: fields } = only(stack, 'alicloud_log_store_index');
  return { full_text: [fullText].flat()[0], field_search: fields };
}

function quoted(text: string): string {
  return `"${text.replace(/[\n"]/g, ' ').replaceAll('\\', '\\\\')}"`;
}

function scalarsOf(value: object, prefix = ''): [path: string, value: unknown][] {
  return Object.entries(value).flatMap(([key, each]): [string, unknown][] =>
    Array.isArray(each) ? [] : typeof each === 'object' && each !== null ? scalarsOf(each, `${prefix}${key}.`) : [[prefix + key, each]],
  );
}
