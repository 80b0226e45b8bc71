import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mountsFor } from '../../cli/mounts';
import type { Upload } from '../../cli/output/uploads';
import type { Selection } from '../../src/job/job';
import { temporaryFolder } from '../temporary';

const LIST = { type: 'object', bucket: 'lists', key: 'team/media.txt' } as const;

function mounts(folders: Record<string, string>, uploads: readonly Upload[] = [], selection: Selection = LIST) {
  return mountsFor(selection, { folders: new Map(Object.entries(folders)), uploads, scratch: temporaryFolder() });
}

function bucket(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'team'));
  writeFileSync(join(folder, 'team', 'media.txt'), 'a\n');
  return folder;
}

describe('the lists in buckets of a run by hand', () => {
  test('are read from the folder that stands for the bucket, wherever they are in the selection', () => {
    const lists = bucket();
    const selection: Selection = {
      type: 'limit',
      count: 5,
      selection: { type: 'excluding', selection: LIST, excluded: { ...LIST, bucket: 'others' } },
    };

    expect(mounts({ lists, others: relative('.', lists) }, [], selection)).toEqual(
      ['lists', 'others'].map((name) => ({ bucket: name, folder: 'team/media.txt', path: join(lists, 'team', 'media.txt') })),
    );
  });

  test('are read from the output where the output itself uploads them, as a file or as text', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'list'), 'a\n');

    expect(mounts({}, [{ key: LIST.key, folder, source: 'list' }])).toEqual([{ bucket: 'lists', folder: LIST.key, path: join(folder, 'list') }]);
    const [{ path }] = mounts({}, [
      { key: 'another', folder, source: 'list' },
      { key: LIST.key, content: 'b\n' },
    ]);
    expect(readFileSync(path, 'utf8')).toBe('b\n');
  });

  test('are asked for where they are nowhere', () => {
    expect(() => mounts({})).toThrow('--mount lists=FOLDER');
    expect(() => mounts({ lists: temporaryFolder() })).toThrow(/is not there/);
    expect(() => mounts({}, [{ key: LIST.key, folder: temporaryFolder(), source: 'no/such/list' }])).toThrow(/is not there/);
  });
});
