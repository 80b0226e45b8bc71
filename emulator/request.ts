import type { IncomingHttpHeaders } from 'node:http';

/** A request as received. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path, still encoded, without the query. */
  readonly path: string;
  /** The query, decoded, in its order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Splits a request target. */
export function splitTarget(target: string): Pick<ReceivedRequest, 'path' | 'query'> {
  const [path, ...rest] = target.split('?');
  return { path, query: [...new URLSearchParams(rest.join('?'))] };
}

/** The trimmed value of a header; undefined if it is absent. */
export function headerOf(request: ReceivedRequest, name: string): string | undefined {
  const value = request.headers[name];
  return (Array.isArray(value) ? value.join(',') : value)?.trim();
}
