import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project';

/** The programs that each language has: the README's stack, one with everything, and one with mistakes. */
export const PROGRAMS = ['readme', 'rich', 'wrong'] as const;

export type Program = (typeof PROGRAMS)[number];

/**
 * The first block of code of a page in a language: a whole program.
 *
 * @throws Error where the page has none.
 */
export function firstBlock(page: string, language: string): string {
  const block = new RegExp(`^\`\`\`${language}[^\\n]*\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1];
  if (block === undefined) {
    throw new Error(`The page has no block of ${language}.`);
  }
  return block;
}

/** The program of the page that a language has in the documentation. */
export function pageProgram({ folder }: Project, page: string, language: string): string {
  return firstBlock(readFileSync(join(folder, page), 'utf8'), language);
}
