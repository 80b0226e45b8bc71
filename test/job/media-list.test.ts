import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MediaEntry, MediaListReader } from '../../src/job/media-list';
import { anyList } from '../support/any-list';

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(32));

function read(...pieces: string[]): MediaEntry[] {
  const reader = new MediaListReader();
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
}

const ids = (text: string) => read(text).flatMap(({ mediaId }) => mediaId ?? []);
const problems = (text: string) => read(text).flatMap(({ line, problem }) => (problem === undefined ? [] : `${line}: ${problem}`));
const cells = (text: string) => read(text).flatMap(({ cell }) => cell ?? []);

describe('a list of media IDs', () => {
  test.each([
    ['one ID a line', `${A}\n${B}\n`, [A, B]],
    ['lines as any system ends them', `${A}\r\n${B}\r${C}\n`, [A, B, C]],
    ['a byte order mark', `\uFEFFmediaId\r\n${A}`, [A]],
    ['a comment after a lone ID, whatever is in it', `${A} # "the, pilot\n${B}#x; "y`, [A, B]],
    ['a comment after a lone ID among rows', `${A},Pilot\n${B} # see, ${C}\n`, [A, B]],
    ['comments at the start of a line', `# ${A}, "b\n  # ${B}\n${C},Pilot\n# "x, ${A}\n`, [C]],
    ['a # in the title after an ID', `${A},Episode #3\n${B},x${C} # y\n`, [A, B]],
    ['a # in a title', `title,mediaId\nEpisode #3,${A}\n"#4",${B}\n`, [A, B]],
    ['semicolons', `mediaId;title\n${A};Episode, 3\n${B};"a;b"\n`, [A, B]],
    ['a header of a short name', `Title,ID\nPilot,${A}\n`, [A]],
    ['a short name beside a full one', `id,media_id\n7,${A}\n`, [A]],
    ['a header alone on its line', `vid\n${A}\n${B}\n`, [A, B]],
    ['tabs', `title\tVideoId\nfirst; one, two\t${A}\n`, [A]],
    ['the delimiter that a spreadsheet names first', `\uFEFFsep=;\r\ntitle;mediaId\r\nOne;${A}\r\n`, [A]],
    ['a first row with a cell of several lines', `"Pi\nlot";mediaId;"x"\n"a\n\nb";${A};\n`, [A]],
    ['spaces around cells, and quoted IDs', `title, media_id\n"Pilot, the", "${A}"\n`, [A]],
    ['quotes in quotes, and a quote within a cell', `title,Media ID\n"He said ""go""",${A}\n12" mix,${B}\n`, [A, B]],
    ['line breaks in a cell', `title,mediaId\n"Pilot\r\nthe\rfirst\n",${A}\n`, [A]],
    ['several IDs on a line', `${A},${B}\n${C}\n`, [A, B, C]],
    ['several IDs on a line, with empty cells', `${A};${B};\n;${C}\n`, [A, B, C]],
    ['IDs of another form on a line', 'one,two\n', ['one', 'two']],
    ['an ID and its title', `${A},Pilot\n${B},"Second, longer",x\n`, [A, B]],
    ['rows of empty cells', `title,mediaId\n,,\nx,${A}\n , \n`, [A]],
    ['the IDs first, with delimiters in titles', `mediaId,title\n${A},Pilot, the\n`, [A]],
    ['nothing but a header', 'title,mediaId\n', []],
    ['nothing', '', []],
  ])('may hold %s', (_, text, expected) => {
    expect(ids(text)).toEqual(expected);
    expect(problems(text)).toEqual([]);
  });

  test.each([
    ['no ID', `title,mediaId\nPilot,${A}\nSecond,\nThird\n"a\n\nb",no ID\n`, [3, 4, 5].map((line) => `${line}: no media ID in column 2`)],
    ['no ID in the first column', `\n# x\nno ID\n${A}\nä,b c\n`, ['3: no media ID in column 1', '5: no media ID in column 1']],
    ['a delimiter that is named elsewhere', `${A}\nsep=;\n`, ['2: no media ID in column 1']],
    ['more cells than named', `title,mediaId\nPilot, the,${A}\n`, ['2: 3 cells, but 2 in the first row; quote a cell that holds the delimiter']],
    ['an ID that is not the first cell', `Episode 3,${A}\n`, ['1: media IDs beside other cells; name their column mediaId in a first row']],
    ['IDs beside other cells', `${A},Pilot,${B}\n`, ['1: media IDs beside other cells; name their column mediaId in a first row']],
    ['a comment after several IDs', `${A},${B} # x\n`, ['1: media IDs beside other cells; name their column mediaId in a first row']],
    ['another delimiter', `${A};x\n${B},x\n`, ['2: no media ID in column 1']],
    ['a title before a #', `Episode #3,${A}\n`, ['1: media IDs beside other cells; name their column mediaId in a first row']],
    ['a comment elsewhere', `title,mediaId\nPilot,${A} # the first\n`, ['2: no media ID in column 2']],
    [
      'a quote that closes a row too late',
      `title,mediaId\n"Pilot,${A}\nSecond",${B}\n`,
      ['2: a quoted cell of several lines holds a media ID; close the quote'],
    ],
  ])('names the line of a row with %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('gives what stands in the place of an ID', () => {
    expect(cells(`title,mediaId\nPilot,no ID\nx,\ny\nz,${A}\n`)).toEqual(['no ID']);
    expect(cells(`no ID\n${A},${B},x\n`)).toEqual(['no ID']);
  });

  test.each([
    ['an array of JSON', `\n# x\n ["${A}"]`, /^it is JSON$/],
    ['an object of JSON', `\uFEFF{\n"media": ["${A}"]}`, /^it is JSON$/],
    ['a quote that is not closed', `${A},x\n"${B},y\n${C}\n`, /^the record from line 2 on has a quote that is not closed$/],
    ['something behind a quote', `title,mediaId\n"12" mix",${A}\n`, /^line 2 has something between a closing quote and the end of its cell$/],
    [
      'a comment with a quote that the next lines close',
      `${A},x\n${B} # see, "y\n${C}","z"\n`,
      /^line 2 has a quote in its comment that is not closed$/,
    ],
    ['two columns of media IDs', `title,mediaId,videoId\nx,${A},${B}\n`, /^line 1 names more than one column of media IDs; name one$/],
    ['a line without end', 'x'.repeat(70_000), /^line 1 has more than 65536 characters$/],
    ['a record without end', `${A},x\n"${'x\n'.repeat(40_000)}`, /^the record from line 2 on has more than 65536 characters$/],
    ['bytes', `${A}\n\0\x01`, /^it is not text in UTF-8$/],
    ['an Excel workbook', 'PK\u0003\u0004\u0014\0\u0006', /^it is an Excel workbook or another ZIP archive, not text$/],
    ['UTF-16', '\uFFFD\uFFFDa', /^it is not text in UTF-8$/],
  ])('is none with %s, in one message that quotes nothing', (_, text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ name: 'MediaListError', message: expect.stringMatching(message) }));
    const pieces = text.match(/[^]{1,1000}/g)!;
    expect(() => read(...pieces)).toThrow(expect.objectContaining({ name: 'MediaListError', message: expect.stringMatching(message) }));
  });

  test('gives every ID once, each with its line, in whatever pieces it is read', () => {
    fc.assert(
      fc.property(anyList(), fc.array(fc.nat(400), { maxLength: 20 }), ({ text, ids: expected, lines }, cuts) => {
        const sorted = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const pieces = sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
        expect(read(...pieces)).toEqual(expected.map((mediaId, index) => ({ line: lines[index], mediaId })));
        expect(read(text)).toEqual(read(...pieces));
      }),
      { numRuns: 200 },
    );
  });

  test('gives no ID that is not in the text, and no error of its own, whatever the text is', () => {
    const piece = fc.oneof(fc.constantFrom(',', ';', '\t', '"', '\n', '\r', '#', ' ', 'mediaId', A, B, '\uFEFF', '['), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        let entries: MediaEntry[];
        try {
          entries = read(...pieces);
        } catch (error) {
          expect(error).toMatchObject({ name: 'MediaListError' });
          return;
        }
        expect(entries).toEqual(read(pieces.join('')));
        entries.forEach(({ mediaId, problem }) => expect(mediaId === undefined ? typeof problem : pieces.join('').includes(mediaId)).toBeTruthy());
      }),
      { numRuns: 500 },
    );
  });
});
