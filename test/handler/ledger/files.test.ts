import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemFiles } from '../../../handler/ledger/files';
import { callName, checkedName, readName, startedName, tickFolder, tickOf } from '../../../handler/ledger/names';
import { jobOf } from '../support/fixture';

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

describe('names', () => {
  test('are read as they were written', () => {
    const call = { invocation: 2, batch: 1_234_567, attempt: 1 };
    expect(readName(callName(call, 'before'))).toEqual({ kind: 'before', ...call });
    expect(readName(callName(call, 'after'))).toEqual({ kind: 'after', ...call });
    expect(readName(startedName(1000))).toEqual({ kind: 'started', invocation: 1000 });
    expect(readName(checkedName(3, 7))).toEqual({ kind: 'checked', invocation: 3 });
    expect(readName('report.json')).toEqual({ kind: 'report' });
    expect(readName('report.json.tmp')).toBeUndefined();
  });

  test('of a tick hold its time, in characters that every file system takes', () => {
    const tick = Date.parse('2026-03-01T20:30:00.005Z');
    const name = tickFolder(tick, jobOf([]));
    expect(name).toMatch(/^20260301T203000005Z-[0-9a-f]{16}$/);
    expect(tickOf(name)).toBe(tick);
    expect(tickOf('notes')).toBeUndefined();
  });
});
