import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path, still encoded, without the query. */
  readonly path: string;
  /** The query, decoded, in the order of the wire. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Takes a request target apart. */
export function splitTarget(target: string): Pick<ReceivedRequest, 'path' | 'query'> {
  const [path, ...rest] = target.split('?');
  return { path, query: [...new URLSearchParams(rest.join('?'))] };
}

/** A header's value without blanks around it; undefined where it is absent. */
export function headerOf(request: ReceivedRequest, name: string): string | undefined {
  const value = request.headers[name];
  return (Array.isArray(value) ? value.join(',') : value)?.trim();
}
