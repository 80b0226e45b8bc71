import type { Settings } from '../handler/settings';
import { RefusedError } from './errors';
import { hostWithPort } from './host-with-port';
import type { RunOptions } from './options';
import { shellWord } from './shell-word';

/** Where a run sends its calls, which carry the key ID, the session token and a signature. */
export interface Destination {
  /** Scheme, host and port, as a URL has them: nothing that a URL can hide a host behind. */
  readonly origin: string;
  readonly host: string;
  /** Whether the command line names it. */
  readonly named: boolean;
  /** Whether it has the name of an endpoint of VOD. */
  readonly vod: boolean;
}

/** Characters of a host's name at most, as DNS has it. */
const HOST_CHARACTERS = 253;

const VENDOR = /(^|\.)aliyuncs\.com$/;
const VOD = /^https:\/\/vod(-vpc)?(\.[a-z0-9-]+)?\.aliyuncs\.com$/;

/**
 * Every place that a run would call, each once.
 *
 * @throws RefusedError for one outside the vendor's domain, and for plain http, unless the command line names it.
 */
export function destinationsOf({ endpoint, statusEndpoint }: Settings, options: RunOptions): Destination[] {
  const byOrigin = new Map([endpoint, statusEndpoint].map((url) => [url.origin, destinationOf(url, options)]));
  return [...byOrigin.values()];
}

function destinationOf(url: URL, { allowHosts, endpoint, statusEndpoint }: RunOptions): Destination {
  const { origin, hostname, protocol } = url;
  if (hostname.length > HOST_CHARACTERS) {
    throw new RefusedError(`The endpoint's host has ${hostname.length} characters: no host has more than ${HOST_CHARACTERS}. Nothing was sent.`);
  }
  const given = [endpoint, statusEndpoint].filter((text) => text !== undefined).map((text) => new URL(text).origin);
  const named = given.includes(origin) || allowHosts.includes(hostWithPort(url));
  if (!named && (protocol !== 'https:' || !VENDOR.test(hostname))) {
    throw new RefusedError(
      `The output sends calls to ${origin}, which is not an https host below aliyuncs.com: it would get your key ID, session token and ` +
        `signatures. Nothing was sent. If the host is yours, allow it with --allow-host ${shellWord(shortHost(url))}.`,
    );
  }
  return { origin, host: shortHost(url), named, vod: VOD.test(origin) };
}

function shortHost(url: URL): string {
  return url.protocol === 'https:' ? url.host : hostWithPort(url);
}
