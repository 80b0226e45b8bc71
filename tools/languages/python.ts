import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, run } from './command';
import type { Language } from './language';
import { packagesOf } from './pack';
import { pageProgram } from './programs';

const MYPY = 'mypy==2.4.1';

/** Python: the wheel in an environment of its own, and `mypy --strict`. */
export const PYTHON: Language = {
  name: 'Python',
  exception: 'RuntimeError: Error: ',
  prepare: (project, folder) => {
    const packages = join(packagesOf(project), 'python');
    const wheel = readdirSync(packages).find((name) => name.endsWith('.whl'))!;
    run('python3', ['-m', 'venv', 'environment'], folder);
    const python = join(folder, 'environment', process.platform === 'win32' ? 'Scripts' : 'bin', 'python');
    run(python, ['-m', 'pip', '--quiet', '--disable-pip-version-check', 'install', join(packages, wheel), MYPY], folder);
    writeFileSync(join(folder, 'readme.py'), pageProgram(project, 'docs/languages/python.md', 'python'));
    for (const name of ['rich.py', 'wrong.py']) {
      copyFileSync(join(project.folder, 'test', 'languages', 'python', name), join(folder, name));
    }
    run(python, ['-m', 'mypy', '--strict', 'readme.py', 'rich.py', 'wrong.py'], folder);
    return (program, cwd) => attempt(python, [join(folder, `${program}.py`)], cwd);
  },
};
