import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSchema } from '../../../tools/provider-schema/find';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'find-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a given schema is taken, with the version that its name tells', () => {
  const path = join(folder, 'alicloud-1.300.0.json');
  writeFileSync(path, '{}');

  expect(findSchema(path)).toEqual({ path, version: '1.300.0' });
});

test('a given schema whose name tells no version is refused', () => {
  const path = join(folder, 'schema.json');
  writeFileSync(path, '{}');

  expect(() => findSchema(path)).toThrow('Allowed: a file that exists and is called alicloud-<version>.json');
});

test('a given schema that does not exist is refused', () => {
  expect(() => findSchema(join(folder, 'alicloud-1.300.0.json'))).toThrow(`Provider schema: ${join(folder, 'alicloud-1.300.0.json')}.`);
});
