import { PassThrough, Readable } from 'node:stream';
import { command } from '../../../cli/command';
import type { ProcessContext } from '../../../cli/command-context';
import { Interruption } from '../../../cli/interruption';
import { systemClock } from '../../../handler/clock';
import { createTransport, type HttpAnswer, type HttpRequest } from '../../../handler/transport';

/** What came of a command line. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The requests that were sent, each with the origin that it was sent to. */
  readonly sent: readonly (HttpRequest & { readonly origin: string })[];
}

/** What a command line meets. */
export interface Around {
  /** Text on standard input. */
  readonly input?: string;
  /** Whether there is a terminal, of 80 columns. */
  readonly terminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** What time it is. */
  readonly now?: string;
  /** Sends every request there, whatever endpoint it is for. */
  readonly insteadOfVod?: string;
  /** The answer to every request, which then goes nowhere. */
  readonly answer?: HttpAnswer;
}

/** Carries a command line out in this process. */
export async function mediaPrefetch(args: readonly string[], around: Around = {}): Promise<Ended> {
  const { input = '', terminal = false, environment = {}, now, insteadOfVod, answer } = around;
  const sent: (HttpRequest & { origin: string })[] = [];
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  Object.assign(stdout, { columns: terminal ? 80 : undefined });
  const context: ProcessContext = {
    stdout,
    interruption: new Interruption(),
    stderr: Object.assign(stderr, { isTTY: terminal, columns: terminal ? 80 : undefined }),
    stdin: Object.assign(Readable.from([input]), { isTTY: terminal }),
    environment: { NO_COLOR: '1', ...environment },
    clock: now === undefined ? systemClock : { ...systemClock, now: () => Date.parse(now) },
    connect: (endpoint) => {
      const transport = createTransport(new URL(insteadOfVod ?? endpoint.href));
      return {
        send: (request, signal) => {
          sent.push({ ...request, origin: endpoint.origin });
          return answer === undefined ? transport.send(request, signal) : Promise.resolve(answer);
        },
        close: () => transport.close(),
      };
    },
  };
  const status = await command(args, context);
  return { status, stdout: textOf(stdout), stderr: textOf(stderr), sent };
}

function textOf(stream: PassThrough): string {
  return ((stream.read() as Buffer | null) ?? '').toString();
}
