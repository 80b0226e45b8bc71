import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = resolve(__dirname, '../..');
const SETTINGS = [
  'package.json',
  'tsconfig.json',
  '.gitignore',
  '.prettierrc.json',
  '.prettierignore',
  'eslint.config.mjs',
  '.dependency-cruiser.cjs',
];

type Files = Readonly<Record<string, string>>;

/** A project that passes, with as many imports as may be. */
const PASSES: Files = {
  'src/index.ts': "export { payloadOf } from './synth/payload';\n",
  'src/synth/payload.ts': [
    "import type { Selection } from '../api/selection';",
    "import { VERSION } from '../job/job';",
    "import type { Trigger } from '../provider-alicloud/trigger';",
    '',
    'export const payloadOf = (selection: Selection): Trigger => ({ payload: `${VERSION} ${selection}` });',
    '',
  ].join('\n'),
  'src/api/selection.ts': "export type Selection = 'ids' | 'object';\n",
  'src/provider-alicloud/trigger.ts': 'export interface Trigger { readonly payload: string }\n',
  'src/job/job.ts': 'export const VERSION = 1;\n',
  'handler/run.ts': "export { VERSION } from '../src/job/job';\n",
  'test/run.test.ts': "export * from '../handler/run';\nexport * from '../src/synth/payload';\n",
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  for (const file of SETTINGS) {
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** `npm run check` in a project of these files. */
function check(files: Files): { passed: boolean; output: string } {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'check'], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { passed: status === 0, output: stdout + stderr };
}

test('files whose imports follow the arrows pass', () => {
  expect(check(PASSES)).toMatchObject({ passed: true });
});

test.each<[title: string, broken: Files, found: RegExp]>([
  [
    'a circle of type-only imports',
    {
      'src/api/tree.ts': "import type { Leaf } from './leaf';\n\nexport interface Tree {\n  leaves: Leaf[];\n}\n",
      'src/api/leaf.ts': "import type { Tree } from './tree';\n\nexport interface Leaf {\n  tree: Tree;\n}\n",
    },
    /no-circles: src\/api\/\w+\.ts/,
  ],
  [
    'a type-only import of a higher layer',
    { 'src/job/kind.ts': "import type { Selection } from '../api/selection';\n\nexport type Kind = Selection;\n" },
    /arrows-from-src\/job\/: src\/job\/kind\.ts → src\/api\/selection\.ts/,
  ],
  [
    'the library importing the function',
    { 'src/synth/version.ts': "export { VERSION } from '../../handler/run';\n" },
    /src\/synth\/version\.ts → handler\/run\.ts/,
  ],
  [
    "the function importing the package by the package's name",
    { 'handler/payload.ts': "export { payloadOf } from 'cdktf-alicloud-media-prefetch';\n" },
    /handler\/payload\.ts → src\/index\.ts/,
  ],
  [
    'a `default:` that hides a member of a union',
    {
      'handler/select.ts': [
        "export function select(kind: 'ids' | 'object'): boolean {",
        '  switch (kind) {',
        "    case 'ids':",
        '      return true;',
        '    default:',
        '      return false;',
        '  }',
        '}',
        '',
      ].join('\n'),
    },
    /Cases not matched: "object"/,
  ],
  ['a promise that nobody awaits', { 'handler/wait.ts': 'export function wait(): void {\n  Promise.resolve();\n}\n' }, /no-floating-promises/],
  ['code that prettier would write differently', { 'handler/quotes.ts': 'export const QUOTES = "double";\n' }, /handler\/quotes\.ts/],
])('%s fails', (_, broken, found) => {
  const { passed, output } = check({ ...PASSES, ...broken });
  expect(output).toMatch(found);
  expect(passed).toBe(false);
});
