import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RUNBOOK } from '../../handler/make-report';
import { inProject } from '../../tools/common/paths';
import { filesBelow } from '../../tools/common/tree';
import { runbook as generated } from '../../tools/docs/codes';

const FILE = inProject('docs', 'runbook.md');
const runbook = readFileSync(FILE, 'utf8');
const sources = ['handler', 'src/job'].flatMap((room) => filesBelow(inProject(room)).map((path) => readFileSync(inProject(room, path), 'utf8')));

/** What a pattern finds in the sources of the handler and of the job. */
function found(pattern: RegExp): string[] {
  return [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(({ groups }) => groups!.text)))].sort();
}

describe('the runbook has a step for', () => {
  // A constant whose description speaks of a reason or of a code.
  const constants = found(/\/\*\*(?:(?!\*\/)[\s\S])*?\b(?:reason|code)\b(?:(?!\*\/)[\s\S])*?\*\/\nexport const [A-Z_]+ = '(?<text>[^']+)';/g);
  // Written where media are counted, as `notSubmitted('failed', 'the reason'`, or with a variable part behind it.
  const literals = found(/notSubmitted\([^,()]+, ['`](?<text>[^'`$]+)/g);
  // A fixed text with a variable part behind it.
  const prefixes = found(/[`'](?<text>[a-z]+: ?)\$\{(?:reason|code)\}/g);
  const errors = found(/class (?<text>(?:Job|Event|Settings)Error) /g);
  const fallbacks = found(/\?\? '(?<text>[A-Z][A-Za-z]+Error)'/g);

  test('every kind of reason that the code has', () => {
    expect(constants).toEqual(expect.arrayContaining(['AnswerLost', 'account quota', 'out of time', 'outside its time window', 'queue full']));
    expect(literals).toEqual(expect.arrayContaining(['forbidden', 'nonexistent']));
    expect(prefixes).toEqual(expect.arrayContaining(['stopped: ']));
    expect(errors).toEqual(['EventError', 'JobError', 'SettingsError']);
    expect(fallbacks).toEqual(expect.arrayContaining(['NetworkError', 'UnknownError']));
  });

  test.each([...constants, ...literals, ...prefixes, ...fallbacks])('%s', (reason) => {
    expect(runbook).toContain(`\`${reason.trimEnd()}`);
  });

  test.each(errors)('%s', (name) => {
    expect(runbook).toContain(`| \`${name}\` |`);
  });
});

test('the tables of codes are those of the table by which the function goes', () => {
  expect(generated()).toBe(runbook);
  expect(runbook).toContain('| `SystemUpgrading` | busy |');
  expect(runbook).toContain('| any other, with another HTTP status | refused |');
});

test('failed reports name the runbook, where it is', () => {
  expect(RUNBOOK.endsWith('/docs/runbook.md')).toBe(true);
  expect(JSON.parse(readFileSync(inProject('package.json'), 'utf8')).homepage).toBe(RUNBOOK.slice(0, RUNBOOK.indexOf('/blob/')));
});

test('every link of the runbook leads somewhere', () => {
  const links = [...runbook.matchAll(/\]\((?<target>[^)]+)\)/g)].map(({ groups }) => groups!.target);
  const headings = [...runbook.matchAll(/^## (?<title>.+)$/gm)].map(({ groups }) => `#${groups!.title.toLowerCase().replaceAll(' ', '-')}`);

  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => (link.startsWith('#') ? !headings.includes(link) : !existsSync(join(dirname(FILE), link))))).toEqual([]);
});
