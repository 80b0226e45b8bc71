import { existsSync } from 'fs';
import { dirname, join } from 'path';

/** The folder of this copy of the library, whether its modules are compiled to one file or to many. */
export const PACKAGE_FOLDER = folderWithPackage(__dirname);

function folderWithPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) || dirname(folder) === folder ? folder : folderWithPackage(dirname(folder));
}
