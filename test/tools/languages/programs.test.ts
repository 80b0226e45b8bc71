import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fields } from '../../../src/job/field';
import { PREFETCHER_ATTRIBUTE_FIELDS, PREFETCHER_FIELDS } from '../../../src/job/prefetcher-fields';
import { SCHEDULE_FIELDS } from '../../../src/job/schedule-fields';
import { SELECTION_KINDS } from '../../../src/job/selection-fields';
import { inProject } from '../../../tools/common/paths';

const FOLDER = inProject('test', 'languages');

/** The names of all fields that a user writes, those of the objects in them too. */
function namesOf(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, field]) => [field.prop ?? name, ...namesOf(field.fields ?? {})]);
}

test('the rich program of TypeScript, with which the others are compared, has every prop', () => {
  const text = readFileSync(join(FOLDER, 'typescript', 'rich.ts'), 'utf8');
  const { search, recent, topPlayed } = SELECTION_KINDS;
  const tables: Fields[] = [SCHEDULE_FIELDS, PREFETCHER_FIELDS, PREFETCHER_ATTRIBUTE_FIELDS, search.fields, recent.fields, topPlayed.fields];
  const names = tables.flatMap(namesOf);
  expect([...new Set(names)].filter((name) => !RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});

test.each(['typescript', 'python', 'java', 'go'])('the folder of %s has a rich program and a wrong one', (language) => {
  const files = readdirSync(join(FOLDER, language)).map((file) => file.toLowerCase().split('.')[0]);
  expect(files.sort()).toEqual(['rich', 'wrong']);
});
