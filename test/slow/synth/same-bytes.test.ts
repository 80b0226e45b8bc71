import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../../tools/common/paths';
import { differences, filesBelow } from '../../../tools/common/tree';
import { exampleNames, runProgram, synthesizeExample, type Surroundings } from '../../../tools/examples/synthesize';

const COPIED = ['cli', 'emulator', 'examples', 'handler', 'src', 'tools', 'package.json', 'tsconfig.json'];
const OUTPUT = 'cdktf.out';

const scratch = mkdtempSync(join(tmpdir(), 'same-bytes-'));
const here = join(scratch, 'here');
const elsewhere = join(scratch, 'another folder, für Übung 一');
const examples = exampleNames();
const other: Surroundings = {
  project: elsewhere,
  umask: 0o077,
  environment: {
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    USER: 'someone else',
    LOGNAME: 'someone else',
    HOME: join(elsewhere, 'home'),
    // Not where tsx keeps what it made of the same sources in this folder.
    TMPDIR: join(elsewhere, 'temporary'),
  },
};

beforeAll(async () => {
  mkdirSync(elsewhere);
  for (const name of COPIED) {
    cpSync(inProject(name), join(elsewhere, name), { recursive: true });
  }
  mkdirSync(join(elsewhere, 'home'));
  mkdirSync(join(elsewhere, 'temporary'));
  age(elsewhere);
  symlinkSync(inProject('node_modules'), join(elsewhere, 'node_modules'), 'junction');
  await runProgram('tools/handler/main.ts', other);
  for (const name of examples) {
    await synthesizeExample(name, join(here, name));
    await synthesizeExample(name, join(OUTPUT, name), other);
  }
}, 300_000);

afterAll(() => rmSync(scratch, { recursive: true }));

test('the zip of the handler is the same when it is built elsewhere', () => {
  expect(readFileSync(join(elsewhere, 'assets', 'handler.zip')).equals(readFileSync(inProject('assets', 'handler.zip')))).toBe(true);
});

describe('the output is the same in another folder, as another user, with another umask, time zone, language and other file times: example', () => {
  test.each(examples)('%s', (name) => {
    const folder = join(elsewhere, OUTPUT, name);

    expect(differences(join(here, name), folder)).toEqual([]);
    // What Git keeps of a mode; the rest of it is the umask's.
    expect(executables(folder)).toEqual(executables(join(here, name)));

    const files = filesBelow(folder);
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(files).toContain('manifest.json');
    console.log(`examples/${name}: the same ${bytes.toLocaleString('en-US')} bytes in ${files.length} files`);
  });
});

test('an output with a warning is among them', () => {
  const warned = examples.filter((name) => readFileSync(join(here, name, 'manifest.json'), 'utf8').includes('@cdktf/warn'));
  expect(warned).not.toEqual([]);
});

/** Gives everything below a folder a time before the first that a zip can hold. */
function age(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (lstatSync(path).isDirectory()) {
      age(path);
    }
    utimesSync(path, 1, 1);
  }
}

function executables(folder: string): string[] {
  return filesBelow(folder).filter((file) => (statSync(join(folder, file)).mode & 0o111) !== 0);
}
