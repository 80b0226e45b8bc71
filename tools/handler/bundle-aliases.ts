/**
 * Modules that the vendor's signature code loads and never uses here: HTTP clients, proxies, web sockets, XML, dates and
 * credential providers. The bundle holds an empty module in their place, which takes it from about 570 KB to 110 KB.
 *
 * A test holds the bundle's signature against that of the whole package.
 */
export const LEFT_OUT_MODULES: readonly string[] = [
  '@alicloud/credentials',
  'http-proxy-agent',
  'https-proxy-agent',
  'httpx',
  'lodash',
  'moment',
  'socks-proxy-agent',
  'ws',
  'xml2js',
];

/** The empty module, relative to the repository. */
export const EMPTY_MODULE = 'tools/handler/empty-module.ts';

/** Aliases as esbuild takes them; `resolve` makes the empty module's path absolute. */
export function bundleAliases(resolve: (path: string) => string): Record<string, string> {
  return Object.fromEntries(LEFT_OUT_MODULES.map((name) => [name, resolve(EMPTY_MODULE)]));
}
