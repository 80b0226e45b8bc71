import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

export const PACKAGE_NAME = 'cdktf-alicloud-media-prefetch';

/** The folder of this copy of the library, whether its modules are compiled to one file or to many. */
export const PACKAGE_FOLDER = folderWithPackage(__dirname);

/** What a package says of itself, as far as it is read here. */
interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** The manifest of this copy; undefined where the library was bundled into another package, or into none. */
export function ownManifest(): Manifest | undefined {
  const path = join(PACKAGE_FOLDER, 'package.json');
  const manifest = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined;
  return manifest?.name === PACKAGE_NAME ? manifest : undefined;
}

function folderWithPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) || dirname(folder) === folder ? folder : folderWithPackage(dirname(folder));
}
