import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow } from '../common/tree';
import { run } from './command';
import { type Project, coreOf } from './project';
import { packageReadme } from './readme';

/** The targets of jsii, each with the page in docs/languages whose program stands in the package's README. */
const PAGES = { js: undefined, python: 'python', java: 'java', go: 'go', dotnet: 'dotnet' } as const;

type Target = keyof typeof PAGES;

/** Where a project's packages are, one folder for each language. */
export function packagesOf({ output }: Project): string {
  return join(output, 'packages');
}

/** Compiles a project and makes its packages of all languages; .NET's as code alone, which needs no .NET. */
export function pack(project: Project): void {
  const { cdk, folder, output } = project;
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  run('npm', ['run', '--silent', 'compile'], folder);
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', output], folder)) as { filename: string }[];
  run('tar', ['-xzf', filename], output);
  rmSync(join(output, filename));
  // The tools that pacmak calls take no folder whose name holds a space, as the project's may.
  const made = mkdtempSync(join(tmpdir(), 'languages-'));
  packFor('js');
  packFor('python');
  // No registry that is open to all has the CDK itself for Java, nor cdktn's for Go: made from npm's, it is a repository beside ours.
  packFor('java', [coreOf(project).folder]);
  packFor('go', cdk === 'cdktn' ? [coreOf(project).folder] : []);
  packFor('dotnet', [], ['--code-only']);
  cpSync(made, packagesOf(project), { recursive: true });
  rmSync(made, { recursive: true });

  function packFor(target: Target, modules: readonly string[] = [], options: readonly string[] = []): void {
    const staged = join(output, `package-${target}`);
    cpSync(join(output, 'package'), staged, { recursive: true });
    writeReadme(staged, readmeFor(target, project));
    const pacmak = [require.resolve('jsii-pacmak/bin/jsii-pacmak'), '--target', target, '--no-npmignore', '--outdir', made];
    run(process.execPath, [...pacmak, ...options, ...modules, staged], folder);
  }
}

/** The packages that were made, with their sizes. */
export function artifacts(project: Project): { readonly name: string; readonly bytes: number }[] {
  const packages = packagesOf(project);
  const core = `/${project.cdk}/`;
  const archives = filesBelow(packages).filter((path) => /\.(tgz|whl|tar\.gz|jar)$/.test(path) && !path.includes(core));
  const folders = ['dotnet', 'go'].flatMap((name) => readdirSync(join(packages, name)).map((entry) => `${name}/${entry}`));
  return [...archives, ...folders.filter((path) => !`${path}/`.endsWith(core))].map((name) => ({ name, bytes: sizeOf(join(packages, name)) }));
}

function readmeFor(target: Target, { folder }: Project): string {
  const { repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { repository: { url: string } };
  const page = PAGES[target];
  const text = page === undefined ? undefined : readFileSync(join(folder, 'docs', 'languages', `${page}.md`), 'utf8');
  return packageReadme(readFileSync(join(folder, 'README.md'), 'utf8'), `${repository.url.replace(/\.git$/, '')}/blob/main`, text);
}

/** jsii keeps the README beside the types as well, and gives that to the other languages. */
function writeReadme(folder: string, markdown: string): void {
  writeFileSync(join(folder, 'README.md'), markdown);
  const assembly = join(folder, '.jsii');
  const types = JSON.parse(readFileSync(assembly, 'utf8')) as { readonly readme?: object };
  writeFileSync(assembly, JSON.stringify({ ...types, readme: { markdown } }));
}

function sizeOf(path: string): number {
  if (statSync(path).isFile()) {
    return statSync(path).size;
  }
  return filesBelow(path).reduce((sum, file) => sum + statSync(join(path, file)).size, 0);
}
