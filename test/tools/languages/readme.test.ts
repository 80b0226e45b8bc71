import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../../tools/common/paths';
import { firstBlock } from '../../../tools/languages/programs';
import { packageReadme } from '../../../tools/languages/readme';

const README = readFileSync(inProject('README.md'), 'utf8');
const FOLDER = 'https://example.com/blob/main';

test.each(['python', 'java', 'go'])('the README of the package for %s has the program of its page alone', (language) => {
  const page = readFileSync(inProject('docs', 'languages', `${language}.md`), 'utf8');
  const readme = packageReadme(README, FOLDER, page);
  expect(readme).toContain(firstBlock(page, language));
  const languages = [...readme.matchAll(/^```(\w+)/gm)].map(([, name]) => name);
  expect(languages.filter((name) => ['ts', 'typescript', 'python', 'java', 'go'].includes(name))).toEqual([language]);
});

test("npm's has TypeScript's", () => {
  const readme = packageReadme(README, FOLDER);
  expect(readme).toContain(firstBlock(README, 'ts'));
  expect(readme).not.toContain('```python');
});

test('links of a README lead to the repository, wherever the package is shown', () => {
  const readme = packageReadme(README, FOLDER);
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  expect(links.filter((link) => !/^(https:|#)/.test(link))).toEqual([]);
  expect(links).toContain(`${FOLDER}/docs/selections.md`);
});

test("the README's program in Python is that of Python's page", () => {
  expect(firstBlock(README, 'python')).toBe(firstBlock(readFileSync(inProject('docs', 'languages', 'python.md'), 'utf8'), 'python'));
});

test('a README without its marks fails', () => {
  expect(() => packageReadme('# Title\n', FOLDER)).toThrow(/marks/);
});
