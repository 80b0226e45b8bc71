import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from '../common/paths';
import { filesBelow } from '../common/tree';
import { isExpected, readDiagnostics } from './diagnostics';
import { complaintAbout } from './folder';

/** Compiles src/ to lib/ and .jsii; anything that jsii warns of outside the generated bindings fails. */
function main(): number {
  const complaint = complaintAbout(ROOT);
  if (complaint !== undefined) {
    console.error(complaint);
    return 1;
  }
  // What was compiled from a file that is gone would be published.
  rmSync(join(ROOT, 'lib'), { recursive: true, force: true });
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [require.resolve('jsii/bin/jsii')], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, FORCE_COLOR: '0', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  });
  if (error) {
    throw error;
  }
  const output = `${stderr}\n${stdout}`;
  const diagnostics = readDiagnostics(output);
  const unexpected = diagnostics.filter((diagnostic) => !isExpected(diagnostic));
  if (unexpected.length > 0) {
    console.error(unexpected.map(({ text }) => text).join('\n\n'));
    console.error(`\njsii: ${unexpected.length} errors and warnings outside the bindings.`);
    return 1;
  }
  if (status !== 0) {
    console.error(output.trim());
    return 1;
  }
  bundle();
  console.log(`Compiled src to lib; ${diagnostics.length} known warnings.`);
  return 0;
}

/** Makes one file of all modules: loading more than a hundred takes twice as long. The declarations stay as jsii wrote them. */
function bundle(): void {
  const lib = join(ROOT, 'lib');
  const index = join(lib, 'index.js');
  buildSync({
    entryPoints: [index],
    outfile: index,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['cdktf', 'constructs'],
    // Names stay; so that a stack trace can be read, no line is long.
    minifyWhitespace: true,
    lineLimit: 160,
    logLevel: 'warning',
  });
  for (const file of filesBelow(lib)) {
    if (file.endsWith('.js') && file !== 'index.js') {
      rmSync(join(lib, file));
    }
  }
}

process.exitCode = main();
