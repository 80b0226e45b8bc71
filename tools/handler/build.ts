import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleAliases } from '../../handler/bundle-aliases';
import { inProject, ROOT } from '../common/paths';
import { bundle } from './bundle';
import { thirdPartyLicenses } from './licenses';
import { zip } from './zip';

/**
 * Builds `assets/handler.zip` from `handler/index.ts`, and the licences of what it bundles.
 *
 * Always builds, which takes a fraction of a second and needs no guess whether something has changed; writes only what has changed.
 */
export async function buildHandler(): Promise<{ readonly bytes: number; readonly changed: boolean }> {
  const { code, inputs } = await bundle('handler/index.ts', ROOT, bundleAliases(inProject));
  const content = zip({ 'index.js': code });
  const changed = writeIfChanged('handler.zip', content);
  writeIfChanged('THIRD-PARTY-LICENSES.txt', Buffer.from(thirdPartyLicenses(inputs)));
  return { bytes: content.length, changed };
}

function writeIfChanged(name: string, content: Uint8Array): boolean {
  const path = join(inProject('assets'), name);
  if (existsSync(path) && readFileSync(path).equals(content)) {
    return false;
  }
  mkdirSync(inProject('assets'), { recursive: true });
  // Renamed into place: whoever reads at this moment finds the old file or the new one, never half of it.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o644 });
  renameSync(draft, path);
  return true;
}
