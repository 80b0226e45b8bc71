import { posix } from 'node:path';

const PROGRAMS = /<!-- program: typescript -->\n\n(?<typescript>[\s\S]*?)<!-- program: python -->\n[\s\S]*?<!-- end of programs -->\n\n/;

const LINK = /\]\((?!https?:|#)(?<path>[^)\s]+)\)/g;

/**
 * The README of one package: that of the repository with the program of its language alone, and links that work outside of it.
 *
 * @param page the page of the language: its first two blocks are how to install, and the program. @default the README's own, in TypeScript
 * @param folder the address of the repository's files.
 */
export function packageReadme(readme: string, folder: string, page?: string): string {
  if (!PROGRAMS.test(readme)) {
    throw new Error('The README has no programs between the marks "program: typescript" and "end of programs".');
  }
  const own = readme.replace(PROGRAMS, (...found) => {
    const { typescript } = found.at(-1) as { typescript: string };
    return page === undefined ? typescript : `${blocksOf(page).join('\n\n')}\n\n`;
  });
  return own.replaceAll(LINK, (_, path: string) => `](${folder}/${posix.normalize(path)})`);
}

function blocksOf(page: string): string[] {
  const blocks = (page.match(/^```[\s\S]*?^```$/gm) ?? []).slice(0, 2);
  if (blocks.length < 2) {
    throw new Error('The page of a language begins with how to install the package, and a program.');
  }
  return blocks;
}
