import { execFile } from 'node:child_process';
import type { Engine } from './engine';

/** Most of what one command may print: plans of large stacks hold the function's code. */
const MOST_BYTES = 2 ** 28;

/** How a command ended. */
export interface Completion {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an engine in a folder, without colour and without questions; a failure is an answer, not an exception. */
export function runEngine(engine: Engine, cwd: string, args: readonly string[], environment: Record<string, string> = {}): Promise<Completion> {
  return new Promise((resolve, reject) => {
    const env = { ...ownEnvironment(), ...engine.environment, ...environment };
    execFile(engine.command, args, { cwd, env, maxBuffer: MOST_BYTES }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') {
        reject(error);
      } else {
        resolve({ succeeded: !error, stdout, stderr });
      }
    });
  });
}

/** The environment without what would steer an engine or a provider: a run is the same on every machine. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TF_|ALICLOUD_|ALIBABA_CLOUD_|SCHEMA_PROVIDER_)/.test(name)));
}
