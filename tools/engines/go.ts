import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What names of programs end in. */
export const PROGRAM_SUFFIX = process.platform === 'win32' ? '.exe' : '';

/**
 * The platform that Go builds for, as providers' packages name it: `linux_amd64`.
 *
 * @throws Error where Go is not on the PATH.
 */
export async function goPlatform(): Promise<string> {
  return (await go(['env', 'GOOS', 'GOARCH'])).trim().replace('\n', '_');
}

/**
 * Builds a package of a Go module. Go's own cache makes a second time short; a first one downloads the module's dependencies.
 *
 * @param linkerFlags beside those that leave debugging information out.
 * @throws Error with what Go says, where it is missing, too old, or cannot build.
 */
export async function goBuild(module: string, name: string, output: string, linkerFlags = ''): Promise<void> {
  await go(['build', '-trimpath', '-buildvcs=false', '-ldflags', `-s -w ${linkerFlags}`, '-o', output, name], module);
}

async function go(args: readonly string[], cwd?: string): Promise<string> {
  try {
    return (await promisify(execFile)('go', args, { cwd })).stdout;
  } catch (error) {
    const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string };
    throw new Error(code === 'ENOENT' && cwd === undefined ? 'Go is not on the PATH' : `Go: ${stderr?.trim() || message}`);
  }
}
