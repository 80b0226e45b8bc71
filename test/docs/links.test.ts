import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from '../../tools/common/paths';
import { filesBelow } from '../../tools/common/tree';

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md'],
  ...['docs', 'examples'].flatMap((folder) =>
    filesBelow(inProject(folder))
      .filter((file) => file.endsWith('.md') && !file.includes('node_modules') && !file.startsWith('reference/'))
      .map((file) => join(folder, file)),
  ),
];

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/ /g, '-'),
  );
}

test.each(PAGES)('every link of %s leads to a page and a heading that exist', (page) => {
  const text = readFileSync(inProject(page), 'utf8').replace(/```[^]*?```/g, '');
  const dead = [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(([link, path, anchor]) => {
    const target = path === '' ? inProject(page) : join(dirname(inProject(page)), path);
    const exists = existsSync(target) && (anchor === undefined || !target.endsWith('.md') || anchorsOf(target).includes(anchor));
    return exists ? [] : [link];
  });
  expect(dead).toEqual([]);
});
