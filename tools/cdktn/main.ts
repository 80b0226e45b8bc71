import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { KEPT_SCHEMA } from '../provider-schema/provider';
import { FOLDER, makeTree } from './tree';

/**
 * `npm run cdktn` makes the project for cdktn in build/cdktn; `npm run cdktn -- SCRIPT [ARGUMENTS]` runs a script of it there.
 */
function main([script, ...given]: readonly string[]): number {
  makeTree();
  console.log('Made cdktn-alicloud-media-prefetch in build/cdktn.');
  if (script === undefined) {
    return 0;
  }
  const schema = existsSync(KEPT_SCHEMA) ? { PROVIDER_SCHEMA: KEPT_SCHEMA } : {};
  const { status } = spawnSync('npm', ['run', script, '--', ...given], {
    cwd: FOLDER,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...schema, ...process.env },
  });
  return status ?? 1;
}

process.exitCode = main(process.argv.slice(2));
