import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, run } from './command';
import type { Language } from './language';
import { packagesOf } from './pack';
import { pageProgram } from './programs';
import { coreOf } from './project';

/** Go: the module as a replacement, and `go vet`. */
export const GO: Language = {
  name: 'Go',
  exception: 'panic: Error: ',
  prepare: (project, folder) => {
    const packages = join(packagesOf(project), 'go');
    const core = coreOf(project);
    const ours = `${project.targets.go.moduleName}/${project.targets.go.packageName}`;
    const theirs = `${core.targets.go.moduleName}/${core.targets.go.packageName}`;
    const replaced = [
      `${ours} => ${JSON.stringify(join(packages, project.targets.go.packageName))}`,
      // Go's proxy has cdktf's module, and not cdktn's.
      ...(project.cdk === 'cdktn' ? [`${theirs} => ${JSON.stringify(join(packages, core.targets.go.packageName))}`] : []),
    ];
    const required = `require (\n\t${ours} v${project.version}\n\t${theirs} v${core.version}\n)`;
    writeFileSync(join(folder, 'go.mod'), `module programs\n\ngo 1.25\n\n${required}\n\nreplace (\n\t${replaced.join('\n\t')}\n)\n`);
    cpSync(join(project.folder, 'test', 'languages', 'go'), folder, { recursive: true });
    mkdirSync(join(folder, 'readme'));
    writeFileSync(join(folder, 'readme', 'main.go'), pageProgram(project, 'docs/languages/go.md', 'go'));
    run('go', ['mod', 'tidy'], folder);
    run('go', ['vet', './...'], folder);
    run('go', ['build', '-o', 'programs/', './...'], folder);
    return (program, cwd) => attempt(join(folder, 'programs', program), [], cwd);
  },
};
