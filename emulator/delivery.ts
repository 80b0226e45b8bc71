import type { ServerResponse } from 'node:http';
import type { Clock } from './clock';

/** How a response reaches its caller, or does not. */
export type Delivery =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** A response that is not the API's. */
  | { readonly kind: 'garbage'; readonly answer: Answer }
  /** Half of the response, then the connection is reset. */
  | { readonly kind: 'truncated'; readonly answer: Answer }
  /** Byte by byte, this many milliseconds apart. */
  | { readonly kind: 'drip'; readonly answer: Answer; readonly milliseconds: number }
  /** The connection is reset. */
  | { readonly kind: 'reset' }
  /** Nothing ever comes. */
  | { readonly kind: 'hang' };

/** A response. */
export interface Answer {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly body: string;
  readonly requestId: string;
}

/** Sends a response. */
export function deliver(delivery: Delivery, response: ServerResponse, after: Clock['after']): void {
  if (response.destroyed) {
    return;
  }
  switch (delivery.kind) {
    case 'answer':
    case 'garbage':
      writeHead(delivery.answer, response);
      response.end(delivery.answer.body);
      return;
    case 'truncated':
      truncate(delivery.answer, response);
      return;
    case 'drip':
      writeHead(delivery.answer, response);
      response.flushHeaders();
      drip(Buffer.from(delivery.answer.body), delivery.milliseconds, response, after);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
  }
}

function writeHead({ httpStatus, contentType, body, requestId }: Answer, response: ServerResponse): void {
  response.writeHead(httpStatus, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-acs-request-id': requestId,
  });
}

function truncate(answer: Answer, response: ServerResponse): void {
  const body = Buffer.from(answer.body);
  writeHead(answer, response);
  // Closed rather than reset, so that what was sent arrives.
  response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
}

function drip(rest: Buffer, milliseconds: number, response: ServerResponse, after: Clock['after']): void {
  after(milliseconds, () => {
    if (response.destroyed) {
      return;
    }
    response.write(rest.subarray(0, 1));
    if (rest.length > 1) {
      drip(rest.subarray(1), milliseconds, response, after);
    } else {
      response.end();
    }
  });
}
