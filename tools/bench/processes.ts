import { execFile, fork } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from '../common/paths';

/** Starts a program in a fresh process, sends it a request and waits for its one answer. */
export function ask<Request extends object, Answer>(program: string, request: Request, execArgv: readonly string[] = []): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(program, { cwd: ROOT, execArgv: [...execArgv], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let answer: Answer | undefined;
    child.once('message', (message) => (answer = message as Answer));
    child.once('error', reject);
    child.once('close', (status, signal) =>
      answer === undefined ? reject(new Error(`${program} ended (${signal ?? status}) without an answer.`)) : resolve(answer),
    );
    child.send(request);
  });
}

/** Runs a script in a fresh bare Node.js; answers the JSON that it prints. */
export async function evaluate<Answer>(script: string, ...args: readonly string[]): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script, ...args], { cwd: ROOT });
  return JSON.parse(stdout) as Answer;
}
