import { describe, expect, test } from 'vitest';
import { MediaSelection } from '../src';
import { mediaId } from './fixtures';
import { fileOf } from './rules-cases/task';

const [A, B, C] = [mediaId(1), mediaId(2), mediaId(3)];

describe('a file', () => {
  test.each([
    ['one ID a line', `${A}\n${B}\n`, [A, B]],
    ['lines as Windows ends them, and a byte order mark', `\uFEFF${A}\r\n${B}\r\n`, [A, B]],
    ['comments and blank lines', `# season 1\n\n${A} # the pilot\n   \n${B}`, [A, B]],
    ['CSV with the ID first', `${A},Pilot\n${B},"Second, longer"\n`, [A, B]],
    ['CSV with a named column', `title,mediaId,length\n"Pilot, the",${A},42\n"He said ""go""",${B},43\n`, [A, B]],
    ['CSV with VOD\'s own name', `VideoId,Title\n${C},x\n`, [C]],
    ['quoted IDs', `"${A}"\n`, [A]],
  ])('may hold %s', (_, text, expected) => {
    const { ids, problems } = MediaSelection.file(fileOf(text))._media;
    expect([ids, problems]).toEqual([expected, []]);
  });

  test('tells the line of every ID, as an editor counts them', () => {
    expect(MediaSelection.file(fileOf(`# list\n\n${A}\n${B}`))._media.places).toEqual(['ids.txt:3', 'ids.txt:4']);
  });

  test('tells the line of a row without an ID', () => {
    expect(MediaSelection.file(fileOf(`title,mediaId\nPilot,${A}\nSecond,\n`))._media.problems).toEqual(['ids.txt:3: no media ID in column 2']);
  });

  test('that is not there is a problem, not a crash', () => {
    expect(MediaSelection.file('no/such/file.txt')._media.problems).toEqual(['no/such/file.txt: ENOENT']);
  });
});
