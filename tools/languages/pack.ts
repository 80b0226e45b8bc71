import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow } from '../common/tree';
import { run } from './command';
import { type Project, coreOf } from './project';

/** Where a project's packages are, one folder for each language. */
export function packagesOf({ output }: Project): string {
  return join(output, 'packages');
}

/** Compiles a project and makes its packages of all languages; .NET's as code alone, which needs no .NET. */
export function pack(project: Project): void {
  const { cdk, folder } = project;
  const packages = packagesOf(project);
  rmSync(packages, { recursive: true, force: true });
  run('npm', ['run', '--silent', 'compile'], folder);
  pacmak(['--target', 'js', '--target', 'python'], ['.']);
  // No registry that is open to all has the CDK itself for Java, nor cdktn's for Go: made from npm's, it is a repository beside ours.
  const core = relative(folder, coreOf(project).folder);
  pacmak(['--target', 'java'], [core, '.']);
  pacmak(['--target', 'go'], cdk === 'cdktn' ? [core, '.'] : ['.']);
  pacmak(['--target', 'dotnet', '--code-only'], ['.']);

  function pacmak(args: readonly string[], modules: readonly string[]): void {
    run(process.execPath, [require.resolve('jsii-pacmak/bin/jsii-pacmak'), '--no-npmignore', '--outdir', packages, ...args, ...modules], folder);
  }
}

/** The packages that were made, with their sizes. */
export function artifacts(project: Project): { readonly name: string; readonly bytes: number }[] {
  const packages = packagesOf(project);
  const files = filesBelow(packages).filter((path) => /\.(tgz|whl|tar\.gz|jar)$/.test(path) && !path.includes(`/${project.cdk}/`));
  const folders = ['dotnet', 'go']
    .flatMap((name) => readdirSync(join(packages, name)).map((entry) => `${name}/${entry}`))
    .filter((path) => path !== `go/${project.cdk}`);
  return [
    ...files.map((name) => ({ name, bytes: statSync(join(packages, name)).size })),
    ...folders.map((name) => ({ name, bytes: sizeOf(join(packages, name)) })),
  ];
}

function sizeOf(path: string): number {
  return statSync(path).isFile() ? statSync(path).size : filesBelow(path).reduce((sum, file) => sum + statSync(join(path, file)).size, 0);
}
