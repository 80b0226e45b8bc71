import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMULATOR_CREDENTIALS } from '../../../emulator';
import type { Report } from '../../../handler/report';
import { inProject } from '../../../tools/common/paths';
import { unpack } from '../../../tools/demo/function';
import type { Invocation } from '../../../tools/demo/function-runtime';
import { makeProgram } from '../../../tools/demo/program';
import { IDENTITY } from '../../handler/support/fixture';

/** The function as it is deployed, unpacked, with a program that stands in for Function Compute's runtime. */
export class DeployedFunction {
  private readonly folder = mkdtempSync(join(tmpdir(), 'function-'));
  private module = '';
  private runtime = '';

  async unpack(): Promise<void> {
    this.module = unpack(inProject('assets', 'handler.zip'), 'index.handler', join(this.folder, 'code'));
    this.runtime = await makeProgram(inProject('tools', 'demo', 'function-runtime.ts'), join(this.folder, 'runtime.cjs'));
  }

  /** Invokes the function in a process of its own. */
  invoke(event: string, environment: Readonly<Record<string, string>>, timeout: number): RunningFunction {
    const invocation: Invocation = {
      module: this.module,
      handler: 'handler',
      event,
      context: { requestId: 'faults', credentials: EMULATOR_CREDENTIALS, ...IDENTITY, function: { ...IDENTITY.function, timeout } },
    };
    return new RunningFunction(fork(this.runtime, { env: environment, execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] }), invocation);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** One invocation. */
export class RunningFunction {
  /** All that it wrote to its log, once it has ended. */
  log = '';
  /** Its report; undefined where it was killed before. */
  readonly ended: Promise<Report | undefined>;

  constructor(
    private readonly child: ChildProcess,
    invocation: Invocation,
  ) {
    this.ended = new Promise((resolve, reject) => {
      child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.log += text));
      child.once('error', reject);
      child.once('close', (status, signal) => {
        const line = this.log.split('\n').find((each) => each.startsWith('{"outcome"'));
        if (line === undefined && signal !== 'SIGKILL') {
          reject(new Error(`The function ended (${signal ?? status}) without a report: ${this.log}`));
        }
        resolve(line === undefined ? undefined : (JSON.parse(line) as Report));
      });
      child.send(invocation);
    });
  }

  /** Ends it at once, wherever it is. */
  kill(): void {
    this.child.kill('SIGKILL');
  }
}
