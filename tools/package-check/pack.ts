import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { FOLDER, makeTree } from '../cdktn/tree';
import { inProject, ROOT } from '../common/paths';

/** What `npm publish` would take from a project. */
export interface Packed {
  readonly tarball: string;
  /** The project's folder. */
  readonly project: string;
  readonly name: string;
  readonly files: readonly string[];
}

declare module 'vitest' {
  interface ProvidedContext {
    /** By the CDK that a package is for. */
    packed: Readonly<Record<'cdktf' | 'cdktn', Packed>>;
  }
}

/** Compiles and packs the library for each CDK, once for all test files. */
export function setup(project: TestProject): void {
  makeTree();
  project.provide('packed', { cdktf: pack(ROOT, 'cdktf'), cdktn: pack(FOLDER, 'cdktn') });
}

function pack(project: string, cdk: string): Packed {
  npm(['run', '--silent', 'compile'], project);
  const folder = inProject('build', 'package', cdk);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [{ filename, name, files }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], project));
  return { tarball: join(folder, filename), project, name, files: files.map(({ path }: { path: string }) => path) };
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
}
