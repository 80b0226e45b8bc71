import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** A signed request: it has no body. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer that came whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** No whole answer came. */
export class TransportError extends Error {
  constructor(
    readonly code: string,
    /** Whether the request may have arrived. */
    readonly sent: boolean,
    message: string,
  ) {
    super(message);
    this.name = 'TransportError';
  }
}

/** The network, so that a test can hold it. */
export interface Transport {
  /** Sends one request; throws `TransportError`. The signal gives it up. */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  /** Lets go of every connection. */
  close(): void;
}

/** Bytes of an answer, at most: VOD's largest are a few hundred kilobytes. */
const ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * HTTP over connections that are kept open within one run.
 *
 * Not longer: a connection that outlives the run is closed by the other side while the instance is frozen, and the next
 * run's first calls would be lost on it.
 */
export function createTransport(endpoint: URL): Transport {
  const secure = endpoint.protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  return {
    send: (request, signal) =>
      new Promise((resolve, reject) => {
        let sent = false;
        const fail = (error: NodeJS.ErrnoException) =>
          reject(new TransportError(signal.aborted ? 'Timeout' : (error.code ?? 'NetworkError'), sent, error.message));
        const outgoing = (secure ? httpsRequest : httpRequest)({
          agent,
          signal,
          method: request.method,
          hostname: endpoint.hostname.replace(/^\[(.*)\]$/, '$1'),
          port: endpoint.port || (secure ? 443 : 80),
          path: request.path,
          headers: request.headers,
        });
        outgoing.once('socket', (socket) => {
          if (!socket.connecting) {
            sent = true;
          } else {
            socket.once(secure ? 'secureConnect' : 'connect', () => (sent = true));
          }
        });
        outgoing.once('error', fail);
        outgoing.once('response', (incoming) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          incoming.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            bytes += chunk.length;
            if (bytes > ANSWER_BYTES) {
              incoming.destroy(Object.assign(new Error('the answer is too long'), { code: 'AnswerTooLong' }));
            }
          });
          incoming.once('error', fail);
          incoming.once('end', () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
        });
        outgoing.end();
      }),
    close: () => agent.destroy(),
  };
}
