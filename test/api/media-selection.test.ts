import { describe, expect, test } from 'vitest';
import { MediaSelection } from '../../src';
import type { ListPart } from '../../src/api/media-tree';
import { mediaId } from '../fixtures';
import { fileOf } from '../rules/cases/task';

const [A, B, C] = [mediaId(1), mediaId(2), mediaId(3)];

const read = (path: string) => MediaSelection.file(path)._media as ListPart;

describe('a file', () => {
  test.each([
    ['one ID a line', `${A}\n${B}\n`, [A, B]],
    ['lines as Windows ends them, and a byte order mark', `\uFEFF${A}\r\n${B}\r\n`, [A, B]],
    ['comments and blank lines', `# season 1\n\n${A} # the pilot\n   \n${B}`, [A, B]],
    ['CSV with the ID first', `${A},Pilot\n${B},"Second, longer"\n`, [A, B]],
    ['CSV with a named column', `title,mediaId,length\n"Pilot, the",${A},42\n"He said ""go""",${B},43\n`, [A, B]],
    ["CSV with VOD's own name", `VideoId,Title\n${C},x\n`, [C]],
    ['quoted IDs', `"${A}"\n`, [A]],
  ])('may hold %s', (_, text, expected) => {
    const { ids, problems } = read(fileOf(text));
    expect([ids, problems]).toEqual([expected, []]);
  });

  test('tells the line of every ID, as an editor counts them', () => {
    expect(read(fileOf(`# list\n\n${A}\n${B}`)).places).toEqual(['ids.txt:3', 'ids.txt:4']);
  });

  test('tells the line of a row without an ID', () => {
    expect(read(fileOf(`title,mediaId\nPilot,${A}\nSecond,\n`)).problems).toEqual(['ids.txt:3: no media ID in column 2']);
  });

  test('tells ten rows without an ID, and how many more there are', () => {
    const { ids, problems } = read(fileOf('a b\n'.repeat(5_000)));
    expect([ids.length, problems]).toEqual([10, ['ids.txt: 4990 more rows without a media ID']]);
  });

  test('that is JSON is one problem that says so', () => {
    const { ids, problems } = read(fileOf(JSON.stringify([A, B, C], undefined, 2)));
    expect([ids, problems]).toEqual([[], [expect.stringMatching(/: it is JSON$/)]]);
  });

  test('that is not there is a problem, not a crash', () => {
    expect(read('no/such/file.txt').problems).toEqual(['no/such/file.txt: ENOENT']);
  });
});
