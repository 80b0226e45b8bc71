import { spawnSync } from 'node:child_process';

/** jsii says at every start that Node 20 is at its end; the library's oldest users run it. */
const QUIET = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

const MOST_BYTES = 64 * 1024 * 1024;

/** The result of a program. */
export interface Result {
  readonly status: number | null;
  readonly stderr: string;
}

/** Runs a program that may fail. */
export function attempt(command: string, args: readonly string[], cwd: string): Result {
  const { status, stderr, error } = spawnSync(command, args, options(cwd));
  if (error !== undefined) {
    throw error;
  }
  return { status, stderr };
}

/**
 * Runs a program that must succeed, and returns what it printed.
 *
 * @throws Error with its output where it does not.
 */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, options(cwd));
  if (error !== undefined) {
    throw error;
  }
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} in ${cwd} ended with ${status}:\n${stdout}\n${stderr}`);
  }
  return stdout;
}

function options(cwd: string) {
  return { cwd, encoding: 'utf8' as const, maxBuffer: MOST_BYTES, env: { ...process.env, ...QUIET }, shell: process.platform === 'win32' };
}
