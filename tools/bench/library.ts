import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { inProject, ROOT } from '../common/paths';
import { filesBelow } from '../common/tree';

/** The library as it is published: compiled, and compiled again where a source is newer. */
export function compiledLibrary(): string {
  const library = inProject('lib', 'index.js');
  const newestSource = Math.max(...filesBelow(inProject('src')).map((file) => statSync(inProject('src', file)).mtimeMs));
  if (!existsSync(library) || newestSource > statSync(library).mtimeMs) {
    execFileSync(process.execPath, [require.resolve('tsx/cli'), inProject('tools', 'compile', 'main.ts')], { cwd: ROOT, stdio: 'pipe' });
  }
  return library;
}
