import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inProject, ROOT } from '../common/paths';
import { buildHandler } from '../handler/build';

/** What a program runs in: everything that must not show in an output. */
export interface Surroundings {
  /** The folder of the project, which is also the working directory. @default this project */
  readonly project?: string;
  /** Environment variables beside, or in place of, this process's own. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** @default this process's own */
  readonly umask?: number;
}

/** The examples: the folders of `examples` that hold a `main.ts`, in code-unit order. */
export function exampleNames(): string[] {
  return readdirSync(inProject('examples'))
    .filter((name) => existsSync(inProject('examples', name, 'main.ts')))
    .sort();
}

/**
 * Synthesizes an example as its user would: in a process of its own. Builds this project's handler where it is missing.
 *
 * @param folder where the output goes, relative to the project; what was there is removed.
 */
export async function synthesizeExample(name: string, folder: string, surroundings: Surroundings = {}): Promise<void> {
  const { project = ROOT } = surroundings;
  if (project === ROOT && !existsSync(inProject('assets', 'handler.zip'))) {
    await buildHandler();
  }
  const outdir = resolve(project, folder);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(dirname(outdir), { recursive: true });
  await runProgram(join('examples', name, 'main.ts'), { ...surroundings, environment: { ...surroundings.environment, CDKTF_OUTDIR: folder } });
}

/**
 * Runs a program of a project with tsx.
 *
 * @throws Error with what the program said, where it fails.
 */
export async function runProgram(path: string, { project = ROOT, environment, umask }: Surroundings = {}): Promise<void> {
  await new Promise<void>((done, failed) => {
    const before = umask === undefined ? undefined : process.umask(umask);
    execFile(
      process.execPath,
      [require.resolve('tsx/cli'), join(project, path)],
      { cwd: project, env: { ...process.env, ...environment } },
      (error) => (error ? failed(error) : done()),
    );
    if (before !== undefined) {
      process.umask(before);
    }
  });
}
