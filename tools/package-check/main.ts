import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, ROOT } from '../common/paths';
import { contentProblems, firstProgram } from './contents';

/**
 * Packs what `npm publish` would, looks at every file in it, synthesizes the README's stack in a new project that installs it, and
 * carries the stack's schedule out there with the package's command, against the emulated VOD.
 */
function main(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'package check '));
  try {
    const [{ filename, size, files }] = JSON.parse(npm(['pack', '--json', '--pack-destination', scratch], ROOT));
    const problems = contentProblems(files.map(({ path }: { path: string }) => path));
    if (problems.length > 0) {
      throw new Error(`The package is not what it should be; was it compiled?\n  ${problems.join('\n  ')}`);
    }
    console.log(`${filename}: ${files.length} files, ${size} bytes, nothing missing or superfluous.`);
    const project = join(scratch, 'a new project');
    console.log(`A new project with this package synthesizes the README's stack: ${synthesize(project, join(scratch, filename)).join(', ')}.`);
    console.log(`Its command tells its options, and carries the stack's schedule out: ${carryOut(project)}.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The stacks that the README's program makes in a project of its own. */
function synthesize(project: string, tarball: string): string[] {
  mkdirSync(project);
  npm(['init', '--yes'], project);
  npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', tarball], project);
  writeFileSync(join(project, 'main.ts'), firstProgram(readFileSync(inProject('README.md'), 'utf8')));
  const modules = ['--target', 'es2022', '--module', 'node16', '--moduleResolution', 'node16'];
  const types = ['--skipLibCheck', '--typeRoots', inProject('node_modules', '@types')];
  node([require.resolve('typescript/bin/tsc'), '--noEmit', '--strict', ...modules, ...types, 'main.ts'], project);
  node(['--import', pathToFileURL(require.resolve('tsx')).href, 'main.ts'], project);
  const stacks = readdirSync(join(project, 'cdktf.out', 'stacks'));
  for (const stack of stacks) {
    const { resource } = JSON.parse(readFileSync(join(project, 'cdktf.out', 'stacks', stack, 'cdk.tf.json'), 'utf8'));
    if (!resource?.alicloud_fcv3_trigger || !resource.alicloud_fcv3_function) {
      throw new Error(`${stack} has no schedule: it holds ${Object.keys(resource ?? {}).join(', ') || 'nothing'}`);
    }
  }
  if (stacks.length === 0) {
    throw new Error('No stack was synthesized.');
  }
  return stacks;
}

/** What the installed command says of a run of the README's schedule. */
function carryOut(project: string): string {
  const help = npx(['media-prefetch', '--help'], project);
  if (!help.includes('media-prefetch run <cdktf.out>')) {
    throw new Error(`media-prefetch --help says something else:\n${help}`);
  }
  const { outcome, counts } = JSON.parse(npx(['media-prefetch', 'run', 'cdktf.out', '--emulate', '--json'], project));
  if (outcome !== 'ok' || counts.selected === 0 || counts.submitted !== counts.selected) {
    throw new Error(`media-prefetch run ended ${outcome}: ${JSON.stringify(counts)}`);
  }
  return `${counts.submitted} of ${counts.selected} media submitted, ${outcome}`;
}

/** Runs a command of the project itself, and nothing from a registry. */
function npx(args: string[], cwd: string): string {
  return npm(['exec', '--no', '--', ...args], cwd);
}

function node(args: string[], cwd: string): void {
  execFileSync(process.execPath, args, { cwd, stdio: 'inherit' });
}

function npm(args: string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
