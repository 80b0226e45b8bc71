import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from './clock';
import { deliver } from './delivery';
import type { Gateway } from './gateway';
import { splitTarget } from './request';

/** Bytes of a request's body, at most: all parameters travel in the query. */
export const MOST_BODY_BYTES = 64 * 1024;

/** An HTTP server on the loopback address, which knows nothing about VOD. */
export class LoopbackServer {
  private readonly server: Server;
  // Cancels the timers that are still to fire.
  private readonly pending = new Set<() => void>();

  constructor(
    private readonly gateway: Pick<Gateway, 'handle'>,
    private readonly clock: Clock,
  ) {
    this.server = createServer((request, response) => this.receive(request, response));
    // A server that closes idle connections resets calls that are just being sent on them.
    this.server.keepAliveTimeout = 0;
    this.server.requestTimeout = 0;
    this.server.headersTimeout = 0;
  }

  /** Listens on a free port of 127.0.0.1; returns the port. */
  async listen(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  /** Stops at once, and cuts off open calls. */
  close(): Promise<void> {
    this.pending.forEach((cancel) => cancel());
    this.pending.clear();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const at = this.clock.elapsed();
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_BODY_BYTES) {
        chunks.push(chunk);
      } else if (!response.headersSent) {
        chunks.length = 0;
        response.writeHead(413, { connection: 'close' }).end(() => request.destroy());
      }
    });
    request.once('end', () => {
      if (!response.headersSent) {
        this.respond(request, Buffer.concat(chunks), at, response);
      }
    });
  }

  private respond({ method = '', url = '/', headers }: IncomingMessage, body: Buffer, at: number, response: ServerResponse): void {
    const { delivery, delay } = this.gateway.handle({ method, ...splitTarget(url), headers, body }, at);
    if (delay > 0) {
      this.after(delay, () => deliver(delivery, response, this.after));
    } else {
      deliver(delivery, response, this.after);
    }
  }

  private readonly after: Clock['after'] = (milliseconds, callback) => {
    const cancel = this.clock.after(milliseconds, () => {
      this.pending.delete(cancel);
      callback();
    });
    this.pending.add(cancel);
    return cancel;
  };
}
