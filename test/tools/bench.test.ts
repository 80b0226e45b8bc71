import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare } from '../../tools/bench/measure';
import { withBindings } from '../../tools/bench/synth-bindings';
import { withLibrary } from '../../tools/bench/synth-library';
import { filesBelow } from '../../tools/common/tree';
import { buildHandler } from '../../tools/handler/build';

const SCHEDULES = 120;

let folder: string;
let library: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'));
  // cdktf takes assets within a project only.
  writeFileSync(join(folder, 'cdktf.json'), '{}');
  await buildHandler();
  library = join(folder, 'library');
  withLibrary(library, SCHEDULES).synth();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the two apps of the synth benchmark', () => {
  test('make the same resources, with the same arguments and assets', () => {
    const bindings = join(folder, 'bindings');
    withBindings(bindings, library)().synth();

    const made = documentIn(library);
    expect(Object.keys(made.resource.alicloud_fcv3_trigger)).toHaveLength(SCHEDULES);
    expect(Object.keys(made.resource.alicloud_fcv3_function)).toHaveLength(3);
    expect(documentIn(bindings)).toEqual(made);
    expect(filesBelow(bindings)).toEqual(filesBelow(library));
  });

  test('have nothing that the library warns of, which would be work that the other one is spared', () => {
    expect(JSON.parse(readFileSync(join(library, 'manifest.json'), 'utf8')).stacks.bench.annotations).toEqual([]);
  });

  /** A synthesized stack without the places of its constructs, which differ. */
  function documentIn(outdir: string): any {
    const text = readFileSync(join(outdir, 'stacks', 'bench', 'cdk.tf.json'), 'utf8');
    return JSON.parse(text, (key, value) => (key === '//' ? undefined : value));
  }
});

describe('pairs', () => {
  test('take turns, and the first place in turns', async () => {
    const order: string[] = [];
    const measured = (name: string, value: number) => async () => {
      order.push(name);
      return value;
    };

    const comparison = await compare(measured('a', 6), measured('b', 4), 3);

    expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
    expect(comparison).toEqual({ first: 6, second: 4, ratio: 1.5, least: 1.5, most: 1.5 });
  });

  test('give the median of the ratios, not the ratio of the medians', async () => {
    const values = { a: [2, 9, 8], b: [1, 3, 8] };
    const next = (name: 'a' | 'b') => async () => values[name].shift()!;

    const { ratio, least, most } = await compare(next('a'), next('b'), 3);

    expect({ ratio, least, most }).toEqual({ ratio: 2, least: 1, most: 3 });
  });
});
