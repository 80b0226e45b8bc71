import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from '../common/paths';
import { attempt, run } from './command';
import type { Language } from './language';
import { packagesOf } from './pack';
import { pageProgram } from './programs';

/** TypeScript, by which the others are judged. */
export const TYPESCRIPT: Language = {
  name: 'TypeScript',
  exception: 'Error: ',
  prepare: (project, folder) => {
    const packages = join(packagesOf(project), 'js');
    const [tarball] = readdirSync(packages);
    run('npm', ['init', '--yes'], folder);
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', join(packages, tarball)], folder);
    writeFileSync(join(folder, 'readme.ts'), pageProgram(project, 'README.md', 'ts'));
    for (const name of ['rich.ts', 'wrong.ts']) {
      copyFileSync(join(project.folder, 'test', 'languages', 'typescript', name), join(folder, name));
    }
    const modules = ['--target', 'es2022', '--module', 'node16', '--moduleResolution', 'node16'];
    const types = ['--skipLibCheck', '--typeRoots', inProject('node_modules', '@types')];
    run(
      process.execPath,
      [require.resolve('typescript/bin/tsc'), '--noEmit', '--strict', ...modules, ...types, 'readme.ts', 'rich.ts', 'wrong.ts'],
      folder,
    );
    const tsx = pathToFileURL(require.resolve('tsx')).href;
    return (program, cwd) => attempt(process.execPath, ['--import', tsx, join(folder, `${program}.ts`)], cwd);
  },
};
