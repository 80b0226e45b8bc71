import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { thirdPartyLicenses } from '../../../tools/handler/licenses';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'licenses-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function installed(path: string, manifest: object, files: Record<string, string> = {}): string {
  const folder = join(root, 'node_modules', path);
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return join(folder, 'dist', 'index.js');
}

describe('thirdPartyLicenses', () => {
  test('names each package once, with its licence and the text that it carries', () => {
    const input = installed('@scope/one', { name: '@scope/one', version: '1.2.3', license: 'MIT' }, { LICENSE: 'Text of one.\r\n' });
    const text = thirdPartyLicenses([input, input]);
    expect(text.match(/@scope\/one 1\.2\.3/g)).toHaveLength(1);
    expect(text).toContain('License: MIT');
    expect(text).toContain('Text of one.\n');
    expect(text).not.toContain('\r');
  });

  test('takes the package, not a folder of it that has a package.json without a name', () => {
    const input = installed('two', { name: 'two', version: '2.0.0', license: 'ISC' });
    writeFileSync(join(input, '..', 'package.json'), '{"type":"commonjs"}');
    expect(thirdPartyLicenses([input])).toContain('two 2.0.0');
  });

  test("leaves the project's own files out", () => {
    expect(thirdPartyLicenses([join(root, 'handler', 'index.ts')])).not.toContain('License:');
  });

  test('refuses a package without a licence', () => {
    const input = installed('three', { name: 'three', version: '3.0.0' });
    expect(() => thirdPartyLicenses([input])).toThrow('three 3.0.0 is bundled, but names no licence');
  });
});
