import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { bundle } from '../../../tools/handler/bundle';
import { bundleAliases } from '../../../tools/handler/bundle-aliases';
import { zip } from '../../../tools/handler/zip';

const ROOT = resolve(__dirname, '..', '..', '..');
const scratch: string[] = [];

afterEach(() => scratch.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function copyOfSources(name: string): string {
  const parent = mkdtempSync(join(tmpdir(), 'bundle-'));
  scratch.push(parent);
  const folder = join(parent, name);
  mkdirSync(folder);
  for (const room of ['handler', 'src', 'tools/handler']) {
    cpSync(join(ROOT, room), join(folder, room), { recursive: true, filter: (path) => basename(path) !== 'provider-alicloud' });
  }
  for (const file of ['package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  utimesSync(join(folder, 'handler', 'index.ts'), 1, 1);
  return folder;
}

async function zipOf(root: string): Promise<Buffer> {
  const { code } = await bundle(
    'handler/index.ts',
    root,
    bundleAliases((path) => join(root, path)),
  );
  return Buffer.from(zip({ 'index.js': code }));
}

describe('the bundle of the handler', () => {
  test('has the same bytes in a folder of another name, with other file times', async () => {
    const here = await zipOf(ROOT);
    for (const name of ['plain', 'a folder, with spaces', 'папка ü']) {
      expect((await zipOf(copyOfSources(name))).equals(here)).toBe(true);
    }
  });

  test('holds no path of the machine that built it', async () => {
    const { code } = await bundle(
      'handler/index.ts',
      ROOT,
      bundleAliases((path) => join(ROOT, path)),
    );
    const text = Buffer.from(code).toString('utf8');
    expect(text).not.toContain(ROOT + sep);
    expect(text).not.toContain('node_modules/');
  });

  test("tells which files it holds, the project's own and the packages'", async () => {
    const { inputs } = await bundle(
      'handler/index.ts',
      ROOT,
      bundleAliases((path) => join(ROOT, path)),
    );
    // The folder of the project may have any name, a package's among them, and its packages may be installed above it.
    const paths = inputs.map((path) => relative(ROOT, path).replaceAll(sep, '/'));
    expect(paths).toContain('handler/index.ts');
    const packages = new Set(paths.flatMap((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
    expect(packages).toContain('@alicloud/openapi-core');
    expect([...packages].filter((name) => ['cdktf', 'constructs'].includes(name))).toEqual([]);
  });

  test('fails where an import cannot be found', async () => {
    await expect(bundle('handler/missing.ts', ROOT)).rejects.toThrow(/missing\.ts/);
  });
});
