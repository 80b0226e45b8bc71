import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { inProject, ROOT } from '../common/paths';
import { filesBelow } from '../common/tree';

/** The library as it is published: compiled, and compiled again where a source is newer. */
export async function compiledLibrary(): Promise<string> {
  const library = inProject('lib', 'index.js');
  if (!existsSync(library) || newestSource() > statSync(library).mtimeMs) {
    await promisify(execFile)(process.execPath, [require.resolve('tsx/cli'), inProject('tools', 'compile', 'main.ts')], {
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
    });
  }
  return library;
}

function newestSource(): number {
  return Math.max(...filesBelow(inProject('src')).map((file) => statSync(inProject('src', file)).mtimeMs));
}
