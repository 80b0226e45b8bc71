import { join } from 'node:path';
import { Documentation, Language } from 'jsii-docgen';

const ROOT = join(__dirname, '..', '..');

/**
 * The reference of the hand-written public surface, from what `npm run compile` made.
 *
 * The bindings are a submodule and left out: their reference is the provider's own documentation.
 */
export async function apiReference(): Promise<string> {
  const documentation = await Documentation.forProject(ROOT);
  try {
    const markdown = await documentation.toMarkdown({ language: Language.TYPESCRIPT, readme: false, allSubmodules: false });
    return markdown.render();
  } finally {
    await documentation.cleanup();
  }
}
