import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from './clock';
import { deliver } from './delivery';
import type { Handled } from './gateway';
import { splitTarget, type ReceivedRequest } from './request';

/** Handles a request that arrived at the given instant. */
export type RequestHandler = (request: ReceivedRequest, at: number) => Handled;

/** An HTTP server on the loopback address, with nothing of VOD in it. */
export class LoopbackServer {
  private readonly server: Server;
  // What the clock is still to call back.
  private readonly pending = new Set<() => void>();

  constructor(
    private readonly handler: RequestHandler,
    private readonly clock: Clock,
  ) {
    this.server = createServer((request, response) => this.receive(request, response));
    // A server that closes idle connections resets calls that are just being sent on them.
    this.server.keepAliveTimeout = 0;
    this.server.requestTimeout = 0;
    this.server.headersTimeout = 0;
  }

  /** Listens on 127.0.0.1; port 0 takes one that is free. Answers with the port, or rejects where the port is taken. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve((this.server.address() as AddressInfo).port);
      });
    });
  }

  /** Stops at once, whatever is still open. */
  close(): Promise<void> {
    this.pending.forEach((callOff) => callOff());
    this.pending.clear();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const at = this.clock.elapsed();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => this.respond(request, Buffer.concat(chunks), at, response));
  }

  private respond({ method = '', url = '/', headers }: IncomingMessage, body: Buffer, at: number, response: ServerResponse): void {
    const { delivery, delay } = this.handler({ method, ...splitTarget(url), headers, body }, at);
    const after: Clock['after'] = (milliseconds, callback) => this.after(milliseconds, callback);
    if (delay > 0) {
      after(delay, () => deliver(delivery, response, after));
    } else {
      deliver(delivery, response, after);
    }
  }

  private after(milliseconds: number, callback: () => void): () => void {
    const callOff = this.clock.after(milliseconds, () => {
      this.pending.delete(callOff);
      callback();
    });
    this.pending.add(callOff);
    return callOff;
  }
}
