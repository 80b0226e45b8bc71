import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { EMULATOR_CREDENTIALS } from '../../emulator';
import type { Report } from '../../handler/report';
import type { Completion, Invocation } from './function-runtime';
import { makeProgram } from './program';

/** A function as it would be deployed. */
export interface FunctionDefinition {
  readonly name: string;
  readonly handler: string;
  readonly zip: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memorySizeMb: number;
}

/** The result of one invocation, with the report from the function's log. */
export interface Result extends Completion {
  readonly report: Report;
}

/** Unpacks a function's zip into a folder; answers the module that holds its handler. */
export function unpack(zip: string, handler: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of Object.entries(unzipSync(readFileSync(zip)))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return join(folder, `${handler.slice(0, handler.lastIndexOf('.'))}.js`);
}

/**
 * Invokes the function in a process of its own, whose environment is the function's.
 *
 * @param folder where its zip is unpacked.
 * @throws Error where the function ends without a report.
 */
export async function invoke(definition: FunctionDefinition, event: string, folder: string): Promise<Result> {
  const module = unpack(definition.zip, definition.handler, join(folder, 'function'));
  const runtime = await makeProgram(join(__dirname, 'function-runtime.ts'), join(folder, 'function-runtime.cjs'));
  const invocation: Invocation = {
    module,
    handler: definition.handler.slice(definition.handler.lastIndexOf('.') + 1),
    event,
    context: {
      requestId: 'demo',
      credentials: EMULATOR_CREDENTIALS,
      function: {
        name: definition.name,
        handler: definition.handler,
        memory: definition.memorySizeMb,
        timeout: definition.timeoutSeconds,
      },
    },
  };
  const { completion, output } = await converse(runtime, definition.environment, invocation);
  const line = output.split('\n').find((each) => each.startsWith('{"outcome"'));
  if (line === undefined) {
    throw new Error(`The function ended without a report: ${completion.error?.name}: ${completion.error?.message}`);
  }
  return { report: JSON.parse(line) as Report, ...completion };
}

function converse(runtime: string, env: Readonly<Record<string, string>>, invocation: Invocation) {
  return new Promise<{ completion: Completion; output: string }>((resolve, reject) => {
    const child = fork(runtime, { env, execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    let output = '';
    let completion: Completion | undefined;
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('message', (message) => (completion = message as Completion));
    child.once('error', reject);
    child.once('close', (status, signal) =>
      completion ? resolve({ completion, output }) : reject(new Error(`The function's process ended (${signal ?? status}) without an answer.`)),
    );
    child.send(invocation);
  });
}
