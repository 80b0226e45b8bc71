import { spawn, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inProject } from '../../../tools/common/paths';

const COMMAND = inProject('assets', 'media-prefetch.js');

const KEYS = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI5tExampleKey1234', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'an example of a secret' };

/** Puts a program on a terminal of its own: `script` of util-linux, or Python's pty. */
const ON_A_TERMINAL = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '')
  ? (command: readonly string[]) => ['script', '-qefc', command.map((word) => `'${word}'`).join(' '), '/dev/null']
  : (command: readonly string[]) => [
      ...['python3', '-c', 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))'],
      ...command,
    ];

/** Lets others wait for something that changes. */
class Changes {
  private waiters: (() => void)[] = [];

  /** Waits until something holds, which is looked at after each change. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
  }

  changed(): void {
    this.waiters.splice(0).forEach((resolve) => resolve());
  }
}

/** A started command. */
export interface Started {
  /** What it wrote so far, on both outputs. */
  text(): string;
  /** Waits until it wrote something. */
  wrote(expected: RegExp | string): Promise<void>;
  /** Types on its terminal. */
  type(text: string): void;
  kill(signal: NodeJS.Signals): void;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts the built command as a process of its own. */
export function start(args: readonly string[], { terminal = false } = {}): Started {
  const command = [process.execPath, COMMAND, ...args];
  const [program, ...rest] = terminal ? ON_A_TERMINAL(command) : command;
  const child = spawn(program, rest, { env: { PATH: process.env.PATH, TERM: 'xterm', ...KEYS } });
  let text = '';
  const changes = new Changes();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      changes.changed();
    });
  }
  return {
    text: () => text,
    wrote: (expected) => changes.until(() => (typeof expected === 'string' ? text.includes(expected) : expected.test(text))),
    type: (typed) => void child.stdin.write(typed),
    kill: (signal) => void child.kill(signal),
    ended: new Promise((resolve) => child.once('close', (status, signal) => resolve(status ?? signal!))),
  };
}

/** A loopback VOD whose answers a test gives, one by one. */
export interface HeldVod {
  readonly origin: string;
  /** The actions that were called, in order. */
  readonly called: readonly string[];
  /** Waits until so many calls have arrived. */
  received(calls: number): Promise<void>;
  /** Answers every call that waits, and every later one. */
  answer(): void;
  close(): void;
}

/** Starts a VOD that records what arrives and answers nothing until it is told to. */
export async function startHeldVod(): Promise<HeldVod> {
  const called: string[] = [];
  const waiting: (() => void)[] = [];
  const jobs = new Map<string, readonly string[]>();
  const changes = new Changes();
  let held = true;
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    const { searchParams } = new URL(request.url!, 'http://localhost');
    const ids = searchParams.get('MediaIds')?.split(',');
    const jobId = searchParams.get('MediaRefreshJobId') ?? `job-${jobs.size}`;
    if (ids !== undefined) {
      jobs.set(jobId, ids);
    }
    const entries = (jobs.get(jobId) ?? []).map((id) => ({
      MediaRefreshJobId: jobId,
      MediaId: id,
      Status: 'success',
      TaskIds: '1',
      SuccessPlayUrls: 'x',
    }));
    const body = ids === undefined ? { MediaRefreshJobs: entries } : { MediaRefreshJobId: jobId, NonExistMediaIds: '', ForbiddenMediaIds: '' };
    response.end(JSON.stringify({ RequestId: 'R', ...body }));
  };
  const server = createServer((request, response) => {
    called.push(String(request.headers['x-acs-action']));
    changes.changed();
    if (held) {
      waiting.push(() => respond(request, response));
    } else {
      respond(request, response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    called,
    received: (calls) => changes.until(() => called.length >= calls),
    answer: () => {
      held = false;
      waiting.splice(0).forEach((go) => go());
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
