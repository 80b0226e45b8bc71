import { isUtf8 } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject, ROOT } from '../common/paths';
import { renamed } from './rename';

/** The project for cdktn. */
export const FOLDER = inProject('build', 'cdktn');

/** Makes the project for cdktn anew: the files that git has or would take, renamed, with the packages that are installed here. */
export function makeTree(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const path of sources()) {
    const source = join(ROOT, path);
    const target = join(FOLDER, path);
    mkdirSync(dirname(target), { recursive: true });
    const content = readFileSync(source);
    if (isUtf8(content)) {
      writeFileSync(target, renamed(path, content.toString()), { mode: lstatSync(source).mode });
    } else {
      copyFileSync(source, target);
    }
  }
  symlinkSync(inProject('node_modules'), join(FOLDER, 'node_modules'), 'junction');
  execFileSync(process.execPath, [require.resolve('tsx/cli'), '.projenrc.ts'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PROJEN_DISABLE_POST: 'true' },
  });
}

function sources(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((path) => path !== '' && lstatSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile());
}
