import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemFiles } from '../../../handler/ledger/files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("the machine's files", () => {
  test('are made, listed and read', async () => {
    await systemFiles.makeFolder(join(folder, 'a', 'b'));
    await systemFiles.makeFolder(join(folder, 'a', 'b'));
    await systemFiles.create(join(folder, 'a', 'b', 'c'), 'é');
    expect(await systemFiles.list(join(folder, 'a', 'b'))).toEqual(['c']);
    expect(await systemFiles.read(join(folder, 'a', 'b', 'c'))).toBe('é');
  });

  test('are not written over', async () => {
    writeFileSync(join(folder, 'a'), 'first');
    await expect(systemFiles.create(join(folder, 'a'), 'second')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await systemFiles.read(join(folder, 'a'))).toBe('first');
  });

  test('are none in a folder that is not there; every other error is one', async () => {
    expect(await systemFiles.list(join(folder, 'none'))).toEqual([]);
    writeFileSync(join(folder, 'a'), '');
    await expect(systemFiles.list(join(folder, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(systemFiles.read(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
