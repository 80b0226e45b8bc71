import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { MediaSelection } from '../../src';
import { mediaId } from '../fixtures';
import { temporaryFolder } from '../temporary';
import { changedOutput } from './support/changed-output';
import { mediaPrefetch, type Ended } from './support/terminal';

const STACK = join('stacks', 'warmup', 'cdk.tf.json');

/** What may stand anywhere in a document that somebody changed. */
const ANYTHING: unknown[] = [
  null,
  [],
  {},
  '',
  'x',
  '${var.x}',
  '../../x',
  0,
  -1,
  1e308,
  true,
  [[]],
  [null],
  { length: 1 },
  '__proto__',
  { toString: 1 },
];

/** The places of a document: the members of its objects and arrays, and of the JSON texts in it. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inner: unknown = typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
  if (typeof inner !== 'object' || inner === null) {
    return [path];
  }
  return [path, ...Object.entries(inner).flatMap(([name, member]) => placesOf(member, [...path, name]))];
}

/** A document with another value, or none, at a place. */
function changed(value: any, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined) {
    return other;
  }
  if (typeof value === 'string') {
    return JSON.stringify(changed(JSON.parse(value), [name, ...rest], other));
  }
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[name] = changed(copy[name], rest, other);
  return copy;
}

/** Whether a command ended by itself: with what it was asked for, or with one error that says what is wrong. */
function expectClear({ status, stdout, stderr }: Ended): void {
  expect(stderr).not.toMatch(/^\s+at |TypeError|RangeError|is not a function|is not iterable|Cannot (read|convert)|undefined/m);
  if (status === 0) {
    expect(stdout).not.toBe('');
  } else {
    // The output is refused: nothing broke in the command.
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim()).not.toBe('');
  }
}

describe('an output that somebody changed', () => {
  let folder: string;
  let documents: Readonly<Record<string, any>>;
  beforeAll(() => {
    const output = changedOutput(
      { environment: { LEDGER_DIR: '/mnt/x', VOD_REGION: 'cn-shanghai' } },
      { media: MediaSelection.ids([mediaId(1)]).storedIn('kept') },
    );
    folder = join(temporaryFolder(), 'cdktf.out');
    cpSync(output, folder, { recursive: true });
    documents = Object.fromEntries(['manifest.json', STACK].map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
  });

  async function commands(): Promise<void> {
    expectClear(await mediaPrefetch(['list', folder]));
    expectClear(await mediaPrefetch(['list', folder, '--json']));
    expectClear(await mediaPrefetch(['run', folder, '--dry-run', '--no-ledger', '--yes']));
  }

  test.each(['manifest.json', STACK])('is read, or refused with one clear error: %s', async (name) => {
    const document = documents[name];
    const places = placesOf(document);
    const pick = fc.record({ place: fc.constantFrom(...places), other: fc.oneof(fc.constantFrom(...ANYTHING, undefined), fc.jsonValue()) });
    try {
      await fc.assert(
        fc.asyncProperty(pick, async ({ place, other }) => {
          writeFileSync(join(folder, name), JSON.stringify(changed(document, place, other)) ?? '');
          await commands();
        }),
        { numRuns: 200 },
      );
    } finally {
      writeFileSync(join(folder, name), JSON.stringify(document));
    }
  });

  const trigger = (): [string, any] => Object.entries<any>(documents[STACK].resource.alicloud_fcv3_trigger)[0];
  const withPayload = (payload: string) => {
    const config = JSON.parse(trigger()[1].trigger_config);
    return changed(documents[STACK], ['resource', 'alicloud_fcv3_trigger', trigger()[0], 'trigger_config'], JSON.stringify({ ...config, payload }));
  };
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

  test.each<[string, () => string]>([
    ['a deep document', () => `{"resource":${nested(200_000)}}`],
    [
      'a deep trigger',
      () =>
        JSON.stringify(
          changed(documents[STACK], ['resource', 'alicloud_fcv3_trigger', trigger()[0], 'trigger_config'], `{"payload":${nested(200_000)}}`),
        ),
    ],
    [
      'a deep job',
      () =>
        JSON.stringify(
          withPayload(`{"version":3,"task":{},"selection":${'{"type":"limit","count":1,"selection":'.repeat(20_000)}{}${'}'.repeat(20_000)}}`),
        ),
    ],
    ['a number that is none', () => JSON.stringify(documents[STACK]).replace(/"timeout":\d+/, '"timeout":1e999')],
    ['a prototype', () => JSON.stringify(documents[STACK]).replace('"resource":{', '"__proto__":{"resource":{}},"resource":{"__proto__":{"x":1},')],
    [
      'a resource that all objects have',
      () =>
        JSON.stringify(documents[STACK]).replace(
          /\$\{alicloud_fcv3_function\.[\w-]+\.function_name\}/g,
          '${alicloud_fcv3_function.__proto__.function_name}',
        ),
    ],
    ['a list for a document', () => '[]'],
    ['no document', () => 'root:x:0:0:secret'],
    ['nothing', () => ''],
  ])('is read, or refused with one clear error: %s', async (_, text) => {
    try {
      writeFileSync(join(folder, STACK), text());
      await commands();
      expect((await mediaPrefetch(['list', folder])).stderr).not.toContain('secret');
    } finally {
      writeFileSync(join(folder, STACK), JSON.stringify(documents[STACK]));
    }
  });

  test('is refused where a file of it is gone', async () => {
    rmSync(join(folder, STACK));
    const { status, stderr } = await mediaPrefetch(['list', folder]);

    expect(status).toBe(2);
    expect(stderr).toContain('is not there');
  });
});

describe('a report that somebody changed', () => {
  const report = {
    ...{ outcome: 'partial', schedule: 's', start: 'x', end: 'y', unconfirmed: 0, jobIds: ['j'], hints: ['h'], reason: 'r' },
    counts: { selected: 1, duplicates: 0, submitted: 0, nonexistent: 0, forbidden: 0, failed: 1, skipped: 0 },
    ...{ urls: { submitted: 0 }, calls: { total: 1, retried: 0, throttled: 0 }, possibleDuplicates: { total: 0, mediaIds: [] } },
    notSubmitted: [{ status: 'failed', reason: 'x', total: 1, mediaIds: [mediaId(1)] }],
    requests: { total: 1, first: [{ MediaIds: mediaId(1), TaskType: 'Preload' }] },
    newer: { a: [1] },
  };

  test('is shown, or refused with one clear error', async () => {
    const pick = fc.record({ place: fc.constantFrom(...placesOf(report)), other: fc.oneof(fc.constantFrom(...ANYTHING, undefined), fc.jsonValue()) });
    await fc.assert(
      fc.asyncProperty(pick, async ({ place, other }) => {
        expectClear(await mediaPrefetch(['report', '-'], { input: JSON.stringify(changed(report, place, other)) ?? '' }));
      }),
      { numRuns: 1_000 },
    );
  });

  test('is refused where it is too deep to be read', async () => {
    const deep = JSON.stringify(report).replace('"a":[1]', `"a":${'['.repeat(200_000)}${']'.repeat(200_000)}`);

    expectClear(await mediaPrefetch(['report', '-'], { input: deep }));
    expectClear(await mediaPrefetch(['report', '-', '--json'], { input: deep }));
  });
});
