import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules';
import { inProject } from '../../tools/common/paths';
import { filesBelow } from '../../tools/common/tree';

/** Generated from docstrings that are read themselves, or from a vendor's. */
const GENERATED = /(^docs\/reference\/|\/provider-alicloud\/|\.json$)/;

/** The words that the glossary gives up, and what to write instead. */
function givenUp(): { readonly word: RegExp; readonly instead: string }[] {
  const [, table] = readFileSync(inProject('docs', 'glossary.md'), 'utf8').split('## Words that we gave up');
  return [...table.matchAll(/^\| (?!not |---)(.+?) \| (.+?) \|$/gm)].map(([, word, instead]) => ({
    // A compound, as in "a media ID", is another word; so is one that only begins with these.
    word: new RegExp(
      `(?<![\\w-])${word.replace(/[.]/g, '\\.').replace(/ /g, '\\s+(?:[*/|#]+\\s+)?')}(?!\\w|${word.endsWith('media') ? '\\s+(?:\\*\\s+)?(?:asset|ID|list|file|type|selection)' : '-'})`,
      'gi',
    ),
    instead,
  }));
}

/** What a text says in words that were given up, with its line. */
function findings(text: string): string[] {
  return givenUp().flatMap(({ word, instead }) =>
    [...text.matchAll(word)].map(({ 0: found, index }) => `${text.slice(0, index).split('\n').length}: "${found}", write "${instead}"`),
  );
}

function filesOf(folder: string, ending: RegExp): string[] {
  return filesBelow(inProject(folder))
    .map((file) => `${folder}/${file}`)
    .filter((file) => ending.test(file) && !GENERATED.test(file));
}

describe('words that the glossary gives up', () => {
  const files = [
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md'],
    ...filesOf('docs', /(?<!glossary)\.md$/),
    ...['src', 'cli', 'handler', 'emulator', 'tools'].flatMap((folder) => filesOf(folder, /\.ts$/)),
    ...filesOf('examples', /(main\.ts|README\.md)$/),
  ];

  test.each(files)('are not in %s', (file) => {
    expect(findings(readFileSync(inProject(file), 'utf8'))).toEqual([]);
  });

  test('are not in rules', () => {
    expect(RULES.flatMap(({ id, title, allowed, why = '' }) => findings(`${title}. ${allowed}. ${why}`).map((each) => `${id} ${each}`))).toEqual([]);
  });

  test.each([
    ['A media that comes twice is sent once.', ['1: "A media", write "a media asset"']],
    ['What is left of a\n * media is skipped.', ['1: "a\n * media", write "a media asset"']],
    ['A rule\nspeaks at synth.', ['2: "speaks", write "applies, or is checked"']],
    ['a media asset, a media ID, every media ID, a mediaId', []],
  ])('are found in %j', (text, expected) => {
    expect(findings(text)).toEqual(expected);
  });
});
