import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What one program is built from. */
export interface GoProgram {
  /** The folder of the Go module. */
  readonly module: string;
  /** The package of the program, as Go names it. */
  readonly package: string;
  /** Flags of the linker, beside those that leave debugging information out. */
  readonly linkerFlags?: readonly string[];
}

/** What Go itself says of this machine. */
export interface GoPlatform {
  /** As providers' packages name it: `linux_amd64`. */
  readonly name: string;
  /** What names of programs end in: `.exe`, or nothing. */
  readonly programSuffix: string;
}

/**
 * Asks Go for the platform that it builds for.
 *
 * @throws Error where Go is not on the PATH.
 */
export async function goPlatform(): Promise<GoPlatform> {
  const { stdout } = await go(['env', 'GOOS', 'GOARCH', 'GOEXE']);
  const [system, architecture, programSuffix] = stdout.split('\n');
  return { name: `${system}_${architecture}`, programSuffix };
}

/**
 * Builds a program. Go's own cache makes a second time short; a first one downloads the module's dependencies.
 *
 * @throws Error with what Go says, where it is missing, too old, or cannot build.
 */
export async function goBuild({ module, package: name, linkerFlags = [] }: GoProgram, output: string): Promise<void> {
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', ['-s', '-w', ...linkerFlags].join(' ')];
  await go(['build', ...flags, '-o', output, name], module);
}

async function go(args: readonly string[], cwd?: string): Promise<{ stdout: string }> {
  try {
    return await run('go', args, { cwd });
  } catch (error) {
    const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string };
    throw new Error(code === 'ENOENT' && cwd === undefined ? 'Go is not on the PATH' : `Go: ${stderr?.trim() || message}`);
  }
}
