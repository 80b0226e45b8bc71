import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
}

const RULE = '-'.repeat(80);

/**
 * The licences of the packages that a bundle holds, as one text: name, version, licence, source, and the licence's text where the
 * package carries one.
 *
 * @param inputs absolute paths of the bundle's files; those outside `node_modules` are the project's own and left out
 * @throws Error if a package names no licence
 */
export function thirdPartyLicenses(inputs: string[]): string {
  const folders = new Set(inputs.filter((path) => path.includes(`${sep}node_modules${sep}`)).map(packageFolder));
  const entries = [...folders].map(entry).sort();
  return (
    ['The library, the function in handler.zip and the command media-prefetch.js hold code of these packages.', ...entries].join(`\n\n${RULE}\n\n`) +
    '\n'
  );
}

function packageFolder(path: string): string {
  const folder = dirname(path);
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) && 'name' in JSON.parse(readFileSync(manifest, 'utf8')) ? folder : packageFolder(folder);
}

function entry(folder: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!manifest.license) {
    throw new Error(`${manifest.name} ${manifest.version} is bundled, but names no licence`);
  }
  const head = [`${manifest.name} ${manifest.version}`, `License: ${manifest.license}`, ...source(manifest)].join('\n');
  const texts = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice)(\.|$)/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n').trim());
  return [head, ...texts].join('\n\n');
}

function source({ homepage, repository }: Manifest): string[] {
  const url = homepage ?? (typeof repository === 'string' ? repository : repository?.url);
  return url ? [`Source: ${url}`] : [];
}
