import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare, median } from '../../tools/bench/pairs';
import { givenNames } from '../../tools/bench/synth';
import { withBindings } from '../../tools/bench/synth-bindings';
import { withLibrary } from '../../tools/bench/synth-library';
import { inProject } from '../../tools/common/paths';
import { buildHandler } from '../../tools/handler/build';

const SCHEDULES = 120;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'));
  // cdktf takes assets within a project only.
  writeFileSync(join(folder, 'cdktf.json'), '{}');
  await buildHandler();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the two apps of the synth benchmark', () => {
  test('make the same resources', () => {
    const library = join(folder, 'library');
    const bindings = join(folder, 'bindings');
    withLibrary(library, SCHEDULES).synth();
    withBindings(bindings, SCHEDULES, inProject('assets', 'handler.zip'), givenNames(SCHEDULES)).synth();

    const [made, expected] = [comparable(library), comparable(bindings)];
    expect(Object.keys(made.resource.alicloud_fcv3_trigger)).toHaveLength(SCHEDULES);
    expect(Object.keys(made.resource.alicloud_fcv3_function)).toHaveLength(3);
    expect(made).toEqual(expected);
  });

  test('have nothing that the library warns of, which would be work that the other one is spared', () => {
    const library = join(folder, 'quiet');
    withLibrary(library, SCHEDULES).synth();

    expect(JSON.parse(readFileSync(join(library, 'manifest.json'), 'utf8')).stacks.bench.annotations).toEqual([]);
  });
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

  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

/** A synthesized stack in which a resource is known by its type and its construct's place, however that is nested. */
function comparable(outdir: string): any {
  const document = JSON.parse(readFileSync(join(outdir, 'stacks', 'bench', 'cdk.tf.json'), 'utf8'));
  const places = new Map<string, string>();
  for (const blocks of [document.resource, document.data]) {
    for (const type of Object.keys(blocks)) {
      const entries = Object.entries<any>(blocks[type]).map(
        ([
          id,
          {
            '//': { metadata },
            ...block
          },
        ]) => {
          const place = metadata.path.replace(/\/Resource$/, '').replaceAll('/', '');
          places.set(`${type}.${id}`, `${type}.${place}`);
          return [place, block];
        },
      );
      blocks[type] = Object.fromEntries(entries);
    }
  }
  const text = JSON.stringify(document).replace(/alicloud_\w+\.\w+/g, (address) => places.get(address) ?? address);
  const result = JSON.parse(text, (key, value) => (key === '//' ? undefined : value));
  // One is rendered by the library, the other by JSON.stringify: Terraform reads the same text from both.
  for (const policy of Object.values<any>(result.resource.alicloud_ram_policy)) {
    const [, hcl] = /^\$\{jsonencode\((.*)\)\}$/.exec(policy.policy_document) ?? [];
    policy.policy_document = JSON.parse(hcl?.replaceAll('" = ', '": ') ?? policy.policy_document);
  }
  return result;
}
