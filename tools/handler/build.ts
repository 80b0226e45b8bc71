import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { inProject, ROOT } from '../common/paths';
import { bundle } from './bundle';
import { bundleAliases } from './bundle-aliases';
import { thirdPartyLicenses } from './licenses';
import { zip } from './zip';

const SHEBANG = Buffer.from('#!/usr/bin/env node\n');

/**
 * Builds `assets/handler.zip` from `handler/index.ts`, the command `assets/media-prefetch.js` from `cli/main.ts`, and the
 * licences of what they bundle.
 *
 * Always builds, which takes a fraction of a second and needs no guess whether something has changed; writes only what has changed.
 */
export async function buildHandler() {
  const [handler, command] = await Promise.all(['handler/index.ts', 'cli/main.ts'].map((entry) => bundle(entry, ROOT, bundleAliases(inProject))));
  writeIfChanged('THIRD-PARTY-LICENSES.txt', Buffer.from(thirdPartyLicenses([...handler.inputs, ...command.inputs])));
  return [
    writeIfChanged('handler.zip', zip({ 'index.js': handler.code })),
    writeIfChanged('media-prefetch.js', Buffer.concat([SHEBANG, command.code]), 0o755),
  ];
}

/** Before the first test: the zip is that of today's handler, whatever was built before. */
export async function setup(): Promise<void> {
  await buildHandler();
}

function writeIfChanged(name: string, content: Uint8Array, mode = 0o644) {
  const path = inProject('assets', name);
  const changed = !existsSync(path) || !readFileSync(path).equals(content);
  if (changed) {
    mkdirSync(inProject('assets'), { recursive: true });
    // Renamed into place: whoever reads at this moment finds the old file or the new one, never half of it.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, content, { mode });
    renameSync(draft, path);
  }
  return { name, bytes: content.length, changed };
}
